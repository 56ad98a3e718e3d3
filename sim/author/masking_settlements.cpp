// Towns, villages and compounds that stand without a street or a number.
#include "sim/author/masking_tables.hpp"
#include "sim/author/masking_words.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using SettlementWords = std::initializer_list<std::u32string_view>;

bool settlement_word_at(const MaskLetters& text, std::size_t at, SettlementWords words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.has(at, word); });
}

// --- in Chinese

/// What leads a place in: behind it the name begins.
constexpr std::u32string_view settlement_leads = U"在是到住往寄送给从去回来叫的我们和";
/// Letters that no name of a place has.
constexpr std::u32string_view no_place_letters =
    U"的了在是我你您他她它这那就也都不没有吗呢啊吧哪什么个几每各全整某本同邻新";

/// The name before `suffix`, one to four letters; yields where it begins, or `suffix` when there is none.
std::size_t settlement_begin(const MaskLetters& text, std::size_t suffix) {
    constexpr std::size_t name_most = 4;
    std::size_t begin = suffix;
    while (begin > 0 && suffix - begin < name_most && is_hanzi(text.at(begin - 1))
           && no_place_letters.find(text.at(begin - 1)) == std::u32string_view::npos
           && settlement_leads.find(text.at(begin - 1)) == std::u32string_view::npos)
        --begin;
    return begin;
}

/// 乡镇, 农村, 县城, 山庄: a kind of place and no name of one.
bool is_kind_of_place(std::u32string_view name, char32_t suffix) {
    if (name.empty()) return true;
    if (name.size() == 1
        && U"乡城农山小老古集故家同外异村大水他县市重冰坐拥地军红进出下上里中街度假"sv.find(name.front())
               != std::u32string_view::npos)
        return true;
    return suffix == U'村'
           && is_one_of(name, {U"新农", U"中关", U"地球", U"度假", U"奥运", U"城中", U"民俗"});
}

/// 石桥镇, 下沙村, 青禾县, 临江乡: no street behind, something around it says that it is a place.
void lone_settlement(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const char32_t suffix = text.at(at);
    if (suffix != U'镇' && suffix != U'村' && suffix != U'县' && suffix != U'乡' && suffix != U'屯') return;
    if (settlement_word_at(text, at + 1,
                           {U"上", U"里", U"口", U"下", U"民", U"子里", U"头", U"委", U"定", U"压", U"静",
                            U"痛", U"干部", U"愁", U"亲", U"淘"})
        && !settlement_word_at(text, at + 1, {U"里这", U"民组", U"上这", U"民小组"}))
        return;
    const std::size_t begin = settlement_begin(text, at);
    const std::u32string_view name = std::u32string_view(text.letters).substr(begin, at - begin);
    if (name.empty() || (name.size() == 1 && suffix != U'县') || is_kind_of_place(name, suffix)) return;
    const char32_t before = begin > 0 ? text.at(begin - 1) : 0;
    const bool led_in = begin == 0 || !is_hanzi(before)
                        || U"在是到住往寄送给从去回来们叫"sv.find(before) != std::u32string_view::npos;
    if (!led_in) return;
    std::size_t end = at + 1; // 第三村民组, 三组
    std::size_t group = end;
    if (text.at(group) == U'第') ++group;
    while (U"一二三四五六七八九十0123456789"sv.find(text.at(group)) != std::u32string_view::npos
           && text.at(group) != 0)
        ++group;
    for (const std::u32string_view unit : {U"村民小组"sv, U"村民组"sv, U"小组"sv, U"组"sv, U"队"sv, U"社"sv})
        if (group > end && text.has(group, unit)) {
            end = group + unit.size();
            break;
        }
    spans.push_back({begin, end, MaskKind::address});
}

/// 马家沟, 李家屯, 周家湾: a surname's place.
void family_settlement(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (text.at(at) != U'家' || at == 0 || surname_size(text, at - 1) == 0) return;
    constexpr std::u32string_view kinds = U"沟屯庄湾寨坝营堡村坪坳集塘埠峪洼岭河桥铺渡窑圩崖墩港浜角";
    const char32_t kind = text.at(at + 1);
    if (kind == 0 || kinds.find(kind) == std::u32string_view::npos) return;
    spans.push_back(
        {at - 1, text.at(at + 2) == U'村' || text.at(at + 2) == U'镇' ? at + 3 : at + 2, MaskKind::address});
}

