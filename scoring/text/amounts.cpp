#include "scoring/text/amounts.hpp"

#include "scoring/text/civil_time.hpp"
#include "scoring/text/normalise.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

constexpr std::int64_t most = 1'000'000'000'000; // more is no amount anyone means
constexpr std::int64_t minute = 60, hour = 3600, day = 86400;

std::int64_t han_digit(char32_t c) {
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    if (c == U'两' || c == U'俩') return 2;
    if (c == U'〇') return 0;
    const std::size_t at = digits.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<std::int64_t>(at);
}

std::int64_t han_unit(char32_t c) {
    switch (c) {
    case U'十': return 10;
    case U'百': return 100;
    case U'千': return 1000;
    case U'万': return 10000;
    default: return 0;
    }
}

bool starts(std::u32string_view text, std::size_t at, std::u32string_view word) {
    return text.substr(std::min(at, text.size()), word.size()) == word;
}

NumberWords read_digits(std::u32string_view text, std::uint32_t begin) {
    NumberWords number{begin, begin, 0};
    std::int64_t whole = 0, fraction = 0;
    std::uint32_t i = begin;
    for (; i < text.size(); ++i) {
        const bool thousands = text[i] == U',' && i + 3 < text.size() && is_digit(text[i + 1])
                               && is_digit(text[i + 2]) && is_digit(text[i + 3])
                               && !(i + 4 < text.size() && is_digit(text[i + 4]));
        if (thousands) continue;
        if (!is_digit(text[i])) break;
        whole = std::min<std::int64_t>(whole * 10 + static_cast<std::int64_t>(text[i] - U'0'), most);
    }
    if (i + 1 < text.size() && text[i] == U'.' && is_digit(text[i + 1])) {
        int places = 0;
        for (++i; i < text.size() && is_digit(text[i]); ++i, ++places) {
            if (places < 2) fraction = fraction * 10 + static_cast<std::int64_t>(text[i] - U'0');
        }
        if (places == 1) fraction *= 10;
    }
    number.end = i;
    number.hundredths = whole * 100 + fraction;
    if (i < text.size() && text[i] == U'万') {
        number.hundredths = std::min(number.hundredths, most) * 10000;
        ++number.end;
    }
    return number;
}

NumberWords read_numerals(std::u32string_view text, std::uint32_t begin) {
    std::int64_t total = 0, current = 0;
    std::uint32_t i = begin;
    for (; i < text.size(); ++i) {
        if (const std::int64_t value = han_digit(text[i]); value >= 0) {
            current = std::min<std::int64_t>(current * 10 + value, most);
        } else if (const std::int64_t unit = han_unit(text[i]); unit > 0) {
            total += (current == 0 ? 1 : current) * unit;
            current = 0;
        } else {
            break;
        }
    }
    return {begin, i, (total + current) * 100};
}

struct Word {
    std::u32string_view text;
    std::string_view currency;
};

constexpr std::array<Word, 11> money_signs = {{{U"hk$", "HKD"},
                                               {U"nt$", "TWD"},
                                               {U"us$", "USD"},
                                               {U"a$", "AUD"},
                                               {U"rmb", "CNY"},
                                               {U"¥", "CNY"},
                                               {U"$", "USD"},
                                               {U"£", "GBP"},
                                               {U"€", "EUR"},
                                               {U"rs.", "INR"},
                                               {U"₹", "INR"}}};
constexpr std::array<Word, 18> money_units = {{{U"元", "CNY"},
                                               {U"块", "CNY"},
                                               {U"圆", "CNY"},
                                               {U"dollar", "USD"},
                                               {U"bucks", "USD"},
                                               {U"usd", "USD"},
                                               {U"pounds", "GBP"},
                                               {U"quid", "GBP"},
                                               {U"gbp", "GBP"},
                                               {U"euro", "EUR"},
                                               {U"yuan", "CNY"},
                                               {U"rmb", "CNY"},
                                               {U"cny", "CNY"},
                                               {U"rupees", "INR"},
                                               {U"ntd", "TWD"},
                                               {U"港币", "HKD"},
                                               {U"台币", "TWD"},
                                               {U"美元", "USD"}}};

struct Unit {
    std::u32string_view text;
    std::int64_t seconds;
};

