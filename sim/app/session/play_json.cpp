#include "sim/app/session/play_json.hpp"

#include "sim/scenario/names.hpp"

#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

using nlohmann::json;
using Who = engine::SpokenLine::Who;

std::string dump(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json number_of_tenths(const std::optional<int>& tenths) {
    return tenths ? json(*tenths / 10.0) : json(nullptr);
}

/// Whole seconds as integers, so that a script's play has no fractions.
json seconds_of(std::int64_t ms) {
    return ms % 1000 == 0 ? json(ms / 1000) : json(static_cast<double>(ms) / 1000.0);
}

json labels_of(const text::LabelSet& labels) {
    json list = json::array();
    for (const text::Label label : text::all_labels())
        if (has(labels, label)) list.push_back(to_string(label));
    return list;
}

json action_json(const engine::ActionRecord& done) {
    json action{{"action", to_string(done.action)},
                {"arguments", done.arguments},
                {"accepted", done.accepted},
                {"seconds", seconds_of(done.at_ms)}};
    if (done.accepted) {
        action["grade"] = scenario::name_of(done.grade);
        action["cost"] = done.cost;
    } else {
        action["refusal"] = done.refusal;
    }
    return action;
}

json actions_of(const engine::State& state, std::size_t turn) {
    json list = json::array();
    for (const engine::ActionRecord& done : state.actions)
        if (done.turn == turn) list.push_back(action_json(done));
    return list;
}

json customer_of(const engine::Playthrough& told, std::size_t turn) {
    json list = json::array();
    for (const engine::SpokenLine& line : told.lines)
        if (line.who == Who::customer && line.turn == turn) list.push_back(line.text);
    return list;
}

json turn_json(const engine::Playthrough& told, std::size_t index) {
    const engine::TurnRecord& record = told.state.turns[index];
    const engine::TurnWords& words = told.turns[index];
    json turn = json::parse(text::to_json(words.verdict)); // labels, acts, evidence, promises, findings
    turn["node"] = record.node.value;
    turn["customer"] = customer_of(told, index);
    turn["text"] = words.reply;
    if (record.choice.empty())
        turn["reply"] = words.reply;
    else
        turn["choice"] = record.choice.value;
    turn["actions"] = actions_of(told.state, index);
    turn["due"] = labels_of(record.due);
    turn["mood"] = record.mood_after;
    turn["seconds"] = seconds_of(record.response_ms);
    turn["transition"] = record.fell_back ? json(nullptr) : json(record.fired.value);
    return turn;
}

json score_json(const rubric::Score& score) {
    json critical = json::array(), criteria = json::object();
    for (const text::Label label : score.critical)
        critical.push_back(to_string(label));
    for (const rubric::CriterionScore& criterion : score.criteria)
        criteria[criterion.id.value] = number_of_tenths(criterion.tenths);
    return {{"total", number_of_tenths(score.total_tenths)},
            {"passed", score.passed},
            {"provisional", score.provisional},
            {"critical", std::move(critical)},
            {"criteria", std::move(criteria)},
            {"deduction", score.deduction}};
}

json promise_json(const engine::Playthrough& told, const engine::LedgerEntry& entry) {
    json promise{{"turn", entry.turn},
                 {"measure", entry.measure},
                 {"object", entry.object},
                 {"state", scenario::name_of(entry.state)},
                 {"text", ""}};
    if (entry.amount) promise["amount"] = *entry.amount;
    if (!entry.currency.empty()) promise["currency"] = entry.currency;
    if (entry.due_ms) promise["due_seconds"] = seconds_of(*entry.due_ms);
    if (entry.turn < told.turns.size()) {
        const auto& promises = told.turns[entry.turn].verdict.promises;
        if (entry.promise < promises.size()) promise["text"] = promises[entry.promise].text;
    }
    return promise;
}

json promises_of(const engine::Playthrough& told) {
    json list = json::array();
    for (const engine::LedgerEntry& entry : told.state.ledger)
        list.push_back(promise_json(told, entry));
    return list;
}

const engine::Began* began_of(const engine::Playthrough& told) {
    return told.events.empty() ? nullptr : std::get_if<engine::Began>(&told.events.front().payload);
}

json fingerprints_of(const engine::Playthrough& told) {
    const engine::Began* began = began_of(told);
    if (!began) return json::object();
    return {{"scenario", began->scenario_fingerprint},
            {"rubric", began->rubric_fingerprint},
            {"judge", began->judge_fingerprint},
            {"engine_version", began->engine_version},
            {"judge_version", began->judge_version}};
}

const scenario::Ending* ending_of(const engine::Playthrough& told) {
    return find_ending(*told.play.scenario, told.state.place);
}

json outcome_of(const engine::Result& result) {
    return result.outcome ? json(scenario::name_of(*result.outcome)) : json(nullptr);
}

json turns_of(const engine::Playthrough& told) {
    json list = json::array();
    for (std::size_t index = 0; index < told.turns.size() && index < told.state.turns.size(); ++index)
        list.push_back(turn_json(told, index));
    return list;
}

json context_value(const text::Context& context) {
    static constexpr const char* speakers[] = {"customer", "agent", "bot", "supervisor", "system"};
    json history = json::array(), actions = json::array();
    for (const text::Utterance& said : context.history)
        history.push_back({{"who", speakers[static_cast<int>(said.who)]}, {"text", said.text}});
    for (const text::ActionDone& done : context.actions)
        actions.push_back({{"action", done.action}, {"arguments", done.arguments}});
    json value{{"lang", scenario::name_of(context.lang)},
               {"history", std::move(history)},
               {"customer", context.customer},
               {"facts", context.facts},
               {"actions", std::move(actions)},
               {"shown", context.shown},
               {"own", context.own}};
    if (context.now) value["now"] = *context.now;
    return value;
}

/// What the judge read at each turn that stands: the play once more, stopped before each turn's end.
void add_contexts(const engine::Playthrough& told, json& turns) {
    engine::Playthrough again = engine::new_playthrough(told.play);
    for (const engine::Event& event : told.events) {
        const auto seq = static_cast<std::int64_t>(again.events.size());
        for (std::size_t index = 0; index < turns.size(); ++index)
            if (told.turns[index].seq == seq)
                turns[index]["context"] = context_value(engine::context_of(again));
        engine::advance(again, event);
    }
}

} // namespace

