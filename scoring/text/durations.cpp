// How long something will take, as a reply says it.
#include "scoring/text/amount_words.hpp"
#include "scoring/text/normalise.hpp"
#include "scoring/text/spelled_number.hpp"

#include <array>

namespace amends::text {
namespace {

constexpr std::int64_t minute = 60, hour = 3600, day = 86400;

struct Unit {
    std::u32string_view text;
    std::int64_t seconds;
};

// Longest first where one begins another.
constexpr std::array<Unit, 34> units = {{{U"个半小时", hour},
                                         {U"个半月", 30 * day},
                                         {U"个工作日", day},
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
                                         {U"fortnight", 14 * day},
                                         {U"month", 30 * day},
                                         {U"second", 1},
                                         {U"h", hour}}};

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
constexpr std::array<SpelledNumber, 7> spelled = {{{U"half an", 50},
                                                   {U"half a", 50},
                                                   {U"an", 100},
                                                   {U"a couple of", 200},
                                                   {U"a few", 300},
                                                   {U"one and a half", 150},
                                                   {U"半", 50}}};
constexpr FirstLetters spelled_firsts{spelled};

/// "a day or two", "a fortnight": of an article alone no duration is made ("twice a day").
constexpr std::array<Unit, 6> article_spans = {{{U"a minute or two", 2 * minute},
                                                {U"an hour or two", 2 * hour},
                                                {U"a day or two", 2 * day},
                                                {U"a week or two", 14 * day},
                                                {U"a month or two", 60 * day},
                                                {U"a fortnight", 14 * day}}};

void find_article_spans(std::u32string_view text, std::vector<TimeWords>& found) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (text[i] != U'a' || (i > 0 && is_latin_letter(text[i - 1]))) continue;
        for (const Unit& span : article_spans) {
            const auto end = static_cast<std::uint32_t>(i + span.text.size());
            if (!starts(text, i, span.text) || (end < text.size() && is_latin_letter(text[end]))) continue;
            found.push_back({i, end, {Deadline::Kind::duration, span.seconds, {}}, false});
        }
    }
}

/// "within the hour": a time said without a number.
constexpr std::array<Unit, 6> whole_spans = {{{U"within the hour", hour},
                                              {U"inside the hour", hour},
                                              {U"in the next hour", hour},
                                              {U"within the day", day},
                                              {U"within the week", 7 * day},
                                              {U"within the month", 30 * day}}};
constexpr FirstLetters whole_span_firsts{whole_spans};

void find_whole_spans(std::u32string_view text, std::vector<TimeWords>& found) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (!whole_span_firsts.may_hold(text[i]) || (i > 0 && is_latin_letter(text[i - 1]))) continue;
        for (const Unit& span : whole_spans) {
            const auto end = static_cast<std::uint32_t>(i + span.text.size());
            if (!starts(text, i, span.text) || (end < text.size() && is_latin_letter(text[end]))) continue;
            const auto length = span.text.rfind(U' ');
            const auto words = static_cast<std::uint32_t>(span.text.rfind(U' ', length - 1) + 1);
            found.push_back({i + words, end, {Deadline::Kind::duration, span.seconds, {}}, false});
        }
    }
}

/// "an hour and a half": half a unit more, and the place behind it.
std::pair<std::uint32_t, std::int64_t> half_more(std::u32string_view text, std::uint32_t end,
                                                 std::int64_t unit) {
    constexpr std::u32string_view half = U" and a half";
    const auto behind = static_cast<std::uint32_t>(end + half.size());
    if (!starts(text, end, half) || (behind < text.size() && is_latin_letter(text[behind]))) return {end, 0};
    return {behind, unit / 2};
}

void find_spelled_durations(std::u32string_view text, std::vector<TimeWords>& found) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (i > 0 && is_latin_letter(text[i - 1]) && is_latin_letter(text[i])) continue;
        std::uint32_t behind = i;
        std::int64_t hundredths = 0;
        for (const SpelledNumber& number : spelled) {
            if (!spelled_firsts.may_hold(text[i]) || !starts(text, i, number.text)) continue;
            behind = static_cast<std::uint32_t>(i + number.text.size());
            hundredths = number.hundredths;
            if (unit_at(text, behind).second != 0) break;
        }
        if (hundredths == 0 || unit_at(text, behind).second == 0) {
            const auto number = spelled_number_at(text, i);
            if (!number) continue;
            behind = number->end;
            hundredths = number->hundredths;
        }
        const auto [unit_end, seconds] = unit_at(text, behind);
        if (seconds == 0) continue;
        const auto [end, more] = half_more(text, unit_end, seconds);
        found.push_back({i, end, {Deadline::Kind::duration, seconds * hundredths / 100 + more, {}}, false});
    }
}

void find_counted_durations(std::u32string_view text, const std::vector<NumberWords>& numbers,
                            std::vector<TimeWords>& found) {
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        const auto [unit_end, seconds] = unit_at(text, numbers[n].end);
        if (seconds == 0) continue;
        const auto [end, more] = half_more(text, unit_end, seconds);
        std::uint32_t begin = numbers[n].begin;
        if (n > 0 && numbers[n - 1].end < begin
            && begin - numbers[n - 1].end <= 4) { // "3 to 5 days": the later counts
            const std::u32string_view between = text.substr(numbers[n - 1].end, begin - numbers[n - 1].end);
            if (between == U"-" || between == U"到" || between == U"至" || between == U" to "
                || between == U"~" || between == U" - ") {
                begin = numbers[n - 1].begin;
            }
        }
        std::int64_t hundredths = numbers[n].hundredths;
        if (starts(text, numbers[n].end, U"个半")) hundredths += 50;
        found.push_back(
            {begin, end, {Deadline::Kind::duration, seconds * hundredths / 100 + more, {}}, false});
    }
}

} // namespace

void find_durations(std::u32string_view text, const std::vector<NumberWords>& numbers,
                    std::vector<TimeWords>& found) {
    find_counted_durations(text, numbers, found);
    find_spelled_durations(text, found);
    find_article_spans(text, found);
    find_whole_spans(text, found);
}

} // namespace amends::text
