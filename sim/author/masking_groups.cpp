// Groups so small that they tell who somebody is: a class of a school, a ward and a bed of a hospital.
#include "sim/author/masking_tables.hpp"
#include "sim/author/masking_words.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;
using GroupWords = std::initializer_list<std::u32string_view>;

constexpr std::u32string_view hanzi_numbers = U"一二三四五六七八九十";

bool is_group_number(char32_t letter) {
    return is_digit(letter) || (letter != 0 && hanzi_numbers.find(letter) != std::u32string_view::npos);
}

/// Behind "12", "十二", at most three letters; `at` when there is none.
std::size_t behind_group_number(const MaskLetters& text, std::size_t at) {
    std::size_t end = at;
    while (end < at + 3 && is_group_number(text.at(end)))
        ++end;
    return end;
}

bool holds_any(const MaskLetters& text, GroupWords words) {
    return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) {
        return text.letters.find(word) != std::u32string::npos;
    });
}

bool group_word_at(const MaskLetters& text, std::size_t at, GroupWords words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.has(at, word); });
}

void push_group(std::size_t begin, std::size_t end, LetterSpans& spans) {
    spans.push_back({begin, end, MaskKind::address});
}

// --- schools, in Chinese

/// Behind 三年, 三年级, 高一, 初二, 五 when a class's number follows; 0 when no grade begins here.
std::size_t behind_grade(const MaskLetters& text, std::size_t at) {
    std::size_t end = at;
    if (text.at(at) == U'高' || text.at(at) == U'初') ++end;
    const std::size_t number = behind_group_number(text, end);
    if (number == end || number > end + 1) return 0;
    const bool stage = end > at; // 高一, 初二
    if (text.has(number, U"年级")) return number + 2;
    if (text.at(number) == U'年' && !stage) return number + 1;
    return stage || text.at(number) == U'(' ? number : 0;
}

/// Behind "(4)班", "2班", "二班"; 0 when it is none.
std::size_t behind_class(const MaskLetters& text, std::size_t at) {
    const bool bracket = text.at(at) == U'(';
    const std::size_t number = behind_group_number(text, bracket ? at + 1 : at);
    if (number == (bracket ? at + 1 : at)) return 0;
    const std::size_t end = bracket ? number + 1 : number;
    if (bracket && text.at(number) != U')') return 0;
    const bool shift = group_word_at(text, end + 1, {U"倒", U"车", U"次", U"机", U"船", U"岗", U"级"});
    return text.at(end) == U'班' && !shift ? end + 1 : 0;
}

/// 三年二班, 五(4)班, 高一(7)班, 七年级3班; 大二班 of a kindergarten.
void school_class(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (at > 0 && (is_group_number(text.at(at - 1)) || text.at(at - 1) == U'第')) return;
    if (const std::size_t grade = behind_grade(text, at); grade != 0)
        if (const std::size_t end = behind_class(text, grade); end != 0) return push_group(at, end, spans);
    const bool small = text.at(at) == U'大' || text.at(at) == U'中' || text.at(at) == U'小';
    if (!small || !holds_any(text, {U"幼儿园", U"幼稚园", U"老师"})) return;
    if (const std::size_t end = behind_class(text, at + 1); end != 0) push_group(at, end, spans);
}

/// Where the name begins that ends before `end`: behind what leads it in, at most so many letters back.
std::size_t group_name_begin(const MaskLetters& text, std::size_t end, std::size_t most) {
    constexpr std::u32string_view leads =
        U"在是到给去读上从往为的了送寄发进和跟住就我你他她家个所这那问找离对";
    std::size_t begin = end;
    while (begin > 0 && end - begin < most && is_hanzi(text.at(begin - 1))
           && leads.find(text.at(begin - 1)) == std::u32string_view::npos)
        --begin;
    return begin;
}

