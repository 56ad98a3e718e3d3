#pragma once
// Dates and times of the desk's calendar. All data: nothing here reads a clock.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends::engine {

/// A moment with its offset from UTC, as the scenario gives it.
struct Moment {
    std::int64_t local_s = 0; ///< seconds since 1970-01-01T00:00:00 on the local clock
    int offset_min = 0;       ///< local time − UTC
    friend bool operator==(const Moment&, const Moment&) = default;
};

struct Date {
    int year = 1970;
    unsigned month = 1, day = 1;
    unsigned weekday = 0; ///< 0: Sunday
    friend bool operator==(const Date&, const Date&) = default;
};

/// "2026-03-12T20:14:00+08:00" or "…Z"; null for anything else, an impossible date included.
std::optional<Moment> parse_moment(std::string_view);
std::string format_moment(const Moment&);
/// "2026-03-12"
Date date_of(const Moment&);
/// "20:14"
std::string clock_of(const Moment&);
/// b − a in milliseconds of real time, offsets considered.
std::int64_t between_ms(const Moment& a, const Moment& b);
Moment later(Moment, std::int64_t by_ms);
/// Seconds since midnight of "10:00"; null for anything else.
std::optional<std::int64_t> parse_clock(std::string_view);

} // namespace amends::engine
