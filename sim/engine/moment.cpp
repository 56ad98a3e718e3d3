#include "sim/engine/moment.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace amends::engine {
namespace {

using namespace std::chrono;

constexpr std::int64_t day_s = 86400;

/// The number in text[at, at+length), digits only.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t length) {
    if (at + length > text.size()) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, length)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool has_marks(std::string_view text) {
    return text.size() >= 20 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':'
           && text[16] == ':';
}

std::optional<int> offset_minutes(std::string_view zone) {
    if (zone == "Z") return 0;
    if (zone.size() != 6 || zone[3] != ':' || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
    const auto hours = digits(zone, 1, 2), minutes = digits(zone, 4, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
    const int total = *hours * 60 + *minutes;
    return zone[0] == '-' ? -total : total;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

year_month_day calendar(const Moment& moment) {
    return year_month_day{sys_days{days{floor_div(moment.local_s, day_s)}}};
}

} // namespace

std::optional<Moment> parse_moment(std::string_view text) {
    if (!has_marks(text)) return std::nullopt;
    const auto y = digits(text, 0, 4), mo = digits(text, 5, 2), d = digits(text, 8, 2);
    const auto h = digits(text, 11, 2), mi = digits(text, 14, 2), s = digits(text, 17, 2);
    const auto offset = offset_minutes(text.substr(19));
    if (!y || !mo || !d || !h || !mi || !s || !offset || *h > 23 || *mi > 59 || *s > 59) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*mo)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    const std::int64_t midnight = sys_days{date}.time_since_epoch().count() * day_s;
    return Moment{midnight + *h * 3600 + *mi * 60 + *s, *offset};
}

std::string format_moment(const Moment& moment) {
    const Date date = date_of(moment);
    const std::int64_t of_day = moment.local_s - floor_div(moment.local_s, day_s) * day_s;
    const int offset = moment.offset_min < 0 ? -moment.offset_min : moment.offset_min;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d%c%02d:%02d", date.year, date.month,
                  date.day, static_cast<int>(of_day / 3600), static_cast<int>(of_day / 60 % 60),
                  static_cast<int>(of_day % 60), moment.offset_min < 0 ? '-' : '+', offset / 60, offset % 60);
    return text.data();
}

Date date_of(const Moment& moment) {
    const year_month_day date = calendar(moment);
    const weekday week{sys_days{date}};
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day()), week.c_encoding()};
}

std::string clock_of(const Moment& moment) {
    return format_moment(moment).substr(11, 5);
}

std::int64_t between_ms(const Moment& a, const Moment& b) {
    return (b.local_s - a.local_s - (b.offset_min - a.offset_min) * 60) * 1000;
}

Moment later(Moment moment, std::int64_t by_ms) {
    moment.local_s += floor_div(by_ms, 1000);
    return moment;
}

std::optional<std::int64_t> parse_clock(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hours = digits(text, 0, 2), minutes = digits(text, 3, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    return *hours * 3600 + *minutes * 60;
}

} // namespace amends::engine
