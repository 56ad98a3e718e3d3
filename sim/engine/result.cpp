// Points and simulated figures.
#include "sim/engine/resolution.hpp"
#include "sim/engine/work.hpp"
#include "sim/scenario/script.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

using scenario::PromiseState;
using text::LabelSet;

constexpr int low_mood = -20;

std::string_view name_of_outcome(scenario::Outcome outcome) {
    switch (outcome) {
    case scenario::Outcome::won_back: return "won_back";
    case scenario::Outcome::settled: return "settled";
    case scenario::Outcome::lost: return "lost";
    case scenario::Outcome::bad_review: return "bad_review";
    case scenario::Outcome::escalated: return "escalated";
    }
    return {};
}

rubric::TurnFacts facts_of_turn(const TurnRecord& turn) {
    rubric::TurnFacts facts;
    facts.labels = turn.labels;
    facts.welcome = turn.welcome;
    facts.response_ms = turn.response_ms;
    facts.target_ms = turn.target_ms;
    facts.limit_ms = turn.limit_ms;
    facts.mood_low = turn.mood_before < low_mood;
    facts.critical_misinforming = turn.critical_misinforming;
    facts.repeated = turn.repeated;
    facts.never_said = turn.never_said;
    return facts;
}

/// A due label counts once for the visit: where it is found, else in the visit's last turn.
void spread_due(const std::vector<TurnRecord>& turns, std::vector<rubric::TurnFacts>& facts) {
    for (std::size_t first = 0; first < turns.size();) {
        std::size_t end = first + 1;
        while (end < turns.size() && turns[end].node == turns[first].node
               && turns[end].visit == turns[first].visit)
            ++end;
        LabelSet left;
        for (std::size_t i = first; i < end; ++i) {
            left |= turns[i].due;
            const LabelSet found = turns[i].repeated ? LabelSet{} : turns[i].labels;
            facts[i].due = i + 1 == end ? left : left & found;
            left &= ~found;
        }
        // A label met in one turn of the visit is not due again in the next.
        LabelSet met;
        for (std::size_t i = first; i < end; ++i) {
            facts[i].due &= ~met;
            if (!turns[i].repeated) met |= facts[i].due & turns[i].labels;
        }
        first = end;
    }
}

/// The contact ended with what was due still unsaid: no reply came after it.
bool left_unanswered(const State& state) {
    return state.phase != Phase::talking && state.carried_due.any();
}

/// The reply that never came: all it owed is missing, and it is later than any limit.
void add_missing_reply(const Case& play, const State& state, std::vector<rubric::TurnFacts>& facts) {
    if (!left_unanswered(state)) return;
    rubric::TurnFacts missing;
    missing.due = state.carried_due;
    missing.target_ms = target_ms(play, state);
    missing.limit_ms = limit_ms(play, state);
    missing.response_ms = std::max(missing.target_ms, missing.limit_ms) + 1;
    facts.push_back(std::move(missing));
}

void add_missing_phrases(const Case& play, const State& state, rubric::AttemptFacts& facts) {
    facts.words_examined = play.way == scenario::Way::free;
    if (!facts.words_examined || facts.turns.empty()) return;
    for (const rubric::ListedPhrase& phrase : play.rubric->must_say) {
        const bool said = std::any_of(state.turns.begin(), state.turns.end(), [&](const TurnRecord& turn) {
            return std::find(turn.must_said.begin(), turn.must_said.end(), phrase.id) != turn.must_said.end();
        });
        const std::size_t last = state.turns.empty() ? 0 : state.turns.size() - 1;
        if (!said) facts.turns[last].must_missing.push_back(phrase.id);
    }
}

/// One point a question; where several are to be picked, the share of right ones less the wrong ones.
void add_question(const State& state, const std::string& name,
                  const std::vector<scenario::WrapOption>& options, std::int64_t& earned,
                  std::int64_t& possible) {
    if (options.empty()) return;
    constexpr std::int64_t whole = 12;
    possible += whole;
    const auto answer = state.wrapped.find(name);
    const std::vector<std::string> none;
    const std::vector<std::string>& picked = answer == state.wrapped.end() ? none : answer->second;
    std::int64_t right = 0, hits = 0;
    for (const scenario::WrapOption& option : options) {
        const bool is_picked = std::find(picked.begin(), picked.end(), option.id.value) != picked.end();
        right += option.right ? 1 : 0;
        hits += !is_picked ? 0 : (option.right ? 1 : -1);
    }
    if (right == 0)
        earned += hits == 0 && !state.wrapped.empty() ? whole : 0;
    else
        earned += whole * std::max<std::int64_t>(0, hits) / right;
}

rubric::Fraction wrap_up_points(const Case& play, const State& state) {
    if (state.phase == Phase::talking) return {};
    rubric::Fraction sum;
    for (const std::string_view question : scenario::wrap_questions())
        if (const auto* options = scenario::options_of(play.scenario->wrap_up, question))
            add_question(state, std::string(question), *options, sum.earned, sum.possible);
    return sum;
}

bool failed(const LedgerEntry& entry) {
    return entry.state == PromiseState::broken || entry.state == PromiseState::contradicted
           || entry.state == PromiseState::not_allowed;
}

void count_promises(const State& state, rubric::AttemptFacts& facts) {
    for (const LedgerEntry& entry : state.ledger) {
        facts.promises_kept += entry.state == PromiseState::kept ? 1 : 0;
        facts.promises_failed += failed(entry) ? 1 : 0;
    }
}