/// 附近小学, 重点中学, 老年大学: any of its kind.
bool is_any_of_its_kind(std::u32string_view name) {
    return is_one_of(name, {U"附近", U"普通", U"重点", U"公立", U"私立", U"老年", U"整个", U"今年", U"明年",
                            U"孩子", U"儿子", U"女儿", U"弟弟", U"妹妹", U"全国", U"本地", U"当地", U"市里",
                            U"镇上", U"村里", U"县里", U"隔壁", U"旁边", U"对面", U"我们", U"你们", U"他们",
                            U"咱们", U"刚刚", U"马上", U"一家", U"几家", U"农村", U"正规", U"大型", U"三甲",
                            U"专科", U"中医", U"宠物", U"动物", U"公办", U"民办", U"双语", U"私人", U"定点"});
}

/// 实验小学, 阳光幼儿园, 人民医院: a name of two letters or more before what it is.
void named_institution(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view kind :
         {U"小学"sv, U"中学"sv, U"幼儿园"sv, U"高中"sv, U"初中"sv, U"大学"sv, U"学院"sv, U"职高"sv, U"技校"sv,
          U"医院"sv, U"卫生院"sv, U"养老院"sv, U"敬老院"sv, U"福利院"sv}) {
        if (!text.has(at, kind)) continue;
        const bool word = group_word_at(text, at + kind.size(), {U"生", U"时代", U"毕业", U"文凭", U"物理"});
        constexpr std::size_t name_most = 8;
        const std::size_t begin = group_name_begin(text, at, name_most);
        const std::u32string_view name = std::u32string_view(text.letters).substr(begin, at - begin);
        if (!word && name.size() >= 2 && !is_any_of_its_kind(name))
            push_group(begin, at + kind.size(), spans);
        return;
    }
}

/// 二中 at its gate, 市三院, 附一院: known by their number.
void numbered_institution(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_group_number(text.at(at)) || (at > 0 && is_group_number(text.at(at - 1)))) return;
    const std::size_t number = behind_group_number(text, at);
    const bool behind_region = at > 0 && U"市省县区附"sv.find(text.at(at - 1)) != std::u32string_view::npos;
    const std::size_t begin = behind_region ? at - 1 : at;
    const bool school =
        text.at(number) == U'中' && number == at + 1
        && group_word_at(text, number + 1,
                         {U"门口", U"校", U"的学生", U"学生", U"读", U"上学", U"初", U"高", U"旁", U"附近",
                          U"对面", U"老师", U"西门", U"东门", U"南门", U"北门", U"宿舍", U"食堂"});
    const bool hospital = text.at(number) == U'院' && (behind_region || holds_any(text, {U"住院", U"病房"}))
                          && !text.has(number, U"院子");
    if (school || hospital) push_group(begin, number + 1, spans);
}

// --- hospitals, in Chinese

bool tells_of_hospital(const MaskLetters& text) {
    return holds_any(text, {U"住院", U"病房", U"病区", U"病人", U"护士", U"医院", U"病床", U"医生", U"躺着",
                            U"住着", U"号床", U"陪护", U"手术", U"出院", U"三院", U"ICU"});
}

/// 23床, 3号床, 加12床; 两床被子 is none.
void hospital_bed(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_group_number(text.at(at))) return;
    if (at > 0
        && (is_group_number(text.at(at - 1))
            || U".米第加"sv.find(text.at(at - 1)) != std::u32string_view::npos))
        return;
    const std::size_t number = behind_group_number(text, at);
    const std::size_t bed = text.at(number) == U'号' ? number + 1 : number;
    const bool bedding = group_word_at(text, bed + 1,
                                       {U"被", U"褥", U"毯", U"毛", U"棉", U"垫", U"凉", U"夏", U"冬", U"蚕",
                                        U"单", U"头", U"套", U"架", U"板"});
    const bool in_hospital = tells_of_hospital(text)
                             || (at > 0 && U"科楼区室"sv.find(text.at(at - 1)) != std::u32string_view::npos);
    if (text.at(bed) == U'床' && !bedding && in_hospital)
        push_group(at, text.at(bed + 1) == U'位' ? bed + 2 : bed + 1, spans);
}

