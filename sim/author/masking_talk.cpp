// What pasted talks of shops hold again and again: who receives, how agents are called, a name spelled out, a
// school by its number, an address in pieces.
#include "sim/author/masking_tables.hpp"
#include "sim/author/masking_words.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using TalkWords = std::initializer_list<std::u32string_view>;

bool talk_word_at(const MaskLetters& text, std::size_t at, TalkWords words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.has(at, word); });
}

bool talk_word_before(const MaskLetters& text, std::size_t at, TalkWords words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(at, word); });
}

bool is_edge(const MaskLetters& text, std::size_t at) {
    return !is_hanzi(text.at(at));
}

/// No letter of a name: 的, 了, 你 and the like.
bool is_grammar(char32_t letter) {
    return letter == 0
           || U"的了是在我你他她它您也就都不没有吗呢啊吧哦要想买说给把被和跟还很太么什谁哪先再代签没已别能会"
              U"可请"
              U"货件单款钱付退换发寄到"sv.find(letter)
                  != std::u32string_view::npos;
}

// --- in Chinese

/// "付小倩收", "戚文涛 收": who receives, between marks.
void who_receives(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (at > 0 && is_hanzi(text.at(at - 1))) return;
    // 付 pays elsewhere; here a name is expected
    const std::size_t surname = text.at(at) == U'付' ? 1 : surname_size(text, at);
    if (surname == 0 || begins_no_name(text, at)) return;
    for (const std::size_t given : {std::size_t{2}, std::size_t{1}}) {
        const std::size_t end = at + surname + given;
        const std::size_t received = text.at(end) == U' ' ? end + 1 : end;
        bool sound =
            text.at(received) == U'收' && (is_edge(text, received + 1) || text.has(received + 1, U"件"));
        for (std::size_t letter = at + surname; letter < end; ++letter)
            sound = sound && is_hanzi(text.at(letter)) && !is_grammar(text.at(letter));
        if (sound) return spans.push_back({at, end, MaskKind::name});
    }
}

/// 小白, 小号: what one is, not how one is called.
bool is_no_nickname(const MaskLetters& text, std::size_t at) {
    return talk_word_at(text, at,
                        {U"阿姨", U"阿婆", U"阿公", U"阿伯", U"阿爸", U"阿妈", U"阿弟", U"阿妹", U"小妹",
                         U"小弟", U"小伙", U"小朋", U"小二", U"小仙", U"小主", U"小可", U"小编", U"小助",
                         U"小客", U"小宝", U"小白", U"小号", U"小码", U"小区", U"小店", U"小孩", U"小姐",
                         U"小时", U"小费", U"小票", U"小米", U"小哥", U"小心", U"小事", U"小于", U"小程",
                         U"小学", U"小本", U"小卖", U"小户", U"小众", U"小个", U"小一", U"小两", U"小的",
                         U"小了", U"小款", U"小件", U"小包", U"小瓶", U"小盒", U"小箱"});
}

/// "我是小鹿", "小鹿在吗", "客服小满": agents go by 小 and any letter.
void nickname_of_agent(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if ((text.at(at) != U'小' && text.at(at) != U'阿') || !is_hanzi(text.at(at + 1))
        || is_no_nickname(text, at))
        return;
    const bool told = talk_word_before(text, at, {U"我是", U"我是客服", U"客服", U"专员", U"管家", U"顾问"})
                      && (is_edge(text, at + 2)
                          || talk_word_at(text, at + 2, {U"为您", U"为你", U"在的", U"哈", U"呀", U"哦"}));
    const bool called =
        (at == 0 || is_edge(text, at - 1))
        && talk_word_at(text, at + 2, {U"在吗", U"在不", U"在么", U"你好", U"您好", U"亲", U"谢谢"});
    if (told || called) spans.push_back({at, at + 2, MaskKind::name});
}

/// Two letters both of which names have: 佳琪, 建军.
bool is_given_pair(const MaskLetters& text, std::size_t at) {
    return is_given_letter(text.at(at)) && is_given_letter(text.at(at + 1)) && !begins_no_name(text, at);
}

