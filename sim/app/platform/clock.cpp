#include "sim/app/platform/clock.hpp"

#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <random>

namespace amends::app::platform {

std::chrono::milliseconds monotonic_now() {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::milliseconds(std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000);
}

std::chrono::milliseconds wall_now() {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::floor<std::chrono::milliseconds>(since_1970);
}

std::string format_utc(std::chrono::milliseconds since_1970) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since_1970);
    const std::time_t time = seconds.count();
    std::tm utc{};
    gmtime_r(&time, &utc);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", utc.tm_year + 1900,
                  utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec,
                  static_cast<int>((since_1970 - seconds).count()));
    return text;
}

LocalTime local_time(std::chrono::milliseconds since_1970) {
    const std::time_t time = std::chrono::floor<std::chrono::seconds>(since_1970).count();
    std::tm local{};
    localtime_r(&time, &local);
    const std::chrono::year_month_day date{std::chrono::year(local.tm_year + 1900),
                                           std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1),
                                           std::chrono::day(static_cast<unsigned>(local.tm_mday))};
    return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
            local.tm_hour,        local.tm_min,     std::chrono::sys_days(date).time_since_epoch().count()};
}

std::optional<std::chrono::milliseconds> parse_utc(const std::string& text) {
    std::tm utc{};
    if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d", &utc.tm_year, &utc.tm_mon, &utc.tm_mday,
                    &utc.tm_hour, &utc.tm_min, &utc.tm_sec)
        != 6)
        return std::nullopt;
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;
    return std::chrono::seconds(timegm(&utc));
}

std::int64_t process_id() {
    return getpid();
}

std::uint64_t random_seed() {
    std::random_device source;
    return (std::uint64_t{source()} << 32) | source();
}

} // namespace amends::app::platform
