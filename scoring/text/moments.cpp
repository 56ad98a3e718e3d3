// By when something will be done, as a reply says it.
#include "scoring/text/amount_words.hpp"
#include "scoring/text/clock_words.hpp"
#include "scoring/text/day_shift.hpp"
#include "scoring/text/normalise.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

struct DayWord {
    std::u32string_view text;
    int ahead;   ///< days from today; -1: a weekday
    int weekday; ///< 0 Monday
    int minutes; ///< of the day when no hour is named
};

constexpr std::array<DayWord, 52> day_words = {{{U"今天", 0, 0, end_of_day},
                                                {U"今日", 0, 0, end_of_day},
                                                {U"今晚", 0, 0, end_of_day},
                                                {U"当天", 0, 0, end_of_day},
                                                {U"今早", 0, 0, 720},
                                                {U"今儿", 0, 0, end_of_day},
                                                {U"明天", 1, 0, end_of_day},
                                                {U"明日", 1, 0, end_of_day},
                                                {U"明早", 1, 0, 720},
                                                {U"明晚", 1, 0, end_of_day},
                                                {U"明儿", 1, 0, end_of_day},
                                                {U"后天", 2, 0, end_of_day},
                                                {U"周一", -1, 0, end_of_day},
                                                {U"周二", -1, 1, end_of_day},
                                                {U"周三", -1, 2, end_of_day},
                                                {U"周四", -1, 3, end_of_day},
                                                {U"周五", -1, 4, end_of_day},
                                                {U"周六", -1, 5, end_of_day},
                                                {U"周日", -1, 6, end_of_day},
                                                {U"星期一", -1, 0, end_of_day},
                                                {U"星期二", -1, 1, end_of_day},
                                                {U"星期三", -1, 2, end_of_day},
                                                {U"星期四", -1, 3, end_of_day},
                                                {U"星期五", -1, 4, end_of_day},
                                                {U"星期六", -1, 5, end_of_day},
                                                {U"星期天", -1, 6, end_of_day},
                                                {U"today", 0, 0, end_of_day},
                                                {U"tonight", 0, 0, end_of_day},
                                                {U"day after tomorrow", 2, 0, end_of_day},
                                                {U"后日", 2, 0, end_of_day},
                                                {U"大后天", 3, 0, end_of_day},
                                                {U"礼拜一", -1, 0, end_of_day},
                                                {U"礼拜二", -1, 1, end_of_day},
                                                {U"礼拜三", -1, 2, end_of_day},
                                                {U"礼拜四", -1, 3, end_of_day},
                                                {U"礼拜五", -1, 4, end_of_day},
                                                {U"礼拜六", -1, 5, end_of_day},
                                                {U"礼拜天", -1, 6, end_of_day},
                                                {U"礼拜日", -1, 6, end_of_day},
                                                {U"周天", -1, 6, end_of_day},
                                                {U"星期日", -1, 6, end_of_day},
                                                {U"this morning", 0, 0, 720},
                                                {U"this afternoon", 0, 0, 1080},
                                                {U"this evening", 0, 0, end_of_day},
                                                {U"tomorrow", 1, 0, end_of_day},
                                                {U"monday", -1, 0, end_of_day},
                                                {U"tuesday", -1, 1, end_of_day},
                                                {U"wednesday", -1, 2, end_of_day},
                                                {U"thursday", -1, 3, end_of_day},
                                                {U"friday", -1, 4, end_of_day},
                                                {U"saturday", -1, 5, end_of_day},
                                                {U"sunday", -1, 6, end_of_day}}};

constexpr std::array<std::u32string_view, 7> short_days = {U"mon", U"tue", U"wed", U"thu",
                                                           U"fri", U"sat", U"sun"};
constexpr FirstLetters day_firsts{day_words}, short_day_firsts{short_days};

DayHalf half_of(const DayWord& word) {
    if (word.text == U"this afternoon" || word.text == U"this evening" || word.text == U"tonight"
        || word.text.back() == U'晚')
        return DayHalf::late;
    return word.text.back() == U'早' || word.text == U"this morning" ? DayHalf::early : DayHalf::unsaid;
}

int days_ahead(const DayWord& word, const DayShift& shift, const LocalTime& now) {
    if (word.ahead >= 0) return word.ahead;
    const int today = weekday_of(now.days);
    if (shift.weeks > 0) return word.weekday - today + 7 * shift.weeks;
    return (word.weekday - today + 7) % 7;
}

TimeWords instant_of(std::uint32_t begin, std::uint32_t end, const DayWord& word, int minutes,
                     const std::optional<LocalTime>& now, const DayShift& shift = {}) {
    TimeWords time{begin, end, {}, true};
    if (now) {
        LocalTime due = *now;
        due.days += days_ahead(word, shift, *now);
        due.minutes = minutes;
        if (due.days == now->days && word.ahead < 0 && due.minutes <= now->minutes) due.days += 7;
        due.days += shift.days_more;
        if (shift.before && due.days > now->days) due.days -= 1;
        time.deadline = {Deadline::Kind::instant, 0, write_iso(due)};
    }
    return time;
}