/// "那个叫佳琪的客服", "那个佳琪说", "孩子他爸建军签收的".
void given_name_led_in(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_given_pair(text, at)) return;
    const std::size_t end = at + 2;
    const bool called = talk_word_before(text, at, {U"叫", U"叫做", U"名叫"})
                        && talk_word_at(text, end,
                                        {U"的客服", U"的人", U"的小", U"的师傅", U"的姑娘", U"的女", U"的男",
                                         U"的快递", U"的说", U"的跟", U"的给", U"的同事"});
    const bool that_one =
        talk_word_before(text, at, {U"那个", U"这个", U"那位", U"客服"})
        && talk_word_at(text, end, {U"说", U"答应", U"跟我", U"告诉", U"让我", U"给我", U"帮我"});
    const bool family = talk_word_before(text, at,
                                         {U"他爸", U"她爸", U"他妈", U"她妈", U"爸爸", U"妈妈", U"老公",
                                          U"老婆", U"儿子", U"女儿", U"媳妇", U"弟弟", U"妹妹", U"女朋友",
                                          U"男朋友", U"闺蜜", U"室友", U"同事"})
                        && talk_word_at(text, end,
                                        {U"签", U"代", U"收", U"拿", U"取", U"接", U"开", U"帮", U"用", U"穿",
                                         U"买", U"吃", U"说", U"让", U"试", U"想"});
    if (called || that_one || family) spans.push_back({at, end, MaskKind::name});
}

/// "我老师贺春燕推荐的", "班主任…": a whole name behind who somebody is.
void name_behind_role(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view role :
         {U"老师"sv, U"班主任"sv, U"教练"sv, U"护士"sv, U"学姐"sv, U"学长"sv, U"表姐"sv, U"表哥"sv, U"堂哥"sv,
          U"大姑"sv, U"干妈"sv, U"月嫂"sv}) {
        if (!text.has(at, role)) continue;
        const std::size_t begin = at + role.size(), surname = surname_size(text, begin);
        if (surname == 0 || begins_no_name(text, begin)) return;
        const std::size_t first = begin + surname;
        const bool given = is_given_letter(text.at(first)) && is_given_letter(text.at(first + 1));
        const bool acts =
            is_hanzi(text.at(first)) && is_hanzi(text.at(first + 1)) && !is_grammar(text.at(first))
            && !is_grammar(text.at(first + 1))
            && talk_word_at(text, first + 2, {U"推荐", U"介绍", U"说", U"让", U"帮", U"告诉", U"叫我"});
        if (given || acts) spans.push_back({begin, first + 2, MaskKind::name});
        return;
    }
}

/// "@售后-子涵", "旗舰店:子涵": a desk and who sits there, as shops name their seats.
void seat_of_shop(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view desk :
         {U"售后"sv, U"售前"sv, U"客服"sv, U"旗舰店"sv, U"专营店"sv, U"专卖店"sv}) {
        if (!text.has(at, desk)) continue;
        const std::size_t mark = at + desk.size();
        if (U"-_·・—"sv.find(text.at(mark)) == std::u32string_view::npos || text.at(mark) == 0) return;
        std::size_t end = mark + 1;
        while (is_hanzi(text.at(end)) && end < mark + 5)
            ++end;
        if (end >= mark + 2 && end <= mark + 4 && is_edge(text, end))
            spans.push_back({mark + 1, end, MaskKind::name});
        return;
    }
}

/// "梁sir": a surname before a title in Latin letters.
void surname_before_sir(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t surname = surname_size(text, at);
    if (surname != 0 && has_word(text, at + surname, U"sir") && (at == 0 || is_edge(text, at - 1)))
        spans.push_back({at, at + surname, MaskKind::name});
}

/// "育才二小", "城关三中": a school by its number and the name before it.
void school_by_number(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (U"一二三四五六七八九十"sv.find(text.at(at)) == std::u32string_view::npos || text.at(at) == 0) return;
    const char32_t kind = text.at(at + 1);
    if (kind != U'小' && kind != U'中') return;
    const bool goes_on =
        is_edge(text, at + 2)
        || talk_word_at(text, at + 2,
                        {U"上学", U"读", U"门口", U"门卫", U"校", U"的", U"旁", U"对面", U"老师"});
    std::size_t begin = at;
    while (begin > 0 && at - begin < 4 && is_hanzi(text.at(begin - 1))
           && U"在到是去往从我他她你们的这那个于住送放给第星期周十前后"sv.find(text.at(begin - 1))
                  == std::u32string_view::npos)
        --begin;
    const bool led_in =
        talk_word_before(text, begin, {U"在", U"到", U"去", U"往", U"送", U"是", U"读", U"上"});
    if (goes_on && at - begin >= 2 && (led_in || begin == 0))
        spans.push_back({begin, at + 2, MaskKind::address});
}