/// 住院部六楼, 八病区, 302病房.
void hospital_part(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (text.has(at, U"住院部") || text.has(at, U"门诊楼") || text.has(at, U"住院楼")) {
        const std::size_t number = behind_group_number(text, at + 3);
        const bool floor = number > at + 3 && (text.at(number) == U'楼' || text.at(number) == U'层');
        return push_group(at, floor ? number + 1 : at + 3, spans);
    }
    if (!text.has(at, U"病区") && !text.has(at, U"病房")) return;
    std::size_t begin = at;
    if (begin > 0 && text.at(begin - 1) == U'号') --begin;
    while (begin > 0 && at - begin < 5
           && (is_group_number(text.at(begin - 1)) || is_upper(text.at(begin - 1))
               || U"东西南北第"sv.find(text.at(begin - 1)) != std::u32string_view::npos))
        --begin;
    if (begin < at) push_group(begin, at + 2, spans);
}

/// 骨科 beside a bed or a stay; the mask for surgeons is none.
void hospital_department(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view name :
         {U"神经内科"sv, U"神经外科"sv, U"心血管内科"sv, U"呼吸内科"sv, U"消化内科"sv, U"妇产科"sv,
          U"肿瘤科"sv,   U"康复科"sv,   U"急诊科"sv,     U"心内科"sv,   U"骨伤科"sv,   U"呼吸科"sv,
          U"消化科"sv,   U"神内"sv,     U"骨科"sv,       U"内科"sv,     U"外科"sv,     U"儿科"sv,
          U"妇科"sv,     U"产科"sv,     U"眼科"sv,       U"肾内科"sv,   U"血液科"sv}) {
        if (!text.has(at, name)) continue;
        const bool goods = group_word_at(text, at + name.size(), {U"口罩", U"手套", U"用", U"级", U"医生说"});
        if (!goods && holds_any(text, {U"床", U"住院", U"病房", U"病区", U"住着", U"躺"}))
            push_group(at, at + name.size(), spans);
        return;
    }
}

// --- in English

bool tells_of_school(const MaskLetters& text) {
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const std::u32string_view word :
             {U"teacher",   U"teach",   U"teaches",  U"school",   U"pupils",   U"pupil",   U"class",
              U"classroom", U"kids",    U"students", U"primary",  U"juniors",  U"infants", U"academy",
              U"tutor",     U"parents", U"son",      U"daughter", U"children", U"nursery", U"form"})
            if (has_word(text, at, word)) return true;
    return false;
}

bool tells_of_ward(const MaskLetters& text) {
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const std::u32string_view word :
             {U"ward", U"hospital", U"infirmary", U"nurse", U"nurses", U"patient", U"patients", U"hospice",
              U"surgery", U"icu", U"a&e", U"bay", U"sister in charge", U"care home", U"visiting"})
            if (has_word(text, at, word)) return true;
    return false;
}

/// "bed 2", beside which "bay 3" is one of a ward.
bool holds_bed(const MaskLetters& text) {
    for (std::size_t at = 0; at < text.size(); ++at)
        if (has_word(text, at, U"bed") && is_digit(text.at(at + 4))) return true;
    return false;
}

/// Behind "3B", "12", "B2"; `at` when it is no number of a class or a ward.
std::size_t behind_group_code(const MaskLetters& text, std::size_t at, bool& lettered) {
    std::size_t end = at;
    if (is_upper(text.at(end)) && is_digit(text.at(end + 1))) ++end;
    const std::size_t digits = behind_digits(text, end);
    if (digits == end || digits > end + 2) return at;
    const bool letter = is_latin(text.at(digits)) && !is_word(text.at(digits + 1));
    lettered = letter || end > at;
    if (is_word(text.at(digits)) && !letter) return at;
    return letter ? digits + 1 : digits;
}