/// 梧桐里小区, 海棠苑6栋: a compound by its name.
void named_compound(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view kind : {U"小区"sv, U"花园小区"sv, U"新村小区"sv, U"家属院"sv}) {
        if (!text.has(at, kind)) continue;
        const std::size_t begin = settlement_begin(text, at);
        const std::u32string_view name = std::u32string_view(text.letters).substr(begin, at - begin);
        const bool any =
            is_one_of(name, {U"隔壁", U"附近", U"老旧", U"高档", U"普通", U"一期", U"二期", U"安置",
                             U"封闭", U"旁边", U"对面", U"各个", U"哪个", U"整个", U"单位", U"医院",
                             U"学校", U"快递", U"驿站", U"放进", U"进",   U"出"});
        if (name.size() >= 2 && !any) spans.push_back({begin, at + kind.size(), MaskKind::address});
        return;
    }
}

/// 南山坳, 石门坎: the lie of the land in a name, where somebody lives or something goes.
void lie_of_the_land(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    constexpr std::u32string_view kinds = U"坳坎湾岭坪坝沟屯寨营塘埠峪洼崖墩浜峡堡";
    if (kinds.find(text.at(at)) == std::u32string_view::npos) return;
    const std::size_t begin = settlement_begin(text, at);
    const bool led_in =
        begin > 0 && U"在住到去从是叫回"sv.find(text.at(begin - 1)) != std::u32string_view::npos;
    const bool closes =
        !is_hanzi(text.at(at + 1)) || settlement_word_at(text, at + 1, {U"的", U"这边", U"那边", U"村"});
    if (led_in && closes && at - begin >= 2 && at - begin <= 3)
        spans.push_back({begin, at + 1, MaskKind::address});
}

/// 塔河这边, 从宁洱寄到: two letters where only a place can stand.
void place_by_its_side(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::u32string_view name = std::u32string_view(text.letters).substr(at, 2);
    if (name.size() < 2 || !is_hanzi(name[0]) || !is_hanzi(name[1])) return;
    for (const char32_t letter : name)
        if (no_place_letters.find(letter) != std::u32string_view::npos
            || U"家店商客库快司楼门厂台部人方边里面点工务递服员户府上下前后左右"sv.find(letter)
                   != std::u32string_view::npos)
            return;
    const char32_t before = at > 0 ? text.at(at - 1) : 0;
    const bool begins = !is_hanzi(before) || before == U'在' || before == U'是' || before == U'我';
    const bool beside = begins && settlement_word_at(text, at + 2, {U"这边", U"那边", U"当地"});
    const bool sent_from =
        before == U'从' && settlement_word_at(text, at + 2, {U"寄", U"发", U"到", U"过来"});
    if (beside || sent_from) spans.push_back({at, at + 2, MaskKind::address});
}

/// 锦绣华府北门, 住翠湖山庄: a compound without the word for one.
void gated_compound(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view kind :
         {U"山庄"sv, U"华府"sv, U"花园"sv, U"雅苑"sv, U"公馆"sv, U"嘉园"sv, U"家园"sv, U"豪庭"sv, U"名都"sv,
          U"新苑"sv, U"花苑"sv, U"佳苑"sv, U"名苑"sv, U"府邸"sv, U"新城"sv}) {
        if (!text.has(at, kind)) continue;
        const std::size_t begin = settlement_begin(text, at), end = at + kind.size();
        const char32_t before = begin > 0 ? text.at(begin - 1) : 0;
        const bool gate =
            U"东西南北"sv.find(text.at(end)) != std::u32string_view::npos && text.at(end + 1) == U'门';
        const bool lived_in = before == U'住' || before == U'在' || before == U'到' || before == U'送';
        if (at - begin >= 2 && (gate || (lived_in && !is_hanzi(text.at(end)))))
            spans.push_back({begin, end, MaskKind::address});
        return;
    }
}

// --- in English

