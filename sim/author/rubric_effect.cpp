#include "sim/author/rubric_effect.hpp"

#include "scoring/rubric/listed.hpp"
#include "scoring/rubric/mood.hpp"
#include "scoring/rubric/score.hpp"
#include "sim/scenario/names.hpp"
#include "support/sha256.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace amends::author {
namespace {

using engine::BenchReply;
using RubricPtr = std::shared_ptr<const rubric::Rubric>;
using ScriptPtr = std::shared_ptr<const scenario::Scenario>;

void take_score(MarkedOutcome& outcome, const rubric::Score& score) {
    outcome.total_tenths = score.total_tenths;
    outcome.passed = score.passed;
    for (const text::Label label : score.critical)
        outcome.critical.emplace_back(text::to_string(label));
}

void add_ids(std::vector<std::string>& to, const std::vector<std::string>& ids) {
    for (const std::string& id : ids)
        if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(id);
}

MarkedOutcome outcome_of_test(const engine::TestRun& run) {
    MarkedOutcome outcome;
    const engine::Result result = engine::result_of(run.played.told.play, run.played.told.state);
    take_score(outcome, result.score);
    outcome.mood = run.played.told.state.mood;
    outcome.csat = result.simulated_csat;
    outcome.faults = run.faults;
    for (const rubric::TurnFacts& turn : result.facts.turns) {
        add_ids(outcome.never_said, turn.never_said);
        add_ids(outcome.must_miss, turn.must_missing);
    }
    return outcome;
}

/// The reply as if it were the whole contact.
MarkedOutcome outcome_of_sample(const engine::StandingCase& in, const scenario::PlaceId& node,
                                const BenchReply& reply) {
    const rubric::Rubric& marks = *in.play.rubric;
    rubric::TurnFacts turn;
    turn.labels = reply.verdict.labels;
    turn.due = reply.due;
    if (const auto standing = in.at.find(node); standing != in.at.end())
        turn.welcome = standing->second.welcome;
    turn.never_said = rubric::listed_in(marks.never_say, reply.text);
    turn.critical_misinforming =
        std::any_of(reply.verdict.findings.begin(), reply.verdict.findings.end(),
                    [&](const text::Finding& finding) { return finding.id == marks.critical_finding; });
    MarkedOutcome outcome;
    outcome.never_said = turn.never_said;
    for (const text::Label label : text::all_labels())
        if (has(reply.verdict.labels, label)) outcome.read.emplace_back(text::to_string(label));
    for (const auto& act : reply.verdict.acts)
        add_ids(outcome.read, {act.id.value});
    for (const text::Label label : text::all_labels())
        if (has(reply.verdict.labels, label))
            outcome.mood += rubric::label_effect(
                marks.mood, scenario::name_of(in.play.scenario->customer.temperament), label, 0);
    rubric::AttemptFacts facts;
    facts.turns.push_back(std::move(turn));
    facts.ended = true;
    take_score(outcome, rubric::score(marks, facts, false));
    return outcome;
}

/// By what a person would call it: a test by its id; a sample by its node, number and language.
using OutcomeKey = std::tuple<bool, std::string, std::size_t, int>;
struct NamedOutcome {
    std::string name, text;
    MarkedOutcome outcome;
};
using Outcomes = std::map<OutcomeKey, NamedOutcome>;

Outcomes outcomes_of(const ScriptPtr& script, const RubricPtr& marks, const engine::JudgeReply& judge) {
    Outcomes all;
    if (!script->tests.empty())
        for (const engine::TestRun& run : engine::run_tests(script, marks, judge).runs)
            all[{false, run.id.value, run.index, 0}] = {run.id.value, {}, outcome_of_test(run)};
    const engine::Bench bench = engine::judge_samples(script, marks, judge);
    for (const engine::BenchNode& node : bench.nodes)
        for (const BenchReply& reply : node.replies)
            for (const engine::StandingCase& in : bench.cases)
                if (reply.kind == engine::BenchKind::sample && in.play.lang == reply.lang)
                    all[{true, node.id.value, reply.index, static_cast<int>(reply.lang)}] = {
                        node.id.value, reply.text, outcome_of_sample(in, node.id, reply)};
    return all;
}

void compare_outcomes(RubricEffect& effect, const scenario::Scenario& script, const Outcomes& before,
                      const Outcomes& after) {
    for (const auto& [key, old] : before) {
        const bool is_test = !std::get<0>(key);
        ++(is_test ? effect.tests : effect.samples);
        const auto now = after.find(key);
        if (now == after.end() || now->second.outcome == old.outcome) continue;
        effect.changed.push_back({.case_id = script.id.value,
                                  .case_title = script.title,
                                  .is_test = is_test,
                                  .name = old.name,
                                  .text = old.text,
                                  .before = old.outcome,
                                  .after = now->second.outcome});
    }
}

/// All of a context that a verdict may rest on, in one text.
std::string words_of_context(const text::Context& context) {
    std::string all = std::to_string(static_cast<int>(context.lang));
    const auto add = [&](const std::string& words) {
        all += std::to_string(words.size());
        all += ':';
        all += words;
    };
    const auto add_list = [&](const std::vector<std::string>& list) {
        add(std::to_string(list.size()));
        std::for_each(list.begin(), list.end(), add);
    };
    add(std::to_string(context.history.size()));
    for (const text::Utterance& one : context.history) {
        add(std::to_string(static_cast<int>(one.who)));
        add(one.text);
    }
    add_list(context.customer);
    add_list(context.facts);
    add(std::to_string(context.actions.size()));
    for (const text::ActionDone& action : context.actions) {
        add(action.action);
        add(std::to_string(action.arguments.size()));
        for (const auto& [key, value] : action.arguments) {
            add(key);
            add(value);
        }
    }
    add(context.now.value_or(std::string()));
    add_list(context.shown);
    add_list(context.own);
    return all;
}

} // namespace

