// Names without a title or a word of kinship: told by what somebody does, or what is done for somebody.
#include "sim/author/masking_tables.hpp"
#include "sim/author/masking_words.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using PeopleWords = std::initializer_list<std::u32string_view>;

bool people_word_at(const MaskLetters& text, std::size_t at, PeopleWords words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.has(at, word); });
}

bool people_word_before(const MaskLetters& text, std::size_t at, PeopleWords words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(at, word); });
}

// --- in Chinese

/// What only a person does, or has.
bool does_what_people_do(const MaskLetters& text, std::size_t at) {
    return people_word_at(
        text, at,
        {U"说",     U"让我",   U"叫我",   U"帮我",   U"帮忙",   U"替我", U"告诉", U"答应",   U"跟我",
         U"跟你们", U"跟您",   U"问我",   U"签收",   U"签的",   U"代收", U"代签", U"接的",   U"接电话",
         U"下的单", U"下单",   U"下的，", U"买的",   U"拆的",   U"收的", U"收到", U"过生日", U"生日",
         U"的电话", U"的手机", U"的微信", U"的号",   U"阿姨",   U"叔叔", U"奶奶", U"爷爷",   U"打电话",
         U"处理的", U"负责",   U"穿",     U"用的",   U"今年",   U"刚",   U"才",   U"明天",   U"昨天",
         U"就可以", U"就行",   U"的订单", U"的快递", U"的包裹", U"上学", U"放学", U"戴",     U"哭",
         U"吃了",   U"一起",   U"拼的",   U"拼单",   U"查",     U"看",   U"回",   U"处理",   U"登记",
         U"办的",   U"弄的",   U"收",     U"拿走",   U"取走",   U"领走", U"来取", U"来拿",   U"签字",
         U"喜欢",   U"不喜欢", U"很喜欢", U"他",     U"她",     U"拿",   U"带回", U"打听"});
}

/// What leads a person in.
bool is_led_to_person(const MaskLetters& text, std::size_t at) {
    return people_word_before(text, at,
                              {U"给",   U"让",   U"找",     U"叫",   U"跟",   U"和",   U"由",     U"问",
                               U"替",   U"帮",   U"是",     U"打",   U"我家", U"咱家", U"我们家", U"俺家",
                               U"楼下", U"隔壁", U"对门",   U"请",   U"联系", U"通知", U"转给",   U"收件人写",
                               U"写",   U"等",   U"麻烦",   U"陪",   U"送",   U"连",   U"说",     U"听",
                               U"谢谢", U"多谢", U"辛苦了", U"辛苦", U"问了", U"找了"});
}

bool is_border(const MaskLetters& text, std::size_t at) {
    return !is_hanzi(text.at(at));
}
bool is_border_before(const MaskLetters& text, std::size_t at) {
    return at == 0 || !is_hanzi(text.at(at - 1));
}

/// 妈妈, 宝宝, 天天: twice the same letter and no name.
bool is_twice_and_no_name(const MaskLetters& text, std::size_t at) {
    return U"妈爸奶爷姥姐妹哥弟叔姑舅婶太宝亲谢天常刚慢看好每人多大小早晚快轻频偏处样个家件次种条年月日时往渐"
           U"明"
           U"仅默白匆试等说想问聊走见拜哈呵嘿嘻呜啊嗯喂对行毛星点片层块双单件包盒袋"
           "通通统统足足稍刚恰整饱满暖软香甜嫩滑亮红绿黄圆胖瘦高长短干湿冷热硬脆薄厚重新旧乖默悄偷暗静纷连屡区略密麻松空歪斜弯"sv
               .find(text.at(at))
           != std::u32string_view::npos;
}

