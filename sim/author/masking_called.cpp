// Chinese names without a title: how somebody is called, whose parent somebody is, who says and does
// something.
#include "sim/author/masking_tables.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using CalledWords = std::initializer_list<std::u32string_view>;

bool word_at(const MaskLetters& text, std::size_t at, CalledWords words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.has(at, word); });
}
bool ends_here(const MaskLetters& text, std::size_t at) {
    return !is_hanzi(text.at(at));
}
bool is_particle(char32_t letter) {
    return letter != 0
           && U"的了是在我你他她它这那您也就都不没有吗呢啊吧哦要想买说给把被和跟还很太么什谁"sv.find(letter)
                  != std::u32string_view::npos;
}

/// 妈妈, 宝宝, 天天: letters twice that are no name.
bool is_doubled_word(const MaskLetters& text, std::size_t at) {
    return U"妈爸奶爷姥姐妹哥弟叔姑舅婶太宝亲谢天常刚慢看好每人多大小早晚快轻频偏处样个家件次种条年月日时往渐明仅默白匆试等说想问聊走见拜哈呵嘿嘻呜啊嗯喂对行"sv
               .find(text.at(at))
           != std::u32string_view::npos;
}
bool is_doubled_name(const MaskLetters& text, std::size_t at) {
    return is_hanzi(text.at(at)) && text.at(at) == text.at(at + 1) && !is_doubled_word(text, at);
}

/// All letters such as names have; one given letter or two.
std::size_t sure_end(const MaskLetters& text, std::size_t begin, bool two_given) {
    const std::size_t surname = surname_size(text, begin);
    if (surname == 0 || begins_no_name(text, begin)) return 0;
    std::size_t end = begin + surname;
    while (end < begin + surname + 2 && is_given_letter(text.at(end)))
        ++end;
    const std::size_t given = end - begin - surname;
    return given == 2 || (given == 1 && !two_given) ? end : 0;
}

/// The end of what somebody is called that begins here: 小司, 糖糖, 马爱国; 0 when it reads like none.
std::size_t called_end(const MaskLetters& text, std::size_t begin) {
    const auto closes = [&](std::size_t end) {
        return ends_here(text, end)
               || word_at(text, end,
                          {U"就", U"吧", U"好了", U"即可", U"呀", U"啊", U"哦", U"的", U"，", U"今年", U"才",
                           U"要", U"都"});
    };
    if (is_doubled_name(text, begin)) return begin + 2;
    const char32_t first = text.at(begin);
    if (first == U'小' || first == U'老' || first == U'阿' || first == U'大') {
        const bool word =
            word_at(text, begin, {U"小姐", U"小哥", U"小妹", U"小弟", U"老师", U"老板", U"老公", U"老婆",
                                  U"阿姨", U"大姐", U"大哥", U"小二", U"大妈", U"大爷", U"小心", U"小的",
                                  U"小号", U"小件", U"老款", U"大件", U"大家", U"小狗", U"小猫", U"小朋友"});
        if (!word && is_hanzi(text.at(begin + 1)) && !is_particle(text.at(begin + 1)) && closes(begin + 2))
            return begin + 2;
        return 0;
    }
    const std::size_t surname = surname_size(text, begin);
    if (surname == 0 || begins_no_name(text, begin)) return 0;
    for (const std::size_t given : {std::size_t{2}, std::size_t{1}}) {
        const std::size_t end = begin + surname + given;
        bool sound = closes(end);
        for (std::size_t at = begin; at < end; ++at)
            sound = sound && is_hanzi(text.at(at)) && (at < begin + surname || !is_particle(text.at(at)));
        if (sound) return end;
    }
    return 0;
}

/// 叫我小司, 宝宝叫糖糖, 小名豆豆, 大名叫马爱国.
void after_called(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t begin = 0;
    for (const std::u32string_view says :
         {U"叫我",   U"喊我", U"称呼我", U"小名叫", U"小名",   U"大名叫", U"大名",   U"乳名",   U"宝宝叫",
          U"孩子叫", U"娃叫", U"女儿叫", U"儿子叫", U"闺女叫", U"孙子叫", U"孙女叫", U"名字叫", U"网名叫",
          U"他叫",   U"她叫", U"人叫",   U"员叫",   U"哥叫",   U"服叫",   U"那位叫", U"位叫",   U"个叫"})
        if (text.has(at, says)) {
            begin = at + says.size();
            break;
        }
    if (begin == 0) return;
    while (U" :是"sv.find(text.at(begin)) != std::u32string_view::npos && text.at(begin) != 0)
        ++begin;
    if (const std::size_t end = called_end(text, begin); end != 0)
        spans.push_back({begin, end, MaskKind::name});
}

