#pragma once
// Money and time said in a reply.
#include "scoring/text/verdict.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

struct Money {
    std::uint32_t begin = 0, end = 0; ///< code points of the plain text
    std::int64_t minor = 0;           ///< cents, fen
    std::string currency;             ///< ISO 4217
};

struct TimeWords {
    std::uint32_t begin = 0, end = 0;
    Deadline deadline;       ///< none where it is a moment and `now` was not given
    bool is_instant = false; ///< "tomorrow 6 pm" and not "two days"
};

/// A number of the plain text, digits or Chinese numerals; `hundredths` is exact to two decimals.
struct NumberWords {
    std::uint32_t begin = 0, end = 0;
    std::int64_t hundredths = 0;
};

/// All by begin, without overlaps. Linear.
std::vector<NumberWords> find_numbers(std::u32string_view plain);
std::vector<Money> find_money(std::u32string_view plain, const std::vector<NumberWords>&);
std::vector<TimeWords> find_times(std::u32string_view plain, const std::vector<NumberWords>&,
                                  const std::optional<std::string>& now);

} // namespace amends::text
