// What waiting brings: a falling mood, a customer who leaves, transitions on time.
#include "sim/engine/work.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

constexpr std::int64_t mood_step_ms = 10000;
/// More moves by time alone than any script means to make: a circle of them stops here.
constexpr int idle_moves_max = 50;

void cancel(State& state, const std::string& id) {
    std::erase_if(state.pending, [&](const Pending& pending) { return pending.id == id; });
}

const scenario::Node* present_node(const Case& play, const State& state) {
    return find_node(*play.scenario, state.place);
}

std::string name_of(const scenario::Transition& transition) {
    return "time:" + transition.id.value;
}

/// The next fall of the mood. One that is already coming stays, or a move of the script at the same moment
/// would swallow it.
void schedule_mood_fall(Work& work, std::int64_t enough_ms) {
    State& state = work.state;
    if (tempered(work.play, work.rubric().mood.per_10s_over_target) >= 0) return;
    const bool coming = std::any_of(state.pending.begin(), state.pending.end(),
                                    [](const Pending& pending) { return pending.id == "waiting"; });
    if (coming) return;
    const std::int64_t over_ms = std::max<std::int64_t>(0, state.now_ms - enough_ms);
    const std::int64_t next_ms = enough_ms + (over_ms / mood_step_ms + 1) * mood_step_ms;
    schedule(state, {next_ms + state.jumped_ms, "waiting"});
}

} // namespace

std::int64_t target_ms(const Case& play, const State& state) {
    const scenario::Node* node = present_node(play, state);
    const int seconds = node && node->target_s ? *node->target_s : play.scenario->contact.target_s;
    return std::max(0, seconds) * std::int64_t{1000};
}

std::int64_t limit_ms(const Case& play, const State& state) {
    const scenario::Node* node = present_node(play, state);
    const int seconds = node && node->limit_s ? *node->limit_s : play.scenario->contact.limit_s;
    return std::max(0, seconds) * std::int64_t{1000};
}

void start_waiting(Work& work, std::int64_t since_ms) {
    State& state = work.state;
    state.waiting_since_ms = since_ms;
    state.first_bubble_ms = -1;
    state.open_bubbles = 0;
    cancel(state, "patience");
    const std::int64_t enough_ms = since_ms + target_ms(work.play, state);
    schedule_mood_fall(work, enough_ms);
    if (!find_ending(work.script(), work.script().customer.leaves_to)) return;
    const std::int64_t patience_ms = std::max<std::int64_t>(0, state.patience_ms);
    schedule(state, {std::max(state.now_ms, enough_ms + patience_ms) + state.jumped_ms, "patience"});
}

void stop_waiting(Work& work) {
    State& state = work.state;
    if (state.first_bubble_ms >= 0) return;
    const std::int64_t over_ms = state.now_ms - state.waiting_since_ms - target_ms(work.play, state);
    state.patience_ms -= std::max<std::int64_t>(0, over_ms);
    cancel(state, "patience");
    cancel(state, "waiting");
}

void schedule_time_transitions(Work& work) {
    cancel_time_transitions(work);
    const scenario::Node* node = present_node(work.play, work.state);
    if (!node || work.state.idle_moves >= idle_moves_max) return;
    for (const scenario::Transition& transition : node->transitions) {
        if (transition.on != scenario::Trigger::time) continue;
        const std::int64_t after_ms = std::max<std::int64_t>(1, transition.after_s) * 1000;
        schedule(work.state, {story_ms(work.state) + after_ms, name_of(transition)});
    }
}

void cancel_time_transitions(Work& work) {
    std::erase_if(work.state.pending, [](const Pending& pending) { return pending.id.starts_with("time:"); });
}

} // namespace amends::engine