/// "我这兰考农村": two letters between where one is and what it is like there.
void countryside(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view where :
         {U"我这"sv, U"我们这"sv, U"我在"sv, U"老家在"sv, U"老家"sv, U"家在"sv, U"人在"sv})
        if (text.has(at, where)) {
            std::size_t begin = at + where.size();
            if (talk_word_at(text, begin, {U"里", U"边", U"儿", U"是"})) ++begin;
            if (!is_hanzi(text.at(begin)) || is_grammar(text.at(begin)) || is_grammar(text.at(begin + 1)))
                return;
            if (talk_word_at(text, begin,
                             {U"偏远", U"外地", U"国外", U"北方", U"南方", U"附近", U"小城", U"大山"}))
                return;
            if (talk_word_at(text, begin + 2,
                             {U"农村", U"乡下", U"县城", U"山区", U"村里", U"镇上", U"城里", U"市区"}))
                spans.push_back({begin, begin + 2, MaskKind::address});
            return;
        }
}

/// "桐庐县分水镇": a county and its town, two levels without a street.
void county_and_town(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (text.at(at) != U'县' && text.at(at) != U'市' && text.at(at) != U'区') return;
    std::size_t end = at + 2;
    while (end < at + 6 && is_hanzi(text.at(end)) && text.at(end) != U'镇' && text.at(end) != U'乡'
           && text.at(end) != U'村')
        ++end;
    const char32_t last = text.at(end);
    if (last != U'镇' && last != U'乡' && last != U'村') return;
    std::size_t begin = at;
    while (begin > 0 && at - begin < 4 && is_hanzi(text.at(begin - 1)) && !is_grammar(text.at(begin - 1))
           && U"住往送从去个城超门上夜专社小地"sv.find(text.at(begin - 1)) == std::u32string_view::npos)
        --begin;
    if (at - begin >= 2) spans.push_back({begin, end + 1, MaskKind::address});
}

/// "翠湖天地三期9幢": an estate in stages, then a house's number.
void estate_in_stages(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (text.at(at) != U'期' || at < 3) return;
    if (U"一二三四五六七八九十1234567890"sv.find(text.at(at - 1)) == std::u32string_view::npos) return;
    std::size_t end = behind_digits(text, at + 1);
    if (end == at + 1) return;
    const bool house = talk_word_at(text, end, {U"幢", U"栋", U"座", U"号楼", U"单元"});
    if (!house) return;
    end += text.has(end, U"号楼") || text.has(end, U"单元") ? std::size_t{2} : std::size_t{1};
    while (is_word(text.at(end)) || talk_word_at(text, end, {U"单元", U"室", U"层", U"楼", U"-"}))
        end += talk_word_at(text, end, {U"单元"}) ? std::size_t{2} : std::size_t{1};
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 12 && is_hanzi(text.at(begin - 1))
           && U"在到是住寄发送给往"sv.find(text.at(begin - 1)) == std::u32string_view::npos)
        --begin;
    spans.push_back({begin, end, MaskKind::address});
}

/// "1956年3月12号": a day before anybody bought in a shop on the net is somebody's birthday.
void day_long_ago(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (at > 0 && is_digit(text.at(at - 1))) return;
    const std::size_t year = behind_digits(text, at);
    if (year != at + 4 || text.at(year) != U'年') return;
    const std::u32string_view digits = std::u32string_view(text.letters).substr(at, 4);
    if (digits < U"1915"sv || digits > U"2007"sv) return;
    const std::size_t month = behind_digits(text, year + 1);
    if (month == year + 1 || text.at(month) != U'月') return;
    const std::size_t day = behind_digits(text, month + 1);
    const bool whole = day > month + 1 && (text.at(day) == U'日' || text.at(day) == U'号');
    if (whole) spans.push_back({at, day + 1, MaskKind::birth});
}

