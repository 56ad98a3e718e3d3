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

std::string spoken_day(const ui::Texts& texts, const std::string& day) {
    int year = 0, month = 0, number = 0;
    if (std::sscanf(day.c_str(), "%4d-%2d-%2d", &year, &month, &number) != 3 || month < 1 || month > 12)
        return day;
    const bool is_this_year = year == platform::local_time(platform::wall_now()).year;
    return texts.get(is_this_year ? "duty.day" : "duty.day_year",
                     {{"month", texts.get("when.month_" + std::to_string(month))},
                      {"day", number},
                      {"year", std::to_string(year)}});
}

} // namespace amends::app
