#include "scoring/rubric/mood.hpp"

#include <algorithm>

namespace amends::rubric {
namespace {

int percent_for(const std::map<std::string, int>& table, std::string_view temperament) {
    const auto found = table.find(std::string(temperament));
    return found == table.end() ? 100 : found->second;
}

int repetition_percent(const MoodTable& table, int times_before) {
    if (table.repetition_percent.empty()) return 100;
    const auto last = static_cast<int>(table.repetition_percent.size()) - 1;
    return table.repetition_percent[static_cast<std::size_t>(std::clamp(times_before, 0, last))];
}

} // namespace

int share(int effect, int percent) {
    const std::int64_t product = static_cast<std::int64_t>(effect) * percent;
    std::int64_t quotient = product / 100;
    if (product % 100 < 0) --quotient;
    return static_cast<int>(std::clamp<std::int64_t>(quotient, -1000000, 1000000));
}

int clamp_mood(std::int64_t mood) {
    return static_cast<int>(std::clamp<std::int64_t>(mood, -100, 100));
}

int tempered(const MoodTable& table, std::string_view temperament, int effect) {
    const auto& percents = effect < 0 ? table.fault_percent : table.principle_percent;
    return share(effect, percent_for(percents, temperament));
}

int label_effect(const MoodTable& table, std::string_view temperament, text::Label label, int times_before) {
    const int effect = table.label[static_cast<std::size_t>(label)];
    const bool wears_off = text::is_principle(label);
    const int repeated = wears_off ? repetition_percent(table, times_before) : 100;
    const auto& percents = effect < 0 ? table.fault_percent : table.principle_percent;
    return share(effect, share(percent_for(percents, temperament), repeated));
}

} // namespace amends::rubric
