// Births, number plates, numbers of staff and members, and what an address of the internet tells of its user.
#include "sim/author/masking_letters.hpp"
#include "sim/author/masking_words.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using PaperWords = std::initializer_list<std::u32string_view>;

std::size_t behind_any_word(const MaskLetters& text, std::size_t at, PaperWords words) {
    for (const std::u32string_view word : words)
        if (is_latin(word.front()) ? has_word(text, at, word) : text.has(at, word)) return at + word.size();
    return 0;
}

std::size_t month_name_end(const MaskLetters& text, std::size_t at) {
    return behind_any_word(
        text, at, {U"january",   U"february", U"march",    U"april",    U"may", U"june", U"july", U"august",
                   U"september", U"october",  U"november", U"december", U"jan", U"feb",  U"mar",  U"apr",
                   U"jun",       U"jul",      U"aug",      U"sept",     U"sep", U"oct",  U"nov",  U"dec"});
}

/// A date that begins here: its end, and whether it tells a year.
struct DateFound {
    std::size_t end = 0;
    bool year = false;
};

/// 2017年4月9日, 88年3月, 12月3号.
DateFound chinese_date(const MaskLetters& text, std::size_t at) {
    DateFound date;
    std::size_t next = at;
    for (const std::u32string_view unit : {U"年", U"月", U"日"}) {
        const std::size_t end = behind_digits(text, next);
        const bool day = unit == U"日" && (text.at(end) == U'号' || text.at(end) == U'日');
        if (end == next || end - next > 4 || (!text.has(end, unit) && !day)) continue;
        next = end + 1;
        date = {next, date.year || unit == U"年"};
    }
    return date;
}

/// 1988-03-12, 12/03/1988, 19880312.
DateFound digit_date(const MaskLetters& text, std::size_t at) {
    std::size_t next = at, parts = 0, longest = 0;
    for (;;) {
        const std::size_t end = behind_digits(text, next);
        if (end == next) return {};
        longest = std::max(longest, end - next);
        ++parts;
        next = end;
        const bool more =
            U"-/."sv.find(text.at(next)) != std::u32string_view::npos && is_digit(text.at(next + 1));
        if (!more || parts == 3) break;
        ++next;
    }
    const bool whole = parts == 1 && next - at == 8 && (text.has(at, U"19") || text.has(at, U"20"));
    if (whole) return {next, true};
    return parts == 3 && longest <= 4 ? DateFound{next, true} : DateFound{};
}

/// "3rd June 1961", "June 3, 1961", "3 June".
DateFound english_date(const MaskLetters& text, std::size_t at) {
    const auto behind_day = [&](std::size_t begin) {
        std::size_t end = behind_digits(text, begin);
        if (end == begin || end - begin > 2) return std::size_t{0};
        for (const std::u32string_view nth : {U"st", U"nd", U"rd", U"th"})
            if (text.has(end, nth)) return end + 2;
        return end;
    };
    std::size_t end = 0;
    if (const std::size_t day = behind_day(at); day != 0) {
        std::size_t month = behind_any_of(text, day, U" ");
        if (has_word(text, month, U"of")) month = behind_any_of(text, month + 2, U" ");
        end = month_name_end(text, month);
    } else if (const std::size_t month = month_name_end(text, at); month != 0) {
        end = behind_day(behind_any_of(text, month, U" "));
    }
    if (end == 0) return {};
    const std::size_t year = behind_any_of(text, end, U" ,"), behind = behind_digits(text, year);
    const bool four = behind - year == 4 && (text.has(year, U"19") || text.has(year, U"20"));
    return four ? DateFound{behind, true} : DateFound{end, false};
}

DateFound date_from(const MaskLetters& text, std::size_t at) {
    if (at > 0 && is_digit(text.at(at - 1))) return {};
    for (const DateFound date : {chinese_date(text, at), digit_date(text, at), english_date(text, at)})
        if (date.end != 0) return date;
    return {};
}

