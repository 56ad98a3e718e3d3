#pragma once
// Check digits of numbers that belong to a person. Digits are given as characters of any width, '0' to '9'.
#include <array>
#include <cstddef>
#include <string_view>

namespace amends::support {

/// Luhn's sum (ISO/IEC 7812-1, annex B), which payment cards pass.
template <class Char>
constexpr bool passes_luhn(std::basic_string_view<Char> digits) {
    unsigned sum = 0;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        unsigned digit = static_cast<unsigned>(digits[digits.size() - 1 - at] - Char{'0'});
        if (at % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

/// The check digit of a Chinese resident identity number, '0' to '9' or 'X' (GB 11643). At least 17 digits.
template <class Char>
constexpr Char resident_check(std::basic_string_view<Char> digits) {
    constexpr std::array<unsigned, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    unsigned sum = 0;
    for (std::size_t at = 0; at < weights.size(); ++at)
        sum += weights[at] * static_cast<unsigned>(digits[at] - Char{'0'});
    return static_cast<Char>("10X98765432"[sum % 11]);
}

} // namespace amends::support