/// What stands before a place somebody is at. Behind the last ones any capital word is one.
bool is_behind_lead(const MaskLetters& text, std::size_t at, SettlementWords leads) {
    return at > 0 && text.at(at - 1) == U' '
           && std::any_of(leads.begin(), leads.end(), [&](std::u32string_view lead) {
                  return at > lead.size() && has_word(text, at - 1 - lead.size(), lead);
              });
}

bool is_where_one_is(const MaskLetters& text, std::size_t at) {
    return is_behind_lead(text, at, {U"i'm in",           U"im in",           U"i am in",
                                     U"we're in",         U"we are in",       U"live in",
                                     U"lives in",         U"living in",       U"live out at",
                                     U"live near",        U"live out in",     U"live at",
                                     U"based in",         U"moved to",        U"staying in",
                                     U"post office in",   U"office in",       U"shop in",
                                     U"home in",          U"house in",        U"out at",
                                     U"nearest shop is",  U"nearest town is", U"nearest store is",
                                     U"nearest depot is", U"left it in",      U"dropped it in",
                                     U"instead of",       U"it went to",      U"sent it to",
                                     U"delivered to",     U"stuck in",        U"village of",
                                     U"town of",          U"born in",         U"collect in",
                                     U"neighbour in",     U"friend in",       U"mum in",
                                     U"family in",        U"depot in",        U"up in",
                                     U"down in",          U"over in",         U"way to",
                                     U"drive to",         U"drive out to",    U"mum's in",
                                     U"dad's in",         U"parents in",      U"town, it should be",
                                     U"farm is",          U"we are",          U"porch of",
                                     U"branch in",        U"out in"});
}

bool ends_like_settlement(std::u32string_view word) {
    constexpr std::size_t letters_least = 6;
    if (word.size() < letters_least) return false;
    for (const std::u32string_view suffix :
         {U"ton"sv,    U"ham"sv,   U"bury"sv,   U"ford"sv,    U"ley"sv,   U"wick"sv,    U"worth"sv,
          U"thorpe"sv, U"combe"sv, U"mouth"sv,  U"field"sv,   U"dale"sv,  U"minster"sv, U"caster"sv,
          U"hurst"sv,  U"stow"sv,  U"stowey"sv, U"borough"sv, U"burgh"sv, U"ville"sv,   U"wood"sv,
          U"stead"sv,  U"pool"sv,  U"well"sv,   U"bridge"sv,  U"haven"sv, U"leigh"sv,   U"ness"sv,
          U"shire"sv,  U"more"sv,  U"lock"sv,   U"church"sv})
        if (word.ends_with(suffix)) return true;
    return false;
}

/// Much Wenlock, Nether Stowey, Little Haywood.
bool begins_like_settlement(std::u32string_view word) {
    return is_one_of(word,
                     {U"much",   U"nether",  U"upper",  U"lower",    U"little", U"great",   U"long",
                      U"high",   U"north",   U"south",  U"east",     U"west",   U"old",     U"new",
                      U"st",     U"saint",   U"market", U"chipping", U"stoke",  U"stow",    U"kirkby",
                      U"castle", U"bishops", U"kings",  U"port",     U"fort",   U"mount",   U"lake",
                      U"san",    U"santa",   U"los",    U"las",      U"el",     U"el paso", U"glen",
                      U"ashby",  U"burnham", U"melton", U"hebden",   U"sutton", U"weston",  U"stratford"});
}

bool goes_on_behind_place(const MaskLetters& text, std::size_t end) {
    const char32_t behind = text.at(end);
    if (behind == 0 || U",.!?;:\n\r)(-"sv.find(behind) != std::u32string_view::npos) return true;
    const std::size_t next = behind_blanks(text, end, U" ");
    const std::size_t word = word_end(text, next);
    return word != 0
           && is_one_of(small_word(text, next, word),
                        {U"so",      U"in",   U"and",   U"which", U"that",  U"instead", U"where",   U"post",
                         U"since",   U"when", U"now",   U"is",    U"was",   U"this",    U"if",      U"but",
                         U"because", U"off",  U"near",  U"by",    U"on",    U"at",      U"half",    U"about",
                         U"for",     U"they", U"last",  U"today", U"with",  U"we",      U"i",       U"not",
                         U"until",   U"till", U"again", U"store", U"depot", U"branch",  U"village", U"area"});
}

