#pragma once
// Weeks by their Mondays.
#include <cstdint>
#include <optional>
#include <string>

namespace amends::app {

/// Weeks since Monday 5 January 1970 of the day a text begins with ("2026-11-23…"); null when it is no day or
/// lies before.
[[nodiscard]] std::optional<std::int64_t> week_of(const std::string& day);
/// "2026-11-23".
[[nodiscard]] std::string monday_of(std::int64_t week);

} // namespace amends::app