/// Two letters that may be a given name or a nickname: 晓琳, 朵朵, 小满, 阿坤, 老邱, 大鹏.
bool may_be_called(const MaskLetters& text, std::size_t at) {
    const char32_t first = text.at(at), second = text.at(at + 1);
    if (!is_hanzi(first) || !is_hanzi(second) || begins_no_name(text, at)) return false;
    if (first == second) return !is_twice_and_no_name(text, at);
    if (first == U'小' || first == U'阿' || first == U'老' || first == U'大')
        return is_given_letter(second) || surname_size(text, at + 1) > 0
               || (first == U'阿' && second != U'姨');
    return is_given_letter(first) && is_given_letter(second);
}

/// Given letters that are words together: 明天, 文化, 国家, 清明.
bool is_word_of_given_letters(const MaskLetters& text, std::size_t at) {
    const std::u32string_view two = std::u32string_view(text.letters).substr(at, 2);
    return is_one_of(two, {U"刚才", U"国家", U"大家", U"大方", U"大意", U"大红", U"大安", U"大小", U"大田",
                           U"大会", U"大奖", U"老家", U"平安", U"平方", U"平时", U"国庆", U"文化", U"文明",
                           U"明年", U"明月", U"春天", U"月亮", U"星期", U"海洋", U"红色", U"青色", U"金色",
                           U"白色", U"清洁", U"安全", U"安心", U"家庭", U"家具", U"家电", U"家里", U"东西",
                           U"可以", U"亲人", U"爱心", U"美容", U"美丽", U"新鲜", U"新机", U"会员", U"学生",
                           U"学会", U"生意", U"生日", U"生活", U"发财", U"发生", U"开发", U"利益", U"利润",
                           U"飞行", U"飞机", U"良心", U"良好", U"世界", U"广州", U"海南", U"云南", U"河南",
                           U"海运", U"空运", U"远程", U"运行", U"运营", U"运费", U"智能", U"心意", U"心情",
                           U"思想", U"意思", U"文章", U"文件", U"成本", U"正常", U"正品", U"真诚", U"真正",
                           U"真心", U"诚信", U"诚意", U"信心", U"永远", U"方便", U"时尚", U"时时", U"以后",
                           U"程序", U"清凉", U"清香", U"清新", U"天然", U"自然", U"当然", U"既然", U"然后",
                           U"忽然", U"果然", U"竟然", U"冰箱", U"冰雪", U"玉米", U"花茶", U"茶叶", U"红茶",
                           U"红豆", U"绿豆", U"燕麦", U"海鲜", U"牛皮", U"羊毛", U"真皮", U"棉花", U"明确",
                           U"明显", U"光明", U"光亮", U"文字", U"亲子", U"保安", U"保健", U"保真", U"群发",
                           U"群里", U"全家", U"全新", U"长长", U"长期", U"元旦", U"银行", U"同行", U"行行",
                           U"石英", U"石榴", U"玉石", U"珍珠", U"翡翠", U"水晶", U"会计", U"航空", U"风云"});
}

/// 昨天是晓琳帮我签的, 给朵朵买的, 让雨桐跟你们说: led in and doing something; 婷婷让我问 opens the message.
void called_without_cue(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!may_be_called(text, at) || is_word_of_given_letters(text, at)) return;
    const std::size_t end = at + 2;
    const bool begins = is_border_before(text, at), led_in = is_led_to_person(text, at);
    const bool acts = does_what_people_do(text, end);
    const bool twice = text.at(at) == text.at(at + 1);
    const bool short_form = U"小阿老大"sv.find(text.at(at)) != std::u32string_view::npos;
    const bool addressed = begins && text.at(end) == U',' && short_form && text.at(at) != U'大';
    const bool asked_for =
        short_form && text.at(at) != U'大' && is_border(text, end)
        && people_word_before(text, at, {U"找", U"叫", U"问", U"跟", U"让", U"是", U"给", U"联系"});
    // 朵朵's, and 朵朵 alone between marks: a letter twice is hardly anything else there
    const bool nickname =
        twice && (led_in || begins)
        && (is_border(text, end) || people_word_at(text, end, {U"的", U"上", U"要", U"也"}));
    const bool surely_acts = people_word_at(
        text, end,
        {U"说", U"让我", U"帮我", U"告诉", U"答应", U"签收", U"代收", U"阿姨", U"叔叔", U"跟我", U"接的"});
    if ((led_in && acts) || (begins && surely_acts && (twice || !short_form || text.at(at) != U'大'))
        || addressed || asked_for || nickname)
        spans.push_back({at, end, MaskKind::name});
}

