#include "scoring/text/day_shift.hpp"

#include "scoring/text/amount_words.hpp"
#include "scoring/text/normalise.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

/// Goes back over `word` before `at`; false leaves `at`.
bool step_back(std::u32string_view text, std::uint32_t& at, std::u32string_view word) {
    if (at < word.size() || text.substr(at - word.size(), word.size()) != word) return false;
    at -= static_cast<std::uint32_t>(word.size());
    return true;
}

/// "before" in the same clause, up to a thing's name away from the day it is on.
bool is_before(std::u32string_view text, std::uint32_t begin) {
    constexpr std::uint32_t reach = 48;
    for (std::uint32_t at = begin; at > 0 && begin - at < reach; --at) {
        const char32_t c = text[at - 1];
        if (c == U',' || c == U'.' || c == U';' || c == U'!' || c == U'?' || c == U'\n') return false;
        if (starts(text, at - 1, U"before ")) return at == 1 || !is_latin_letter(text[at - 2]);
    }
    return false;
}

/// "周六生日前": the thing on that day, and 前 behind it.
bool is_before_the_thing(std::u32string_view text, std::uint32_t end) {
    constexpr std::u32string_view stops = U",.;!?。、\n";
    constexpr std::array<std::u32string_view, 12> things = {U"生日", U"婚礼", U"周岁", U"满月",
                                                            U"大寿", U"考试", U"开学", U"出发",
                                                            U"出差", U"聚会", U"派对", U"宴"};
    bool thing = false;
    for (std::uint32_t at = end; at < text.size() && at < end + 10; ++at) {
        if (stops.find(text[at]) != std::u32string_view::npos) return false;
        if (thing && text[at] == U'前') return true;
        thing = thing || std::any_of(things.begin(), things.end(), [&](std::u32string_view one) {
                    return starts(text, at, one);
                });
    }
    return false;
}

} // namespace

DayShift shift_of(std::u32string_view text, std::uint32_t begin, std::uint32_t end, bool weekday) {
    DayShift shift{begin};
    if (!weekday) return shift;
    if (step_back(text, shift.begin, U"next ")) {
        shift.weeks = 1;
    } else if (step_back(text, shift.begin, U"下个") || step_back(text, shift.begin, U"下")) {
        shift.weeks = step_back(text, shift.begin, U"下") ? 2 : 1;
    } else if (step_back(text, shift.begin, U"this ") || step_back(text, shift.begin, U"这个")
               || step_back(text, shift.begin, U"本") || step_back(text, shift.begin, U"这")) {
        shift.weeks = 0;
    }
    if (step_back(text, shift.begin, U"a week on ")) shift.days_more = 7;
    if (step_back(text, shift.begin, U"a fortnight on ")) shift.days_more = 14;
    shift.before = is_before(text, shift.begin) || is_before_the_thing(text, end);
    return shift;
}

} // namespace amends::text