/// A change counts when the script sets a time for telling it, or once the customer had to ask.
void count_changes(const Case& play, const State& state, rubric::AttemptFacts& facts) {
    facts.changes_withheld = static_cast<std::int64_t>(state.withheld.size());
    facts.changes = facts.changes_withheld;
    for (const scenario::Event& event : play.scenario->events)
        facts.changes += event.tell_within_s && state.told.count(event.id) ? 1 : 0;
}

rubric::AttemptFacts facts_of_attempt(const Case& play, const State& state) {
    rubric::AttemptFacts facts;
    for (const TurnRecord& turn : state.turns)
        facts.turns.push_back(facts_of_turn(turn));
    spread_due(state.turns, facts.turns);
    add_missing_reply(play, state, facts.turns);
    for (const std::size_t turn : generous_turns(play, state))
        if (turn < facts.turns.size()) facts.turns[turn].gave_more = true;
    for (const scenario::Expectation& once : play.scenario->expects.due)
        if (holds(play, state, shown_scope(state), once.when)) add(facts.due_once, once.label);
    facts.resolution = resolution_points(play, state);
    count_promises(state, facts);
    count_changes(play, state, facts);
    facts.wrap_up = wrap_up_points(play, state);
    for (const int cost : state.hints)
        facts.hint_cost += std::max(0, cost);
    facts.ended = state.phase != Phase::abandoned && find_ending(*play.scenario, state.place);
    add_missing_phrases(play, state, facts);
    return facts;
}

std::optional<int> csat_of(const rubric::Rubric& rubric, scenario::Outcome outcome, int mood) {
    const rubric::CsatRow* best = nullptr;
    for (const rubric::CsatRow& row : rubric.csat)
        if (row.outcome == name_of_outcome(outcome) && mood >= row.mood_min
            && (!best || row.mood_min > best->mood_min))
            best = &row;
    return best ? std::optional(best->csat) : std::nullopt;
}

bool ever_did(const State& state, std::string_view act) {
    return std::any_of(state.turns.begin(), state.turns.end(), [&](const TurnRecord& turn) {
        return std::any_of(turn.acts.begin(), turn.acts.end(),
                           [&](const text::ActId& id) { return id.value == act; });
    });
}

bool broke_a_promise(const State& state) {
    return std::any_of(state.ledger.begin(), state.ledger.end(), [](const LedgerEntry& entry) {
        return entry.state == PromiseState::broken || entry.state == PromiseState::contradicted;
    });
}

bool accepts(const std::vector<scenario::Effect>& effects) {
    return std::any_of(effects.begin(), effects.end(), [](const scenario::Effect& effect) {
        return std::holds_alternative<scenario::AcceptOffer>(effect);
    });
}

/// A script in which the customer never accepts anything says nothing about closing too early.
bool can_be_accepted(const scenario::Scenario& script) {
    const auto in_transition = [](const scenario::Transition& t) { return accepts(t.effects); };
    const auto in_node = [&](const scenario::Node& node) {
        return accepts(node.effects)
               || std::any_of(node.transitions.begin(), node.transitions.end(), in_transition);
    };
    const auto in_rule = [](const scenario::ActionRule& rule) {
        return accepts(rule.effects) || accepts(rule.answer_effects);
    };
    return std::any_of(script.nodes.begin(), script.nodes.end(), in_node)
           || std::any_of(script.desk.actions.begin(), script.desk.actions.end(), in_rule);
}

void add_figures(const Case& play, const State& state, const scenario::Ending& ending, Result& result) {
    using scenario::Outcome;
    const bool solved = is_solved(play, state);
    // Asking one's own supervisor is no transfer: the customer keeps the same agent.
    const bool handed_on = ending.outcome == Outcome::escalated || ever_did(state, "hand_over");
    const bool good = ending.outcome == Outcome::won_back || ending.outcome == Outcome::settled;
    result.outcome = ending.outcome;
    result.simulated_csat = csat_of(*play.rubric, ending.outcome, state.mood);
    result.front_line_resolution = solved && good && !handed_on;
    result.first_contact_resolution = good && !broke_a_promise(state);
    result.bad_review =
        ending.outcome == Outcome::bad_review || state.mood < play.rubric->bad_review_below_mood;
}

bool asks_for_words(const scenario::Scenario& script) {
    return !script.expects.due.empty()
           || std::any_of(script.nodes.begin(), script.nodes.end(),
                          [](const scenario::Node& node) { return !node.expects.due.empty(); });
}

} // namespace

Result result_of(const Case& play, const State& state) {
    Result result;
    result.facts = facts_of_attempt(play, state);
    result.score = rubric::score(*play.rubric, result.facts, play.mode == Mode::assessment);
    if (state.turns.empty() && asks_for_words(*play.scenario)) {
        result.score.passed = false;
        result.score.provisional = play.mode == Mode::assessment;
    }
    if (const scenario::Ending* ending = find_ending(*play.scenario, state.place))
        add_figures(play, state, *ending, result);
    result.cost_given = cost_given(state);
    result.cheapest_right = cheapest_right(play, state);
    if (gave_too_much(play, state)) result.findings.emplace_back("overcompensation");
    if (state.closed_by_agent ? !state.offer_accepted : state.closed_early && can_be_accepted(*play.scenario))
        result.findings.emplace_back("closed_before_acceptance");
    if (left_unanswered(state)) result.findings.emplace_back("left_unanswered");
    return result;
}

} // namespace amends::engine
