// Numbers in words, as people say them or write them to get past a filter.
#include "sim/author/masking_letters.hpp"
#include "sim/author/masking_words.hpp"

#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;

constexpr std::u32string_view chinese_digits = U"零〇一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖";
constexpr std::size_t mobile_digits = 11, labelled_least = 4, spoken_most = 30;

bool is_chinese_digit(char32_t letter) {
    return letter != 0 && chinese_digits.find(letter) != std::u32string_view::npos;
}

MaskKind kind_by_label(const MaskLetters& text, std::size_t at) {
    constexpr std::size_t letters_near = 24;
    if (is_near_before(text, at, 8, {U"订单", U"单号", U"运单"})
        || is_near_before(text, at, letters_near, {U"order", U"tracking", U"reference", U"ref"}))
        return MaskKind::order;
    if (is_near_before(text, at, 8, {U"卡号", U"银行卡"})
        || is_near_before(text, at, letters_near, {U"card", U"ending"}))
        return MaskKind::card;
    if (is_near_before(text, at, letters_near, {U"account", U"sort code"})) return MaskKind::account;
    return MaskKind::phone;
}

/// 一三八，零零一三，八零零零 and 138零零138零零零: eleven digits that begin as a mobile's do, or any that
/// are called a number. Digits in figures count where some stand in words.
void chinese_run(const MaskLetters& text, std::size_t at, std::size_t& behind, LetterSpans& spans) {
    std::size_t end = at, digits = 0, words = 0;
    for (std::size_t next = at; next < text.size() && digits < spoken_most;) {
        const char32_t letter = text.at(next);
        const bool word = is_chinese_digit(letter);
        if (word || is_digit(letter)) {
            ++digits;
            words += word ? 1 : 0;
            end = ++next;
        } else if (U" ,-.、，"sv.find(letter) != std::u32string_view::npos && next <= end + 1) {
            ++next;
        } else {
            break;
        }
    }
    behind = end;
    const bool mobile =
        digits == mobile_digits && words >= 3 && U"一幺壹1"sv.find(text.at(at)) != std::u32string_view::npos;
    const bool labelled = is_near_before(text, at, 8,
                                         {U"电话", U"手机", U"号码", U"尾号", U"打", U"拨", U"微信", U"卡号",
                                          U"订单", U"单号", U"分机", U"加我", U"呼"});
    const std::u32string_view written = std::u32string_view(text.letters).substr(at, end - at);
    const bool counts = written.find(U"一二三") != std::u32string_view::npos && digits < mobile_digits;
    if (mobile || (labelled && words == digits && digits >= labelled_least && !counts))
        spans.push_back({at, end, kind_by_label(text, at)});
}

/// How many digits the word says; 0 when it is none.
std::size_t english_digit(std::u32string_view word) {
    return is_one_of(word, {U"zero", U"oh", U"o", U"nought", U"naught", U"one", U"two", U"three", U"four",
                            U"five", U"six", U"seven", U"eight", U"nine"})
               ? 1
               : 0;
}
std::size_t repetition(std::u32string_view word) {
    return word == U"double" ? 2 : is_one_of(word, {U"triple", U"treble"}) ? 3 : 0;
}

/// "oh seven double five", "zero seven nine four six, double three one".
void english_run(const MaskLetters& text, std::size_t at, std::size_t& behind, LetterSpans& spans) {
    std::size_t end = at, digits = 0, repeat = 0;
    bool repeated = false, zero_first = false;
    for (std::size_t next = at; digits < spoken_most;) {
        std::size_t last = next;
        while (is_latin(text.at(last)))
            ++last;
        std::size_t figures = behind_digits(text, next); // "oh 7 double 5"
        const std::u32string word = small_word(text, next, last);
        const std::size_t many = last > next ? repetition(word) : 0;
        const std::size_t said = last > next ? english_digit(word) : figures - next;
        if (many != 0) {
            if (repeat != 0) break;
            repeat = many;
            next = behind_any_of(text, last, U" -");
            continue;
        }
        if (said == 0 || said > 4) break;
        if (digits == 0) zero_first = is_one_of(word, {U"zero", U"oh", U"o", U"nought", U"naught"});
        repeated = repeated || repeat != 0;
        digits += said == 1 && repeat != 0 ? repeat : said;
        repeat = 0;
        end = last > next ? last : figures;
        next = behind_any_of(text, end, U" ,-");
        if (next == end || next > end + 3) break;
    }
    behind = end;
    const bool labelled = is_near_before(text, at, 24,
                                         {U"number", U"phone", U"mobile", U"ring", U"call", U"text", U"card",
                                          U"ending", U"account", U"order", U"code", U"cell"});
    constexpr std::size_t letters_between = 12; // "…, then two one nine eight"
    const bool goes_on = !spans.empty() && spans.back().end <= at && at - spans.back().end <= letters_between;
    const std::size_t least = goes_on || labelled || repeated || zero_first ? labelled_least : 7;
    if (digits >= least) spans.push_back({at, end, kind_by_label(text, at)});
}

} // namespace

void find_mask_spoken_numbers(const MaskLetters& text, LetterSpans& spans) {
    LetterSpans spoken;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool inside = at > 0 && is_word(text.at(at - 1));
        std::size_t behind = at;
        if (is_chinese_digit(text.at(at)) || (is_digit(text.at(at)) && !inside))
            chinese_run(text, at, behind, spoken);
        else if (is_latin(text.at(at)) && !inside)
            english_run(text, at, behind, spoken);
        if (behind > at) at = behind - 1;
    }
    spans.insert(spans.end(), spoken.begin(), spoken.end());
}

} // namespace amends::author
