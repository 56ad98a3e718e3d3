#pragma once
// Hours of the day said in a reply.
#include "scoring/text/amounts.hpp"

#include <string_view>
#include <vector>

namespace amends::text {

/// Which half of the day words name: "今晚", "tomorrow morning".
enum class DayHalf { unsaid, early, late };

/// An hour behind a day word or alone: "18点", "下午3点半", "6 pm", "18:00", "by noon", "九点到十点".
struct ClockWords {
    std::uint32_t begin = 0, end = 0; ///< code points; of a range the whole
    std::uint32_t number = 0;         ///< where the number itself begins, behind "下午"
    int minutes = 0;                  ///< of a range its end
    DayHalf half = DayHalf::unsaid;
};

/// By begin.
std::vector<ClockWords> find_clocks(std::u32string_view plain, const std::vector<NumberWords>&);

/// "morning", "下午" directly behind a day word; `text` is empty when none stands there.
struct PartOfDay {
    std::u32string_view text;
    int minutes = 0; ///< when it is over
    DayHalf half = DayHalf::unsaid;
};
PartOfDay part_of_day_at(std::u32string_view plain, std::uint32_t at);

/// Minutes of the day of an hour, where the words around it name a half: "今晚十点" is 22:00. Where nothing
/// does, one to six are in the afternoon.
int minutes_of(const ClockWords&, DayHalf around);

} // namespace amends::text
