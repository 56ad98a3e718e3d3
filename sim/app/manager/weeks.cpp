#include "sim/app/manager/weeks.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

namespace amends::app {

std::optional<std::int64_t> week_of(const std::string& day) {
    int year = 0;
    unsigned month = 0, number = 0;
    if (std::sscanf(day.c_str(), "%4d-%2u-%2u", &year, &month, &number) != 3) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(number)};
    if (!date.ok()) return std::nullopt;
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count() - 4;
    return days < 0 ? std::nullopt : std::optional(days / 7);
}

std::string monday_of(std::int64_t week) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(week * 7 + 4))};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

} // namespace amends::app
