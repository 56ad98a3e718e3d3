#pragma once
// When two states are one to the walk through a case.
#include "sim/engine/engine.hpp"

namespace amends::engine::exploring {

/// What the conditions of a case look at: where none of them looks, states are not told apart.
struct Watched {
    std::set<std::string> visits;           ///< nodes whose visits are counted
    std::set<int> moods;                    ///< where a range of mood begins, or has ended
    std::set<std::int64_t> seconds;         ///< the same of contact time
    text::LabelSet labels;                  ///< asked for anywhere in the contact
    std::set<std::string> acts;             ///< the same
    std::set<scenario::DeskAction> actions; ///< desk actions a condition asks for
};
Watched watched_of(const scenario::Scenario&);

/// States with one key are walked as one: place, phase, flags, what was done, promised and told, the ranges
/// of mood and time that conditions tell apart. The clock itself and the turns so far are left out.
std::string key_of(const State&, const Watched&);

/// How long the customer has waited by now: 0 within the target, 1 beyond it, 2 beyond the limit.
int lateness_of(const Case&, const State&, std::int64_t clock_ms);

} // namespace amends::engine::exploring
