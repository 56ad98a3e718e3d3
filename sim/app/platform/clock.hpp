#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace amends::app::platform {

/// Time since some moment of the past; never goes back, goes on while the machine sleeps.
[[nodiscard]] std::chrono::milliseconds monotonic_now();

/// Milliseconds since 1970-01-01 00:00 UTC by the machine's clock, which may be set at any moment.
[[nodiscard]] std::chrono::milliseconds wall_now();

/// The wall time as "2026-03-01T09:30:00.250Z".
[[nodiscard]] std::string format_utc(std::chrono::milliseconds since_1970);

[[nodiscard]] std::int64_t process_id();

/// 64 bits from the system's own source of randomness.
[[nodiscard]] std::uint64_t random_seed();

} // namespace amends::app::platform