const DayWord* day_word_at(std::u32string_view text, std::uint32_t at) {
    const bool inside_word = at > 0 && is_latin_letter(text[at - 1]) && is_latin_letter(text[at]);
    if (inside_word) return nullptr;
    for (const DayWord& word : day_words) {
        if (starts(text, at, word.text)) return &word;
    }
    return nullptr;
}

/// "by Fri 5pm": the short English weekday, as a day word.
bool short_day_at(std::u32string_view text, std::uint32_t at, DayWord& word) {
    if (at > 0 && is_latin_letter(text[at - 1])) return false;
    for (std::size_t i = 0; i < short_days.size(); ++i) {
        if (!starts(text, at, short_days[i])) continue;
        const std::size_t end = at + 3;
        if (end < text.size() && is_latin_letter(text[end])) return false;
        if (i == 5 || i == 6) return false; // "sat" and "sun" are words of their own
        word = {short_days[i], -1, static_cast<int>(i), end_of_day};
        return true;
    }
    return false;
}

/// "by 13/03": day and month, or month and day where the first can be no month's.
bool read_slashed(std::u32string_view text, const NumberWords& first, const NumberWords& second, int& month,
                  int& day) {
    const bool joined = text[first.end] == U'/' && first.end + 1 == second.begin;
    if (!joined || starts(text, second.end, U"/")) return false;
    if (first.end - first.begin > 2 || second.end - second.begin > 2) return false;
    constexpr std::array<std::u32string_view, 5> prepositions = {U"by ", U"before ", U"on ", U"until ",
                                                                 U"than "};
    if (std::none_of(prepositions.begin(), prepositions.end(), [&](std::u32string_view word) {
            return first.begin >= word.size() && starts(text, first.begin - word.size(), word);
        }))
        return false;
    day = static_cast<int>(first.hundredths / 100);
    month = static_cast<int>(second.hundredths / 100);
    if (month > 12) std::swap(day, month);
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/// "12月3日", "18号", "by 13/03".
void find_dates(std::u32string_view text, const std::vector<NumberWords>& numbers,
                const std::optional<LocalTime>& now, std::vector<TimeWords>& found) {
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        int slashed_month = 0, slashed_day = 0;
        if (n + 1 < numbers.size() && numbers[n].end < text.size()
            && read_slashed(text, numbers[n], numbers[n + 1], slashed_month, slashed_day)) {
            TimeWords time{numbers[n].begin, numbers[n + 1].end, {}, true};
            if (now) time.deadline = end_of_date(*now, slashed_month, slashed_day);
            found.push_back(time);
            continue;
        }
        const std::int64_t value = numbers[n].hundredths / 100;
        const bool is_day = starts(text, numbers[n].end, U"号") || starts(text, numbers[n].end, U"日");
        if (!is_day || value < 1 || value > 31 || numbers[n].hundredths % 100 != 0) continue;
        if (starts(text, numbers[n].end, U"号线") || starts(text, numbers[n].end, U"号码")
            || starts(text, numbers[n].end, U"号店"))
            continue;
        TimeWords time{numbers[n].begin, numbers[n].end + 1, {}, true};
        int month = 0;
        if (n > 0 && numbers[n - 1].end + 1 == numbers[n].begin && text[numbers[n - 1].end] == U'月') {
            month = static_cast<int>(numbers[n - 1].hundredths / 100);
            time.begin = numbers[n - 1].begin;
        }
        if (now) time.deadline = end_of_date(*now, month, static_cast<int>(value));
        found.push_back(time);
    }
}

bool across_lines(std::u32string_view text, std::uint32_t from, std::uint32_t to) {
    return from < to && text.substr(from, to - from).find(U'\n') != std::u32string_view::npos;
}

/// The first free hour beside the day word [begin, end): behind it, or in English before it.
std::size_t clock_beside(std::u32string_view text, const std::vector<ClockWords>& clocks,
                         const std::vector<bool>& used, std::uint32_t begin, std::uint32_t end) {
    const bool latin = !is_han(text[end - 1]);
    const std::uint32_t reach = latin ? 12 : 5; // "tomorrow between 9"
    const std::uint32_t back = latin ? 24 : 2;
    const auto next =
        std::lower_bound(clocks.begin(), clocks.end(), begin > back ? begin - back : 0,
                         [](const ClockWords& clock, std::uint32_t at) { return clock.begin < at; });
    for (auto clock = next; clock != clocks.end() && clock->begin <= end + reach; ++clock) {
        const bool behind = clock->number >= end,
                   before = latin && clock->end + 5 >= begin && clock->end <= begin;
        const auto index = static_cast<std::size_t>(clock - clocks.begin());
        if (used[index] || (!behind && !before)) continue;
        if (across_lines(text, end, clock->begin) || across_lines(text, clock->end, begin)) continue;
        return index;
    }
    return clocks.size();
}