/// "DOB 3rd June 1961", "出生日期：1988-03-12": a birthday without a year is none that one is known by.
void after_birth_word(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t outright = behind_any_word(
        text, at,
        {U"date of birth", U"dob", U"d.o.b.", U"d.o.b", U"出生日期", U"出生年月日", U"出生年月", U"生于"});
    const std::size_t loose = behind_any_word(text, at,
                                              {U"birthday", U"birthdate", U"birth date", U"born on",
                                               U"born in", U"born", U"生日", U"出生于", U"出生"});
    std::size_t begin = std::max(outright, loose);
    if (begin == 0) return;
    begin = behind_any_of(text, begin, U" :是为在");
    for (const std::u32string_view is : {U"is", U"was", U"on", U"the"})
        if (has_word(text, begin, is)) begin = behind_any_of(text, begin + is.size(), U" :");
    const DateFound date = date_from(text, begin);
    if (date.end != 0 && (date.year || outright != 0)) spans.push_back({begin, date.end, MaskKind::birth});
}

/// "2017年4月9日生的", "1961 born".
void before_birth_word(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_digit(text.at(at))) return;
    const DateFound date = date_from(text, at);
    if (date.end == 0 || !date.year) return;
    const std::size_t next = behind_any_of(text, date.end, U" ");
    if (behind_any_word(text, next, {U"生的", U"出生", U"生人", U"生日"}) != 0
        || (text.at(next) == U'生' && !is_hanzi(text.at(next + 1))))
        spans.push_back({at, date.end, MaskKind::birth});
}

/// 鄂A7K3M2, 沪A·D12345. A letter that is a colour as well wants a car nearby.
void chinese_plate(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    constexpr std::u32string_view provinces =
        U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    if (provinces.find(text.at(at)) == std::u32string_view::npos) return;
    const char32_t office = lower(text.at(at + 1));
    if (office < U'a' || office > U'z') return;
    std::size_t begin = at + 2;
    if (U"·• -."sv.find(text.at(begin)) != std::u32string_view::npos) ++begin;
    std::size_t end = begin, digits = 0;
    for (; is_word(text.at(end)); ++end)
        digits += is_digit(text.at(end)) ? 1 : 0;
    const bool sound = (end - begin == 5 || end - begin == 6) && digits >= 2;
    const bool word = U"黑青新云川宁"sv.find(text.at(at)) != std::u32string_view::npos;
    constexpr std::size_t letters_near = 16;
    const PaperWords cars = {U"车", U"牌照"};
    if (sound
        && (!word || is_near_before(text, at, letters_near, cars)
            || is_near_behind(text, end, letters_near, cars)))
        spans.push_back({at, end, MaskKind::plate});
}

/// "LK19 XRT" by its form, any other behind "reg" or "plate".
void english_plate(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const bool form = is_upper(text.at(at)) && is_upper(text.at(at + 1)) && is_digit(text.at(at + 2))
                      && is_digit(text.at(at + 3)) && text.at(at + 4) == U' ' && is_upper(text.at(at + 5))
                      && is_upper(text.at(at + 6)) && is_upper(text.at(at + 7)) && !is_word(text.at(at + 8));
    if (form) spans.push_back({at, at + 8, MaskKind::plate});
    std::size_t begin = behind_any_word(text, at,
                                        {U"registration number", U"number plate", U"numberplate",
                                         U"license plate", U"licence plate", U"car reg", U"reg number",
                                         U"reg", U"registration", U"plates", U"plate"});
    if (begin == 0) return;
    begin = behind_any_of(text, begin, U" :#");
    for (const std::u32string_view is : {U"number", U"is", U"no"})
        if (has_word(text, begin, is)) begin = behind_any_of(text, begin + is.size(), U" :.");
    std::size_t end = begin, digits = 0, letters = 0;
    for (; is_word(text.at(end)) || (text.at(end) == U'-' && is_word(text.at(end + 1))); ++end)
        ++(is_digit(text.at(end)) ? digits : letters);
    std::size_t second = end + 1; // "LK19 xrt", "7ABC 123"
    std::size_t more = 0;
    while (is_word(text.at(second)) && !is_upper(text.at(second)) == is_digit(text.at(second))) {
        ++second;
        ++more;
    }
    const bool two = text.at(end) == U' ' && more == 3 && !is_word(text.at(second));
    constexpr std::size_t least = 3, most = 8;
    if (digits > 0 && letters > 0 && digits + letters >= least && digits + letters <= most)
        spans.push_back({begin, two ? second : end, MaskKind::plate});
}

