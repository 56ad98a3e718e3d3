#pragma once
#include "sim/scenario/read.hpp"
#include "sim/scenario/resources.hpp"

namespace amends::scenario {

/// Everything that needs the whole case: references, the graph, texts, tests. The draft may have errors; what
/// reading has told already is not told again. Suppressions are obeyed; `read.problems` stay as they are.
std::vector<support::Problem> check(const ReadScenario& read, const Resources* resources);

/// Samples a node needs in each language, where replies are typed.
inline constexpr std::size_t samples_min = 6;

} // namespace amends::scenario
