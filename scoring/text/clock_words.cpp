#include "scoring/text/clock_words.hpp"

#include "scoring/text/amount_words.hpp"
#include "scoring/text/normalise.hpp"
#include "scoring/text/spelled_number.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

constexpr int noon = 720;

constexpr std::array<PartOfDay, 17> day_parts = {{{U"下班前", 1080, DayHalf::late},
                                                  {U"早上", noon, DayHalf::early},
                                                  {U"上午", noon, DayHalf::early},
                                                  {U"凌晨", 360, DayHalf::early},
                                                  {U"中午", noon, DayHalf::unsaid},
                                                  {U"下午", 1080, DayHalf::late},
                                                  {U"傍晚", 1140, DayHalf::late},
                                                  {U"晚上", end_of_day, DayHalf::late},
                                                  {U"夜里", end_of_day, DayHalf::late},
                                                  {U"morning", noon, DayHalf::early},
                                                  {U"lunchtime", noon, DayHalf::unsaid},
                                                  {U"lunch", noon, DayHalf::unsaid},
                                                  {U"noon", noon, DayHalf::unsaid},
                                                  {U"midday", noon, DayHalf::unsaid},
                                                  {U"afternoon", 1080, DayHalf::late},
                                                  {U"evening", end_of_day, DayHalf::late},
                                                  {U"night", end_of_day, DayHalf::late}}};

bool ends_with(std::u32string_view text, std::uint32_t at, std::u32string_view word) {
    return at >= word.size() && text.substr(at - word.size(), word.size()) == word;
}

/// "一点" is an hour only where words around it say so: 快一点, 早一点 are none.
bool is_little(std::u32string_view text, const NumberWords& number) {
    if (number.hundredths != 100 || is_digit(text[number.begin])) return false;
    constexpr std::array<std::u32string_view, 7> behind = {U"点前", U"点半", U"点之前", U"点整",
                                                           U"点钟", U"点到", U"点以前"};
    constexpr std::array<std::u32string_view, 9> before = {U"下午", U"中午", U"凌晨", U"上午", U"今天",
                                                           U"明天", U"后天", U"晚上", U"到"};
    return std::none_of(behind.begin(), behind.end(),
                        [&](std::u32string_view word) { return starts(text, number.end, word); })
           && std::none_of(before.begin(), before.end(),
                           [&](std::u32string_view word) { return ends_with(text, number.begin, word); });
}

/// "三点十分", "四点一刻", "五点半": what stands behind the hour.
void read_han_minutes(std::u32string_view text, const std::vector<NumberWords>& numbers, std::size_t index,
                      ClockWords& clock) {
    if (starts(text, clock.end, U"半")) {
        clock.minutes += 30;
        ++clock.end;
    } else if (index + 1 < numbers.size() && numbers[index + 1].begin == clock.end) {
        const NumberWords& next = numbers[index + 1];
        const std::int64_t value = next.hundredths / 100;
        if (starts(text, next.end, U"刻") && value <= 3) {
            clock.minutes += static_cast<int>(value) * 15;
            clock.end = next.end + 1;
        } else if (starts(text, next.end, U"分") && !starts(text, next.end, U"分钟") && value < 60) {
            clock.minutes += static_cast<int>(value);
            clock.end = next.end + 1;
        }
    } else if (starts(text, clock.end, U"钟") || starts(text, clock.end, U"整")) {
        ++clock.end;
    }
}