/// An hour without a day is today's; what is past then is meant half a day or a day later.
TimeWords next_time_of(const ClockWords& clock, const std::optional<LocalTime>& now) {
    constexpr int half_day = 720;
    constexpr DayWord today{U"", 0, 0, end_of_day}, tomorrow{U"", 1, 0, end_of_day};
    int minutes = std::min(minutes_of(clock, DayHalf::unsaid), end_of_day);
    const bool past = now && minutes <= now->minutes;
    const bool evening =
        past && clock.half == DayHalf::unsaid && minutes < half_day && minutes + half_day > now->minutes;
    if (evening) minutes += half_day;
    return instant_of(clock.begin, clock.end, past && !evening ? tomorrow : today, minutes, now);
}

/// "13 March at 10:30", "十四号上午": the hour that stands beside a date.
void give_hours_to_dates(std::u32string_view text, const std::vector<ClockWords>& clocks,
                         std::vector<bool>& used, std::vector<TimeWords>& dates) {
    for (TimeWords& date : dates) {
        auto due = date.deadline.instant.empty() ? std::nullopt : read_iso(date.deadline.instant);
        const std::uint32_t date_end = date.end;
        DayHalf half = DayHalf::unsaid;
        constexpr std::u32string_view in_the = U" in the";
        const std::uint32_t place =
            starts(text, date.end, in_the) ? date.end + static_cast<std::uint32_t>(in_the.size()) : date.end;
        if (const PartOfDay part = part_of_day_at(text, place); !part.text.empty()) {
            date.end = place + static_cast<std::uint32_t>(part.text.size()) + (text[place] == U' ' ? 1u : 0u);
            half = part.half;
            if (due) due->minutes = part.minutes;
        }
        const std::size_t clock = clock_beside(text, clocks, used, date.begin, date_end);
        if (clock < clocks.size()) {
            used[clock] = true;
            date.begin = std::min(date.begin, clocks[clock].begin);
            date.end = std::max(date.end, clocks[clock].end);
            if (due) due->minutes = std::min(minutes_of(clocks[clock], half), end_of_day);
        }
        if (due) date.deadline.instant = write_iso(*due);
    }
}

void find_day_words(std::u32string_view text, const std::vector<ClockWords>& clocks, std::vector<bool>& used,
                    const std::optional<LocalTime>& now, std::vector<TimeWords>& found) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (!day_firsts.may_hold(text[i]) && !short_day_firsts.may_hold(text[i])) continue;
        DayWord short_word{};
        const DayWord* word = day_word_at(text, i);
        if (word == nullptr && short_day_at(text, i, short_word)) word = &short_word;
        if (word == nullptr) continue;
        const auto word_end = static_cast<std::uint32_t>(i + word->text.size());
        std::uint32_t begin = i, end = word_end;
        int minutes = word->minutes;
        DayHalf half = half_of(*word);
        if (const PartOfDay part = part_of_day_at(text, end); !part.text.empty()) {
            end += static_cast<std::uint32_t>(part.text.size()) + (text[end] == U' ' ? 1u : 0u);
            minutes = part.minutes;
            half = part.half == DayHalf::unsaid ? half : part.half;
        }
        const std::size_t clock = clock_beside(text, clocks, used, begin, word_end);
        if (clock < clocks.size()) {
            minutes = minutes_of(clocks[clock], half);
            used[clock] = true;
            begin = std::min(begin, clocks[clock].begin);
            end = std::max(end, clocks[clock].end);
        }
        DayShift shift = shift_of(text, i, end, word->ahead < 0);
        shift.before = shift.before && minutes == word->minutes; // an hour of that day is exact
        found.push_back(
            instant_of(std::min(begin, shift.begin), end, *word, std::min(minutes, end_of_day), now, shift));
        i = std::max(i, end - 1);
    }
    for (std::size_t c = 0; c < clocks.size(); ++c)
        if (!used[c]) found.push_back(next_time_of(clocks[c], now));
}

} // namespace

void find_moments(std::u32string_view text, const std::vector<NumberWords>& numbers,
                  const std::optional<LocalTime>& now, std::vector<TimeWords>& found) {
    std::vector<TimeWords> dates;
    find_dates(text, numbers, now, dates);
    find_english_dates(text, numbers, now, dates);
    const std::vector<ClockWords> clocks = find_clocks(text, numbers);
    std::vector<bool> used(clocks.size(), false);
    give_hours_to_dates(text, clocks, used, dates);
    found.insert(found.end(), dates.begin(), dates.end());
    find_day_words(text, clocks, used, now, found);
}

std::vector<TimeWords> find_times(std::u32string_view text, const std::vector<NumberWords>& numbers,
                                  const std::optional<std::string>& now) {
    const std::optional<LocalTime> moment = now ? read_iso(*now) : std::nullopt;
    std::vector<TimeWords> all, found;
    find_durations(text, numbers, all);
    find_moments(text, numbers, moment, all);
    find_period_ends(text, moment, all);
    std::stable_sort(all.begin(), all.end(), [](const TimeWords& a, const TimeWords& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    for (TimeWords& time : all) {
        if (found.empty() || time.begin >= found.back().end) found.push_back(std::move(time));
    }
    return found;
}

} // namespace amends::text
