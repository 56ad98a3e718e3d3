#include "sim/app/spoken_time.hpp"

#include <array>
#include <cstdio>

namespace amends::app {

std::string spoken_time(const ui::Texts& texts, const platform::LocalTime& then,
                        const platform::LocalTime& now) {
    std::array<char, 16> clock{};
    std::snprintf(clock.data(), clock.size(), "%02d:%02d", then.hour, then.minute);
    const std::string time = clock.data();
    if (then.day_number == now.day_number) return texts.get("when.today", {{"time", time}});
    if (then.day_number == now.day_number - 1) return texts.get("when.yesterday", {{"time", time}});
    const std::string& month = texts.get("when.month_" + std::to_string(then.month));
    if (then.year == now.year)
        return texts.get("when.this_year", {{"month", month}, {"day", then.day}, {"time", time}});
    return texts.get(
        "when.other_year",
        {{"year", std::to_string(then.year)}, {"month", month}, {"day", then.day}, {"time", time}});
}

std::string spoken_time(const ui::Texts& texts, const std::string& utc) {
    const auto moment = platform::parse_utc(utc);
    if (!moment) return utc;
    return spoken_time(texts, platform::local_time(*moment), platform::local_time(platform::wall_now()));
}

} // namespace amends::app