/// 我叫栗子, 收件人写木木就可以: whatever letters stand there.
void says_what_one_is_called(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view says :
         {U"真名"sv, U"实名"sv, U"本名"sv, U"老人叫"sv, U"我叫"sv, U"我名字叫"sv, U"名字写"sv, U"收件人写"sv,
          U"收货人写"sv, U"落款写"sv, U"备注写"sv}) {
        if (!text.has(at, says)) continue;
        std::size_t begin = at + says.size();
        while (text.at(begin) == U':' || text.at(begin) == U' ')
            ++begin;
        std::size_t end = begin;
        while (is_hanzi(text.at(end)) && end < begin + 3
               && !people_word_at(text, end, {U"就", U"吧", U"即可", U"了", U"的", U"你", U"他", U"她",
                                              U"人", U"快", U"不",   U"客", U"顺", U"您", U"师", U"们",
                                              U"是", U"叫", U"和",   U"认", U"制", U"在"}))
            ++end;
        const bool closes = is_border(text, end) || people_word_at(text, end, {U"就", U"吧", U"即可", U"了"});
        if (end >= begin + 2 && closes) spans.push_back({begin, end, MaskKind::name});
        return;
    }
}

// --- in English

/// Things that "say" and "arrive" with a capital at the beginning of a message.
bool is_thing_that_says(std::u32string_view word) {
    return is_one_of(
        word, {U"label",      U"box",        U"website",    U"site",      U"app",         U"page",
               U"email",      U"e-mail",     U"text",       U"card",      U"tracking",    U"system",
               U"screen",     U"display",    U"manual",     U"leaflet",   U"sticker",     U"tag",
               U"receipt",    U"invoice",    U"ticket",     U"listing",   U"advert",      U"ad",
               U"message",    U"note",       U"driver",     U"courier",   U"postman",     U"neighbour",
               U"neighbor",   U"colleague",  U"bank",       U"police",    U"doctor",      U"everybody",
               U"somebody",   U"nobody",     U"someone",    U"anyone",    U"none",        U"which",
               U"whoever",    U"husband",    U"wife",       U"mum",       U"mom",         U"dad",
               U"daughter",   U"son",        U"hubby",      U"friend",    U"partner",     U"sister",
               U"brother",    U"plumber",    U"fitter",     U"engineer",  U"description", U"instructions",
               U"packaging",  U"update",     U"status",     U"siri",      U"alexa",       U"google",
               U"amazon",     U"dpd",        U"evri",       U"royal",     U"yodel",       U"paypal",
               U"visa",       U"bluetooth",  U"wifi",       U"router",    U"oven",        U"washer",
               U"lady",       U"man",        U"guy",        U"bloke",     U"chap",        U"woman",
               U"girl",       U"boy",        U"kid",        U"kids",      U"twice",       U"finally",
               U"eventually", U"apparently", U"supposedly", U"allegedly", U"half",        U"most",
               U"yesterday",  U"tonight",    U"later",      U"then",      U"yet",         U"once",
               U"honestly",   U"sadly"});
}

/// A capital word that no table calls a word, goods or a thing.
bool may_be_person(const MaskLetters& text, std::size_t begin, std::size_t end) {
    if (end < begin + 3 || !is_upper(text.at(begin)) || is_upper(text.at(begin + 1))) return false;
    const std::u32string word = small_word(text, begin, end);
    return !is_common(word) && !is_thing_that_says(word) && !is_name_of_goods(word);
}

