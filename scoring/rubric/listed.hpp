#pragma once
// The shop's own lists (服务禁语, 必答项) and the steps of good service.
#include "scoring/rubric/rubric.hpp"

#include <string_view>

namespace amends::rubric {

/// As phrases are looked for: lower case, half width, simplified, a blank for a hyphen or a line's end
/// between words and none beside CJK.
std::u32string levelled(std::string_view text);
/// Ids of the phrases that `reply` holds, in list order. Width, case, traditional characters, hyphens, blanks
/// between CJK characters and invisible characters do not matter; a phrase in Latin letters must stand as
/// whole words, one of a single other character between signs. What is quoted does not count, nor what the
/// reply says it does not say ("I will never tell you to calm down").
std::vector<std::string> listed_in(const std::vector<ListedPhrase>&, std::string_view reply);
/// One truth value for each step: has one of its labels or acts been earned?
std::vector<bool> steps_done(const Rubric&, const text::LabelSet& earned,
                             const std::vector<text::ActId>& acts);

} // namespace amends::rubric
