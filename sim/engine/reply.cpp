// What the trainee says: bubbles, turns, choices.
#include "scoring/rubric/listed.hpp"
#include "scoring/rubric/mood.hpp"
#include "sim/engine/words.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

using text::Label;
using text::LabelSet;

LabelSet expected(const Work& work, const std::vector<scenario::Expectation>& list) {
    LabelSet set;
    for (const scenario::Expectation& expectation : list)
        if (holds(work.play, work.state, open_scope(work.state), expectation.when))
            add(set, expectation.label);
    return set;
}

bool said_before(const State& state, std::uint64_t words) {
    return words != 0 && std::any_of(state.turns.begin(), state.turns.end(), [&](const TurnRecord& turn) {
               return turn.words == words;
           });
}

/// The turn as far as it is known before anything reacts to it.
TurnRecord begin_turn(Work& work, const LabelSet& labels, std::vector<text::ActId> acts) {
    State& state = work.state;
    TurnRecord turn;
    turn.node = state.place;
    turn.visit = state.visits[state.place];
    turn.first_visit = turn.visit == 1;
    if (const scenario::Node* node = find_node(work.script(), state.place)) {
        if (turn.first_visit) turn.due = expected(work, node->expects.due);
        turn.welcome = expected(work, node->expects.welcome);
    }
    turn.due |= state.carried_due;
    turn.welcome |= state.carried_welcome;
    turn.labels = labels;
    turn.acts = std::move(acts);
    turn.words = state.open_words;
    turn.repeated = said_before(state, turn.words);
    turn.never_said.assign(state.open_never_said.begin(), state.open_never_said.end());
    turn.must_said.assign(state.open_must_said.begin(), state.open_must_said.end());
    turn.closed_ms = state.now_ms;
    turn.response_ms = std::max<std::int64_t>(0, state.first_bubble_ms - state.waiting_since_ms);
    turn.target_ms = target_ms(work.play, state);
    turn.limit_ms = limit_ms(work.play, state);
    turn.mood_before = state.mood;
    return turn;
}

void clear_open_turn(State& state) {
    state.carried_due.reset();
    state.carried_welcome.reset();
    state.open_words = 0;
    state.open_never_said.clear();
    state.open_must_said.clear();
}

int label_effects(Work& work, const LabelSet& labels) {
    const auto& customer = work.script().customer;
    int sum = 0;
    for (const Label label : text::all_labels()) {
        if (!has(labels, label)) continue;
        int& times = work.state.label_counts[static_cast<int>(label)];
        sum += rubric::label_effect(work.rubric().mood, name_of(customer.temperament), label, times);
        ++times;
    }
    return sum;
}

bool has_act(const TurnRecord& turn, std::string_view id) {
    return std::any_of(turn.acts.begin(), turn.acts.end(),
                       [&](const text::ActId& act) { return act.value == id; });
}

void fall_back(Work& work, TurnRecord& turn, const Scope& scope) {
    turn.fell_back = true;
    State& state = work.state;
    const scenario::Node* node = find_node(work.script(), state.place);
    if (!node) return;
    const int round = state.fallbacks[node->id]++;
    const auto rounds = static_cast<int>(node->fallback.lines.size());
    const bool leads_on =
        find_node(work.script(), node->fallback.then) || find_ending(work.script(), node->fallback.then);
    if (round >= rounds && leads_on) return enter_place(work, node->fallback.then, Arrival::reply, scope);
    CustomerSays says{{}, node->id, CustomerSays::From::fallback, rounds == 0 ? 0 : round % rounds};
    if (rounds > 0) {
        const auto& lines = node->fallback.lines[static_cast<std::size_t>(says.fallback_round)];
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (holds(work.play, state, scope, lines[i].when)) says.lines.push_back(i);
    }
    work.effects.emplace_back(std::move(says));
    state.turn_actions_from = state.actions.size();
    start_waiting(work, state.now_ms);
    schedule_time_transitions(work);
}

/// The customer reacts: mood, then the first transition that holds, else the fallback.
void react(Work& work, TurnRecord turn, const std::vector<text::Promise>& promises) {
    State& state = work.state;
    keep_short_answers(work);
    if (has_act(turn, "inform_change")) tell_changes(work);
    state.closed_early = state.closed_early || (has_act(turn, "close") && !state.offer_accepted);
    const int by_labels =
        turn.repeated ? label_effects(work, turn.labels & ~principles()) : label_effects(work, turn.labels);
    change_mood(work, by_labels + enter_promises(work, promises, turn.acts));
    const std::size_t index = state.turns.size();
    state.turns.push_back(std::move(turn));
    clear_open_turn(state);
    // The record is kept outside the vector while places change, so that no reference can go stale.
    TurnRecord closed = state.turns[index];
    const Scope scope{&closed, state.turn_actions_from, index};
    if (const auto* transition = find_transition(work, scenario::Trigger::reply, scope)) {
        closed.fired = transition->id;
        fire(work, *transition, Arrival::reply, scope);
    } else {
        fall_back(work, closed, scope);
    }
    closed.mood_after = state.mood;
    state.turns[index] = std::move(closed);
}

} // namespace

void send_bubble(Work& work, const BubbleSent& bubble) {
    State& state = work.state;
    state.idle_moves = 0;
    if (state.first_bubble_ms < 0) {
        stop_waiting(work);
        cancel_time_transitions(work);
        state.first_bubble_ms = state.now_ms;
    }
    ++state.open_bubbles;
    state.open_words = add_words(state.open_words, bubble.text);
    for (const std::string& id : rubric::listed_in(work.rubric().never_say, bubble.text))
        state.open_never_said.insert(id);
    for (const std::string& id : rubric::listed_in(work.rubric().must_say, bubble.text))
        state.open_must_said.insert(id);
}

void close_turn(Work& work, const text::Verdict& verdict) {
    std::vector<text::ActId> acts;
    for (const text::ActHit& hit : verdict.acts)
        if (std::find(acts.begin(), acts.end(), hit.id) == acts.end()) acts.push_back(hit.id);
    TurnRecord turn = begin_turn(work, verdict.labels, std::move(acts));
    turn.critical_misinforming =
        std::any_of(verdict.findings.begin(), verdict.findings.end(), [&](const text::Finding& finding) {
            return finding.id == work.rubric().critical_finding;
        });
    react(work, std::move(turn), verdict.promises);
}

void take_choice(Work& work, const scenario::ChoiceId& id) {
    State& state = work.state;
    state.idle_moves = 0;
    const scenario::Node* node = find_node(work.script(), state.place);
    if (!node) return;
    const auto choice = std::find_if(node->choices.begin(), node->choices.end(),
                                     [&](const scenario::Choice& c) { return c.id == id; });
    if (choice == node->choices.end()) return;
    stop_waiting(work);
    cancel_time_transitions(work);
    state.first_bubble_ms = state.now_ms;
    state.open_words = add_words(1, id.value);
    TurnRecord turn = begin_turn(work, choice->labels, choice->acts);
    turn.choice = id;
    react(work, std::move(turn), {});
}

} // namespace amends::engine
