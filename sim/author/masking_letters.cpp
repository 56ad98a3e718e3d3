#include "sim/author/masking_letters.hpp"

#include "support/utf8.hpp"

#include <algorithm>

namespace amends::author {

MaskLetters letters_of(std::string_view text) {
    MaskLetters all;
    all.letters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint letter = support::decode_utf8(text, at);
        char32_t value = letter.value;
        if (value >= 0xFF01 && value <= 0xFF5E) value -= 0xFEE0;
        if (value == 0x3000 || value == 0xA0 || value == U'\t') value = U' ';
        if (value == 0x2010 || value == 0x2011 || value == 0x2013 || value == 0x2014) value = U'-';
        all.letters.push_back(value);
        all.offset.push_back(at);
        at += letter.length;
    }
    all.offset.push_back(text.size());
    return all;
}

bool is_one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_word(const MaskLetters& text, std::size_t index, std::u32string_view word) {
    if (index > 0 && is_word(text.at(index - 1))) return false;
    for (std::size_t at = 0; at < word.size(); ++at)
        if (lower(text.at(index + at)) != word[at]) return false;
    return !is_word(text.at(index + word.size()));
}

bool is_near_before(const MaskLetters& text, std::size_t index, std::size_t letters,
                    std::initializer_list<std::u32string_view> words) {
    for (std::size_t from = index > letters ? index - letters : 0; from < index; ++from)
        for (const std::u32string_view word : words)
            if (is_latin(word.front()) ? has_word(text, from, word) : text.has(from, word)) return true;
    return false;
}

bool is_near_behind(const MaskLetters& text, std::size_t index, std::size_t letters,
                    std::initializer_list<std::u32string_view> words) {
    return is_near_before(text, std::min(index + letters, text.size()), letters, words);
}

std::size_t behind_digits(const MaskLetters& text, std::size_t at) {
    while (is_digit(text.at(at)))
        ++at;
    return at;
}

std::size_t behind_any_of(const MaskLetters& text, std::size_t at, std::u32string_view letters) {
    while (at < text.size() && letters.find(text.at(at)) != std::u32string_view::npos)
        ++at;
    return at;
}

bool is_labelled(const MaskLetters& text, std::size_t index,
                 std::initializer_list<std::u32string_view> words) {
    constexpr std::u32string_view filling = U" :#*()[]是为.=";
    std::size_t end = index;
    const auto skip = [&] {
        const std::size_t least = end > 8 ? end - 8 : 0; // so far at most
        while (end > least && filling.find(text.at(end - 1)) != std::u32string_view::npos)
            --end;
    };
    const auto ends = [&](std::u32string_view word) {
        if (end < word.size()) return false;
        for (std::size_t at = 0; at < word.size(); ++at)
            if (lower(text.at(end - word.size() + at)) != word[at]) return false;
        const bool latin = is_latin(word.front());
        return !latin || end == word.size() || !is_word(text.at(end - word.size() - 1));
    };
    skip();
    // "order number is 12345": what stands between the label and what it names.
    for (const std::u32string_view between : {U"is", U"no", U"number", U"num", U"id", U"was"})
        if (ends(between)) {
            end -= between.size();
            skip();
        }
    return std::any_of(words.begin(), words.end(), ends);
}

} // namespace amends::author