/// A number with or without letters that begins here: its end, or 0.
std::size_t staff_code_end(const MaskLetters& text, std::size_t begin) {
    std::size_t end = begin, digits = 0;
    for (; is_word(text.at(end)) || (text.at(end) == U'-' && is_word(text.at(end + 1))); ++end)
        digits += is_digit(text.at(end)) ? 1 : 0;
    constexpr std::size_t second_least = 3; // "44 8812"
    const std::size_t second = behind_digits(text, end + 1);
    if (text.at(end) == U' ' && end > begin && is_digit(text.at(end - 1)) && second >= end + 1 + second_least
        && !is_word(text.at(second)))
        end = second;
    return digits >= 2 && end - begin >= 2 && end - begin <= 20 ? end : 0;
}

bool counts_something(const MaskLetters& text, std::size_t end) {
    const std::size_t next = behind_any_of(text, end, U" ");
    return U"元块个位人次天年月折分条件%"sv.find(text.at(next)) != std::u32string_view::npos
           && text.at(next) != 0;
}

/// "工号 3302", "VIP20388174", "membership number 88 21", "客服03127", "03127号客服".
void staff_and_members(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t begin = behind_any_word(text, at, {U"工号",         U"员工号",       U"员工编号",
                                                   U"会员号",       U"会员卡号",     U"会员编号",
                                                   U"会员卡",       U"贵宾卡",       U"vip卡号",
                                                   U"vip号",        U"客户号",       U"客户编号",
                                                   U"用户编号",     U"用户id",       U"学号",
                                                   U"税号",         U"纳税人识别号", U"取件码",
                                                   U"取货码",       U"提货码",       U"验证码",
                                                   U"券码",         U"门禁码",       U"门锁密码",
                                                   U"密码",         U"pickup code",  U"collection code",
                                                   U"door code",    U"gate code",    U"key code",
                                                   U"pin",          U"passcode",     U"password",
                                                   U"客服编号",     U"坐席号",       U"坐席",
                                                   U"客服",         U"社保号",       U"医保号",
                                                   U"staff",        U"employee",     U"agent",
                                                   U"operator",     U"membership",   U"member",
                                                   U"loyalty card", U"loyalty",      U"nectar card",
                                                   U"nectar",       U"clubcard",     U"customer",
                                                   U"advisor",      U"badge",        U"vip",
                                                   U"user id",      U"userid",       U"client"});
    if (begin != 0) {
        bool named =
            is_hanzi(text.at(begin - 1)) && !text.ends_with(begin, U"客服") && !text.ends_with(begin, U"卡");
        const std::size_t label = begin;
        begin = behind_any_of(text, begin, U" :#是为");
        for (const std::u32string_view number :
             {U"number", U"no", U"id", U"ref", U"is", U"号码", U"号", U"编号", U"card"})
            if (is_latin(number.front()) ? has_word(text, begin, number) : text.has(begin, number)) {
                named = true;
                begin = behind_any_of(text, begin + number.size(), U" :#.是为");
            }
        const std::size_t end = staff_code_end(text, begin);
        const bool enough =
            end != 0 && (named || behind_digits(text, begin) >= begin + 4 || text.at(label) == U'#');
        if (enough && !counts_something(text, end)) spans.push_back({begin, end, MaskKind::account});
        return;
    }
    if (lower(text.at(at)) == U'v' && lower(text.at(at + 1)) == U'i' && lower(text.at(at + 2)) == U'p'
        && (at == 0 || !is_word(text.at(at - 1))) && behind_digits(text, at + 3) >= at + 7)
        spans.push_back({at, behind_digits(text, at + 3), MaskKind::account});
    if (!is_digit(text.at(at)) || (at > 0 && is_word(text.at(at - 1)))) return;
    const std::size_t end = behind_digits(text, at);
    if (end - at >= 2 && end - at <= 8
        && behind_any_word(text, end, {U"号客服", U"号坐席", U"号员工", U"号接线员", U"号话务员"}) != 0)
        spans.push_back({at, end, MaskKind::account});
}

