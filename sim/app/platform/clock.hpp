#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace amends::app::platform {

/// Time since some moment of the past; never goes back, goes on while the machine sleeps.
[[nodiscard]] std::chrono::milliseconds monotonic_now();

/// Milliseconds since 1970-01-01 00:00 UTC by the machine's clock, which may be set at any moment.
[[nodiscard]] std::chrono::milliseconds wall_now();

/// The wall time as "2026-03-01T09:30:00.250Z".
[[nodiscard]] std::string format_utc(std::chrono::milliseconds since_1970);

/// A moment as clocks on the wall show it.
struct LocalTime {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0;
    std::int64_t day_number = 0; ///< of the calendar: one more each midnight
};
[[nodiscard]] LocalTime local_time(std::chrono::milliseconds since_1970);
/// The moment that format_utc wrote; nothing when it is none.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_utc(const std::string&);

[[nodiscard]] std::int64_t process_id();

/// 64 bits from the system's own source of randomness.
[[nodiscard]] std::uint64_t random_seed();

} // namespace amends::app::platform
