// Events as they are stored: canonical JSON, keys sorted, no blanks.
#include "sim/engine/event.hpp"
#include "sim/engine/json_pick.hpp"
#include "sim/engine/verdict_json.hpp"

#include <array>

namespace amends::engine {
namespace {

using support::Lang;

constexpr std::array<std::string_view, std::variant_size_v<Payload>> kinds = {
    "began",           "bubble_sent", "turn_closed",    "choice_taken", "action_taken",
    "due_reached",     "hint_shown",  "not_understood", "paused",       "resumed",
    "closed_by_agent", "wrapped_up",  "rewound_to",     "abandoned"};

/// One overload a kind.
struct Writer {
    Json operator()(const Began& e) const {
        Json made = {{"scenario_fingerprint", e.scenario_fingerprint},
                     {"rubric_fingerprint", e.rubric_fingerprint},
                     {"judge_fingerprint", e.judge_fingerprint},
                     {"engine_version", e.engine_version},
                     {"judge_version", e.judge_version},
                     {"mode", e.mode == Mode::assessment ? "assessment" : "practice"},
                     {"way", e.way == scenario::Way::choices ? "choices" : "free"},
                     {"lang", e.lang == Lang::en ? "en" : "zh"},
                     {"seed", e.seed},
                     {"drawn", e.drawn},
                     {"person", e.person},
                     {"desk", e.desk},
                     {"phase", e.phase},
                     {"programme", e.programme},
                     {"parent", e.parent},
                     {"parent_seq", e.parent_seq}};
        if (!e.shown.empty()) made["shown"] = e.shown;
        return made;
    }
    Json operator()(const BubbleSent& e) const { return {{"text", e.text}}; }
    Json operator()(const TurnClosed&) const { return Json::object(); } // as `amends score` prints it, below
    Json operator()(const ChoiceTaken& e) const { return {{"choice", e.choice.value}}; }
    Json operator()(const ActionTaken& e) const {
        return {{"action", to_string(e.action)}, {"arguments", e.arguments}};
    }
    Json operator()(const DueReached& e) const { return {{"id", e.id}}; }
    Json operator()(const HintShown& e) const { return {{"index", e.index}}; }
    Json operator()(const Resumed& e) const {
        Json made = {{"after_crash", e.after_crash}};
        if (e.judge_fingerprint.empty()) return made;
        made["judge_fingerprint"] = e.judge_fingerprint;
        made["judge_version"] = e.judge_version;
        return made;
    }
    Json operator()(const WrappedUp& e) const { return {{"picked", e.picked}}; }
    Json operator()(const RewoundTo& e) const { return {{"seq", e.seq}}; }
    Json operator()(const NotUnderstood&) const { return Json::object(); }
    Json operator()(const Paused&) const { return Json::object(); }
    Json operator()(const ClosedByAgent&) const { return Json::object(); }
    Json operator()(const Abandoned&) const { return Json::object(); }
};

/// The two names of a member that is one of two; false for a third.
bool pick_either(Picker& from, const char* key, std::string_view first, std::string_view second,
                 bool& is_second) {
    std::string name(is_second ? second : first);
    from.pick(key, name);
    is_second = name == second;
    if (name != first && name != second) from.fail();
    return from.good();
}

void read(Picker& from, Began& e) {
    from.pick("scenario_fingerprint", e.scenario_fingerprint);
    from.pick("rubric_fingerprint", e.rubric_fingerprint);
    from.pick("judge_fingerprint", e.judge_fingerprint);
    from.pick_integer("engine_version", e.engine_version);
    from.pick_integer("judge_version", e.judge_version);
    bool assessment = false, choices = false, english = false;
    pick_either(from, "mode", "practice", "assessment", assessment);
    pick_either(from, "way", "free", "choices", choices);
    pick_either(from, "lang", "zh", "en", english);
    e.mode = assessment ? Mode::assessment : Mode::practice;
    e.way = choices ? scenario::Way::choices : scenario::Way::free;
    e.lang = english ? Lang::en : Lang::zh;
    from.pick_integer("seed", e.seed);
    from.pick("drawn", e.drawn);
    from.pick("person", e.person);
    from.pick("desk", e.desk);
    from.pick("phase", e.phase);
    from.pick("programme", e.programme);
    from.pick("parent", e.parent);
    from.pick_integer("parent_seq", e.parent_seq);
    from.each("shown", [&](const Json& text) {
        if (text.is_string()) e.shown.push_back(text.get_ref<const std::string&>());
        return text.is_string();
    });
}
void read(Picker& from, BubbleSent& e) {
    from.pick("text", e.text);
    if (!from.find("text")) from.fail();
}
void read(Picker& from, TurnClosed& e) {
    const Json* verdict = from.find("verdict");
    auto known = verdict ? verdict_from_json(*verdict) : std::nullopt;
    if (known)
        e.verdict = std::move(*known);
    else
        from.fail();
}
void read(Picker& from, ChoiceTaken& e) {
    from.pick("choice", e.choice.value);
    if (e.choice.empty()) from.fail();
}
void read(Picker& from, ActionTaken& e) {
    std::string name;
    from.pick("action", name);
    from.pick("arguments", e.arguments);
    const auto action = scenario::desk_action_from(name);
    if (action)
        e.action = *action;
    else
        from.fail();
}
void read(Picker& from, DueReached& e) {
    from.pick("id", e.id);
    if (e.id.empty()) from.fail();
}
void read(Picker& from, HintShown& e) {
    from.pick_integer("index", e.index);
}
void read(Picker& from, Resumed& e) {
    from.pick("after_crash", e.after_crash);
    from.pick("judge_fingerprint", e.judge_fingerprint);
    from.pick_integer("judge_version", e.judge_version);
}
void read(Picker& from, WrappedUp& e) {
    const Json* picked = from.find("picked");
    if (!picked) return;
    if (!picked->is_object()) return from.fail();
    Picker questions(*picked);
    for (const auto& [question, ignored] : picked->items()) {
        std::vector<std::string>& options = e.picked[question];
        questions.each(question.c_str(), [&](const Json& option) {
            if (option.is_string()) options.push_back(option.get_ref<const std::string&>());
            return option.is_string();
        });
    }
    if (!questions.good()) from.fail();
}
void read(Picker& from, RewoundTo& e) {
    from.pick_integer("seq", e.seq);
}
void read(Picker&, NotUnderstood&) {}
void read(Picker&, Paused&) {}
void read(Picker&, ClosedByAgent&) {}
void read(Picker&, Abandoned&) {}

/// The payload of the kind with this index.
template <std::size_t index = 0>
std::optional<Payload> read_kind(std::size_t wanted, const Json& json) {
    if constexpr (index < std::variant_size_v<Payload>) {
        if (wanted != index) return read_kind<index + 1>(wanted, json);
        std::variant_alternative_t<index, Payload> event;
        Picker from(json);
        read(from, event);
        if (from.good()) return Payload(std::move(event));
    }
    return std::nullopt;
}

} // namespace

std::string_view kind_of(const Payload& payload) {
    return kinds.at(payload.index());
}

std::string to_json(const Payload& payload) {
    if (const auto* turn = std::get_if<TurnClosed>(&payload))
        return "{\"verdict\":" + text::to_json(turn->verdict) + "}";
    return std::visit(Writer{}, payload).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Payload> payload_from_json(std::string_view kind, std::string_view json) {
    const Json parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded()) return std::nullopt;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i] == kind) return read_kind(i, parsed);
    return std::nullopt;
}

} // namespace amends::engine
