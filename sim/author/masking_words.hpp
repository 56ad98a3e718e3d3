#pragma once
// Latin words in a text that is searched for what is personal.
#include "sim/author/masking_letters.hpp"

namespace amends::author {

/// A word that begins with a capital: its end, or 0.
[[nodiscard]] std::size_t capital_word_end(const MaskLetters&, std::size_t begin);
/// Any word of letters, "o'brien" and "jean-luc" among them: its end, or 0.
[[nodiscard]] std::size_t word_end(const MaskLetters&, std::size_t begin);
[[nodiscard]] std::u32string small_word(const MaskLetters&, std::size_t begin, std::size_t end);
[[nodiscard]] std::size_t behind_blanks(const MaskLetters&, std::size_t at, std::u32string_view blanks);
/// "street", "rd", "close": small letters.
[[nodiscard]] bool is_street_word(std::u32string_view word);

} // namespace amends::author
