#include "sim/author/masking_words.hpp"

namespace amends::author {

std::size_t word_end(const MaskLetters& text, std::size_t begin) {
    if (!is_latin(text.at(begin)) || (begin > 0 && is_word(text.at(begin - 1)))) return 0;
    const bool capital = is_upper(text.at(begin));
    std::size_t end = begin + 1;
    while (
        is_latin(text.at(end))
        || ((text.at(end) == U'\'' || text.at(end) == U'-')
            && (capital ? is_upper(text.at(end + 1)) : text.at(end) == U'-' && is_latin(text.at(end + 1)))))
        ++end;
    return end;
}

std::size_t capital_word_end(const MaskLetters& text, std::size_t begin) {
    return is_upper(text.at(begin)) ? word_end(text, begin) : 0;
}

std::u32string small_word(const MaskLetters& text, std::size_t begin, std::size_t end) {
    std::u32string word;
    for (std::size_t at = begin; at < end; ++at)
        word += lower(text.at(at));
    return word;
}

std::size_t behind_blanks(const MaskLetters& text, std::size_t at, std::u32string_view blanks) {
    while (at < text.size() && blanks.find(text.at(at)) != std::u32string_view::npos)
        ++at;
    return at;
}

} // namespace amends::author
