#pragma once
// What the readers of amounts and times share.
#include "scoring/text/amounts.hpp"
#include "scoring/text/civil_time.hpp"

#include <array>

namespace amends::text {

/// The letters words begin with: most places of a text are passed over by one look. May say yes for others.
class FirstLetters {
public:
    /// Of a table whose rows have a `text`, or of plain words.
    template <class Table>
    constexpr explicit FirstLetters(const Table& table) {
        for (const auto& row : table) {
            if constexpr (requires { row.text; })
                add(row.text.front());
            else
                add(row.front());
        }
    }
    [[nodiscard]] constexpr bool may_hold(char32_t c) const {
        return (bits_[slot(c) >> 6] >> (slot(c) & 63u) & 1u) != 0;
    }

private:
    static constexpr std::uint32_t slot(char32_t c) { return (c ^ (c >> 8)) & 255u; }
    constexpr void add(char32_t c) { bits_[slot(c) >> 6] |= std::uint64_t{1} << (slot(c) & 63u); }
    std::array<std::uint64_t, 4> bits_{};
};

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
/// "3 March", "the 14th", likewise.
void find_english_dates(std::u32string_view plain, const std::vector<NumberWords>&,
                        const std::optional<LocalTime>& now, std::vector<TimeWords>& found);
/// "end of the month", "下周内", likewise.
void find_period_ends(std::u32string_view plain, const std::optional<LocalTime>& now,
                      std::vector<TimeWords>& found);
/// The end of a date, month 0 for the month that makes it come next; a date long past is next year's. None
/// for a date no calendar has.
[[nodiscard]] Deadline end_of_date(const LocalTime& now, int month, int day);

} // namespace amends::text
