#pragma once
// The shop's own lists (服务禁语, 必答项) and the steps of good service.
#include "scoring/rubric/rubric.hpp"

#include <string_view>

namespace amends::rubric {

/// Ids of the phrases that `reply` holds, in list order. Width, case, blanks between CJK characters and
/// invisible characters do not matter; a phrase in Latin letters must stand as whole words, one of a single
/// other character between signs. What is quoted does not count.
std::vector<std::string> listed_in(const std::vector<ListedPhrase>&, std::string_view reply);

/// One truth value for each step: has one of its labels or acts been earned?
std::vector<bool> steps_done(const Rubric&, const text::LabelSet& earned,
                             const std::vector<text::ActId>& acts);

} // namespace amends::rubric
