#pragma once
// A case that begins in the middle, to try one place out.
#include "sim/scenario/scenario.hpp"

#include <memory>
#include <set>

namespace amends::author {

/// Where and how a trial begins.
struct StartState {
    scenario::PlaceId node;
    int mood = 0;               ///< −100…100
    std::int64_t elapsed_s = 0; ///< of the story; 0: what the node's own jump says
    std::set<scenario::FlagId> flags;
};

/// The same case, beginning at a copy of the node: the state is set before the customer's first line there,
/// and once; who comes back to the node finds it as written. Null when there is no such node. Conditions on
/// visits count from here.
[[nodiscard]] std::shared_ptr<const scenario::Scenario> start_from(const scenario::Scenario&,
                                                                   const StartState&);

} // namespace amends::author
