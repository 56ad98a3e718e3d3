#pragma once
// Ids of the format's closed lists by the words people say for them: 同理心 is "empathy", "Going further" is
// "proactive". Nothing is read by these words; they make the suggestion beside an error.
#include <string>
#include <string_view>
#include <vector>

namespace amends::scenario::fields {

/// Of the ids in `names` the one that was probably meant by `written`: what it is called in Chinese or
/// English, else the id with nearly the same letters. Empty when there is none.
[[nodiscard]] std::string name_meant(std::string_view written, const std::vector<std::string>& names);

} // namespace amends::scenario::fields
