// Chinese names: where people say them, told by surname and by what stands around.
#include "sim/author/masking_letters.hpp"

#include <algorithm>

namespace amends::author {
namespace {

constexpr std::u32string_view surnames = U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁"
                                         U"邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
                                         U"方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常"
                                         U"武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍"
                                         U"韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜路詹关苗凌费纪"
                                         U"靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包"
                                         U"司柏宁柯阮桂闵解强柴华车冉房边";
constexpr std::u32string_view not_between =
    U"的了是在我你他她它这那您也就都不没有吗呢啊吧哦要想买说给把被和跟还很太";

bool is_surname(char32_t letter) {
    return surnames.find(letter) != std::u32string_view::npos;
}
bool is_double_surname(const MaskLetters& text, std::size_t at) {
    for (const std::u32string_view name : {U"欧阳", U"上官", U"司马", U"诸葛", U"东方", U"皇甫", U"尉迟",
                                           U"公孙", U"慕容", U"司徒", U"令狐", U"夏侯"})
        if (text.has(at, name)) return true;
    return false;
}
bool is_boundary(const MaskLetters& text, std::size_t at) {
    return at >= text.size() || !is_hanzi(text.at(at));
}

/// Words that begin like a name.
bool is_no_name(std::u32string_view word) {
    return is_one_of(word, {U"安卓", U"江苏", U"江西", U"安徽", U"石家庄", U"温州", U"武汉", U"常州", U"苏州",
                            U"金华", U"方便", U"成功", U"万一", U"高级",   U"白色", U"黄色", U"金色", U"向您",
                            U"许多", U"于是", U"周一", U"周二", U"周三",   U"周四", U"周五", U"周六", U"周日",
                            U"周末", U"马上", U"单位", U"路人", U"文员",   U"常客", U"关于", U"任何", U"何时",
                            U"成都", U"车主", U"华为", U"强烈", U"解决",   U"全部"});
}

/// What may follow a name without a blank.
bool goes_on_after_name(const MaskLetters& text, std::size_t at) {
    if (is_boundary(text, at)) return true;
    for (const std::u32string_view word :
         {U"电话", U"手机", U"地址", U"收", U"住", U"的", U"是", U"在", U"买", U"下单", U"联系", U"这边",
          U"先生", U"女士", U"小姐", U"号码", U"想", U"要", U"帮"})
        if (text.has(at, word)) return true;
    return false;
}

/// The end of a name with a surname that begins here; 0 when there is none.
std::size_t name_end(const MaskLetters& text, std::size_t begin) {
    const bool twofold = is_double_surname(text, begin);
    if (!twofold && !is_surname(text.at(begin))) return 0;
    const std::size_t surname = twofold ? 2 : 1;
    for (const std::size_t given : {std::size_t{1}, std::size_t{2}}) {
        const std::size_t end = begin + surname + given;
        const std::u32string_view word = std::u32string_view(text.letters).substr(begin, surname + given);
        const bool sound = end <= text.size() && is_hanzi(text.at(end - 1))
                           && not_between.find(text.at(end - 1)) == std::u32string_view::npos;
        if (!sound || is_no_name(word)) return 0;
        if (goes_on_after_name(text, end)) return end;
    }
    return begin + surname + 2;
}

/// "收件人：李雪梅". With a colon any two to four letters up to the next mark are taken.
void after_label(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t begin = at;
    bool colon = false;
    while (text.at(begin) == U' ' || text.at(begin) == U':' || text.has(begin, U"写的")
           || text.at(begin) == U'是' || text.at(begin) == U'为' || text.at(begin) == U'叫') {
        colon = colon || text.at(begin) == U':';
        begin += text.has(begin, U"写的") ? 2 : 1;
    }
    if (const std::size_t end = name_end(text, begin); end != 0 && (colon || goes_on_after_name(text, end))) {
        spans.push_back({begin, end, MaskKind::name});
        return;
    }
    std::size_t end = begin;
    while (is_hanzi(text.at(end)))
        ++end;
    if (colon && end - begin >= 2 && end - begin <= 4
        && !is_one_of(std::u32string_view(text.letters).substr(begin, 1),
                      {U"不", U"没", U"我", U"同", U"无", U"见"}))
        spans.push_back({begin, end, MaskKind::name});
}

/// "李女士", "王建国先生": the name before a title.
void before_title(const MaskLetters& text, std::size_t title, LetterSpans& spans) {
    constexpr std::u32string_view before_name = U"是找叫给问请让和跟的位名为对向系好";
    for (const std::size_t size : {std::size_t{3}, std::size_t{2}, std::size_t{1}}) {
        if (title < size) continue;
        const std::size_t begin = title - size;
        const bool twofold = is_double_surname(text, begin);
        if (size == 2 && !twofold && !is_surname(text.at(begin))) continue;
        if (!twofold && !is_surname(text.at(begin))) continue;
        const char32_t before = begin > 0 ? text.at(begin - 1) : 0;
        const bool free = !is_hanzi(before) || before_name.find(before) != std::u32string_view::npos;
        const std::u32string_view word = std::u32string_view(text.letters).substr(begin, size);
        const bool sound = std::none_of(word.begin(), word.end(), [](char32_t letter) {
            return !is_hanzi(letter) || not_between.find(letter) != std::u32string_view::npos;
        });
        if (!free || !sound || is_no_name(word)) continue;
        spans.push_back({begin, title, MaskKind::name});
        return;
    }
}

/// "我是李雪梅": only where the name stands alone.
void after_i_am(const MaskLetters& text, std::size_t begin, LetterSpans& spans) {
    const std::size_t end = name_end(text, begin);
    if (end != 0 && is_boundary(text, end)) spans.push_back({begin, end, MaskKind::name});
}

} // namespace

void find_mask_names(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_hanzi(text.at(at))) continue;
        for (const std::u32string_view label : {U"姓名", U"收件人", U"收货人", U"联系人", U"寄件人",
                                                U"签收人", U"户名", U"持卡人", U"收件姓名"})
            if (text.has(at, label)) after_label(text, at + label.size(), spans);
        for (const std::u32string_view says : {U"我叫", U"名叫", U"名字是", U"名字叫", U"本人叫"})
            if (text.has(at, says))
                if (const std::size_t end = name_end(text, at + says.size()); end != 0)
                    spans.push_back({at + says.size(), end, MaskKind::name});
        for (const std::u32string_view says : {U"我是", U"我是客服", U"这边是", U"客服"})
            if (text.has(at, says)) after_i_am(text, at + says.size(), spans);
        if (text.has(at, U"我姓") && is_surname(text.at(at + 2)))
            spans.push_back({at + 2, at + (is_double_surname(text, at + 2) ? 4 : 3), MaskKind::name});
        for (const std::u32string_view title :
             {U"先生", U"女士", U"小姐", U"太太", U"师傅", U"阿姨", U"老师"})
            if (text.has(at, title)) before_title(text, at, spans);
    }
}

} // namespace amends::author
