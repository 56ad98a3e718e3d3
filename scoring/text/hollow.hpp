#pragma once
// Words of a principle that say nothing: denied, or taken back by what follows.
#include "scoring/text/decide.hpp"
#include "scoring/text/findings.hpp"

namespace amends::text {

/// Tells such words and takes from the decision what rests on them.
void find_hollow_words(const Language&, const Reading& reply, const Applied&, Decision&,
                       std::vector<Finding>&);

} // namespace amends::text
