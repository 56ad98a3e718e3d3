// A finished or broken-off play as one JSON document.
#include "sim/engine/missed_labels.hpp"
#include "sim/scenario/names.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::engine {
namespace {

using nlohmann::json;
using Who = SpokenLine::Who;

template <class T>
json or_null(const std::optional<T>& value) {
    return value ? json(*value) : json(nullptr);
}

json tenths(const std::optional<int>& value) {
    return value ? json(*value / 10.0) : json(nullptr);
}

std::string_view speaker_name(text::Speaker who) {
    switch (who) {
    case text::Speaker::customer: return "customer";
    case text::Speaker::agent: return "agent";
    case text::Speaker::bot: return "bot";
    case text::Speaker::supervisor: return "supervisor";
    case text::Speaker::system: break;
    }
    return "system";
}

json context_json(const text::Context& context) {
    json history = json::array(), actions = json::array();
    for (const text::Utterance& line : context.history)
        history.push_back({{"who", speaker_name(line.who)}, {"text", line.text}});
    for (const text::ActionDone& done : context.actions)
        actions.push_back({{"action", done.action}, {"arguments", done.arguments}});
    json made = {{"lang", scenario::name_of(context.lang)},
                 {"history", std::move(history)},
                 {"customer", context.customer},
                 {"facts", context.facts},
                 {"actions", std::move(actions)},
                 {"shown", context.shown},
                 {"own", context.own}};
    if (context.now) made["now"] = *context.now;
    if (!context.hints.empty()) made["hints"] = context.hints;
    return made;
}

json action_json(const ActionRecord& done) {
    static constexpr std::string_view grades[] = {"right", "acceptable", "wrong"};
    json made = {{"action", to_string(done.action)}, {"accepted", done.accepted}};
    for (const auto& [name, value] : done.arguments)
        made["arguments"][name] = value;
    if (done.accepted) {
        made["grade"] = grades[static_cast<std::size_t>(done.grade)];
        made["cost"] = done.cost;
    } else {
        made["refusal"] = done.refusal;
    }
    return made;
}

/// What was heard and done before turn `index` was closed; behind the last turn: since then.
void add_surroundings(json& turn, const Playthrough& told, std::size_t index) {
    turn["customer"] = json::array();
    turn["actions"] = json::array();
    for (const SpokenLine& line : told.lines)
        if (line.turn == index && line.who == Who::customer) turn["customer"].push_back(line.text);
    for (const ActionRecord& done : told.state.actions)
        if (done.turn == index) turn["actions"].push_back(action_json(done));
}

/// The shop's own phrases that were said or left out, each with the list's reason.
json listed_json(const std::vector<rubric::ListedPhrase>& list, const std::vector<std::string>& ids) {
    json all = json::array();
    for (const rubric::ListedPhrase& phrase : list)
        if (std::find(ids.begin(), ids.end(), phrase.id) != ids.end())
            all.push_back(
                {{"id", phrase.id}, {"reason", {{"zh", phrase.reason.zh}, {"en", phrase.reason.en}}}});
    return all;
}

/// Each turn's verdict, as `amends score` prints it.
std::vector<json> verdicts_of(const Playthrough& told) {
    std::vector<json> verdicts;
    for (const TurnWords& words : told.turns)
        verdicts.push_back(json::parse(text::to_json(words.verdict)));
    return verdicts;
}

json turn_json(const Played& played, std::size_t index, const json& verdict, bool with_context) {
    const TurnRecord& record = played.told.state.turns[index];
    const TurnWords& words = played.told.turns[index];
    json turn = {{"node", record.node.value},
                 {"text", words.reply},
                 {"labels", verdict.at("labels")},
                 {"acts", verdict.at("acts")},
                 {"evidence", verdict.at("evidence")},
                 {"mood", record.mood_after},
                 {"seconds", record.response_ms / 1000},
                 {"fell_back", record.fell_back},
                 {"never_said", listed_json(played.told.play.rubric->never_say, record.never_said)}};
    if (record.choice.empty())
        turn["reply"] = words.reply;
    else
        turn["choice"] = record.choice.value;
    if (!record.fired.empty()) turn["transition"] = record.fired.value;
    add_surroundings(turn, played.told, index);
    const bool typed = record.choice.empty() && index < played.contexts.size();
    if (with_context && typed) turn["context"] = context_json(played.contexts[index]);
    return turn;
}

/// What was due and not found, with words of this case that would have earned it.
json missing_json(const std::vector<MissedLabel>& missed, std::size_t index) {
    json all = json::array();
    for (const MissedLabel& one : missed) {
        if (one.turn != index) continue;
        json reason = {{"zh", "这一轮应有而没有"}, {"en", "Due in this turn and not found"}};
        if (!one.words.empty())
            reason = {
                {"zh", "这一轮应有而没有；这样说就有了：“" + one.words + "”"},
                {"en", "Due in this turn and not found; this would have earned it: “" + one.words + "”"}};
        all.push_back({{"label", to_string(one.label)}, {"words", one.words}, {"reason", std::move(reason)}});
    }
    return all;
}

json names_of(const text::LabelSet& labels) {
    json names = json::array();
    for (const text::Label label : text::all_labels())
        if (has(labels, label)) names.push_back(to_string(label));
    return names;
}

/// What was due in the whole contact, each with whether it came in any turn.
json due_once_json(const rubric::AttemptFacts& facts, const rubric::Score& score) {
    json all = json::object();
    for (const text::Label label : text::all_labels())
        if (has(facts.due_once, label))
            all[std::string(to_string(label))] =
                std::none_of(score.losses.begin(), score.losses.end(),
                             [&](const rubric::Loss& loss) { return loss.once && loss.label == label; });
    return all;
}

/// What reports count beside the points: which labels each turn owed, by when, and in which money.
void add_owed(json& report, const Playthrough& told, const Result& result,
              const std::vector<MissedLabel>& missed) {
    json& turns = report["turns"];
    const auto& facts = result.facts.turns;
    for (std::size_t i = 0; i < turns.size() && i < facts.size(); ++i) {
        turns[i]["missing"] = missing_json(missed, i);
        turns[i]["due"] = names_of(facts[i].due);
        turns[i]["target"] = facts[i].target_ms > 0 ? json(facts[i].target_ms / 1000) : json(nullptr);
    }
    report["due_once"] = due_once_json(result.facts, result.score);
    // Behind the last reply may stand the one that never came.
    report["due_unanswered"] = facts.size() > turns.size() ? names_of(facts.back().due) : json::array();
    report["cost"]["currency"] = told.play.scenario->desk.currency;
}

json promise_json(const LedgerEntry& entry, const std::vector<json>& verdicts) {
    json made = {{"turn", entry.turn},         {"measure", entry.measure},
                 {"object", entry.object},     {"amount", or_null(entry.amount)},
                 {"currency", entry.currency}, {"state", scenario::name_of(entry.state)}};
    // The words and what they say of who, when and on what terms, as the judge read them.
    if (entry.turn >= verdicts.size()) return made;
    const json& promises = verdicts[entry.turn].at("promises");
    if (entry.promise >= promises.size()) return made;
    for (const char* key : {"text", "start", "end", "who", "deadline", "condition"})
        if (promises[entry.promise].contains(key)) made[key] = promises[entry.promise].at(key);
    return made;
}

json score_json(const rubric::Score& score) {
    json criteria = json::object(), critical = json::array();
    for (const rubric::CriterionScore& one : score.criteria)
        criteria[one.id.value] = tenths(one.tenths);
    for (const text::Label label : score.critical)
        critical.push_back(to_string(label));
    return {{"total", tenths(score.total_tenths)}, {"passed", score.passed},
            {"provisional", score.provisional},    {"critical", std::move(critical)},
            {"criteria", std::move(criteria)},     {"deduction", score.deduction}};
}

const Began* event_zero(const Playthrough& told) {
    return told.events.empty() ? nullptr : std::get_if<Began>(&told.events.front().payload);
}

void add_result(json& report, const Case& play, const Result& result, const State& state) {
    report["outcome"] = result.outcome ? json(scenario::name_of(*result.outcome)) : json(nullptr);
    report["score"] = score_json(result.score);
    report["simulated_csat"] = or_null(result.simulated_csat);
    report["front_line_resolution"] = result.front_line_resolution;
    report["first_contact_resolution"] = result.first_contact_resolution;
    report["bad_review"] = result.bad_review;
    report["interruptions"] = state.interruptions;
    report["cost"] = {{"given", result.cost_given}, {"cheapest_right", or_null(result.cheapest_right)}};
    report["findings"] = result.findings;
    // Behind the last reply may stand the one that never came.
    const std::size_t last_reply = state.turns.empty() ? 0 : state.turns.size() - 1;
    if (last_reply < result.facts.turns.size())
        report["must_say_missing"] =
            listed_json(play.rubric->must_say, result.facts.turns[last_reply].must_missing);
}

/// What the customer said and the trainee did after the last turn: an ending's lines, the final action.
json closing_json(const Playthrough& told) {
    json closing = json::object();
    add_surroundings(closing, told, told.turns.size());
    return closing;
}

/// Where more than one judge read the replies, all of them, in order.
void add_judges(json& fingerprints, const Playthrough& told) {
    const std::vector<JudgeName> judges = judges_of(told.events);
    if (judges.size() < 2) return;
    for (const JudgeName& judge : judges)
        fingerprints["judges"].push_back({{"fingerprint", judge.fingerprint}, {"version", judge.version}});
}

} // namespace

