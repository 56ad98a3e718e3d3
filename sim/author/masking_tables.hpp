#pragma once
// What the masks know by heart: surnames, letters of given names, first names, and words that only look so.
// Written for this program from general knowledge of common names; no list was copied. Compiled in and not
// read from a file, for masking must not fail for want of one.
#include "sim/author/masking_letters.hpp"

namespace amends::author {

/// 1 or 2 letters of a Chinese surname begin here (simplified or traditional); 0 when none does.
[[nodiscard]] std::size_t surname_size(const MaskLetters&, std::size_t at);
/// So common that "小陈" is hardly ever anything but a person.
[[nodiscard]] bool is_frequent_surname(char32_t);
/// Common in given names: 芳, 明, 雪.
[[nodiscard]] bool is_given_letter(char32_t);
/// A word that begins like a name begins here: 周末, 小时, 老板, 白玉兰, 周大福.
[[nodiscard]] bool begins_no_name(const MaskLetters&, std::size_t at);

/// First names and short forms that are hardly ever anything else; small letters.
[[nodiscard]] bool is_first_name(std::u32string_view word);
/// Names that are words or goods as well: "rose", "will", "may". Only where a name is expected.
[[nodiscard]] bool is_name_and_word(std::u32string_view word);
/// Names that are a colour, a plant or a stone, as lists of goods have them.
[[nodiscard]] bool is_name_of_goods(std::u32string_view word);
/// Words that stand with a capital and are no part of a name.
[[nodiscard]] bool is_common(std::u32string_view word);
/// "calvin klein", "rose gold": a name by its look that is none.
[[nodiscard]] bool is_brand(std::u32string_view first, std::u32string_view second);
/// "becky" of "rebecca", in either order.
[[nodiscard]] bool is_short_for(std::u32string_view one, std::u32string_view other);

} // namespace amends::author