/// 我姓蒙, 快递员姓蒙的, 免贵姓冉: whatever letter stands there.
void after_surname_word(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (text.at(at) != U'姓' || (at > 0 && (text.at(at - 1) == U'百' || text.at(at - 1) == U'同'))) return;
    const std::size_t size = std::max<std::size_t>(surname_size(text, at + 1), 1);
    const char32_t letter = text.at(at + 1);
    const bool word = U"名氏什啥谁不甚我你您"sv.find(letter) != std::u32string_view::npos;
    const std::size_t end = at + 1 + size;
    if (is_hanzi(letter) && !word
        && (ends_here(text, end) || word_at(text, end, {U"的", U"吧", U"是", U"先", U"女", U"，"})))
        spans.push_back({at + 1, end, MaskKind::name});
}

/// 欣欣妈妈, 糖糖爸, 子轩妈妈: the child's name.
void before_parent(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!word_at(
            text, at,
            {U"妈妈", U"爸爸", U"妈咪", U"麻麻", U"粑粑", U"妈", U"爸", U"奶奶", U"爷爷", U"姥姥", U"外婆"})
        || at < 2)
        return;
    const std::size_t begin = at - 2;
    if (!is_hanzi(text.at(begin))
        || (begin > 0 && is_hanzi(text.at(begin - 1))
            && U"是叫找问给和跟"sv.find(text.at(begin - 1)) == std::u32string_view::npos))
        return;
    const bool child =
        text.has(at, U"妈妈") || text.has(at, U"爸爸") || text.has(at, U"妈咪") || text.has(at, U"麻麻");
    const bool given = child && is_given_letter(text.at(begin)) && is_given_letter(text.at(begin + 1))
                       && !begins_no_name(text, begin);
    const char32_t first = text.at(begin);
    const bool nick = child
                      && (first == U'小' || first == U'豆' || first == U'果' || first == U'糖'
                          || first == U'米' || first == U'球')
                      && !begins_no_name(text, begin) && !is_particle(text.at(begin + 1));
    if (is_doubled_name(text, begin) || given || nick) spans.push_back({begin, at, MaskKind::name});
}

/// 李晓梅答应我的, 王芳跟我说: a name that does something, of common letters only.
void does_something(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const bool begins = at == 0 || !is_hanzi(text.at(at - 1))
                        || word_at(text, at - 1,
                                   {U"天", U"次", U"午", U"是", U"个", U"叫", U"找", U"问", U"让", U"跟",
                                    U"和", U"给", U"由", U"的"});
    if (!begins || !is_frequent_surname(text.at(at))) return;
    const std::size_t end = sure_end(text, at, false);
    if (end == 0) return;
    const bool full = end - at >= 3;
    const bool acts =
        word_at(text, end, {U"说",       U"跟我", U"告诉", U"答应", U"帮我",   U"给我",   U"接的",  U"签收",
                            U"代收",     U"签的", U"经手", U"负责", U"处理的", U"拿的",   U"拿走",  U"弄的",
                            U"打的电话", U"送的", U"退的", U"和他", U"本人",   U"这个人", U"那个人"});
    if (acts && (full || at == 0 || !is_hanzi(text.at(at - 1)))) spans.push_back({at, end, MaskKind::name});
}

/// "你好 我许婷，前天下的单".
void after_i(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (text.at(at) != U'我' || (at > 0 && is_hanzi(text.at(at - 1)))) return;
    const std::size_t end = sure_end(text, at + 1, false);
    if (end != 0 && ends_here(text, end)) spans.push_back({at + 1, end, MaskKind::name});
}

