// Chinese addresses: a road or a compound with a number, or a chain of province, city and district.
#include "sim/author/masking_letters.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace amends::author {

using std::literals::operator""sv;

namespace {

/// 知道, 渠道: no road.
bool ends_in_way_word(const MaskLetters& text, std::size_t at) {
    constexpr std::u32string_view before_way = U"知难味通频渠管一报跑轨隧力地厚公人说车水打弹街遁赤";
    return text.ends_with(at, U"道") && !text.ends_with(at, U"大道") && !text.ends_with(at, U"街道")
           && before_way.find(text.at(at - 2)) != std::u32string_view::npos;
}

/// 里, 城, 苑 and the like: a compound only before a house's number (5幢, 3座), for "店里3号" is a date.
bool ends_compound(const MaskLetters& text, std::size_t at) {
    constexpr std::u32string_view compounds = U"里坊阁轩城园院府庭湾邸墅庄寓区庐筑郡岸居堡洲都界心国际台";
    return at >= 2 && is_hanzi(text.at(at - 2))
           && compounds.find(text.at(at - 1)) != std::u32string_view::npos;
}

} // namespace

bool ends_mask_place(const MaskLetters& text, std::size_t at) {
    constexpr std::array<std::u32string_view, 22> places = {
        U"路",   U"街", U"大道", U"巷",   U"弄",   U"胡同",   U"小区", U"花园", U"苑", U"公寓", U"大厦",
        U"广场", U"村", U"新村", U"家园", U"宿舍", U"工业园", U"街道", U"镇",   U"邨", U"大楼", U"道"};
    const bool place = std::any_of(places.begin(), places.end(),
                                   [&](std::u32string_view word) { return text.ends_with(at, word); });
    return place && at >= 2 && is_hanzi(text.at(at - 2)) && !text.ends_with(at, U"一路")
           && !text.ends_with(at, U"半路") && !ends_in_way_word(text, at);
}

bool ends_mask_region(const MaskLetters& text, std::size_t at) {
    const char32_t last = at > 0 ? text.at(at - 1) : 0;
    const bool region = last == U'省' || last == U'市' || last == U'区' || last == U'县' || last == U'镇'
                        || last == U'乡' || text.ends_with(at, U"街道") || text.ends_with(at, U"自治州");
    const bool other =
        text.ends_with(at, U"超市") || text.ends_with(at, U"上市") || text.ends_with(at, U"专区")
        || text.ends_with(at, U"小区") || text.ends_with(at, U"社区") || text.ends_with(at, U"评论区")
        || text.ends_with(at, U"城市") || text.ends_with(at, U"地区") || text.ends_with(at, U"误区");
    return region && !other && at >= 2 && is_hanzi(text.at(at - 2));
}

