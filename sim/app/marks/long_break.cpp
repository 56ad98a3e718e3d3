#include "sim/app/marks/long_break.hpp"

#include "sim/scenario/read.hpp"

#include <algorithm>

namespace amends::app {

std::optional<LongBreak> longest_beyond(const std::vector<records::Interruption>& all, std::int64_t limit_s) {
    std::optional<LongBreak> longest;
    for (const records::Interruption& one : all) {
        const bool is_set_back = one.gap_s < 0;
        if (!is_set_back && one.gap_s <= limit_s) continue;
        if (!longest) longest = LongBreak{0, limit_s, false};
        longest->gap_s = std::max(longest->gap_s, one.gap_s);
        longest->clock_set_back = longest->clock_set_back || is_set_back;
    }
    return longest;
}

records::Outcome<std::optional<LongBreak>> long_break_of(records::Reader& reader,
                                                         const records::AttemptRow& row) {
    const auto all = records::interruptions_of(reader, row.id);
    if (!all) return all.error();
    if (all.value().empty()) return std::optional<LongBreak>();
    const auto content = records::get_content(reader, row.scenario_fingerprint);
    if (!content) return content.error();
    int limit_s = scenario::Contact{}.limit_s; // of a case that is gone: what cases have by default
    if (content.value())
        if (const auto read = scenario::read_scenario("scenario.json", content.value()->bytes).scenario)
            limit_s = read->contact.limit_s;
    return longest_beyond(all.value(), limit_s);
}

bool is_looked_at(const std::vector<records::Mark>& marks_of_attempt) {
    return std::any_of(marks_of_attempt.begin(), marks_of_attempt.end(), [](const records::Mark& mark) {
        const bool is_decision =
            mark.kind == records::MarkKind::first || mark.kind == records::MarkKind::final_;
        return is_decision && mark.turn.seq == 0;
    });
}

} // namespace amends::app