ClockWords read_han_clock(std::u32string_view text, const std::vector<NumberWords>& numbers,
                          std::size_t index) {
    const NumberWords& number = numbers[index];
    ClockWords clock{number.begin, number.end + 1, number.begin,
                     static_cast<int>(number.hundredths / 100) * 60, DayHalf::unsaid};
    read_han_minutes(text, numbers, index, clock);
    for (const PartOfDay& part : day_parts) {
        if (!is_han(part.text.front()) || !ends_with(text, number.begin, part.text)) continue;
        clock.begin = number.begin - static_cast<std::uint32_t>(part.text.size());
        clock.half = part.half;
        if (part.text == U"中午" && clock.minutes < 240) clock.half = DayHalf::late;
        if (part.text == U"中午" && clock.minutes >= 600) clock.half = DayHalf::early;
    }
    if (clock.begin == number.begin && ends_with(text, number.begin, U"晚")) clock.half = DayHalf::late;
    if (clock.begin == number.begin && ends_with(text, number.begin, U"早")) clock.half = DayHalf::early;
    return clock;
}

/// "6 pm", "18:00", "5:30pm"; nothing when the number is no hour.
bool read_latin_clock(std::u32string_view text, const NumberWords& number, ClockWords& clock) {
    clock = {number.begin, number.end, number.begin, static_cast<int>(number.hundredths / 100) * 60,
             DayHalf::unsaid};
    const bool colon = starts(text, number.end, U":") && number.end + 2 < text.size()
                       && is_digit(text[number.end + 1]) && is_digit(text[number.end + 2]);
    if (colon) {
        clock.minutes += static_cast<int>(text[number.end + 1] - U'0') * 10
                         + static_cast<int>(text[number.end + 2] - U'0');
        clock.end = number.end + 3;
        if (clock.minutes >= noon) clock.half = DayHalf::early; // said in full
    }
    const std::uint32_t suffix = skip_blank(text, clock.end);
    const bool late = starts(text, suffix, U"pm") || starts(text, suffix, U"p.m");
    if (late || starts(text, suffix, U"am") || starts(text, suffix, U"a.m")) {
        clock.half = late ? DayHalf::late : DayHalf::early;
        clock.end = suffix + (text[suffix + 1] == U'.' ? 3u : 2u);
        return true;
    }
    if (starts(text, suffix, U"o'clock")) {
        clock.end = suffix + 7;
        return true;
    }
    if (colon && clock.minutes < noon && text[number.begin] == U'0') clock.half = DayHalf::early;
    return colon;
}

bool at_preposition(std::u32string_view text, std::uint32_t at) {
    constexpr std::array<std::u32string_view, 7> prepositions = {U"by ",    U"before ", U"at ",  U"between ",
                                                                 U"until ", U"around ", U"from "};
    return std::any_of(prepositions.begin(), prepositions.end(), [&](std::u32string_view word) {
        return ends_with(text, at, word)
               && (at == word.size() || !is_latin_letter(text[at - word.size() - 1]));
    });
}

/// A bare hour stands beside a day: "tomorrow between 9", "by three tomorrow", "8 tonight".
bool beside_a_day(std::u32string_view text, std::uint32_t begin, std::uint32_t end) {
    constexpr std::array<std::u32string_view, 12> behind = {
        U" tomorrow",  U" tonight", U" today",     U" this afternoon", U" this evening", U" this morning",
        U" on monday", U" on tues", U" on wednes", U" on thurs",       U" on fri",       U" on s"};
    constexpr std::array<std::u32string_view, 14> before = {
        U"tomorrow ", U"tonight ",  U"today ",  U"monday ",  U"tuesday ",   U"wednesday ", U"thursday ",
        U"friday ",   U"saturday ", U"sunday ", U"morning ", U"afternoon ", U"evening ",   U"night "};
    if (std::any_of(behind.begin(), behind.end(), [&](auto word) { return starts(text, end, word); }))
        return true;
    std::uint32_t at = begin;
    while (at > 0 && text[at - 1] == U' ')
        --at;
    while (at > 0 && is_latin_letter(text[at - 1]))
        --at; // over the preposition
    return std::any_of(before.begin(), before.end(), [&](auto word) { return ends_with(text, at, word); });
}

/// The words between the two hours of a range.
bool is_range(std::u32string_view between) {
    constexpr std::array<std::u32string_view, 9> words = {U"到", U"至",   U"-",     U"~",  U"—",
                                                          U"–",  U" to ", U" and ", U" - "};
    return std::find(words.begin(), words.end(), between) != words.end();
}

