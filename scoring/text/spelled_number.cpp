#include "scoring/text/spelled_number.hpp"

#include "scoring/text/amount_words.hpp"
#include "scoring/text/normalise.hpp"

#include <array>

namespace amends::text {
namespace {

struct NumberName {
    std::u32string_view text;
    std::int64_t value;
};

constexpr std::array<NumberName, 29> number_names = {
    {{U"one", 1},      {U"two", 2},        {U"three", 3},     {U"four", 4},       {U"five", 5},
     {U"six", 6},      {U"seven", 7},      {U"eight", 8},     {U"nine", 9},       {U"ten", 10},
     {U"eleven", 11},  {U"twelve", 12},    {U"thirteen", 13}, {U"fourteen", 14},  {U"fifteen", 15},
     {U"sixteen", 16}, {U"seventeen", 17}, {U"eighteen", 18}, {U"nineteen", 19},  {U"twenty", 20},
     {U"thirty", 30},  {U"forty", 40},     {U"fifty", 50},    {U"sixty", 60},     {U"seventy", 70},
     {U"eighty", 80},  {U"ninety", 90},    {U"hundred", 100}, {U"thousand", 1000}}};
constexpr FirstLetters number_name_firsts{number_names};

std::u32string_view latin_word_at(std::u32string_view text, std::uint32_t at) {
    std::uint32_t end = at;
    while (end < text.size() && is_latin_letter(text[end]))
        ++end;
    return text.substr(at, end - at);
}

std::int64_t value_named(std::u32string_view word) {
    for (const NumberName& name : number_names)
        if (name.text == word) return name.value;
    return 0;
}

/// The number word at `at`, behind an "and" where one may stand; `at` is moved to the word.
std::u32string_view next_number_word(std::u32string_view text, std::uint32_t& at, bool and_may_stand) {
    std::uint32_t place = skip_blank(text, at);
    std::u32string_view word = place < text.size() ? latin_word_at(text, place) : std::u32string_view{};
    if (and_may_stand && word == U"and") {
        place = skip_blank(text, place + 3);
        word = place < text.size() ? latin_word_at(text, place) : std::u32string_view{};
    }
    if (value_named(word) == 0) return {};
    at = place;
    return word;
}

} // namespace

std::optional<NumberWords> spelled_number_at(std::u32string_view text, std::uint32_t begin) {
    if (begin >= text.size() || (begin > 0 && is_latin_letter(text[begin - 1]))) return std::nullopt;
    std::uint32_t at = begin;
    if (text[begin] == U'a' && latin_word_at(text, begin) == U"a") {
        at = begin + 1;
        std::uint32_t place = at;
        const std::int64_t first = value_named(next_number_word(text, place, false));
        if (first != 100 && first != 1000) return std::nullopt;
    } else if (!number_name_firsts.may_hold(text[begin])) {
        return std::nullopt;
    }
    std::int64_t total = 0, current = 0;
    bool after_hundred = false;
    constexpr std::int64_t too_much = 1'000'000;
    for (std::uint32_t end = at; total + current < too_much; at = end) {
        const std::u32string_view word = next_number_word(text, end, after_hundred);
        if (word.empty()) break;
        const std::int64_t value = value_named(word);
        if (value == 100)
            current = (current == 0 ? 1 : current) * 100;
        else if (value == 1000) {
            total += (current == 0 ? 1 : current) * 1000;
            current = 0;
        } else {
            current += value;
        }
        after_hundred = value >= 100;
        end += static_cast<std::uint32_t>(word.size());
    }
    if (total + current == 0) return std::nullopt;
    return NumberWords{begin, at, (total + current) * 100};
}

} // namespace amends::text