RubricEffect effect_of_rubric(const CaseList& cases, const RubricPtr& before, const RubricPtr& after,
                              const engine::JudgeReply& judge, const EffectProgress& progress) {
    RubricEffect effect;
    std::size_t done = 0;
    for (const ScriptPtr& script : cases) {
        compare_outcomes(effect, *script, outcomes_of(script, before, judge),
                         outcomes_of(script, after, judge));
        if (progress && !progress(++done, cases.size())) break;
    }
    std::stable_sort(
        effect.changed.begin(), effect.changed.end(),
        [](const EffectRow& one, const EffectRow& other) { return one.is_test > other.is_test; });
    return effect;
}

RubricEffect effect_of_judge(const CaseList& cases, const RubricOfCase& rubric_of,
                             const engine::JudgeReply& before, const engine::JudgeReply& after,
                             const EffectProgress& progress) {
    RubricEffect effect;
    std::size_t done = 0;
    for (const ScriptPtr& script : cases) {
        if (const RubricPtr marks = rubric_of(*script))
            compare_outcomes(effect, *script, outcomes_of(script, marks, before),
                             outcomes_of(script, marks, after));
        if (progress && !progress(++done, cases.size())) break;
    }
    std::stable_sort(
        effect.changed.begin(), effect.changed.end(),
        [](const EffectRow& one, const EffectRow& other) { return one.is_test > other.is_test; });
    return effect;
}

engine::JudgeReply remembering(engine::JudgeReply judge) {
    const auto read = std::make_shared<std::map<std::string, text::Verdict>>();
    return [judge = std::move(judge), read](const text::Context& context, std::string_view reply) {
        const std::string key = support::sha256_hex(words_of_context(context) + std::string(reply));
        if (const auto known = read->find(key); known != read->end()) return known->second;
        return read->emplace(key, judge(context, reply)).first->second;
    };
}

} // namespace amends::author
