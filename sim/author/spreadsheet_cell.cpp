#include "sim/author/spreadsheet_cell.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace amends::author {
namespace {

bool parse_stored(std::string_view stored, double& value) {
    const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    return error == std::errc{} && end == stored.data() + stored.size() && std::isfinite(value);
}

std::string two_digits(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

std::string shown_number(std::string_view stored) {
    double value = 0;
    if (!parse_stored(stored, value)) return std::string(stored);
    std::array<char, 64> letters{};
    constexpr int digits = 15; // what a spreadsheet keeps
    const bool plain = std::abs(value) < 1e15;
    const auto format = plain ? std::chars_format::fixed : std::chars_format::general;
    if (plain && value == std::floor(value)) {
        const auto [end, error] =
            std::to_chars(letters.data(), letters.data() + letters.size(), static_cast<long long>(value));
        return error == std::errc{} ? std::string(letters.data(), end) : std::string(stored);
    }
    // 0.30000000000000004 is 0.3: first rounded to 15 digits, then written as short as that allows.
    const auto rounded = std::to_chars(letters.data(), letters.data() + letters.size(), value,
                                       std::chars_format::scientific, digits - 1);
    double near = value;
    std::from_chars(letters.data(), rounded.ptr, near);
    const auto [end, error] = std::to_chars(letters.data(), letters.data() + letters.size(), near, format);
    return error == std::errc{} ? std::string(letters.data(), end) : std::string(stored);
}

std::string shown_date(std::string_view stored, bool from_1904) {
    using namespace std::chrono;
    double value = 0;
    constexpr double last_day = 2'958'466; // 9999-12-31
    if (!parse_stored(stored, value) || value < 0 || value >= last_day) return shown_number(stored);
    auto minutes_all = static_cast<long long>(std::llround(value * 24 * 60));
    const long long day_number = minutes_all / (24 * 60);
    const auto minutes = static_cast<unsigned>(minutes_all % (24 * 60));
    const std::string time = two_digits(minutes / 60) + ':' + two_digits(minutes % 60);
    if (day_number == 0 && !from_1904) return time;
    // Excel believes in 29 February 1900: before it, its days are one less apart from ours.
    const sys_days origin =
        from_1904 ? sys_days{1904y / January / 1}
                  : (day_number < 61 ? sys_days{1899y / December / 31} : sys_days{1899y / December / 30});
    const year_month_day date{origin + days{day_number}};
    const std::string day = std::to_string(static_cast<int>(date.year())) + '-'
                            + two_digits(static_cast<unsigned>(date.month())) + '-'
                            + two_digits(static_cast<unsigned>(date.day()));
    return minutes == 0 ? day : day + ' ' + time;
}

bool is_date_format(int number, std::string_view code) {
    if ((number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 47)
        || (number >= 50 && number <= 58))
        return true;
    bool quoted = false, bracketed = false;
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char letter = code[at];
        if (letter == '"') quoted = !quoted;
        if (letter == '[') bracketed = true;
        if (letter == ']') bracketed = false;
        if (letter == '\\' || letter == '_' || letter == '*') {
            ++at; // the next one is shown as it is
            continue;
        }
        if (!quoted && !bracketed && std::string_view("ymdhsYMDHS").find(letter) != std::string_view::npos)
            return true;
        if (letter == ';') break; // what negative numbers look like
    }
    return false;
}

int column_of(std::string_view reference) {
    int column = 0;
    std::size_t letters = 0;
    for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters) {
        if (letters == 3) return -1;
        column = column * 26 + (reference[letters] - 'A' + 1);
    }
    return column - 1;
}

} // namespace amends::author
