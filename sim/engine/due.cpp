// Moments that come by themselves, worked off in the order of (due time, id).
#include "sim/engine/pending_id.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

void wait_longer(Work& work) {
    change_mood(work, tempered(work.play, work.rubric().mood.per_10s_over_target));
    if (work.state.mood > -100) start_waiting(work, work.state.waiting_since_ms);
}

void try_time_transition(Work& work, std::string_view name) {
    const scenario::Node* node = find_node(work.script(), work.state.place);
    if (!node) return;
    const Scope scope = open_scope(work.state);
    for (const scenario::Transition& transition : node->transitions) {
        if (transition.on != scenario::Trigger::time || transition.id.value != name) continue;
        if (!holds(work.play, work.state, scope, transition.when)) continue;
        ++work.state.idle_moves;
        fire(work, transition, Arrival::time, scope);
        return;
    }
}

void change_withheld(Work& work, const scenario::EventId& id) {
    if (!work.state.told.count(id)) work.state.withheld.insert(id);
}

/// The part of a pending id behind the colon.
std::string behind_colon(const std::string& id) {
    return id.substr(id.find(':') + 1);
}

void reach(Work& work, const Pending& moment) {
    const std::string& id = moment.id;
    if (id == "patience" || id == "total")
        customer_leaves(work);
    else if (id == "waiting")
        wait_longer(work);
    else if (id.starts_with("event:"))
        let_happen(work, scenario::EventId{behind_colon(id)});
    else if (id.starts_with("tell:"))
        change_withheld(work, scenario::EventId{behind_colon(id)});
    else if (const auto action = answered_action(id))
        give_answer(work, *action);
    else if (const auto entry = promised_entry(id))
        deadline_passed(work, *entry);
    else if (id.starts_with("time:"))
        try_time_transition(work, behind_colon(id));
}

bool belongs_to_story(const Pending& moment) {
    return moment.id.starts_with("event:") || moment.id.starts_with("tell:") || answered_action(moment.id)
           || promised_entry(moment.id);
}

} // namespace

void schedule(State& state, Pending moment) {
    if (state.phase == Phase::talking) state.pending.insert(std::move(moment));
}

std::int64_t contact_due_ms(const State& state, const Pending& moment) {
    return std::max(state.now_ms, moment.due_ms - state.jumped_ms);
}

void work_off(Work& work, std::int64_t until_ms, const std::string& last) {
    State& state = work.state;
    while (state.phase == Phase::talking && !state.pending.empty()) {
        const Pending moment = *state.pending.begin();
        const std::int64_t due_ms = contact_due_ms(state, moment);
        if (due_ms > until_ms) return;
        state.pending.erase(state.pending.begin());
        state.now_ms = due_ms;
        reach(work, moment);
        if (moment.id == last) return;
    }
}

void work_off_jump(Work& work) {
    State& state = work.state;
    for (;;) {
        const auto next = std::find_if(state.pending.begin(), state.pending.end(), belongs_to_story);
        if (next == state.pending.end() || next->due_ms > story_ms(state)) return;
        const Pending moment = *next;
        state.pending.erase(next);
        reach(work, moment);
    }
}

std::optional<Event> due_next(const Case& play, const State& state, std::int64_t until_ms) {
    if (state.phase != Phase::talking || state.paused || state.pending.empty()) return std::nullopt;
    const Pending& moment = *state.pending.begin();
    const std::int64_t due_ms = contact_due_ms(state, moment) + state.taken_back_ms;
    if (due_ms > until_ms) return std::nullopt;
    return Event{due_ms, play.contact, DueReached{moment.id}};
}

} // namespace amends::engine
