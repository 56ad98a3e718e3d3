#pragma once
// What a reply does. The closed list stands in docs/acts.md; shops add ids that begin with "x-".
#include "support/id.hpp"

#include <span>
#include <string_view>

namespace amends::text {

using ActId = support::Id<struct ActTag>;

/// The shipped acts, in the order of docs/acts.md.
std::span<const std::string_view> known_acts();

/// True for a shipped act and for a shop's own "x-…".
bool is_act(std::string_view id);

} // namespace amends::text
