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

/// What the judge reads of the desk beside the reply, without the clock.
std::string desk_key(const State&);

} // namespace amends::engine::exploring