// Longest first where one begins another.
constexpr std::array<Unit, 31> units = {{{U"个工作日", day},
                                         {U"工作日", day},
                                         {U"个小时", hour},
                                         {U"小时", hour},
                                         {U"个钟头", hour},
                                         {U"钟头", hour},
                                         {U"个钟", hour},
                                         {U"分钟", minute},
                                         {U"秒钟", 1},
                                         {U"秒", 1},
                                         {U"个星期", 7 * day},
                                         {U"星期", 7 * day},
                                         {U"个月", 30 * day},
                                         {U"周", 7 * day},
                                         {U"天", day},
                                         {U"working day", day},
                                         {U"business day", day},
                                         {U"working hour", hour},
                                         {U"business hour", hour},
                                         {U"calendar day", day},
                                         {U"minute", minute},
                                         {U"mins", minute},
                                         {U"min", minute},
                                         {U"hour", hour},
                                         {U"hrs", hour},
                                         {U"hr", hour},
                                         {U"day", day},
                                         {U"week", 7 * day},
                                         {U"month", 30 * day},
                                         {U"second", 1},
                                         {U"h", hour}}};

std::uint32_t skip_blank(std::u32string_view text, std::uint32_t at) {
    while (at < text.size() && (text[at] == U' ' || text[at] == U'-'))
        ++at;
    return at;
}

/// The end of a unit at `at` and its seconds; 0 seconds when there is none.
std::pair<std::uint32_t, std::int64_t> unit_at(std::u32string_view text, std::uint32_t at) {
    at = skip_blank(text, at);
    for (const Unit& unit : units) {
        if (!starts(text, at, unit.text)) continue;
        auto end = static_cast<std::uint32_t>(at + unit.text.size());
        if (is_latin_letter(unit.text.back())) {
            if (end < text.size() && text[end] == U's') ++end;
            if (end < text.size() && is_latin_letter(text[end])) continue;
        }
        return {end, unit.seconds};
    }
    return {at, 0};
}

/// "three working days", "a few hours": English numbers before a unit.
struct SpelledNumber {
    std::u32string_view text;
    std::int64_t hundredths;
};
constexpr std::array<SpelledNumber, 16> spelled = {{{U"half an", 50},
                                                    {U"an", 100},
                                                    {U"one", 100},
                                                    {U"two", 200},
                                                    {U"a couple of", 200},
                                                    {U"three", 300},
                                                    {U"a few", 300},
                                                    {U"four", 400},
                                                    {U"five", 500},
                                                    {U"six", 600},
                                                    {U"seven", 700},
                                                    {U"eight", 800},
                                                    {U"ten", 1000},
                                                    {U"半", 50},
                                                    {U"twenty-four", 2400},
                                                    {U"forty-eight", 4800}}};

void find_spelled_durations(std::u32string_view text, std::vector<TimeWords>& found) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (i > 0 && is_latin_letter(text[i - 1]) && is_latin_letter(text[i])) continue;
        for (const SpelledNumber& number : spelled) {
            if (!starts(text, i, number.text)) continue;
            const auto [end, seconds] = unit_at(text, static_cast<std::uint32_t>(i + number.text.size()));
            if (seconds == 0) continue;
            found.push_back(
                {i, end, {Deadline::Kind::duration, seconds * number.hundredths / 100, {}}, false});
            break;
        }
    }
}

void find_durations(std::u32string_view text, const std::vector<NumberWords>& numbers,
                    std::vector<TimeWords>& found) {
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        const auto [end, seconds] = unit_at(text, numbers[n].end);
        if (seconds == 0) continue;
        std::uint32_t begin = numbers[n].begin;
        if (n > 0 && numbers[n - 1].end < begin
            && begin - numbers[n - 1].end <= 4) { // "3 to 5 days": the later counts
            const std::u32string_view between = text.substr(numbers[n - 1].end, begin - numbers[n - 1].end);
            if (between == U"-" || between == U"到" || between == U"至" || between == U" to "
                || between == U"~" || between == U" - ") {
                begin = numbers[n - 1].begin;
            }
        }
        found.push_back(
            {begin, end, {Deadline::Kind::duration, seconds * numbers[n].hundredths / 100, {}}, false});
    }
}

struct DayWord {
    std::u32string_view text;
    int ahead;   ///< days from today; -1: a weekday
    int weekday; ///< 0 Monday
    int minutes; ///< of the day when no hour is named
};

