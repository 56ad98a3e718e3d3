// Days by the calendar: "3 March", "the 14th", "end of the month", "下周内".
#include "scoring/text/amount_words.hpp"
#include "scoring/text/normalise.hpp"

#include <array>

namespace amends::text {
namespace {

constexpr int end_of_work = 18 * 60;

enum class Until { day, work_day, work_week, week, next_week, month, next_month, year };

struct PeriodEnd {
    std::u32string_view text;
    Until until;
};

// Longest first where one begins another.
constexpr std::array<PeriodEnd, 33> period_ends = {{{U"下个月底", Until::next_month},
                                                    {U"下月底", Until::next_month},
                                                    {U"这个月底", Until::month},
                                                    {U"本月底", Until::month},
                                                    {U"月底", Until::month},
                                                    {U"月末", Until::month},
                                                    {U"本月内", Until::month},
                                                    {U"这个月内", Until::month},
                                                    {U"年底", Until::year},
                                                    {U"本周内", Until::week},
                                                    {U"这周内", Until::week},
                                                    {U"周内", Until::week},
                                                    {U"本周末", Until::week},
                                                    {U"这周末", Until::week},
                                                    {U"下周末", Until::next_week},
                                                    {U"下周内", Until::next_week},
                                                    {U"下星期内", Until::next_week},
                                                    {U"下周", Until::next_week},
                                                    {U"周末前", Until::work_week},
                                                    {U"周末之前", Until::work_week},
                                                    {U"下班前", Until::work_day},
                                                    {U"end of next month", Until::next_month},
                                                    {U"end of the month", Until::month},
                                                    {U"end of this month", Until::month},
                                                    {U"month end", Until::month},
                                                    {U"end of the year", Until::year},
                                                    {U"end of next week", Until::next_week},
                                                    {U"end of the week", Until::week},
                                                    {U"end of this week", Until::week},
                                                    {U"this weekend", Until::week},
                                                    {U"next week", Until::next_week},
                                                    {U"by the end of today", Until::day},
                                                    {U"before the weekend", Until::work_week}}};
constexpr FirstLetters period_firsts{period_ends};

constexpr std::array<std::u32string_view, 12> months = {U"january",   U"february", U"march",    U"april",
                                                        U"may",       U"june",     U"july",     U"august",
                                                        U"september", U"october",  U"november", U"december"};

bool is_weekday_number(char32_t c) {
    constexpr std::u32string_view numbers = U"一二三四五六日天末1234567";
    return numbers.find(c) != std::u32string_view::npos;
}

LocalTime end_of_month(const LocalTime& now, int months_ahead) {
    CivilDate date = civil_from_days(now.days);
    const int index = date.month - 1 + months_ahead + 1; // the first of the month after, less a day
    LocalTime due = now;
    due.days = days_from_civil(date.year + index / 12, index % 12 + 1, 1) - 1;
    due.minutes = end_of_day;
    return due;
}

LocalTime end_of(Until until, const LocalTime& now) {
    LocalTime due = now;
    due.minutes = until == Until::work_day ? end_of_work : end_of_day;
    switch (until) {
    case Until::day:
    case Until::work_day: return due;
    case Until::work_week: due.days += (4 - weekday_of(now.days) + 7) % 7; return due;
    case Until::week: due.days += 6 - weekday_of(now.days); return due;
    case Until::next_week: due.days += 13 - weekday_of(now.days); return due;
    case Until::month: return end_of_month(now, 0);
    case Until::next_month: return end_of_month(now, 1);
    case Until::year: due.days = days_from_civil(civil_from_days(now.days).year, 12, 31); return due;
    }
    return due;
}

} // namespace

void find_period_ends(std::u32string_view text, const std::optional<LocalTime>& now,
                      std::vector<TimeWords>& found) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (!period_firsts.may_hold(text[i])) continue;
        if (i > 0 && is_latin_letter(text[i - 1]) && is_latin_letter(text[i])) continue;
        for (const PeriodEnd& one : period_ends) {
            if (!starts(text, i, one.text)) continue;
            const auto end = static_cast<std::uint32_t>(i + one.text.size());
            const bool goes_on =
                end < text.size() && is_latin_letter(one.text.back()) && is_latin_letter(text[end]);
            const bool weekday =
                one.text.back() == U'周' && end < text.size() && is_weekday_number(text[end]);
            if (goes_on || weekday) continue;
            TimeWords time{i, end, {}, true};
            if (now) time.deadline = {Deadline::Kind::instant, 0, write_iso(end_of(one.until, *now))};
            found.push_back(time);
            i = end - 1;
            break;
        }
    }
}

