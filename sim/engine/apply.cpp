// The step: what fell due, then the event itself.
#include "sim/engine/work.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

/// One overload for each kind of event. All are possible here.
struct Doer {
    Work& work;
    State& state = work.state;

    void operator()(const Began&) const {
        for (const scenario::Event& event : work.script().events)
            if (event.at_s)
                schedule(state, {std::max<std::int64_t>(0, *event.at_s) * 1000, "event:" + event.id.value});
        if (work.script().contact.total_s)
            schedule(state, {std::max(0, *work.script().contact.total_s) * std::int64_t{1000}, "total"});
        enter_place(work, work.script().start, Arrival::begin, open_scope(state));
    }
    void operator()(const BubbleSent& event) const { send_bubble(work, event); }
    void operator()(const TurnClosed& event) const { close_turn(work, event.verdict); }
    void operator()(const ChoiceTaken& event) const { take_choice(work, event.choice); }
    void operator()(const ActionTaken& event) const { take_action(work, event); }
    void operator()(const DueReached&) const {} // worked off before
    void operator()(const HintShown& event) const {
        const std::string name = state.place.value + "/" + std::to_string(event.index);
        if (!state.hints_seen.insert(name).second) return;
        const scenario::Node* node = find_node(work.script(), state.place);
        state.hints.push_back(node->hints[static_cast<std::size_t>(event.index)].cost);
    }
    void operator()(const NotUnderstood&) const { ++state.turns.back().not_understood; }
    void operator()(const Paused&) const { state.paused = true; }
    void operator()(const Resumed& event) const {
        state.paused = false;
        if (event.after_crash) ++state.interruptions;
    }
    void operator()(const ClosedByAgent&) const {
        state.closed_by_agent = true;
        state.closed_early = state.closed_early || !state.offer_accepted;
        finish_talking(work);
    }
    void operator()(const WrappedUp& event) const {
        state.wrapped = event.picked;
        finish(work);
    }
    void operator()(const RewoundTo&) const {} // fold's matter
    void operator()(const Abandoned&) const {
        state.pending.clear();
        state.phase = Phase::abandoned;
    }
};

bool concerns(const Case& play, const Event& event) {
    return event.contact.empty() || event.contact == play.contact;
}

/// While paused no contact time passes: what the shell's clock went on counts as taken back.
std::int64_t contact_time(State& state, const Event& event) {
    const std::int64_t at_ms = event.at_ms - state.taken_back_ms;
    if (!state.paused) return std::max(state.now_ms, at_ms);
    state.taken_back_ms += std::max<std::int64_t>(0, at_ms - state.now_ms);
    return state.now_ms;
}

bool something_due(const State& state, std::int64_t at_ms) {
    return !state.paused && state.phase == Phase::talking && !state.pending.empty()
           && contact_due_ms(state, *state.pending.begin()) <= at_ms;
}

/// What falls due is the very moment that the event tells of: nothing comes before it that could make it
/// impossible.
bool is_next_due(const State& state, const Event& event) {
    const auto* due = std::get_if<DueReached>(&event.payload);
    return due != nullptr && state.pending.begin()->id == due->id;
}

bool is_due(const State& state, const std::string& id, std::int64_t at_ms) {
    return std::any_of(state.pending.begin(), state.pending.end(), [&](const Pending& pending) {
        return pending.id == id && contact_due_ms(state, pending) <= at_ms;
    });
}

/// Works the event off; `possible`: nothing falls due before it, and why_not was asked. False when it turns
/// out impossible: then the state is spoilt.
bool try_event(Work& work, const Event& event, bool possible) {
    State& state = work.state;
    const int mood = state.mood;
    const std::int64_t at_ms = contact_time(state, event);
    const auto* due = std::get_if<DueReached>(&event.payload);
    if (due && !is_due(state, due->id, at_ms)) return false;
    if (!state.paused) work_off(work, at_ms, due ? due->id : std::string());
    if (!due) {
        if (!possible && why_not(work.play, state, event.payload)) return false;
        state.now_ms = at_ms;
        std::visit(Doer{work}, event.payload);
    }
    if (state.mood != mood) work.effects.insert(work.effects.begin(), MoodChanged{mood, state.mood});
    return true;
}

} // namespace

State initial_state(const Case& play) {
    State state;
    state.mood = std::clamp(play.scenario->customer.mood, -100, 100);
    state.patience_ms = play.scenario->customer.patience_s * std::int64_t{1000};
    for (const scenario::Stock& stock : play.scenario->desk.stock)
        state.stock[stock.item] = stock.quantity;
    for (const auto& [action, amount] : play.scenario->desk.authority)
        state.authority[action] = amount_of(play, amount);
    return state;
}

void apply_in_place(const Case& play, State& state, const Event& event, std::vector<Effect>& effects) {
    if (!concerns(play, event)) return;
    std::vector<Effect> made;
    if (!something_due(state, event.at_ms - state.taken_back_ms)) {
        if (std::holds_alternative<DueReached>(event.payload) || why_not(play, state, event.payload)) return;
        Work work{play, state, made};
        try_event(work, event, true);
    } else if (is_next_due(state, event)) {
        Work work{play, state, made};
        try_event(work, event, true);
    } else {
        State tried = state; // What falls due first may make the event impossible.
        Work work{play, tried, made};
        if (!try_event(work, event, false)) return;
        state = std::move(tried);
    }
    effects.insert(effects.end(), made.begin(), made.end());
}

Step apply(const Case& play, State state, const Event& event) {
    Step step{std::move(state), {}};
    apply_in_place(play, step.state, event, step.effects);
    return step;
}

} // namespace amends::engine
