#pragma once
// For the finders of masking: a text as letters, and the questions they ask of it.
#include "sim/author/masking.hpp"

#include <initializer_list>

namespace amends::author {

/// Letters with full width made plain; `offset[i]` is where letter i begins, offset[size] the end.
struct MaskLetters {
    std::u32string letters;
    std::vector<std::size_t> offset;

    [[nodiscard]] std::size_t size() const { return letters.size(); }
    /// 0 outside the text.
    [[nodiscard]] char32_t at(std::size_t index) const { return index < letters.size() ? letters[index] : 0; }
    [[nodiscard]] bool has(std::size_t index, std::u32string_view word) const {
        return letters.compare(index <= size() ? index : size(), word.size(), word) == 0;
    }
    /// The word stands right before `index`.
    [[nodiscard]] bool ends_with(std::size_t index, std::u32string_view word) const {
        return index >= word.size() && has(index - word.size(), word);
    }
};

[[nodiscard]] MaskLetters letters_of(std::string_view text);

/// In letters, not bytes.
struct LetterSpan {
    std::size_t begin = 0, end = 0;
    MaskKind kind = MaskKind::name;
};
using LetterSpans = std::vector<LetterSpan>;

[[nodiscard]] constexpr bool is_digit(char32_t letter) {
    return letter >= U'0' && letter <= U'9';
}
[[nodiscard]] constexpr bool is_upper(char32_t letter) {
    return (letter >= U'A' && letter <= U'Z') || (letter >= 0xC0 && letter <= 0xDE && letter != 0xD7);
}
[[nodiscard]] constexpr bool is_latin(char32_t letter) {
    return is_upper(letter) || (letter >= U'a' && letter <= U'z') || (letter >= 0xC0 && letter <= 0x24F);
}
[[nodiscard]] constexpr bool is_hanzi(char32_t letter) {
    return letter >= 0x4E00 && letter <= 0x9FFF;
}
[[nodiscard]] constexpr char32_t lower(char32_t letter) {
    return is_upper(letter) ? letter + 32 : letter;
}
[[nodiscard]] constexpr bool is_word(char32_t letter) {
    return is_digit(letter) || is_latin(letter);
}

/// One of the words (small letters) stands before `index`, with nothing between but blanks, colons and the
/// like or "no.", "number", "id", "is", "是", "为".
[[nodiscard]] bool is_labelled(const MaskLetters&, std::size_t index,
                               std::initializer_list<std::u32string_view> words);
[[nodiscard]] bool is_one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words);
/// `word` (small letters) stands at `index` in any case, as a whole word.
[[nodiscard]] bool has_word(const MaskLetters&, std::size_t index, std::u32string_view word);
/// One of the words begins within so many letters before `index`.
[[nodiscard]] bool is_near_before(const MaskLetters&, std::size_t index, std::size_t letters,
                                  std::initializer_list<std::u32string_view> words);
/// The same behind it.
[[nodiscard]] bool is_near_behind(const MaskLetters&, std::size_t index, std::size_t letters,
                                  std::initializer_list<std::u32string_view> words);
[[nodiscard]] std::size_t behind_digits(const MaskLetters&, std::size_t at);
[[nodiscard]] std::size_t behind_any_of(const MaskLetters&, std::size_t at, std::u32string_view letters);

void find_mask_emails(const MaskLetters&, LetterSpans&);
void find_mask_numbers(const MaskLetters&, LetterSpans&);
void find_mask_codes(const MaskLetters&, LetterSpans&); ///< order numbers and accounts with letters in them
void find_mask_addresses(const MaskLetters&, LetterSpans&);
void find_mask_english_addresses(const MaskLetters&, LetterSpans&);
void find_mask_places(const MaskLetters&, LetterSpans&);  ///< "Rose Cottage, Mill Lane", "PO Box 218"
void find_mask_endings(const MaskLetters&, LetterSpans&); ///< "尾号 4417", "ext. 214", a room by its number
void find_mask_papers(const MaskLetters&,
                      LetterSpans&); ///< births, plates, staff and member numbers, what a URL says
void find_mask_banks(const MaskLetters&,
                     LetterSpans&); ///< IBANs, accounts, sort codes, what stands on a card
void find_mask_spoken_numbers(const MaskLetters&, LetterSpans&); ///< 一三八…, "oh seven double five"
void find_mask_names(const MaskLetters&, LetterSpans&);
void find_mask_called_names(const MaskLetters&, LetterSpans&); ///< 叫我小司, 糖糖妈妈, 姓蒙
void find_mask_english_names(const MaskLetters&, LetterSpans&);
void find_mask_groups(const MaskLetters&, LetterSpans&); ///< 三年二班, "Ward 7, bed 14", schools, hospitals
void find_mask_settlements(const MaskLetters&, LetterSpans&); ///< 石桥镇, "in Hebden Bridge", "I'm at 62"
void find_mask_people(const MaskLetters&, LetterSpans&);      ///< 是晓琳帮我签的, "Graeme said"
void find_mask_talk(const MaskLetters&, LetterSpans&);        ///< 付小倩收, @售后-子涵, "S-I-O-B-H-A-N"

/// "LS1 4AB", "TX 75001", "NSW 2000", "K1A 0B1": the end of the postcode that begins there, or 0.
[[nodiscard]] std::size_t mask_postcode_end(const MaskLetters&, std::size_t at);
/// Behind ", 8/F, Tower 2, Springfield, IL" that goes on a street.
[[nodiscard]] std::size_t behind_mask_towns(const MaskLetters&, std::size_t end);
/// 路, 小区, 大厦 … that ends before `at`.
[[nodiscard]] bool ends_mask_place(const MaskLetters&, std::size_t at);
/// 省, 市, 区, 县 … that ends before `at`.
[[nodiscard]] bool ends_mask_region(const MaskLetters&, std::size_t at);

} // namespace amends::author