namespace {

/// The end of "12号楼", "3栋", "501室", "90 号", "A座" that begins here; 0 when it is none.
std::size_t unit_end(const MaskLetters& text, std::size_t begin) {
    std::size_t at = begin;
    while (is_digit(text.at(at)) && at < begin + 6)
        ++at;
    const bool number = at > begin;
    if (!number && is_upper(text.at(at)) && text.at(at + 1) == U'座') return at + 2;
    if (!number) return 0;
    if (text.at(at) == U'-' && is_digit(text.at(at + 1))) { // 3-2-501
        while (at < begin + 12 && (is_digit(text.at(at)) || text.at(at) == U'-'))
            ++at;
        return at;
    }
    if (is_latin(text.at(at)) && !is_word(text.at(at + 1))) ++at; // 5A号
    if (text.at(at) == U' ') ++at;
    for (const std::u32string_view word :
         {U"号楼", U"号院", U"号", U"弄", U"栋", U"幢", U"座", U"单元", U"室", U"楼", U"层", U"房", U"#"})
        if (text.has(at, word)) return at + word.size();
    return 0;
}

/// 乙单元, 二栋, 东户: a part told by a word; 0 when it is none.
std::size_t worded_unit_end(const MaskLetters& text, std::size_t at) {
    if (U"一二三四五六七八九十甲乙丙丁戊ABCDEFabcdef"sv.find(text.at(at)) != std::u32string_view::npos
        && text.at(at) != 0)
        for (const std::u32string_view unit :
             {U"单元", U"栋", U"幢", U"号楼", U"座", U"门", U"区", U"期", U"楼"})
            if (text.has(at + 1, unit)) return at + 1 + unit.size();
    if (U"东西南北左右"sv.find(text.at(at)) != std::u32string_view::npos && text.at(at) != 0)
        for (const std::u32string_view side : {U"户", U"手边", U"边户", U"侧", U"单元", U"门"})
            if (text.has(at + 1, side)) return at + 1 + side.size();
    return 0;
}

/// 1602 right behind 幢 or 单元; 20元 is none.
std::size_t bare_room_end(const MaskLetters& text, std::size_t at) {
    const bool behind_house = text.ends_with(at, U"幢") || text.ends_with(at, U"栋")
                              || text.ends_with(at, U"单元") || text.ends_with(at, U"座")
                              || text.ends_with(at, U"号楼");
    std::size_t end = at;
    while (is_digit(text.at(end)))
        ++end;
    const char32_t next = text.at(end);
    const bool counted = next != 0 && U"元块件个米天次分点%"sv.find(next) != std::u32string_view::npos;
    return behind_house && end - at >= 3 && end - at <= 4 && !counted && !is_latin(next) ? end : 0;
}

/// Where the address begins whose anchor is at `anchor`: to the left over letters, behind what leads it in.
std::size_t address_begin(const MaskLetters& text, std::size_t anchor) {
    constexpr std::size_t letters_most = 30;
    std::size_t begin = anchor;
    while (begin > 0 && anchor - begin < letters_most) {
        const char32_t before = text.at(begin - 1);
        if (before == U' ' && begin >= 2 && ends_mask_region(text, begin - 1)) {
            --begin;
            continue;
        }
        if (!is_hanzi(before) && !is_word(before)) break;
        --begin;
    }
    for (std::size_t at = anchor; at > begin; --at) {
        if (text.ends_with(at, U"放") && is_digit(text.at(at))) return at; // not 解放路
        for (const std::u32string_view lead :
             {U"地址", U"改成", U"换成", U"写成", U"改为", U"寄", U"发", U"住", U"在", U"到", U"是", U"往",
              U"给", U"送", U"收货", U"我家", U"门牌号", U"门牌"})
            if (text.ends_with(at, lead)) return at;
    }
    return begin;
}

/// Behind one more part with a number that follows with little between; `end` when none does.
std::size_t next_part_end(const MaskLetters& text, std::size_t end) {
    constexpr std::size_t between_most = 12;
    for (std::size_t at = end; at < text.size() && at < end + between_most; ++at) {
        if (const std::size_t unit = unit_end(text, at); unit != 0 && !is_word(text.at(at - 1))) return unit;
        if (const std::size_t room = at == end ? bare_room_end(text, at) : 0; room != 0) return room;
        if (const std::size_t unit = at == end ? worded_unit_end(text, at) : 0; unit != 0) return unit;
        const char32_t letter = text.at(at);
        if (!is_hanzi(letter) && letter != U' ' && !is_word(letter)) return end;
        if (letter == U' ' && at > end && !ends_mask_place(text, at)) return end;
        if (!is_digit(letter)) continue;
        std::size_t digits = at; // 3栋2单元501
        while (is_digit(text.at(digits)) && digits < at + 5)
            ++digits;
        const bool follows = at == end || (at == end + 1 && text.at(end) == U' ');
        const bool money = text.at(digits) == U' ' && is_hanzi(text.at(digits + 1));
        const bool room =
            digits - at >= 3 && digits - at <= 4 && follows && !is_hanzi(text.at(digits)) && !money;
        return room ? digits : end;
    }
    return end;
}

std::size_t address_end(const MaskLetters& text, std::size_t end) {
    for (std::size_t next = next_part_end(text, end); next != end; next = next_part_end(text, end))
        end = next;
    return end;
}

void find_numbered(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        const std::size_t unit = is_word(text.at(at - 1)) ? 0 : unit_end(text, at);
        if (unit == 0) continue;
        const std::size_t place = text.at(at - 1) == U' ' ? at - 1 : at;
        const char32_t last = text.at(unit - 1);
        const bool house = last == U'栋' || last == U'幢' || last == U'座' || text.ends_with(unit, U"号楼")
                           || text.ends_with(unit, U"单元");
        const bool after_place = ends_mask_place(text, place) || (house && ends_compound(text, place));
        std::size_t second = std::max(unit_end(text, unit), bare_room_end(text, unit));
        if (second == 0 && house) second = worded_unit_end(text, unit);
        const bool two_parts = second != 0 && text.at(unit - 1) != U'号' && is_hanzi(text.at(unit - 1))
                               && text.at(unit - 1) != U'层';
        if (!after_place && !two_parts) continue;
        const std::size_t begin = after_place || is_hanzi(text.at(at - 1)) ? address_begin(text, place) : at;
        const std::size_t end = address_end(text, unit);
        spans.push_back({begin, end, MaskKind::address});
        at = end;
    }
}