/// "in Hebden Bridge", "from Tullamore, so", "moved to Nether Stowey".
void english_settlement(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t first = capital_word_end(text, at);
    if (first == 0) return;
    const bool strong = is_where_one_is(text, at);
    const bool led_in =
        strong || is_behind_lead(text, at, {U"in", U"from", U"near", U"to", U"at", U"outside", U"around"})
        || (at == 5 && has_word(text, 0, U"from"));
    if (!led_in) return;
    const std::u32string one = small_word(text, at, first);
    const std::size_t second = text.at(first) == U' ' ? capital_word_end(text, first + 1) : 0;
    const std::u32string two = second == 0 ? std::u32string() : small_word(text, first + 1, second);
    const bool opens_name = begins_like_settlement(one) && second != 0;
    if ((is_common(one) && !opens_name) || is_first_name(one) || is_brand(one, two) || first == at + 1)
        return;
    const bool looks = ends_like_settlement(one) || (second != 0 && ends_like_settlement(two)) || opens_name;
    const std::size_t end = second != 0 && !is_common(two) ? second : first;
    const bool all_capitals = is_upper(text.at(at + 1)); // IT, HR, DPD
    const bool opens_message = at == 5;                  // "from Tullamore, so yes it goes by ferry"
    if (all_capitals || !goes_on_behind_place(text, end)) return;
    if (strong || looks || (opens_message && text.at(end) == U','))
        spans.push_back({at, end, MaskKind::address});
}

/// "our place is called Rose Cottage": a house by its name.
void called_house(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_behind_lead(text, at,
                        {U"place is called", U"house is called", U"place called", U"house called",
                         U"farm is called", U"farm called", U"cottage called", U"building called",
                         U"house is", U"flat is called"}))
        return;
    std::size_t end = capital_word_end(text, at);
    if (end == 0 || is_common(small_word(text, at, end))) return;
    for (std::size_t word = 0; text.at(end) == U' ' && (word = capital_word_end(text, end + 1)) != 0;)
        end = word;
    spans.push_back({at, end, MaskKind::address});
}

/// "I'm at 62, they left it at 64": a house of the street; degrees, times and percents are none.
void bare_house_number(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_behind_lead(text, at,
                        {U"i'm at",          U"im at",       U"we're at",    U"we are at",    U"i am at",
                         U"i live at",       U"we live at",  U"left it at",  U"left them at", U"parcel at",
                         U"delivered it to", U"took it to",  U"live at",     U"lives at",     U"i'm number",
                         U"we're number",    U"it's number", U"gave it to",  U"ask at",       U"went to",
                         U"number",          U"no.",         U"house number"}))
        return;
    const std::size_t digits = behind_digits(text, at);
    if (digits == at || digits - at > 4) return;
    const std::size_t end = is_latin(text.at(digits)) && !is_word(text.at(digits + 1)) ? digits + 1 : digits;
    if (is_word(text.at(end)) || is_one_of(small_word(text, digits, end), {U"c", U"f", U"k", U"v", U"w"}))
        return;
    const char32_t behind = text.at(end);
    const std::size_t next = behind_blanks(text, end, U" ");
    bool goes_on = behind == 0 || behind == U',' || behind == U';' || behind == U')'
                   || (behind == U'.' && !is_digit(text.at(end + 1)));
    for (const std::u32string_view word :
         {U"and", U"not", U"but", U"instead", U"they", U"next", U"so", U"got", U"took", U"signed", U"across"})
        goes_on = goes_on || (next > end && has_word(text, next, word));
    if (goes_on) spans.push_back({at, end, MaskKind::address});
}

} // namespace

void find_mask_settlements(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_hanzi(text.at(at))) {
            lone_settlement(text, at, spans);
            family_settlement(text, at, spans);
            named_compound(text, at, spans);
            lie_of_the_land(text, at, spans);
            place_by_its_side(text, at, spans);
            gated_compound(text, at, spans);
            continue;
        }
        if (at > 0 && is_word(text.at(at - 1))) continue;
        if (is_digit(text.at(at))) bare_house_number(text, at, spans);
        if (!is_upper(text.at(at))) continue;
        english_settlement(text, at, spans);
        called_house(text, at, spans);
    }
}

} // namespace amends::author