bool is_behind_words(const MaskLetters& text, std::size_t at, PeopleWords leads) {
    return at > 0 && text.at(at - 1) == U' '
           && std::any_of(leads.begin(), leads.end(), [&](std::u32string_view lead) {
                  return at > lead.size() && has_word(text, at - 1 - lead.size(), lead);
              });
}

bool is_before_words(const MaskLetters& text, std::size_t end, PeopleWords words) {
    return text.at(end) == U' ' && std::any_of(words.begin(), words.end(), [&](std::u32string_view word) {
               return has_word(text, end + 1, word);
           });
}

/// "Graeme said", "Priyanka in my office", "Tilly and Jonno both signed".
void person_acts(const MaskLetters& text, std::size_t at, std::size_t end, LetterSpans& spans) {
    const bool acts = is_before_words(
        text, end, {U"said",        U"says",   U"told",    U"took",          U"signed",    U"promised",
                    U"rang",        U"phoned", U"texted",  U"answered",      U"who",       U"next door",
                    U"opened",      U"paid",   U"both",    U"in my office",  U"at work",   U"from work",
                    U"had my case", U"helped", U"emailed", U"over the road", U"upstairs",  U"across the road",
                    U"reckons",     U"thinks", U"swears",  U"handled",       U"called me", U"picked up",
                    U"ordered"});
    if (acts) spans.push_back({at, end, MaskKind::name});
    // "Tilly and Jonno both signed for it"
    if (!has_word(text, end + 1, U"and") || text.at(end) != U' ') return;
    const std::size_t other = end + 5, other_end = capital_word_end(text, other);
    if (other_end != 0 && may_be_person(text, other, other_end)
        && is_before_words(text, other_end,
                           {U"both", U"signed", U"said", U"say", U"were", U"are", U"have"})) {
        spans.push_back({at, end, MaskKind::name});
        spans.push_back({other, other_end, MaskKind::name});
    }
}

/// "it was Siobhan who", "ask Dev to ring me", "bought it for Otis, he's four", "gave the parcel to Anneliese
/// next door".
void person_is_led_in(const MaskLetters& text, std::size_t at, std::size_t end, LetterSpans& spans) {
    const bool asked =
        is_behind_words(
            text, at,
            {U"ask", U"asked", U"tell", U"told", U"get", U"had", U"text", U"ring", U"phone", U"let", U"have"})
        && is_before_words(text, end, {U"to", U"know", U"that", U"ring", U"call", U"if", U"about"});
    const bool given = is_behind_words(text, at, {U"to", U"with", U"for", U"by", U"from"})
                       && is_before_words(text, end,
                                          {U"next door", U"who", U"at number", U"across the road",
                                           U"downstairs", U"upstairs", U"over the road", U"apparently"});
    const std::size_t behind = text.at(end) == U',' ? behind_blanks(text, end + 1, U" ") : std::size_t{0};
    bool he = false;
    for (const std::u32string_view who :
         {U"he's", U"she's", U"he", U"she", U"they're", U"who", U"aged", U"who's"})
        he = he || (behind != 0 && has_word(text, behind, who));
    const bool for_child =
        he && is_behind_words(text, at, {U"for", U"with", U"to", U"by", U"called", U"from"});
    const bool again = is_behind_words(text, at, {U"this is", U"it's", U"its"})
                       && is_before_words(text, end, {U"again", U"here", U"from"});
    const bool child = is_behind_words(
        text, at,
        {U"my lad",         U"my boy",         U"my girl",         U"my little one", U"our baby",
         U"baby",           U"toddler",        U"in law",          U"in-law",        U"my ex",
         U"the missus",     U"my mam",         U"my da",           U"my teenager",   U"our lad",
         U"our youngest",   U"my youngest",    U"my eldest",       U"my oldest",     U"our eldest",
         U"other half",     U"better half",    U"your fitter",     U"your chap",     U"your engineer",
         U"your colleague", U"your driver",    U"your rep",        U"your agent",    U"your lad",
         U"the fitter",     U"your installer", U"your technician", U"thanks again",  U"thank you again",
         U"one for",        U"my pal",         U"our carer"});
    const bool comes =
        is_behind_words(text, at, {U"can", U"could", U"will", U"is", U"was", U"has", U"if", U"when"})
        && is_before_words(text, end,
                           {U"collect", U"come", U"sign", U"have", U"ring", U"call", U"still", U"in",
                            U"around", U"there", U"available", U"back", U"on your team", U"bring"});
    const bool sent = is_behind_words(text, at, {U"send", U"sent", U"let", U"have"})
                      && is_before_words(text, end, {U"again", U"back", U"round", U"over", U"out"});
    bool thinks = false; // "the lady, Maureen I think"
    for (const std::u32string_view doubt : {U"i think", U"i believe", U"or something"})
        thinks = thinks || (text.at(end) == U' ' && has_word(text, end + 1, doubt));
    const bool named = text.at(at - (at > 0 ? 1 : 0)) == U' ' && at > 1 && text.at(at - 2) == U',' && he;
    if (asked || given || for_child || again || child || comes || sent || thinks || named)
        spans.push_back({at, end, MaskKind::name});
}

