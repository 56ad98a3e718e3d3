#pragma once
// What the readers of amounts and times share.
#include "scoring/text/amounts.hpp"
#include "scoring/text/civil_time.hpp"

namespace amends::text {

/// Whether `word` stands at this place; false beyond the end.
inline bool starts(std::u32string_view text, std::size_t at, std::u32string_view word) {
    if (word.empty()) return true;
    return at < text.size() && text[at] == word.front() && text.substr(at, word.size()) == word;
}

/// The place behind blanks and hyphens.
inline std::uint32_t skip_blank(std::u32string_view text, std::uint32_t at) {
    while (at < text.size() && (text[at] == U' ' || text[at] == U'-'))
        ++at;
    return at;
}

/// "two days", "24 小时": in no order, overlaps not yet taken out.
void find_durations(std::u32string_view plain, const std::vector<NumberWords>&,
                    std::vector<TimeWords>& found);
/// "tomorrow 6 pm", "18点前", "12月3日", likewise.
void find_moments(std::u32string_view plain, const std::vector<NumberWords>&,
                  const std::optional<LocalTime>& now, std::vector<TimeWords>& found);
/// "3 March", "end of the month", "下周内", likewise.
void find_named_days(std::u32string_view plain, const std::vector<NumberWords>&,
                     const std::optional<LocalTime>& now, std::vector<TimeWords>& found);
/// The end of a date, month 0 for the month that makes it come next; a date long past is next year's.
[[nodiscard]] Deadline end_of_date(const LocalTime& now, int month, int day);

} // namespace amends::text
