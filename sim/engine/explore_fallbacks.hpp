#pragma once
#include "sim/engine/explore.hpp"

namespace amends::engine {

/// As explore_choices; `fell_back` receives the nodes at which the customer fell back after some choice.
ExploreReport explore_choices(const Case&, const ExploreLimits&, std::set<std::string>& fell_back);

} // namespace amends::engine
