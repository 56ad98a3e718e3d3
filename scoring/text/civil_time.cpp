#include "scoring/text/civil_time.hpp"

namespace amends::text {
namespace {

/// Reads exactly `count` digits at `at`; -1 when they are none.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

void append_padded(std::string& out, std::int64_t value, std::size_t width) {
    std::string text = std::to_string(value);
    if (text.size() < width) out.append(width - text.size(), '0');
    out += text;
}

} // namespace

// The two below follow Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

CivilDate civil_from_days(std::int64_t days) {
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t day_of_era = days - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted = (5 * day_of_year + 2) / 153;
    const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
            static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

int weekday_of(std::int64_t days) {
    return static_cast<int>(((days + 3) % 7 + 7) % 7);
}

std::optional<LocalTime> read_iso(std::string_view text) {
    const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 24 || minute < 0
        || minute > 59)
        return std::nullopt;
    if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':') return std::nullopt;
    LocalTime time{days_from_civil(year, month, day), hour * 60 + minute, 0};
    if (civil_from_days(time.days).day != day) return std::nullopt; // 31 February
    std::size_t at = 16;
    if (at < text.size() && text[at] == ':') at += 3;
    if (at + 5 < text.size() + 0 && (text[at] == '+' || text[at] == '-')) {
        const int offset = digits(text, at + 1, 2) * 60 + digits(text, at + 4, 2);
        time.offset_minutes = text[at] == '-' ? -offset : offset;
    }
    return time;
}

std::string write_iso(const LocalTime& time) {
    const CivilDate date = civil_from_days(time.days);
    std::string out;
    append_padded(out, date.year, 4);
    out += '-';
    append_padded(out, date.month, 2);
    out += '-';
    append_padded(out, date.day, 2);
    out += 'T';
    append_padded(out, time.minutes / 60, 2);
    out += ':';
    append_padded(out, time.minutes % 60, 2);
    out += ":00";
    const int offset = time.offset_minutes < 0 ? -time.offset_minutes : time.offset_minutes;
    out += time.offset_minutes < 0 ? '-' : '+';
    append_padded(out, offset / 60, 2);
    out += ':';
    append_padded(out, offset % 60, 2);
    return out;
}

} // namespace amends::text