std::string play_report(const Played& played, bool with_contexts, const std::vector<MissedLabel>* missed) {
    const Playthrough& told = played.told;
    const Case& play = told.play;
    const bool ended = find_ending(*play.scenario, told.state.place) != nullptr;
    json report = {{"scenario", play.scenario->id.value},
                   {"version", play.scenario->version},
                   {"seed", play.seed},
                   {"mode", play.mode == Mode::assessment ? "assessment" : "practice"},
                   {"way", scenario::name_of(play.way)},
                   {"lang", scenario::name_of(play.lang)},
                   {"drawn", play.drawn},
                   {"finished", played.finished},
                   {"ending", ended ? json(told.state.place.value) : json(nullptr)},
                   {"wrap_up", told.state.wrapped},
                   {"closing", closing_json(told)}};
    const std::vector<json> verdicts = verdicts_of(told);
    const Result result = result_of(play, told.state);
    report["turns"] = json::array();
    for (std::size_t i = 0; i < told.turns.size() && i < told.state.turns.size(); ++i)
        report["turns"].push_back(turn_json(played, i, verdicts[i], with_contexts));
    report["promises"] = json::array();
    for (const LedgerEntry& entry : told.state.ledger)
        report["promises"].push_back(promise_json(entry, verdicts));
    add_result(report, play, result, told.state);
    if (missed != nullptr) add_owed(report, told, result, *missed);
    if (const Began* began = event_zero(told)) {
        report["fingerprints"] = {{"scenario", began->scenario_fingerprint},
                                  {"rubric", began->rubric_fingerprint},
                                  {"judge", began->judge_fingerprint},
                                  {"engine_version", began->engine_version},
                                  {"judge_version", began->judge_version}};
        add_judges(report["fingerprints"], told);
    }
    return report.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace amends::engine
