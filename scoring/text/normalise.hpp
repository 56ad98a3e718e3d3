#pragma once
// A reply as the matcher reads it: plain code points, each of which knows its bytes.
#include "scoring/text/normalise_table.hpp"
#include "scoring/text/verdict.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

/// Something odd about how the text is written; bytes of the text as given.
struct WritingFlag {
    enum class Kind { invisible, overlay, look_alike };
    Kind kind{};
    Span span;
};

/// Plain text with the way back. `start[i]`…`end[i]` are the original bytes of code point i.
struct NormalText {
    std::u32string text;
    std::vector<std::uint32_t> start, end;
    std::vector<WritingFlag> flags;

    [[nodiscard]] std::size_t size() const { return text.size(); }
    /// Original bytes of the plain code points [first, last); an empty range is empty.
    [[nodiscard]] Span bytes(std::size_t first, std::size_t last) const;
    /// The same, widened to whole words where an end lies inside one: what people are shown.
    [[nodiscard]] Span whole_words(std::size_t first, std::size_t last) const;
};

/// Plain form of any bytes: width, case, traditional characters and invisible marks levelled, blanks next to
/// Chinese characters and doubled blanks removed. Linear in the size; bytes that are no UTF-8 become U+FFFD.
NormalText normalise(const NormaliseTable&, std::string_view bytes);

/// The same into `out`, whose room is used again: for many short texts in a row.
void normalise(const NormaliseTable&, std::string_view bytes, NormalText& out);

/// The plain form alone, for phrases and contexts.
std::u32string normalise_text(const NormaliseTable&, std::string_view bytes);
std::vector<std::u32string> normalise_texts(const NormaliseTable&, const std::vector<std::string>& texts);

[[nodiscard]] bool is_cjk(char32_t);          ///< characters, kana and their punctuation
[[nodiscard]] bool is_han(char32_t);          ///< characters only
[[nodiscard]] bool is_latin_letter(char32_t); ///< of plain text: a…z and the letters of other alphabets
[[nodiscard]] constexpr bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

} // namespace amends::text
