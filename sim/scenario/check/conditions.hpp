#pragma once
// Simple proofs about conditions. What is not proved here may still never happen in play.
#include "sim/scenario/check/checker.hpp"

#include <optional>

namespace amends::scenario::checks {

/// Canonical JSON: equal texts are equal conditions.
std::string text_of(const Condition&);
bool always_holds(const Condition&);
/// Why the condition can never hold when only `settable` flags are ever set; null when that is not proved.
std::optional<support::Localized> why_never(const Condition&, const Names& settable);
/// Flags that some effect sets; one that is misspelt there counts as the flag that was probably meant.
Names settable_flags(const Checker&);

} // namespace amends::scenario::checks
