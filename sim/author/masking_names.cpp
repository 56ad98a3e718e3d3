// Chinese names: where people say them, told by surname and by what stands around.
#include "sim/author/masking_tables.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using HanziWords = std::initializer_list<std::u32string_view>;

constexpr std::u32string_view not_between =
    U"的了是在我你他她它这那您也就都不没有吗呢啊吧哦要想买说给把被和跟还很太";

bool is_boundary(const MaskLetters& text, std::size_t at) {
    return at >= text.size() || !is_hanzi(text.at(at));
}
bool begins_after_boundary(const MaskLetters& text, std::size_t at) {
    return at == 0 || !is_hanzi(text.at(at - 1));
}
bool any_at(const MaskLetters& text, std::size_t at, HanziWords words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.has(at, word); });
}
bool any_before(const MaskLetters& text, std::size_t at, HanziWords words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(at, word); });
}

/// What may follow a name without a blank.
bool goes_on_after_name(const MaskLetters& text, std::size_t at) {
    return is_boundary(text, at)
           || any_at(text, at, {U"电话", U"手机", U"地址", U"收",   U"住",   U"的",   U"是",   U"在", U"买",
                                U"下单", U"联系", U"这边", U"先生", U"女士", U"小姐", U"号码", U"想", U"要",
                                U"帮",   U"您好", U"你好", U"说",   U"给",   U"来",   U"去",   U"她", U"他"});
}

/// The end of a name with a surname that begins here; 0 when there is none.
std::size_t name_end(const MaskLetters& text, std::size_t begin) {
    const std::size_t surname = surname_size(text, begin);
    if (surname == 0 || begins_no_name(text, begin)) return 0;
    for (const std::size_t given : {std::size_t{1}, std::size_t{2}}) {
        const std::size_t end = begin + surname + given;
        const bool sound = end <= text.size() && is_hanzi(text.at(end - 1))
                           && not_between.find(text.at(end - 1)) == std::u32string_view::npos;
        if (!sound) return 0;
        if (goes_on_after_name(text, end)) return end;
    }
    return begin + surname + 2;
}

/// The end of a name all of whose letters are such as names have; 0 when there is none. Two given letters
/// rather than one.
std::size_t sure_name_end(const MaskLetters& text, std::size_t begin) {
    const std::size_t surname = surname_size(text, begin);
    if (surname == 0 || begins_no_name(text, begin)) return 0;
    const std::size_t first = begin + surname;
    if (!is_given_letter(text.at(first))) return 0;
    return is_given_letter(text.at(first + 1)) ? first + 2 : first + 1;
}

/// "收件人：李雪梅". With a colon any two to four letters up to the next mark are taken.
void after_label(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t begin = at;
    bool colon = false;
    bool written = false; // "收件人写马爱国": what is written there is a name as surely as behind a colon
    for (bool more = true; more;) {
        more = false;
        for (const std::u32string_view join :
             {U"写的是", U"写的", U"请写", U"改成", U"改为", U"换成", U"填的是", U"填的", U"就写", U"就填",
              U"写", U"填", U"是", U"为", U"叫", U":", U" "})
            if (text.has(begin, join)) {
                colon = colon || join == U":";
                written = written || (join != U" " && join != U"是" && join != U":");
                begin += join.size();
                more = true;
                break;
            }
    }
    if (const std::size_t end = name_end(text, begin);
        end != 0 && !written && (colon || goes_on_after_name(text, end))) {
        spans.push_back({begin, end, MaskKind::name});
        return;
    }
    std::size_t end = begin;
    while (is_hanzi(text.at(end)))
        ++end;
    while (end > begin + 2 && U"吧了啊哦呀"sv.find(text.at(end - 1)) != std::u32string_view::npos)
        --end;
    if ((colon || written) && end - begin >= 2 && end - begin <= 4
        && !is_one_of(std::u32string_view(text.letters).substr(begin, 1),
                      {U"不", U"没", U"我", U"同", U"无", U"见", U"错", U"对", U"你", U"谁"}))
        spans.push_back({begin, end, MaskKind::name});
}

