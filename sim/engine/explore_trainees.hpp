#pragma once
#include "sim/engine/explore.hpp"

namespace amends::engine::exploring {

/// Four kinds of trainees play the case's first way of answering, seeded.
void play_trainees(const Case&, const JudgeReply&, const ExploreLimits&, ExploreReport&);

} // namespace amends::engine::exploring
