// From stored events back to the state.
#include "sim/engine/work.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

/// A stored event in contact time: what was taken back before it is already subtracted.
struct Kept {
    std::int64_t seq = 0;
    Event event;
};

State replay(const Case& play, const std::vector<Kept>& kept) {
    State state = initial_state(play);
    std::vector<Effect> effects;
    for (const Kept& entry : kept) {
        effects.clear();
        apply_in_place(play, state, entry.event, effects);
    }
    return state;
}

} // namespace

State fold(const Case& play, const std::vector<Event>& events) {
    State state = initial_state(play);
    std::vector<Kept> kept;
    std::vector<Effect> effects;
    std::int64_t taken_back_ms = 0; // by rewinding; pauses stand in the state
    for (std::size_t seq = 0; seq < events.size(); ++seq) {
        const Event& event = events[seq];
        const auto* rewound = std::get_if<RewoundTo>(&event.payload);
        if (!rewound) {
            effects.clear();
            apply_in_place(play, state, event, effects);
            kept.push_back({static_cast<std::int64_t>(seq), event});
            kept.back().event.at_ms -= taken_back_ms;
            continue;
        }
        if (why_not(play, state, event.payload)) continue;
        std::erase_if(kept, [&](const Kept& entry) { return entry.seq > rewound->seq; });
        state = replay(play, kept);
        // The shell's clock went on; the contact's stands where the kept events left it.
        const std::int64_t paused_ms = state.taken_back_ms;
        state.taken_back_ms = std::max(paused_ms, event.at_ms - state.now_ms);
        taken_back_ms = state.taken_back_ms - paused_ms;
    }
    return state;
}

} // namespace amends::engine