constexpr std::u32string_view before_name = U"是找叫给问请让和跟的位名为对向系好谢亲由被等替帮见到喊";

/// 谢 of "谢谢": the letter ends a word that is no name.
bool ends_a_word(const MaskLetters& text, std::size_t at) {
    return at > 0 && text.at(at) == text.at(at - 1) && begins_no_name(text, at - 1);
}

bool is_free_before(const MaskLetters& text, std::size_t at) {
    if (ends_a_word(text, at)) return false;
    if (at > 0 && text.has(at - 1, U"由于")) return false;
    return begins_after_boundary(text, at) || before_name.find(text.at(at - 1)) != std::u32string_view::npos
           || any_before(text, at, {U"客服", U"麻烦", U"我爸", U"我妈", U"联系", U"老师", U"感谢",
                                    U"转告", U"隔壁", U"号",   U"点",   U"上午", U"下午", U"早上",
                                    U"晚上", U"楼下", U"楼上", U"对门", U"邻居", U"你们"});
}

/// "李女士", "王建国先生": the name before a title that anybody may have.
void before_title(const MaskLetters& text, std::size_t title, LetterSpans& spans) {
    for (const std::size_t size : {std::size_t{3}, std::size_t{2}, std::size_t{1}}) {
        if (title < size) continue;
        const std::size_t begin = title - size;
        if (surname_size(text, begin) == 0 || !is_free_before(text, begin)) continue;
        const std::u32string_view word = std::u32string_view(text.letters).substr(begin, size);
        const bool sound = std::none_of(word.begin(), word.end(), [](char32_t letter) {
            return !is_hanzi(letter) || not_between.find(letter) != std::u32string_view::npos;
        });
        if (!sound || (size > 1 && begins_no_name(text, begin))) continue;
        spans.push_back({begin, title, MaskKind::name});
        return;
    }
}

/// "陈姐", "芳姐", "王建国经理": the name before a word of kinship or work, letter by letter a name's.
void before_kinship(const MaskLetters& text, std::size_t title, bool one_letter, LetterSpans& spans) {
    for (const std::size_t size : {std::size_t{3}, std::size_t{2}, std::size_t{1}}) {
        if (title < size) continue;
        const std::size_t begin = title - size;
        if (!is_free_before(text, begin) || begins_no_name(text, begin)) continue;
        const std::size_t surname = surname_size(text, begin);
        if (size == 1 && surname == 0 && !(one_letter && is_given_letter(text.at(begin)))) continue;
        if (size == 1 && any_at(text, begin, {U"帅", U"学", U"义", U"亲", U"全", U"单", U"包", U"成", U"向"}))
            continue;
        bool sound = size == 1 || (size > surname && (surname > 0 || (one_letter && size == 2)));
        for (std::size_t at = begin + std::min(surname, size); at < title; ++at)
            sound = sound && is_given_letter(text.at(at));
        if (!sound) continue;
        spans.push_back({begin, title, MaskKind::name});
        return;
    }
}

void find_before_titles(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view title : {U"先生", U"女士", U"小姐", U"太太", U"师傅", U"阿姨", U"老师"})
        if (text.has(at, title)) before_title(text, at, spans);
    if (any_at(text, at,
               {U"大姐", U"大哥", U"大叔", U"大妈", U"大爷", U"大伯", U"奶奶", U"爷爷", U"叔叔", U"经理",
                U"主管", U"店长", U"主任", U"组长", U"同学", U"医生", U"律师", U"老板", U"伯伯", U"姑娘"}))
        before_kinship(text, at, false, spans);
    const bool goes_on =
        any_at(text, at + 1, {U"妹", U"夫", U"弟", U"拉", U"伦", U"们俩", U"特", U"是", U"共", U"额", U"部",
                              U"价", U"数", U"之", U"体", U"结", U"不",   U"会", U"算", U"说", U"得", U"妈"});
    if (any_at(text, at, {U"姐", U"哥", U"叔", U"婶", U"嫂", U"姨"})
        && (!goes_on || text.at(at + 1) == U'说' || text.at(at + 1) == U'不' || text.at(at + 1) == U'是'))
        before_kinship(text, at, true, spans);
    if (text.at(at) == U'总' && !goes_on) before_kinship(text, at, false, spans);
}

