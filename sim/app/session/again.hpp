#pragma once
// Attempts that go back to an earlier one.
#include "sim/app/session/session.hpp"

namespace amends::app {

/// An attempt as others go back to it: played, with its debrief open.
struct Parent {
    const engine::Playthrough& told;
    std::string attempt;
};

/// The beginning of a new attempt on the same case ("again"): it names its parent, and the texts its trainee
/// has seen there go with it, so that a recited model reply is noted.
void begin_again(engine::Began&, const Parent&);

/// A new attempt `id` that takes over the first `turns` turns and goes on from there; 0: from the beginning,
/// with the same draw. Turns taken over keep their verdicts; from there on `parts.judge` reads, and is named.
/// Blocks until all of it is durable; without a store at once. Refuses more turns than there are
/// (`unknown_attempt`).
records::Outcome<Session> replay_behind(SessionParts, const Parent&, std::size_t turns, std::string id);

} // namespace amends::app
