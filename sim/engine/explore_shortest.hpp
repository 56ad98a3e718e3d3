#pragma once
#include "sim/engine/explore.hpp"

namespace amends::engine::exploring {

/// Makes the scripts to the endings that were reached as short as they can be found: lines an ending does not
/// need are taken out, then shorter ways are looked for, fewest lines first, with at most so many moves for
/// each way of answering. Every script that is kept was played with the judge itself.
void shorten_scripts(const Case&, const JudgeReply&, const ExploreLimits&, std::size_t steps, ExploreReport&);

} // namespace amends::engine::exploring