/// "driving licence PRYCE 702149 E99XY", 驾驶证号.
void driving_licence(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t begin =
        behind_any_word(text, at,
                        {U"driving licence", U"driving license", U"driver's license", U"drivers license",
                         U"driver's licence", U"驾驶证号", U"驾驶证", U"驾照号"});
    if (begin == 0) return;
    begin = behind_any_of(text, begin, U" :#是");
    for (const std::u32string_view number : {U"number", U"no", U"is"})
        if (has_word(text, begin, number)) begin = behind_any_of(text, begin + number.size(), U" :.");
    std::size_t end = begin, digits = 0;
    for (std::size_t next = begin; is_digit(text.at(next)) || is_upper(text.at(next));
         next = text.at(end) == U' ' ? end + 1 : end) {
        for (end = next; is_digit(text.at(end)) || is_upper(text.at(end)); ++end)
            digits += is_digit(text.at(end)) ? 1 : 0;
        if (text.at(end) != U' ') break;
    }
    if (digits >= 4) spans.push_back({begin, end, MaskKind::identity});
}

/// 117.152.88.23; four numbers of a version have a word for it before them.
void internet_address(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_digit(text.at(at)) || (at > 0 && (is_word(text.at(at - 1)) || text.at(at - 1) == U'.'))) return;
    std::size_t next = at;
    for (std::size_t part = 0; part < 4; ++part) {
        const std::size_t end = behind_digits(text, next);
        if (end == next || end - next > 3) return;
        unsigned value = 0;
        for (std::size_t digit = next; digit < end; ++digit)
            value = value * 10 + (text.at(digit) - U'0');
        if (value > 255) return;
        next = end;
        if (part < 3 && text.at(next++) != U'.') return;
    }
    const bool goes_on = is_word(text.at(next)) || (text.at(next) == U'.' && is_digit(text.at(next + 1)));
    if (goes_on
        || is_near_before(text, at, 10, {U"版本", U"固件", U"系统", U"version", U"firmware", U"v", U"ver"}))
        return;
    spans.push_back({at, next, MaskKind::account});
}

/// "2001:db8::7f": groups of hexadecimal digits, eight or with a gap.
void long_internet_address(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const auto is_hex = [](char32_t letter) {
        return is_digit(letter) || (lower(letter) >= U'a' && lower(letter) <= U'f');
    };
    if (!is_hex(text.at(at)) || (at > 0 && (is_word(text.at(at - 1)) || text.at(at - 1) == U':'))) return;
    std::size_t end = at, colons = 0, group = 0;
    bool gap = false;
    for (; is_hex(text.at(end)) || text.at(end) == U':'; ++end) {
        group = text.at(end) == U':' ? 0 : group + 1;
        colons += text.at(end) == U':' ? 1 : 0;
        gap = gap || text.has(end, U"::");
        if (group > 4) return;
    }
    if (text.at(end - 1) != U':' && !is_word(text.at(end)) && colons <= 7
        && (colons == 7 || (gap && colons >= 3)))
        spans.push_back({at, end, MaskKind::account});
}

bool is_url_letter(char32_t letter) {
    return letter > U' ' && letter < 0x7F && U"\"<>()[]{}|`'"sv.find(letter) == std::u32string_view::npos;
}