/// Where a range's second number ends, for "between 9 and 11 tomorrow"; `at` when there is no range.
std::uint32_t end_of_range(std::u32string_view text, std::uint32_t at,
                           const std::vector<NumberWords>& numbers) {
    const auto next =
        std::lower_bound(numbers.begin(), numbers.end(), at,
                         [](const NumberWords& one, std::uint32_t place) { return one.begin < place; });
    if (next == numbers.end() || !is_range(text.substr(at, next->begin - at))) return at;
    return next->end;
}

bool is_bare_clock(std::u32string_view text, const NumberWords& number,
                   const std::vector<NumberWords>& numbers) {
    if (number.hundredths > 1200 || number.hundredths < 100 || number.hundredths % 100 != 0) return false;
    if (number.end < text.size() && is_latin_letter(text[number.end])) return false;
    if (!at_preposition(text, number.begin)) return false;
    return beside_a_day(text, number.begin, end_of_range(text, number.end, numbers));
}

/// "by three tomorrow": hours in words, digits are read already.
void find_spelled_hours(std::u32string_view text, std::vector<ClockWords>& found) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (!is_latin_letter(text[i])) continue;
        if (const auto number = spelled_number_at(text, i)) {
            ClockWords clock;
            const bool clear = read_latin_clock(text, *number, clock) && number->hundredths <= 1200;
            if (clear || is_bare_clock(text, *number, {})) found.push_back(clock);
            i = number->end;
        }
        while (i < text.size() && is_latin_letter(text[i]))
            ++i;
    }
}

void find_noons(std::u32string_view text, std::vector<ClockWords>& found) {
    constexpr std::array<std::u32string_view, 3> words = {U"noon", U"midday", U"midnight"};
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (text[i] == U'中' && starts(text, i, U"中午")
            && (starts(text, i + 2, U"前") || starts(text, i + 2, U"之前") || starts(text, i + 2, U"以前")))
            found.push_back({i, i + 2, i, noon, DayHalf::early});
        if ((text[i] != U'n' && text[i] != U'm') || !at_preposition(text, i)) continue;
        for (const std::u32string_view word : words)
            if (starts(text, i, word))
                found.push_back({i, static_cast<std::uint32_t>(i + word.size()), i,
                                 word == U"midnight" ? end_of_day : noon, DayHalf::early});
    }
}

struct DayEnd {
    std::u32string_view text;
    int minutes;
};

constexpr std::array<DayEnd, 6> day_ends = {{{U"close of business", 1080},
                                             {U"close of play", 1080},
                                             {U"cob", 1080},
                                             {U"end of the day", end_of_day},
                                             {U"end of day", end_of_day},
                                             {U"eod", end_of_day}}};

/// "by (the) close of business": the hour at which a day is over.
void find_day_ends(std::u32string_view text, std::vector<ClockWords>& found) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (text[i] != U'c' && text[i] != U'e') continue;
        const std::uint32_t from = ends_with(text, i, U"the ") ? i - 4 : i;
        if (!at_preposition(text, from)) continue;
        for (const DayEnd& one : day_ends) {
            const auto end = static_cast<std::uint32_t>(i + one.text.size());
            if (!starts(text, i, one.text) || (end < text.size() && is_latin_letter(text[end]))) continue;
            found.push_back({i, end, i, one.minutes, DayHalf::early});
        }
    }
}

