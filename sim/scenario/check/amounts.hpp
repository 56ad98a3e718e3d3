#pragma once
// What amounts of a case can be, and who may give them.
#include "sim/scenario/check/checker.hpp"

namespace amends::scenario::checks {

/// What an amount can be: its least and most over the rows of its variable.
struct AmountRange {
    std::int64_t least = 0, most = 0;
};
AmountRange reach_of(const Amount&, const Scenario&);

/// Actions that give an amount of money.
bool needs_authority(DeskAction);
/// The most the agent may ever give, with every supervisor's help; −1: nothing.
std::int64_t most_allowed(const Scenario&, DeskAction);

} // namespace amends::scenario::checks