/// "someone called T Hargreaves": an initial and a surname.
void initial_and_surname(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_upper(text.at(at)) || !is_behind_words(text, at, {U"called", U"by", U"to", U"for", U"name"}))
        return;
    const std::size_t next = text.at(at + 1) == U'.' ? behind_blanks(text, at + 2, U" ") : at + 2;
    const std::size_t end =
        text.at(at + 1) == U' ' || text.at(at + 1) == U'.' ? capital_word_end(text, next) : 0;
    if (end > next + 2 && !is_common(small_word(text, next, end))) spans.push_back({at, end, MaskKind::name});
}

/// "regards Wojtek", "ta Shaz" at the very end.
void signs_off(const MaskLetters& text, std::size_t at, std::size_t end, LetterSpans& spans) {
    if (behind_blanks(text, end, U" .!xX\n") < text.size()) return;
    for (const std::u32string_view close : {U"regards", U"cheers", U"wishes", U"thanks", U"thank you", U"ta",
                                            U"sincerely", U"love", U"yours"}) {
        const std::size_t gap = at >= 2 && text.at(at - 2) == U',' ? 2 : 1;
        if (at > close.size() + gap - 1 && text.at(at - 1) == U' '
            && has_word(text, at - gap - close.size(), close))
            return spans.push_back({at, end, MaskKind::name});
    }
}

/// "Mabel's pushchair": a first name that is a word as well has what belongs to it.
void owns_something(const MaskLetters& text, std::size_t at, std::size_t end, LetterSpans& spans) {
    const std::u32string word = small_word(text, at, end);
    if (text.at(end) == U'\'' && lower(text.at(end + 1)) == U's' && text.at(end + 2) == U' '
        && is_name_and_word(word) && !is_name_of_goods(word) && is_latin(text.at(end + 3))
        && !is_upper(text.at(end + 3)))
        spans.push_back({at, end, MaskKind::name});
}

} // namespace

void find_mask_people(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_hanzi(text.at(at))) {
            called_without_cue(text, at, spans);
            says_what_one_is_called(text, at, spans);
            continue;
        }
        const std::size_t end = is_upper(text.at(at)) ? capital_word_end(text, at) : 0;
        if (end == 0) continue;
        owns_something(text, at, end, spans);
        initial_and_surname(text, at, spans);
        if (!may_be_person(text, at, end)) continue;
        person_acts(text, at, end, spans);
        person_is_led_in(text, at, end, spans);
        signs_off(text, at, end, spans);
    }
}

} // namespace amends::author
