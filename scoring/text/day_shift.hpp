#pragma once
// What stands around a day's name and moves the day.
#include <cstdint>
#include <string_view>

namespace amends::text {

/// What stands before a day word and moves it: "下周三", "next Friday", "before the party on Saturday".
struct DayShift {
    std::uint32_t begin = 0; ///< of the words that count
    int weeks = -1;          ///< of the calendar ahead; -1: the next such day
    int days_more = 0;       ///< "a week on Friday"
    bool before = false;     ///< the day is over by then
};

/// Of the day named at code points [begin, end); only weekdays are moved.
[[nodiscard]] DayShift shift_of(std::u32string_view plain, std::uint32_t begin, std::uint32_t end,
                                bool weekday);

} // namespace amends::text