std::string play_json(const engine::Playthrough& told, bool contexts) {
    const engine::Case& play = told.play;
    const engine::Result result = engine::result_of(play, told.state);
    const scenario::Ending* ending = ending_of(told);
    const std::size_t after = told.turns.size();
    json turns = turns_of(told);
    if (contexts) add_contexts(told, turns);
    json cost{{"given", result.cost_given}, {"cheapest_right", nullptr}};
    if (result.cheapest_right) cost["cheapest_right"] = *result.cheapest_right;
    return dump(
        {{"scenario", play.scenario->id.value},
         {"version", play.scenario->version},
         {"seed", play.seed},
         {"mode", play.mode == engine::Mode::assessment ? "assessment" : "practice"},
         {"lang", scenario::name_of(play.lang)},
         {"way", scenario::name_of(play.way)},
         {"drawn", play.drawn},
         {"turns", std::move(turns)},
         {"closing", {{"customer", customer_of(told, after)}, {"actions", actions_of(told.state, after)}}},
         {"ending", ending ? json(ending->id.value) : json(nullptr)},
         {"outcome", outcome_of(result)},
         {"score", score_json(result.score)},
         {"simulated_csat", result.simulated_csat ? json(*result.simulated_csat) : json(nullptr)},
         {"front_line_resolution", result.front_line_resolution},
         {"first_contact_resolution", result.first_contact_resolution},
         {"bad_review", result.bad_review},
         {"cost", std::move(cost)},
         {"findings", result.findings},
         {"promises", promises_of(told)},
         {"wrap_up", told.state.wrapped},
         {"interruptions", told.state.interruptions},
         {"fingerprints", fingerprints_of(told)}});
}

std::string summary_json(const engine::Playthrough& told) {
    const engine::Result result = engine::result_of(told.play, told.state);
    const scenario::Ending* ending = ending_of(told);
    return dump({{"ending", ending ? json(ending->id.value) : json(nullptr)},
                 {"outcome", outcome_of(result)},
                 {"total", number_of_tenths(result.score.total_tenths)},
                 {"passed", result.score.passed},
                 {"provisional", result.score.provisional},
                 {"turns", told.turns.size()},
                 {"mood", told.state.mood},
                 {"ms", told.state.now_ms}});
}

std::string context_json(const text::Context& context) {
    return dump(context_value(context));
}

} // namespace amends::app
