#pragma once
// A hint told to the customer in one's own words: what it says in another order, or with other words for the
// same things.
#include "scoring/text/language.hpp"

#include <string>
#include <vector>

namespace amends::text {

/// The reply speaks to nobody (no "you", no "I"), half of its words mean what a hint's words mean, and it
/// adds no figure and no measure that the hint does not name. Where it speaks of the customer as of somebody
/// else
/// ("tell her"), a little less of it suffices. Never of a handful of letters: "don't press it" is an answer.
[[nodiscard]] bool rewords_hint(const Language&, const std::vector<std::string>& hints, const Reading& reply);

} // namespace amends::text