constexpr int end_of_day = 24 * 60 - 1;
constexpr std::array<DayWord, 38> day_words = {{{U"今天", 0, 0, end_of_day},
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

/// An hour behind a day word or alone: "18点", "下午3点半", "6 pm", "18:00".
struct ClockWords {
    std::uint32_t begin, end;
    int minutes;
};

void read_han_clock(std::u32string_view text, const NumberWords& number, std::vector<ClockWords>& found) {
    ClockWords clock{number.begin, number.end + 1, static_cast<int>(number.hundredths / 100) * 60};
    if (starts(text, clock.end, U"半")) {
        clock.minutes += 30;
        ++clock.end;
    }
    const std::u32string_view before =
        text.substr(number.begin >= 2 ? number.begin - 2 : 0, number.begin >= 2 ? 2 : 0);
    const bool late = before == U"下午" || before == U"晚上" || before == U"傍晚"
                      || (number.begin > 0 && text[number.begin - 1] == U'晚');
    if (late && clock.minutes < 720) clock.minutes += 720;
    if (late || before == U"上午" || before == U"早上" || before == U"中午")
        clock.begin -= before == U"下午" || before == U"晚上" || before == U"傍晚" || !late ? 2 : 1;
    found.push_back(clock);
}

std::vector<ClockWords> find_clocks(std::u32string_view text, const std::vector<NumberWords>& numbers) {
    std::vector<ClockWords> found;
    for (const NumberWords& number : numbers) {
        const std::int64_t value = number.hundredths / 100;
        if (number.hundredths % 100 != 0 || value > 24) continue;
        if ((starts(text, number.end, U"点") && !starts(text, number.end, U"点点"))
            || starts(text, number.end, U"时前")) {
            read_han_clock(text, number, found);
            continue;
        }
        const std::uint32_t at = skip_blank(text, number.end);
        int minutes = static_cast<int>(value) * 60;
        if (starts(text, number.end, U":") && number.end + 2 < text.size() && is_digit(text[number.end + 1])
            && is_digit(text[number.end + 2])) {
            minutes += static_cast<int>(text[number.end + 1] - U'0') * 10
                       + static_cast<int>(text[number.end + 2] - U'0');
            ClockWords clock{number.begin, number.end + 3, minutes};
            const std::uint32_t suffix = skip_blank(text, clock.end);
            if (starts(text, suffix, U"pm") && minutes < 720) clock.minutes += 720;
            if (starts(text, suffix, U"pm") || starts(text, suffix, U"am")) clock.end = suffix + 2;
            found.push_back(clock);
        } else if (starts(text, at, U"pm") || starts(text, at, U"am") || starts(text, at, U"p.m")
                   || starts(text, at, U"a.m")) {
            if (text[at] == U'p' && minutes < 720) minutes += 720;
            found.push_back({number.begin, at + (text[at + 1] == U'.' ? 3u : 2u), minutes});
        }
    }
    return found;
}

int days_ahead(const DayWord& word, const LocalTime& now) {
    if (word.ahead >= 0) return word.ahead;
    return (word.weekday - weekday_of(now.days) + 7) % 7;
}

TimeWords instant_of(std::uint32_t begin, std::uint32_t end, const DayWord& word, int minutes,
                     const std::optional<LocalTime>& now) {
    TimeWords time{begin, end, {Deadline::Kind::instant, 0, {}}, true};
    if (now) {
        LocalTime due = *now;
        due.days += days_ahead(word, *now);
        due.minutes = minutes;
        if (due.days == now->days && word.ahead < 0 && due.minutes <= now->minutes) due.days += 7;
        time.deadline.instant = write_iso(due);
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

/// "12月3日", "18号", "3/12" are dates; only the ones with a unit are taken.
void find_dates(std::u32string_view text, const std::vector<NumberWords>& numbers,
                const std::optional<LocalTime>& now, std::vector<TimeWords>& found) {
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        const std::int64_t value = numbers[n].hundredths / 100;
        const bool is_day = starts(text, numbers[n].end, U"号") || starts(text, numbers[n].end, U"日");
        if (!is_day || value < 1 || value > 31 || numbers[n].hundredths % 100 != 0) continue;
        if (starts(text, numbers[n].end, U"号线") || starts(text, numbers[n].end, U"号码")
            || starts(text, numbers[n].end, U"号店"))
            continue;
        TimeWords time{numbers[n].begin, numbers[n].end + 1, {Deadline::Kind::instant, 0, {}}, true};
        int month = 0;
        if (n > 0 && numbers[n - 1].end + 1 == numbers[n].begin && text[numbers[n - 1].end] == U'月') {
            month = static_cast<int>(numbers[n - 1].hundredths / 100);
            time.begin = numbers[n - 1].begin;
        }
        if (now) {
            CivilDate date = civil_from_days(now->days);
            if (month >= 1 && month <= 12) date.month = month;
            date.day = static_cast<int>(value);
            LocalTime due = *now;
            due.days = days_from_civil(date.year, date.month, date.day);
            if (due.days < now->days && month == 0)
                due.days = days_from_civil(date.month == 12 ? date.year + 1 : date.year, date.month % 12 + 1,
                                           date.day);
            due.minutes = end_of_day;
            time.deadline.instant = write_iso(due);
        }
        found.push_back(time);
    }
}

void find_day_words(std::u32string_view text, const std::vector<ClockWords>& clocks,
                    const std::optional<LocalTime>& now, std::vector<TimeWords>& found) {
    std::vector<bool> used(clocks.size(), false);
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        DayWord short_word{};
        const DayWord* word = day_word_at(text, i);
        if (word == nullptr && short_day_at(text, i, short_word)) word = &short_word;
        if (word == nullptr) continue;
        auto end = static_cast<std::uint32_t>(i + word->text.size());
        int minutes = word->minutes;
        std::uint32_t begin = i;
        const auto next =
            std::lower_bound(clocks.begin(), clocks.end(), begin > 10 ? begin - 10 : 0,
                             [](const ClockWords& clock, std::uint32_t at) { return clock.begin < at; });
        for (auto clock = next; clock != clocks.end() && clock->begin <= end + 5; ++clock) {
            const auto index = static_cast<std::size_t>(clock - clocks.begin());
            const bool behind = clock->begin >= end,
                       before = clock->end + 5 >= begin && clock->end <= begin && word->text.front() < 0x80;
            if (used[index] || (!behind && !before)) continue;
            minutes = clock->minutes;
            used[index] = true;
            begin = std::min(begin, clock->begin);
            end = std::max(end, clock->end);
            break;
        }
        found.push_back(instant_of(begin, end, *word, std::min(minutes, end_of_day), now));
        i = std::max(i, end - 1);
    }
    constexpr DayWord today{U"", 0, 0, end_of_day};
    for (std::size_t c = 0; c < clocks.size(); ++c) {
        if (!used[c])
            found.push_back(instant_of(clocks[c].begin, clocks[c].end, today,
                                       std::min(clocks[c].minutes, end_of_day), now));
    }
}

} // namespace

std::vector<NumberWords> find_numbers(std::u32string_view text) {
    std::vector<NumberWords> numbers;
    for (std::uint32_t i = 0; i < text.size();) {
        if (is_digit(text[i])) {
            numbers.push_back(read_digits(text, i));
            i = numbers.back().end;
        } else if (han_digit(text[i]) >= 0 || text[i] == U'十' || text[i] == U'百') {
            numbers.push_back(read_numerals(text, i));
            i = numbers.back().end;
        } else {
            ++i;
        }
    }
    return numbers;
}

std::vector<Money> find_money(std::u32string_view text, const std::vector<NumberWords>& numbers) {
    std::vector<Money> found;
    for (const NumberWords& number : numbers) {
        Money money{number.begin, number.end, number.hundredths, {}};
        std::uint32_t before = number.begin;
        while (before > 0 && text[before - 1] == U' ')
            --before;
        for (const Word& sign : money_signs) {
            const std::size_t length = sign.text.size();
            if (before < length || text.substr(before - length, length) != sign.text) continue;
            money.begin = static_cast<std::uint32_t>(before - length);
            money.currency = sign.currency;
            break;
        }
        const std::uint32_t after = skip_blank(text, number.end);
        for (const Word& unit : money_units) {
            if (!starts(text, after, unit.text)) continue;
            if (money.currency.empty()) money.currency = unit.currency;
            money.end = static_cast<std::uint32_t>(after + unit.text.size());
            if (starts(text, money.end, U"钱") || starts(text, money.end, U"s")) ++money.end;
            break;
        }
        if (!money.currency.empty()) found.push_back(std::move(money));
    }
    return found;
}

std::vector<TimeWords> find_times(std::u32string_view text, const std::vector<NumberWords>& numbers,
                                  const std::optional<std::string>& now) {
    const std::optional<LocalTime> moment = now ? read_iso(*now) : std::nullopt;
    std::vector<TimeWords> all, found;
    find_durations(text, numbers, all);
    find_spelled_durations(text, all);
    find_dates(text, numbers, moment, all);
    find_day_words(text, find_clocks(text, numbers), moment, all);
    std::stable_sort(all.begin(), all.end(), [](const TimeWords& a, const TimeWords& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    for (TimeWords& time : all) {
        if (found.empty() || time.begin >= found.back().end) found.push_back(std::move(time));
    }
    return found;
}

} // namespace amends::text