/// 杭州云隐商贸有限公司: back to what leads it in.
void company(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!text.has(at, U"有限公司") && !text.has(at, U"有限责任公司") && !text.has(at, U"股份公司")) return;
    constexpr std::size_t letters_most = 20, letters_least = 3;
    std::size_t begin = at;
    while (begin > 0 && at - begin < letters_most
           && (is_hanzi(text.at(begin - 1)) || is_latin(text.at(begin - 1)))
           && U"给是叫为成开写头在我"sv.find(text.at(begin - 1)) == std::u32string_view::npos)
        --begin;
    const std::size_t end = text.has(at, U"有限责任公司") ? at + 6 : at + 4;
    if (at - begin >= letters_least) spans.push_back({begin, end, MaskKind::name});
}

/// "张伟 13800138000", "崔丽收", "138… 张伟": a name beside what else stands on a label.
void on_a_label(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (at > 0 && is_hanzi(text.at(at - 1))) return;
    std::size_t end = sure_end(text, at, false);
    for (const std::size_t size :
         {std::size_t{2}, std::size_t{3}}) { // any letters between marks before a phone
        const std::size_t phone_at = behind_any_of(text, at + size, U" ,，、");
        const bool between =
            at > 0 && surname_size(text, at) == 1 && !begins_no_name(text, at) && ends_here(text, at + size)
            && std::all_of(text.letters.begin() + static_cast<std::ptrdiff_t>(at),
                           text.letters.begin()
                               + static_cast<std::ptrdiff_t>(std::min(at + size, text.size())),
                           is_hanzi);
        if (between && behind_digits(text, phone_at) - phone_at >= 11) end = at + size;
    }
    if (end == 0) return;
    const std::size_t next = behind_any_of(text, end, U" ,:、，");
    constexpr std::size_t phone_digits = 11;
    const bool phone =
        behind_digits(text, next) - next >= phone_digits || word_at(text, next, {U"电话", U"手机"});
    const bool receives = text.at(end) == U'收' && ends_here(text, end + 1);
    std::size_t before = at;
    while (before > 0 && U" ,，、"sv.find(text.at(before - 1)) != std::u32string_view::npos)
        --before;
    std::size_t digits = before;
    while (digits > 0 && is_digit(text.at(digits - 1)))
        --digits;
    const bool behind_phone = before - digits >= phone_digits && before < at && ends_here(text, end);
    const bool behind_room = before < at && before > 0 && ends_here(text, end)
                             && (text.at(before - 1) == U'室' || text.ends_with(before, U"单元")
                                 || text.at(before - 1) == U'栋' || text.at(before - 1) == U'幢');
    if (phone || receives || behind_phone || behind_room) spans.push_back({at, end, MaskKind::name});
}

/// "Kelly 陈", "@张伟": told by what is in other letters beside it.
void beside_latin(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (at > 0 && text.at(at - 1) == U'@') {
        std::size_t end = at; // whoever is called so, up to the next mark
        while (is_hanzi(text.at(end)))
            ++end;
        const bool name =
            surname_size(text, at) > 0 && !begins_no_name(text, at) && end - at >= 2 && end - at <= 4;
        if (name) spans.push_back({at, end, MaskKind::name});
        return;
    }
    const std::size_t surname = surname_size(text, at);
    if (surname == 0 || at == 0 || !ends_here(text, at + surname)) return;
    const std::size_t last = text.at(at - 1) == U' ' ? at - 1 : at;
    std::size_t begin = last;
    while (begin > 0 && is_latin(text.at(begin - 1)))
        --begin;
    if (begin + 1 >= last || !is_upper(text.at(begin)) || (begin > 0 && is_word(text.at(begin - 1)))) return;
    std::u32string word;
    for (std::size_t letter = begin; letter < last; ++letter)
        word += lower(text.at(letter));
    if (is_first_name(word) || is_name_and_word(word)) spans.push_back({begin, at + surname, MaskKind::name});
}

} // namespace

void find_mask_called_names(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_hanzi(text.at(at))) continue;
        after_called(text, at, spans);
        after_surname_word(text, at, spans);
        before_parent(text, at, spans);
        does_something(text, at, spans);
        on_a_label(text, at, spans);
        beside_latin(text, at, spans);
        after_i(text, at, spans);
        company(text, at, spans);
    }
}

} // namespace amends::author