namespace {

bool has_ordinal_ending(std::u32string_view text, std::uint32_t at) {
    return starts(text, at, U"th") || starts(text, at, U"st") || starts(text, at, U"nd")
           || starts(text, at, U"rd");
}

/// The month whose name stands at `at`, and the place behind it; 0 when none does.
std::pair<int, std::uint32_t> month_at(std::u32string_view text, std::uint32_t at) {
    for (std::size_t m = 0; m < months.size(); ++m) {
        for (const std::size_t length : {months[m].size(), std::size_t{3}}) {
            const auto end = static_cast<std::uint32_t>(at + length);
            if (!starts(text, at, months[m].substr(0, length))) continue;
            if (end < text.size() && is_latin_letter(text[end])) continue;
            return {static_cast<int>(m) + 1, end};
        }
    }
    return {0, at};
}

/// The month named just before `at` ("march 3"), and where its name begins.
std::pair<int, std::uint32_t> month_before(std::u32string_view text, std::uint32_t at) {
    std::uint32_t end = at;
    while (end > 0 && text[end - 1] == U' ')
        --end;
    std::uint32_t begin = end;
    while (begin > 0 && text[begin - 1] >= U'a' && text[begin - 1] <= U'z')
        --begin;
    const auto [month, behind] = month_at(text, begin);
    if (end == at || begin == end || behind != end) return {0, at};
    return {month, begin};
}

/// None for a day the month has not.
std::optional<std::int64_t> day_of(std::int64_t year, int month, int day) {
    const std::int64_t days = days_from_civil(year, month, day);
    const CivilDate date = civil_from_days(days);
    return date.month == month && date.day == day ? std::optional(days) : std::nullopt;
}

std::optional<std::int64_t> day_of_date(const LocalTime& now, int month, int day) {
    constexpr std::int64_t long_past = 180; // days; such a date is next year's
    const CivilDate date = civil_from_days(now.days);
    if (month >= 1 && month <= 12) {
        const auto due = day_of(date.year, month, day);
        return due && *due + long_past < now.days ? day_of(date.year + 1, month, day) : due;
    }
    for (int ahead = 0; ahead < 3; ++ahead) { // of three months in a row one has 31 days
        const int index = date.month - 1 + ahead;
        const auto due = day_of(date.year + index / 12, index % 12 + 1, day);
        if (due && *due >= now.days) return due;
    }
    return std::nullopt;
}

} // namespace

void find_english_dates(std::u32string_view text, const std::vector<NumberWords>& numbers,
                        const std::optional<LocalTime>& now, std::vector<TimeWords>& found) {
    for (const NumberWords& number : numbers) {
        const std::int64_t day = number.hundredths / 100;
        if (day < 1 || day > 31 || number.hundredths % 100 != 0) continue;
        const bool ordinal = has_ordinal_ending(text, number.end);
        TimeWords time{number.begin, number.end + (ordinal ? 2u : 0u), {}, true};
        if (time.end < text.size() && (is_latin_letter(text[time.end]) || is_digit(text[time.end]))) continue;
        std::uint32_t next = skip_blank(text, time.end);
        if (ordinal && starts(text, next, U"of ")) next += 3;
        auto [month, behind] = month_at(text, next);
        if (month != 0 && next > number.end) {
            time.end = behind;
        } else {
            const auto [named, begin] = month_before(text, number.begin);
            month = named;
            if (month != 0) time.begin = begin;
        }
        const bool the = number.begin >= 4 && starts(text, number.begin - 4, U"the ");
        if (month == 0 && (!ordinal || !the)) continue;
        if (now) time.deadline = end_of_date(*now, month, static_cast<int>(day));
        found.push_back(time);
    }
}

Deadline end_of_date(const LocalTime& now, int month, int day) {
    const auto days = day_of_date(now, month, day);
    if (!days) return {};
    LocalTime due = now;
    due.days = *days;
    due.minutes = end_of_day;
    return {Deadline::Kind::instant, 0, write_iso(due)};
}

} // namespace amends::text
