#pragma once
// Which turns of an attempt somebody may read.
#include "sim/app/marks/standing.hpp"
#include "sim/records/words.hpp"

namespace amends::app {

using VisibleTurns = records::ReadableWords;
/// Refuses who may read nothing of it.
records::Outcome<VisibleTurns> visible_turns(records::Reader&, const records::Actor&, const AttemptStanding&);

/// What came before a turn, for others than whose it is: of a practice without their earlier replies, because
/// only the turn itself was shared.
text::Context context_for_others(const AttemptStanding&, text::Context);

} // namespace amends::app
