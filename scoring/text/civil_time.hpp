#pragma once
// Days and minutes of a calendar, in integers.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends::text {

/// A moment as its own clock shows it, with the offset of that clock from UTC.
struct LocalTime {
    std::int64_t days = 0; ///< since 1970-01-01
    int minutes = 0;       ///< since midnight
    int offset_minutes = 0;
};

inline constexpr int end_of_day = 24 * 60 - 1; ///< a day's last minute

/// Reads "2026-03-12T20:14:00+08:00" (seconds and offset may be missing; "Z" is UTC).
[[nodiscard]] std::optional<LocalTime> read_iso(std::string_view);
/// Writes the same form, seconds 00.
[[nodiscard]] std::string write_iso(const LocalTime&);

[[nodiscard]] std::int64_t days_from_civil(std::int64_t year, int month, int day);
/// 0 = Monday … 6 = Sunday.
[[nodiscard]] int weekday_of(std::int64_t days);
struct CivilDate {
    std::int64_t year = 1970;
    int month = 1, day = 1;
};
[[nodiscard]] CivilDate civil_from_days(std::int64_t days);

} // namespace amends::text