/// "?uid=88213097&…", "/users/becky-88/": what tells whose page it is.
void inside_url(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!text.has(at, U"://") && !(has_word(text, at, U"www") && text.at(at + 3) == U'.')) return;
    std::size_t end = at;
    while (is_url_letter(text.at(end)))
        ++end;
    for (std::size_t key = at; key < end; ++key) {
        const bool value_follows =
            text.at(key) == U'?' || text.at(key) == U'&' || text.at(key) == U'#' || text.at(key) == U';';
        if (value_follows) {
            std::size_t equals = key + 1;
            while (equals < end
                   && (is_word(text.at(equals)) || text.at(equals) == U'_' || text.at(equals) == U'-'))
                ++equals;
            std::size_t last = equals + 1;
            while (last < end && U"&#;"sv.find(text.at(last)) == std::u32string_view::npos)
                ++last;
            const std::u32string name = small_word(text, key + 1, equals);
            const bool order = name.find(U"order") != std::u32string::npos || name == U"oid"
                               || name == U"trade_id" || name == U"tradeid" || name == U"tracking";
            const bool user =
                order || name.ends_with(U"uid") || name.find(U"user") != std::u32string::npos
                || name.find(U"token") != std::u32string::npos || name.find(U"phone") != std::u32string::npos
                || name.find(U"mobile") != std::u32string::npos || name.find(U"mail") != std::u32string::npos
                || name.find(U"buyer") != std::u32string::npos || name.find(U"member") != std::u32string::npos
                || name.find(U"customer") != std::u32string::npos
                || name.find(U"openid") != std::u32string::npos
                || is_one_of(name, {U"sid", U"tel", U"account", U"acct", U"name", U"session", U"nick",
                                    U"auth", U"key"});
            if (text.at(equals) == U'=' && user && last > equals + 1)
                spans.push_back({equals + 1, last, order ? MaskKind::order : MaskKind::account});
        }
        for (const std::u32string_view folder :
             {U"/users/"sv, U"/user/"sv, U"/u/"sv, U"/profile/"sv, U"/members/"sv, U"/space/"sv, U"/@"sv}) {
            if (!text.has(key, folder)) continue;
            std::size_t last = key + folder.size();
            while (last < end && U"/?#"sv.find(text.at(last)) == std::u32string_view::npos)
                ++last;
            spans.push_back({key + folder.size(), last, MaskKind::account});
        }
    }
}

/// "旺旺号：果果妈妈2015", "昵称叫 追风少年": up to the next mark.
void after_nickname(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t label = behind_any_word(text, at,
                                              {U"旺旺号", U"旺旺名", U"旺旺", U"昵称", U"网名", U"微信名",
                                               U"淘宝名", U"淘宝号", U"用户名", U"抖音名"});
    if (label == 0) return;
    std::size_t begin = label;
    bool named = false;
    for (; U" :是叫为"sv.find(text.at(begin)) != std::u32string_view::npos && text.at(begin) != 0; ++begin)
        named = named || text.at(begin) != U' ';
    if (!named) return;
    std::size_t end = begin;
    constexpr std::size_t letters_most = 20;
    while (end < begin + letters_most
           && (is_hanzi(text.at(end)) || is_word(text.at(end)) || text.at(end) == U'_'))
        ++end;
    const bool sentence = U"不没什我你多无空在"sv.find(text.at(begin)) != std::u32string_view::npos;
    if (end >= begin + 2 && !sentence) spans.push_back({begin, end, MaskKind::account});
}

} // namespace

void find_mask_papers(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        after_birth_word(text, at, spans);
        before_birth_word(text, at, spans);
        chinese_plate(text, at, spans);
        if (at == 0 || !is_word(text.at(at - 1))) english_plate(text, at, spans);
        staff_and_members(text, at, spans);
        driving_licence(text, at, spans);
        internet_address(text, at, spans);
        long_internet_address(text, at, spans);
        inside_url(text, at, spans);
        after_nickname(text, at, spans);
    }
}

} // namespace amends::author