/// 广东省深圳市南山区…: three levels, or two and a street.
void find_regions(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!ends_mask_region(text, at)) continue;
        constexpr std::size_t name_most = 8;
        std::size_t end = at, levels = 1;
        for (std::size_t next = at + 1; next <= text.size() && next <= end + name_most; ++next) {
            if (!is_hanzi(text.at(next - 1)) && text.at(next - 1) != U' ') break;
            if (!ends_mask_region(text, next) && !ends_mask_place(text, next)) continue;
            end = next;
            ++levels;
        }
        if (levels >= 3)
            spans.push_back({address_begin(text, at), address_end(text, end), MaskKind::address});
        at = end;
    }
}

/// "地址：…" up to the next mark, when it reads like one.
void find_labelled(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!text.has(at, U"地址")) continue;
        std::size_t begin = at + 2;
        while (text.at(begin) == U' ' || text.at(begin) == U':' || text.at(begin) == U'是'
               || text.at(begin) == U'为')
            ++begin;
        if (text.at(begin - 1) != U':' && text.at(begin - 1) != U' ') continue;
        std::size_t end = begin, digits = 0;
        bool place = false;
        for (; end < text.size() && digits < 7; ++end) {
            const char32_t letter = text.at(end);
            if (!is_hanzi(letter) && !is_word(letter) && letter != U'-' && letter != U'#' && letter != U' ')
                break;
            digits = is_digit(letter) ? digits + 1 : 0;
            place =
                place || ends_mask_region(text, end + 1) || ends_mask_place(text, end + 1) || letter == U'号';
        }
        if (digits == 7) end -= 7; // a phone begins
        while (end > begin && text.at(end - 1) == U' ')
            --end;
        if (place && end >= begin + 5) spans.push_back({begin, end, MaskKind::address});
    }
}

/// "住杏花东苑，14-2-602": house, entrance and room alone, where somebody lives or something is sent.
void find_dashed_rooms(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text.at(at)) || (at > 0 && (is_word(text.at(at - 1)) || text.at(at - 1) == U'-')))
            continue;
        const std::size_t house = behind_digits(text, at);
        const std::size_t entrance = behind_digits(text, house + 1);
        const std::size_t room = behind_digits(text, entrance + 1);
        const bool dashed = text.at(house) == U'-' && text.at(entrance) == U'-' && !is_word(text.at(room))
                            && text.at(room) != U'-';
        const bool sizes = house - at <= 2 && entrance - house >= 2 && entrance - house <= 3
                           && room - entrance >= 4 && room - entrance <= 5;
        constexpr std::size_t letters_near = 16;
        if (dashed && sizes
            && is_near_before(text, at, letters_near,
                              {U"住", U"地址", U"小区", U"苑", U"园", U"寄", U"送", U"楼", U"栋", U"幢",
                               U"村", U"门牌", U"家"}))
            spans.push_back({at, room, MaskKind::address});
    }
}

} // namespace

void find_mask_addresses(const MaskLetters& text, LetterSpans& spans) {
    find_numbered(text, spans);
    find_regions(text, spans);
    find_labelled(text, spans);
    find_dashed_rooms(text, spans);
}

} // namespace amends::author
