// Moving through the script: nodes, endings, time jumps.
#include "sim/engine/moment.hpp"
#include "sim/engine/render.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

constexpr std::int64_t day_ms = 86400000;

/// Which lines are said now; their photos become visible.
std::vector<std::size_t> said_lines(Work& work, const std::vector<scenario::Line>& lines,
                                    const Scope& scope) {
    std::vector<std::size_t> said;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!holds(work.play, work.state, scope, lines[i].when)) continue;
        said.push_back(i);
        if (!lines[i].photo.empty()) work.state.revealed.insert(lines[i].photo.value);
    }
    return said;
}

std::int64_t jump_ms(const Work& work, const scenario::TimeJump& jump) {
    const auto clock = parse_clock(jump.at);
    if (!clock) return std::max<std::int64_t>(0, jump.days * day_ms + jump.seconds * 1000);
    const Moment now = later(start_of(work.play), story_ms(work.state));
    const std::int64_t of_day = ((now.local_s % 86400) + 86400) % 86400;
    std::int64_t by_s = jump.days * std::int64_t{86400} + *clock - of_day;
    if (by_s <= 0) by_s += 86400;
    return std::max<std::int64_t>(0, by_s * 1000 - story_ms(work.state) % 1000);
}

void jump_in_time(Work& work, const scenario::Node& node) {
    State& state = work.state;
    const std::int64_t by_ms = jump_ms(work, *node.jump);
    state.jumped_ms += by_ms;
    state.jumps.emplace_back(state.now_ms, by_ms);
    const auto total = std::find_if(state.pending.begin(), state.pending.end(),
                                    [](const Pending& pending) { return pending.id == "total"; });
    if (total != state.pending.end()) {
        const Pending moved{total->due_ms + by_ms, total->id};
        state.pending.erase(total);
        state.pending.insert(moved);
    }
    work.effects.emplace_back(TimeJumped{node.id, by_ms});
    work_off_jump(work);
}

/// What the node left behind would have asked for stays due in the next reply. A node whose customer says
/// nothing waits for none.
void carry_due(Work& work) {
    State& state = work.state;
    const scenario::Node* node = find_node(work.script(), state.place);
    if (!node || node->customer.empty() || state.visits[node->id] != 1) return;
    const bool answered = !state.turns.empty() && state.turns.back().node == node->id;
    if (answered) return;
    for (const scenario::Expectation& due : node->expects.due)
        if (holds(work.play, state, open_scope(state), due.when)) add(state.carried_due, due.label);
    for (const scenario::Expectation& welcome : node->expects.welcome)
        if (holds(work.play, state, open_scope(state), welcome.when))
            add(state.carried_welcome, welcome.label);
}

/// Talking ends: what is still carried is owed for good. Words begun are no silence.
void owe_reply(Work& work) {
    if (work.state.first_bubble_ms < 0) return carry_due(work);
    work.state.carried_due.reset();
    work.state.carried_welcome.reset();
}

void enter_node(Work& work, const scenario::Node& node, Arrival arrival, const Scope& scope) {
    State& state = work.state;
    const bool still_waiting = arrival == Arrival::time && !node.jump;
    const std::int64_t since_ms = still_waiting ? state.waiting_since_ms : state.now_ms;
    state.place = node.id;
    ++state.visits[node.id];
    state.turn_actions_from = state.actions.size();
    if (node.jump) jump_in_time(work, node);
    run_effects(work, node.effects);
    for (const scenario::EventId& event : node.asks_about)
        ask_about(work, event);
    CustomerSays says{said_lines(work, node.customer, scope), node.id, CustomerSays::From::node, 0};
    work.effects.emplace_back(std::move(says));
    start_waiting(work, since_ms);
    schedule_time_transitions(work);
}

void reach_ending(Work& work, const scenario::Ending& ending, const Scope& scope) {
    work.state.place = ending.id;
    ++work.state.visits[ending.id];
    CustomerSays says{said_lines(work, ending.customer, scope), ending.id, CustomerSays::From::ending, 0};
    work.effects.emplace_back(std::move(says));
    work.effects.emplace_back(EndingReached{ending.id});
    finish_talking(work);
}

} // namespace

void enter_place(Work& work, const scenario::PlaceId& id, Arrival arrival, const Scope& scope) {
    if (arrival == Arrival::action || arrival == Arrival::time) carry_due(work);
    const bool stays_waiting = arrival == Arrival::time;
    if (arrival == Arrival::action) stop_waiting(work);
    cancel_time_transitions(work);
    if (const scenario::Node* node = find_node(work.script(), id)) {
        if (stays_waiting && node->jump) stop_waiting(work);
        enter_node(work, *node, arrival, scope);
    } else if (const scenario::Ending* ending = find_ending(work.script(), id)) {
        reach_ending(work, *ending, scope);
    } else {
        start_waiting(work, work.state.now_ms); // The checker refuses scripts that lead nowhere.
    }
}

void customer_leaves(Work& work) {
    work.effects.emplace_back(CustomerLeft{});
    if (const scenario::Ending* ending = find_ending(work.script(), work.script().customer.leaves_to)) {
        owe_reply(work);
        reach_ending(work, *ending, open_scope(work.state));
    } else {
        finish_talking(work);
    }
}

bool asks_wrap_up(const scenario::WrapUp& wrap_up) {
    return !wrap_up.classes.empty() || !wrap_up.severities.empty() || !wrap_up.facts.empty()
           || !wrap_up.follow_ups.empty() || !wrap_up.causes.empty() || !wrap_up.preventions.empty();
}

void finish_talking(Work& work) {
    if (find_node(work.script(), work.state.place)) owe_reply(work);
    work.state.pending.clear();
    work.state.first_bubble_ms = -1;
    work.state.open_bubbles = 0;
    if (asks_wrap_up(work.script().wrap_up))
        work.state.phase = Phase::wrap_up;
    else
        finish(work);
}

void finish(Work& work) {
    settle_ledger(work);
    work.state.phase = Phase::finished;
}

const scenario::Transition* find_transition(const Work& work, scenario::Trigger trigger, const Scope& scope) {
    const scenario::Node* node = find_node(work.script(), work.state.place);
    if (!node) return nullptr;
    for (const scenario::Transition& transition : node->transitions)
        if (transition.on == trigger && holds(work.play, work.state, scope, transition.when))
            return &transition;
    return nullptr;
}

void fire(Work& work, const scenario::Transition& transition, Arrival arrival, const Scope& scope) {
    run_effects(work, transition.effects);
    enter_place(work, transition.to, arrival, scope);
}

} // namespace amends::engine
