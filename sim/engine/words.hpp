#pragma once
#include "scoring/text/labels.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <string_view>

namespace amends::engine {

/// Continues a digest (0 begins one) with the letters and digits of `text`; blanks, punctuation and ASCII
/// case do not matter. Stays 0 while nothing was said.
std::uint64_t add_words(std::uint64_t digest, std::string_view text);

/// True when the text holds anything but blanks and invisible characters.
bool has_words(std::string_view text);

/// The temperament's name in JSON and in the rubric's tables.
std::string_view name_of(scenario::Temperament);

/// All principles: what a repeated reply no longer earns.
text::LabelSet principles();

} // namespace amends::engine