/// "我是李雪梅": only where the name stands alone.
void after_i_am(const MaskLetters& text, std::size_t begin, LetterSpans& spans) {
    const std::size_t end = name_end(text, begin);
    const bool of_family = text.at(end) == U'的'
                           && any_at(text, end + 1,
                                     {U"妈", U"爸", U"老公", U"老婆", U"家长", U"姐", U"哥", U"女儿", U"儿子",
                                      U"同学", U"室友", U"同事", U"朋友", U"家属"});
    if (end != 0 && (is_boundary(text, end) || of_family)) spans.push_back({begin, end, MaskKind::name});
}

/// "小陈", "老王", "阿芳", "小明哥".
void short_name(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const char32_t prefix = text.at(at), letter = text.at(at + 1);
    if (prefix != U'小' && prefix != U'老' && prefix != U'阿') return;
    if ((surname_size(text, at + 1) == 0 && !is_given_letter(letter)) || begins_no_name(text, at)) return;
    constexpr std::u32string_view part_of_word =
        U"大最较太很多过窄缩减不偏更从极越稍略微弱细短矮变古衰苍年养长元父月中胆";
    if (at > 0 && part_of_word.find(text.at(at - 1)) != std::u32string_view::npos) return;
    const std::size_t end = at + 2;
    const bool followed =
        is_boundary(text, end)
        || any_at(text, end,
                  {U"哥",   U"姐",   U"妹",   U"弟",   U"叔",   U"婶",   U"姨",   U"说",   U"讲",   U"已",
                   U"帮",   U"跟",   U"在吗", U"在不", U"来",   U"去",   U"刚",   U"答应", U"让",   U"那边",
                   U"他",   U"她",   U"你",   U"您",   U"啊",   U"呀",   U"接",   U"回",   U"会",   U"告诉",
                   U"呢",   U"吗",   U"吧",   U"收",   U"电话", U"手机", U"为您", U"为你", U"很高", U"竭诚",
                   U"负责", U"这边", U"和",   U"昨",   U"今",   U"上次", U"到底", U"先生", U"同学", U"的电",
                   U"的手", U"的号", U"那",   U"给我", U"没"});
    const bool frequent = is_frequent_surname(letter) || prefix == U'阿';
    const bool led_in =
        is_free_before(text, at)
        || any_before(text, at, {U"客服", U"妈",   U"爸",   U"姐",   U"哥",   U"弟",   U"妹",
                                 U"儿子", U"女儿", U"同事", U"朋友", U"邻居", U"室友", U"快递",
                                 U"师傅", U"家",   U"你们", U"门卫", U"保安", U"前台", U"物业"});
    if (frequent ? followed || led_in : followed && led_in) spans.push_back({at, end, MaskKind::name});
}

/// Behind "我妈", "我女儿叫": with a surname, or two given letters that stand alone.
void after_family(const MaskLetters& text, std::size_t word_end, LetterSpans& spans) {
    std::size_t begin = word_end;
    for (const std::u32string_view says :
         {U"的名字是", U"名字叫", U"名叫", U"叫做", U"叫", U"是", U",", U"，", U" "})
        if (text.has(begin, says)) {
            begin += says.size();
            break;
        }
    if (const std::size_t end = sure_name_end(text, begin); end != 0) {
        const bool one = end == begin + 2 && surname_size(text, begin) == 1;
        const bool goes_on =
            goes_on_after_name(text, end)
            || any_at(text, end,
                      {U"代", U"签", U"拿", U"取", U"开", U"没", U"已", U"昨", U"今", U"接", U"用"});
        if (!one || goes_on) spans.push_back({begin, end, MaskKind::name});
        return;
    }
    if (const std::size_t end = name_end(text, begin); end != 0 && is_boundary(text, end)) {
        spans.push_back({begin, end, MaskKind::name});
        return;
    }
    const bool given = is_given_letter(text.at(begin)) && is_given_letter(text.at(begin + 1))
                       && !begins_no_name(text, begin);
    if (given && (is_boundary(text, begin + 2) || any_at(text, begin + 2, {U"收", U"电话", U"手机"})))
        spans.push_back({begin, begin + 2, MaskKind::name});
}

