#include "sim/author/record_test.hpp"

#include "sim/engine/pinned_rows.hpp"
#include "support/json_print.hpp"

#include <algorithm>
#include <variant>

namespace amends::author {
namespace {

/// The events that stand, by their numbers: a taking back drops what lies behind its event.
std::vector<const engine::Event*> standing_events(const engine::Playthrough& told) {
    std::vector<std::pair<std::int64_t, const engine::Event*>> standing;
    for (std::size_t i = 0; i < told.events.size(); ++i) {
        const engine::Event& event = told.events[i];
        if (const auto* back = std::get_if<engine::RewoundTo>(&event.payload)) {
            std::erase_if(standing, [&](const auto& one) { return one.first > back->seq; });
            continue;
        }
        standing.emplace_back(static_cast<std::int64_t>(i), &event);
    }
    std::vector<const engine::Event*> events;
    for (const auto& [number, event] : standing)
        events.push_back(event);
    return events;
}

bool is_bare_word(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
               || c == '-' || c == '.' || c == ':' || c == '+';
    });
}

bool needs_quotes(const std::string& text) {
    return text.empty() || text.front() == '"' || text.front() == ' ' || text.back() == ' '
           || text.find_first_of("\r\n\t") != std::string::npos;
}

/// The line of an input; empty for what a script does not say.
struct LineOfInput {
    std::string operator()(const engine::BubbleSent& bubble) const {
        return "say " + (needs_quotes(bubble.text) ? support::json_string(bubble.text) : bubble.text);
    }
    std::string operator()(const engine::ChoiceTaken& choice) const {
        return "choose " + choice.choice.value;
    }
    std::string operator()(const engine::ActionTaken& action) const {
        std::string line = "do " + std::string(scenario::to_string(action.action));
        for (const auto& [key, value] : action.arguments)
            line.append(" ").append(key).append("=").append(
                is_bare_word(value) ? value : support::json_string(value));
        return line;
    }
    std::string operator()(const engine::WrappedUp& answer) const {
        std::string line = "wrap";
        for (const auto& [question, options] : answer.picked) {
            if (options.empty()) continue;
            line.append(" ").append(question).append("=");
            for (std::size_t i = 0; i < options.size(); ++i)
                line.append(i == 0 ? "" : ",").append(options[i]);
        }
        return line;
    }
    template <class Other>
    std::string operator()(const Other&) const {
        return {};
    }
};

std::string script_json(const std::vector<std::string>& lines) {
    std::string out = "[";
    for (const std::string& line : lines) {
        if (out.size() > 1) out += ',';
        support::append_json_string(out, line);
    }
    return out + "]";
}

} // namespace

std::vector<std::string> script_of(const engine::Playthrough& told) {
    std::vector<std::string> lines;
    std::int64_t clock_s = 0;
    for (const engine::Event* event : standing_events(told)) {
        std::string line = std::visit(LineOfInput{}, event->payload);
        const std::int64_t at_s = event->at_ms / 1000;
        if (line.empty()) continue;
        if (at_s > clock_s) lines.push_back("wait " + std::to_string(at_s - clock_s));
        clock_s = std::max(clock_s, at_s);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::optional<std::string> test_of(const engine::Playthrough& told, const std::string& id) {
    const scenario::Ending* ending = find_ending(*told.play.scenario, told.state.place);
    if (ending == nullptr) return std::nullopt;
    std::string out = "{\"id\":" + support::json_string(id);
    out += told.play.lang == support::Lang::zh ? R"(,"lang":"zh")" : R"(,"lang":"en")";
    out += ",\"seed\":" + std::to_string(told.play.seed);
    out += told.play.way == scenario::Way::free ? R"(,"way":"free")" : R"(,"way":"choices")";
    std::vector<std::string> script = script_of(told);
    if (std::string draws = engine::draw_line(told.play.drawn); !draws.empty())
        script.insert(script.begin(), std::move(draws));
    out += ",\"script\":" + script_json(script);
    out += ",\"expect\":{\"ending\":" + support::json_string(ending->id.value) + "}}";
    return out;
}

} // namespace amends::author
