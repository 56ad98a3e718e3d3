// What the customer says, in words.
#include "sim/engine/render.hpp"
#include "sim/engine/work.hpp"

namespace amends::engine {

const std::vector<scenario::Line>* lines_behind(const scenario::Scenario& script, const CustomerSays& says) {
    if (says.from == CustomerSays::From::ending) {
        const scenario::Ending* ending = find_ending(script, says.place);
        return ending ? &ending->customer : nullptr;
    }
    const scenario::Node* node = find_node(script, says.place);
    if (!node) return nullptr;
    if (says.from == CustomerSays::From::node) return &node->customer;
    const auto round = static_cast<std::size_t>(says.fallback_round);
    return round < node->fallback.lines.size() ? &node->fallback.lines[round] : nullptr;
}

std::vector<std::string> lines_of(const Case& play, const CustomerSays& says, support::Lang lang) {
    std::vector<std::string> texts;
    const auto* lines = lines_behind(*play.scenario, says);
    if (!lines) return texts;
    for (const std::size_t index : says.lines)
        if (index < lines->size()) texts.push_back(render(play, (*lines)[index].text, lang));
    return texts;
}

std::string now_of(const Case& play, const State& state) {
    return format_moment(later(start_of(play), story_ms(state)));
}

} // namespace amends::engine