/// "by 17.00", "5.30pm": hour and minutes parted by a full stop.
bool read_dotted_clock(std::u32string_view text, const NumberWords& number, ClockWords& clock) {
    const std::uint32_t length = number.end - number.begin;
    if (length < 4 || length > 5 || text[number.end - 3] != U'.') return false;
    const auto minutes = static_cast<int>(number.hundredths % 100);
    if (minutes >= 60 || number.hundredths >= 2400) return false;
    clock = {number.begin, number.end, number.begin, static_cast<int>(number.hundredths / 100) * 60 + minutes,
             DayHalf::unsaid};
    const std::uint32_t suffix = skip_blank(text, number.end);
    const bool late = starts(text, suffix, U"pm") || starts(text, suffix, U"p.m");
    if (late || starts(text, suffix, U"am") || starts(text, suffix, U"a.m")) {
        clock.half = late ? DayHalf::late : DayHalf::early;
        clock.end = suffix + (text[suffix + 1] == U'.' ? 3u : 2u);
        return true;
    }
    return ends_with(text, number.begin, U"by ") || ends_with(text, number.begin, U"before ");
}

/// "九点到十点", "between 9 and 11": one time, its end counts.
std::vector<ClockWords> with_ranges(std::u32string_view text, const std::vector<ClockWords>& clocks) {
    std::vector<ClockWords> joined;
    for (ClockWords clock : clocks) {
        const bool range = !joined.empty() && joined.back().end <= clock.begin
                           && is_range(text.substr(joined.back().end, clock.begin - joined.back().end));
        if (!range) {
            joined.push_back(clock);
            continue;
        }
        ClockWords& first = joined.back();
        first.end = clock.end;
        first.minutes = clock.minutes;
        const bool over_noon =
            first.half == DayHalf::early && clock.half == DayHalf::unsaid && clock.minutes < first.minutes;
        if (clock.half != DayHalf::unsaid) first.half = clock.half;
        if (over_noon) first.half = DayHalf::late;
    }
    return joined;
}

} // namespace

std::vector<ClockWords> find_clocks(std::u32string_view text, const std::vector<NumberWords>& numbers) {
    std::vector<ClockWords> found;
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        const NumberWords& number = numbers[n];
        if (ClockWords dotted; read_dotted_clock(text, number, dotted)) {
            found.push_back(dotted);
            continue;
        }
        if (number.hundredths % 100 != 0 || number.hundredths > 2400) continue;
        const bool hour = (starts(text, number.end, U"点") && !starts(text, number.end, U"点点"))
                          || starts(text, number.end, U"时前");
        ClockWords clock;
        if (hour) {
            if (!is_little(text, number)) found.push_back(read_han_clock(text, numbers, n));
        } else if (read_latin_clock(text, number, clock) || is_bare_clock(text, number, numbers)) {
            found.push_back(clock);
        } else if (!found.empty() && found.back().end < number.begin && number.hundredths <= 1200
                   && is_range(text.substr(found.back().end, number.begin - found.back().end))
                   && is_latin_letter(text[number.begin - 2])) {
            found.push_back(clock); // "between 9 and 11"
        }
    }
    find_spelled_hours(text, found);
    find_noons(text, found);
    find_day_ends(text, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const ClockWords& a, const ClockWords& b) { return a.begin < b.begin; });
    return with_ranges(text, found);
}

PartOfDay part_of_day_at(std::u32string_view text, std::uint32_t at) {
    const std::uint32_t place = at < text.size() && text[at] == U' ' ? at + 1 : at;
    for (const PartOfDay& part : day_parts)
        if (starts(text, place, part.text)) return part;
    return {};
}

int minutes_of(const ClockWords& clock, DayHalf around) {
    constexpr int seven = 420, half_day = 720;
    if (clock.minutes > noon
        || (clock.minutes == noon && clock.half != DayHalf::late && around != DayHalf::late))
        return clock.minutes;
    const DayHalf half = clock.half != DayHalf::unsaid ? clock.half : around;
    if (half == DayHalf::early) return clock.minutes;
    if (half == DayHalf::late) {
        if (clock.minutes == noon) return around == DayHalf::late ? end_of_day : noon;
        return clock.minutes + half_day;
    }
    return clock.minutes < seven && clock.minutes >= 60 ? clock.minutes + half_day : clock.minutes;
}

} // namespace amends::text