void find_after_family(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view word :
         {U"妈",   U"爸",   U"妈妈", U"爸爸",   U"老婆", U"老公", U"媳妇",   U"儿子", U"女儿", U"姐",
          U"哥",   U"弟",   U"妹",   U"姐姐",   U"哥哥", U"弟弟", U"妹妹",   U"奶奶", U"爷爷", U"外婆",
          U"外公", U"姥姥", U"姥爷", U"婆婆",   U"公公", U"岳父", U"岳母",   U"叔叔", U"阿姨", U"舅舅",
          U"姑姑", U"小姨", U"大姨", U"大伯",   U"侄子", U"侄女", U"外甥",   U"邻居", U"室友", U"同事",
          U"同学", U"朋友", U"闺蜜", U"对象",   U"领导", U"店长", U"主管",   U"经理", U"房东", U"保姆",
          U"司机", U"客服", U"师傅", U"快递员", U"小哥", U"嫂子", U"外甥女", U"孙子", U"孙女", U"母亲",
          U"父亲", U"妻子", U"丈夫", U"先生",   U"太太", U"爱人", U"宝宝",   U"孩子", U"闺女", U"保安",
          U"门卫", U"前台", U"物业", U"骑手"})
        if (text.has(at, word)) {
            const bool short_word = word.size() == 1; // 我妈, not 妈 in a word of its own
            const char32_t before = at > 0 ? text.at(at - 1) : 0;
            if (short_word && before != U'我' && before != U'他' && before != U'她' && before != U'你'
                && before != U'表' && before != U'堂' && before != U'您' && before != U'咱')
                continue;
            after_family(text, at + word.size(), spans);
        }
}

/// A name that stands alone between marks, before a greeting or behind "寄给": "李雪梅您好", "李雪梅，138…".
void standing_alone(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const bool given_to =
        any_before(text, at, {U"寄给", U"发给", U"送给", U"交给", U"转给", U"还给", U"写给"});
    if (!begins_after_boundary(text, at) && !given_to) return;
    const std::size_t end = sure_name_end(text, at);
    if (end == 0) return;
    const bool three = end - at >= 3;
    if ((three && is_boundary(text, end)) || any_at(text, end, {U"您好", U"你好"})
        || (three && any_at(text, end, {U"收", U"电话", U"手机", U"女士", U"先生"})))
        spans.push_back({at, end, MaskKind::name});
}

} // namespace

void find_mask_names(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_hanzi(text.at(at))) continue;
        for (const std::u32string_view label :
             {U"姓名",   U"收件",     U"收件人", U"收货人", U"联系人", U"寄件人", U"签收人", U"户名",
              U"持卡人", U"收件姓名", U"收款人", U"开户人", U"开户名", U"经办人", U"机主",   U"户主",
              U"业主",   U"代收人",   U"下单人", U"付款人", U"购买人", U"被保人", U"预约人"})
            if (text.has(at, label)) after_label(text, at + label.size(), spans);
        for (const std::u32string_view says : {U"我叫", U"名叫", U"名字是", U"名字叫", U"本人叫"})
            if (text.has(at, says))
                if (const std::size_t end = name_end(text, at + says.size()); end != 0)
                    spans.push_back({at + says.size(), end, MaskKind::name});
        for (const std::u32string_view says : {U"我是", U"我是客服", U"这边是", U"客服"})
            if (text.has(at, says)) after_i_am(text, at + says.size(), spans);
        if (text.has(at, U"我姓") && surname_size(text, at + 2) > 0)
            spans.push_back({at + 2, at + 2 + surname_size(text, at + 2), MaskKind::name});
        find_before_titles(text, at, spans);
        find_after_family(text, at, spans);
        short_name(text, at, spans);
        standing_alone(text, at, spans);
    }
}

} // namespace amends::author