/// "工单20261118-0047": digits with a dash behind what calls them a number.
void numbered_ticket(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_digit(text.at(at)) || (at > 0 && (is_word(text.at(at - 1)) || text.at(at - 1) == U'-'))) return;
    std::size_t end = at;
    while (is_word(text.at(end)) || (text.at(end) == U'-' && is_word(text.at(end + 1))))
        ++end;
    if (end - at >= 6
        && is_labelled(text, at,
                       {U"工单", U"工单号", U"服务单", U"服务单号", U"退款编号", U"退货单", U"换货单",
                        U"维修单", U"流水", U"受理号", U"case", U"ticket", U"claim"}))
        spans.push_back({at, end, MaskKind::order});
}

// --- in English

bool is_single_letter(const MaskLetters& text, std::size_t at) {
    return is_latin(text.at(at)) && !is_word(text.at(at + 1)) && (at == 0 || !is_word(text.at(at - 1)));
}

/// "S-I-O-B-H-A-N", "b r o w n e": a name spelled out, three letters or more.
void spelled_out(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_single_letter(text, at)) return;
    const char32_t mark = text.at(at + 1);
    if (mark != U'-' && mark != U'.' && mark != U' ') return;
    std::size_t last = at, letters = 1;
    while (text.at(last + 1) == mark && is_single_letter(text, last + 2)) {
        last += 2;
        ++letters;
    }
    const std::size_t least = mark == U'-' ? 3 : 5; // e.g., i.e., "a b c"
    if (letters >= least) spans.push_back({at, last + 1, MaskKind::name});
}

bool holds_word(const MaskLetters& text, std::size_t from, std::size_t to, TalkWords words) {
    for (std::size_t at = from; at < to; ++at)
        for (const std::u32string_view word : words)
            if (has_word(text, at, word)) return true;
    return false;
}

/// "it's my husband's name on the order, Olu Adebayo": two capital words that end a message about a name.
void name_at_the_end(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (at < 2 || text.at(at - 1) != U' ' || U",-:"sv.find(text.at(at - 2)) == std::u32string_view::npos)
        return;
    const std::size_t first = capital_word_end(text, at);
    const std::size_t second = first != 0 && text.at(first) == U' ' ? capital_word_end(text, first + 1) : 0;
    if (second == 0 || behind_blanks(text, second, U" .!") < text.size()) return;
    const std::u32string one = small_word(text, at, first), other = small_word(text, first + 1, second);
    const bool named =
        holds_word(text, at > 48 ? at - 48 : 0, at, {U"name", U"names", U"called", U"surname"});
    if (named && !is_common(one) && !is_common(other) && !is_brand(one, other))
        spans.push_back({at, second, MaskKind::name});
}

/// Back from a postcode over "Unit 4 Riverside Trading Est, Parkfoot Way, Selby": capital words, commas,
/// numbers.
std::size_t back_over_address(const MaskLetters& text, std::size_t postcode) {
    constexpr std::size_t letters_most = 80;
    std::size_t begin = postcode;
    while (begin > 0 && postcode - begin < letters_most) {
        std::size_t end = begin;
        while (end > 0 && (text.at(end - 1) == U' ' || text.at(end - 1) == U','))
            --end;
        std::size_t word = end;
        while (word > 0 && (is_word(text.at(word - 1)) || text.at(word - 1) == U'\''))
            --word;
        const bool fits = word < end && end < begin && (is_upper(text.at(word)) || is_digit(text.at(word)));
        if (!fits || is_common(small_word(text, word, end))) break;
        begin = word;
    }
    return begin;
}

void address_before_postcode(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (at == 0 || text.at(at - 1) != U' ' || !is_upper(text.at(at))) return;
    const std::size_t end = mask_postcode_end(text, at);
    if (end == 0) return;
    const std::size_t begin = back_over_address(text, at);
    bool numbered = false;
    for (std::size_t letter = begin; letter < at; ++letter)
        numbered = numbered || is_digit(text.at(letter));
    if (begin + 4 < at && numbered) spans.push_back({begin, end, MaskKind::address});
}