/// "Class 3B", "Year 4" where a school is spoken of, "in 5C".
void english_class(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    bool lettered = false;
    for (const std::u32string_view word :
         {U"class", U"form", U"year", U"grade", U"homeroom", U"tutor group", U"room"}) {
        if (!has_word(text, at, word) || text.at(at + word.size()) != U' ') continue;
        const std::size_t code = at + word.size() + 1;
        const std::size_t end = behind_group_code(text, code, lettered);
        const bool goods = has_word(text, end + 1, U"laser") || has_word(text, end + 1, U"energy")
                           || has_word(text, end + 1, U"of") || has_word(text, end + 1, U"warranty");
        const bool sure = lettered && is_one_of(word, {U"class", U"form", U"year", U"homeroom"});
        if (end > code && !goods && (sure || (word != U"class" && tells_of_school(text))))
            return push_group(at, end, spans);
    }
    const bool led_in = at >= 3 && (has_word(text, at - 3, U"in") || has_word(text, at - 3, U"of"));
    const std::size_t end = led_in ? behind_group_code(text, at, lettered) : at;
    if (end > at && lettered && is_digit(text.at(at)) && !is_word(text.at(end)) && tells_of_school(text)
        && text.at(end) != U'-')
        push_group(at, end, spans);
}

/// "St Aidan's Primary", "Oakfield Juniors", "the Royal Infirmary", "Maple Ward": capital words before what
/// it is.
void english_institution(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t next = at, words = 0;
    while (words < 5) {
        const std::size_t word = capital_word_end(text, next);
        if (word == 0) return;
        const std::u32string small = small_word(text, next, word);
        const bool house =
            is_one_of(small, {U"primary", U"juniors", U"infants", U"academy", U"nursery", U"secondary",
                              U"elementary", U"college", U"grammar", U"infirmary", U"hospital", U"hospice",
                              U"school", U"university", U"kindergarten", U"preschool"});
        const bool ward = small == U"ward" && !is_digit(text.at(word + 1));
        std::size_t end = word;
        if (house)
            for (const std::u32string_view more : {U"school", U"hospital", U"academy"})
                if (text.at(word) == U' ' && has_word(text, word + 1, more)) end = word + 1 + more.size();
        if (words > 0 && (house || ward) && !has_word(text, end + 1, U"range"))
            return push_group(at, end, spans);
        if (words == 0 && is_common(small) && small != U"new") return;
        next = word;
        if (text.at(next) == U'\'' && text.at(next + 1) == U's') next += 2; // St Aidan's
        if (text.at(next) == U'.') ++next;                                  // St. Aidan's
        if (text.at(next) != U' ') return;
        ++next;
        ++words;
    }
}

/// "Ward 7", "ward B2", "bed 14" in a hospital.
void english_ward(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    bool lettered = false;
    for (const std::u32string_view word : {U"ward", U"bed", U"bay"}) {
        if (!has_word(text, at, word) || text.at(at + word.size()) != U' ') continue;
        const std::size_t code = at + word.size() + 1;
        const std::size_t end = behind_group_code(text, code, lettered);
        if (end > code && (word == U"ward" || (tells_of_ward(text) && (word == U"bed" || holds_bed(text)))))
            return push_group(at, end, spans);
    }
}

} // namespace

void find_mask_groups(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_latin(text.at(at)) || is_digit(text.at(at))) {
            if (at == 0 || !is_word(text.at(at - 1))) {
                english_class(text, at, spans);
                english_institution(text, at, spans);
                english_ward(text, at, spans);
            }
        }
        school_class(text, at, spans);
        numbered_institution(text, at, spans);
        hospital_bed(text, at, spans);
        if (!is_hanzi(text.at(at))) continue;
        named_institution(text, at, spans);
        hospital_part(text, at, spans);
        hospital_department(text, at, spans);
    }
}

} // namespace amends::author