/// "she goes to St Aidan's": a school or a church by its saint.
void saint(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!text.has(at, U"St") || (at > 0 && text.at(at - 1) != U' ')) return;
    const std::size_t dot = text.at(at + 2) == U'.' ? at + 3 : at + 2;
    if (text.at(dot) != U' ') return;
    std::size_t end = capital_word_end(text, dot + 1);
    if (end == 0) return;
    if (text.at(end) == U'\'' && lower(text.at(end + 1)) == U's' && !is_word(text.at(end + 2))) end += 2;
    const bool led_in =
        holds_word(text, at > 24 ? at - 24 : 0, at,
                   {U"goes", U"go", U"school", U"attends", U"at", U"teach", U"work", U"nursery", U"church"});
    if (led_in) spans.push_back({at, end, MaskKind::address});
}

/// "we live above the chippy in Mytholmroyd", "ward 6, Pinderfields": a place named last.
void place_named_last(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t end = capital_word_end(text, at);
    if (end == 0 || end < at + 4 || at < 3) return;
    const std::u32string word = small_word(text, at, end);
    if (is_common(word) || is_name_of_goods(word)) return;
    const bool closes = !is_word(text.at(behind_blanks(text, end, U" ")));
    const bool lives =
        has_word(text, at - 3, U"in") && closes
        && holds_word(text, at > 48 ? at - 48 : 0, at,
                      {U"live", U"lives", U"living", U"based", U"staying", U"moved", U"house", U"flat"});
    const bool hospital = text.at(at - 2) == U',' && text.at(at - 1) == U' '
                          && holds_word(text, at > 14 ? at - 14 : 0, at, {U"ward", U"wing", U"unit"});
    if (lives || hospital) spans.push_back({at, end, MaskKind::address});
}

/// "acc 30918264", "a/c 30918264": a bank's account by the short word for it.
void account_by_short_word(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_digit(text.at(at)) || (at > 0 && is_word(text.at(at - 1)))) return;
    const std::size_t end = behind_digits(text, at);
    const std::size_t size = end - at;
    if (size >= 6 && size <= 12 && !is_word(text.at(end))
        && is_labelled(text, at, {U"acc", U"acct", U"a/c", U"ac", U"account", U"iban", U"acc no"}))
        spans.push_back({at, end, MaskKind::account});
}

/// "加你们微信了 yang_66": a handle as messengers give them, near the messenger's name.
void handle_near_messenger(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_latin(text.at(at)) || (at > 0 && (is_word(text.at(at - 1)) || text.at(at - 1) == U'_'))) return;
    std::size_t end = at;
    bool marked = false;
    while (is_word(text.at(end)) || text.at(end) == U'_') {
        marked = marked || text.at(end) == U'_' || is_digit(text.at(end));
        ++end;
    }
    constexpr std::size_t letters_near = 8;
    if (marked && end - at >= 6
        && is_near_before(text, at, letters_near, {U"微信", U"旺旺", U"QQ", U"qq", U"抖音", U"小红书"}))
        spans.push_back({at, end, MaskKind::account});
}

/// "the caretaker at Trelewis village hall".
void village_by_its_name(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t end = capital_word_end(text, at);
    if (end == 0 || end < at + 4 || is_common(small_word(text, at, end)) || text.at(end) != U' ') return;
    for (const std::u32string_view what : {U"village"sv, U"parish"sv, U"surgery"sv, U"library"sv})
        if (has_word(text, end + 1, what)) return spans.push_back({at, end, MaskKind::address});
}

} // namespace

void find_mask_talk(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        day_long_ago(text, at, spans);
        numbered_ticket(text, at, spans);
        account_by_short_word(text, at, spans);
        handle_near_messenger(text, at, spans);
        if (is_hanzi(text.at(at))) {
            who_receives(text, at, spans);
            nickname_of_agent(text, at, spans);
            given_name_led_in(text, at, spans);
            name_behind_role(text, at, spans);
            seat_of_shop(text, at, spans);
            surname_before_sir(text, at, spans);
            school_by_number(text, at, spans);
            countryside(text, at, spans);
            county_and_town(text, at, spans);
            estate_in_stages(text, at, spans);
            continue;
        }
        spelled_out(text, at, spans);
        if (!is_upper(text.at(at)) || (at > 0 && is_word(text.at(at - 1)))) continue;
        name_at_the_end(text, at, spans);
        address_before_postcode(text, at, spans);
        saint(text, at, spans);
        place_named_last(text, at, spans);
        village_by_its_name(text, at, spans);
    }
}

} // namespace amends::author
