// Short numbers that name somebody by what stands around them: the end of a card's number, a phone's
// extension, a room.
#include "sim/author/masking_letters.hpp"

#include <algorithm>
#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;

/// What the number ends that the words before it name.
MaskKind kind_of_ending(const MaskLetters& text, std::size_t at) {
    if (is_near_before(text, at, 8, {U"手机", U"电话", U"号码", U"phone", U"mobile"})) return MaskKind::phone;
    if (is_near_before(text, at, 8, {U"订单", U"单号", U"运单", U"快递"})
        || is_near_before(text, at, 20, {U"order", U"tracking"}))
        return MaskKind::order;
    if (is_near_before(text, at, 8, {U"身份证", U"证件"})) return MaskKind::identity;
    return MaskKind::card;
}

/// "尾号 4417", "末四位是4417": four digits, or three to six.
void after_ending_word(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view word :
         {U"尾号", U"末四位", U"后四位", U"末4位", U"后4位", U"尾数", U"最后四位"}) {
        if (!text.has(at, word)) continue;
        const std::size_t begin = behind_any_of(text, at + word.size(), U" :是为数字*(");
        const std::size_t end = behind_digits(text, begin);
        if (end - begin >= 3 && end - begin <= 6) spans.push_back({begin, end, kind_of_ending(text, at)});
        return;
    }
}

bool is_card_near(const MaskLetters& text, std::size_t at) {
    return is_near_before(text, at, 30,
                          {U"card", U"visa", U"mastercard", U"amex", U"debit", U"credit", U"account", U"bank",
                           U"number", U"phone", U"mobile", U"order", U"paid", U"refunded", U"卡"});
}

/// "ending in 4417", "last four digits are 4417". What looks like a year wants a card nearby.
void after_ending_in(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view word :
         {U"ending in", U"ending with", U"ending", U"ends in", U"ends with", U"ends", U"last four digits",
          U"last 4 digits", U"last four", U"last 4", U"last digits"}) {
        if (!has_word(text, at, word)) continue;
        std::size_t begin = behind_any_of(text, at + word.size(), U" :.*x-");
        for (const std::u32string_view is :
             {U"are", U"is", U"of my card are", U"of the card are", U"of the card is"})
            if (has_word(text, begin, is)) begin = behind_any_of(text, begin + is.size(), U" :*");
        const std::size_t end = behind_digits(text, begin);
        const bool four = end == begin + 4 && !is_word(text.at(end));
        const bool year = four && (text.has(begin, U"19") || text.has(begin, U"20"));
        const bool three =
            end == begin + 3 && !is_word(text.at(end)) && text.at(begin - 1) == U' '
            && is_near_before(text, at, 20, {U"card", U"visa", U"phone", U"mobile", U"number"});
        if (three) spans.push_back({begin, end, kind_of_ending(text, at)});
        if (four && (!year || is_card_near(text, at)))
            spans.push_back({begin, end, kind_of_ending(text, at)});
        return;
    }
}

/// "**** 4417", "xxxx-4417", "6222 **** **** 4417".
void after_stars(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    constexpr std::u32string_view stars = U"*•xX";
    if (stars.find(text.at(at)) == std::u32string_view::npos) return;
    if (at > 0 && (is_word(text.at(at - 1)) || stars.find(text.at(at - 1)) != std::u32string_view::npos))
        return;
    const std::size_t covered = behind_any_of(text, at, stars);
    const std::size_t begin = behind_any_of(text, covered, U" -*•xX");
    const std::size_t end = behind_digits(text, begin);
    if (covered >= at + 3 && end == begin + 4 && !is_word(text.at(end)))
        spans.push_back({begin, end, kind_of_ending(text, at)});
}

/// "转 8023", "分机8023", "ext. 214": of a phone; "转 200 给我" is money.
void after_extension(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view word :
         {U"分机号", U"分机", U"转接", U"转", U"extension", U"extn", U"ext"}) {
        const bool latin = is_latin(word.front());
        if (latin ? !has_word(text, at, word) : !text.has(at, word)) continue;
        std::size_t begin = behind_any_of(text, at + word.size(), U" .:是为");
        for (const std::u32string_view number : {U"number", U"no", U"is"})
            if (latin && has_word(text, begin, number))
                begin = behind_any_of(text, begin + number.size(), U" .:");
        const std::size_t end = behind_digits(text, begin);
        if (end - begin < 2 || end - begin > 6) return;
        const std::size_t next = behind_any_of(text, end, U" ");
        const bool counted =
            is_word(text.at(end)) || has_word(text, next, U"m") || has_word(text, next, U"ft")
            || has_word(text, next, U"cable") || has_word(text, next, U"days")
            || U"元块次给天台度过个点圈毛"sv.find(text.at(next)) != std::u32string_view::npos;
        const bool of_phone =
            is_near_before(text, at, 24, {U"电话", U"座机", U"总机", U"公司", U"前台", U"热线", U"打"})
            || (at > 0 && (is_digit(text.at(at - 1)) || (at > 1 && is_digit(text.at(at - 2)))));
        const bool bare = word == U"转" || word == U"转接";
        if (!counted && (!bare || of_phone)) spans.push_back({begin, end, MaskKind::phone});
        return;
    }
}

/// "01632 960111 x33", "ring x104": an x before two to five digits behind a phone or behind a word for one.
void after_extension_letter(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (lower(text.at(at)) != U'x' || (at > 0 && is_latin(text.at(at - 1)))) return;
    const std::size_t begin = behind_any_of(text, at + 1, U" .");
    const std::size_t end = behind_digits(text, begin);
    if (end - begin < 2 || end - begin > 5 || is_word(text.at(end))) return;
    std::size_t before = at, digits = 0;
    while (before > 0 && U" ,()-"sv.find(text.at(before - 1)) != std::u32string_view::npos)
        --before;
    for (; before > 0 && (is_digit(text.at(before - 1)) || text.at(before - 1) == U' '); --before)
        digits += is_digit(text.at(before - 1)) ? 1 : 0;
    constexpr std::size_t phone_digits = 7;
    const bool dialled =
        begin == at + 1
        && is_near_before(text, at, 6, {U"on", U"at", U"dial", U"call", U"ring", U"desk", U"line", U"me"});
    if (digits >= phone_digits || dialled) spans.push_back({begin, end, MaskKind::phone});
}

/// "我住 1203 室", "门牌号 502": a room without its house.
void after_room_word(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view word :
         {U"门牌号", U"门牌", U"房号", U"房间号", U"住在", U"住", U"送到", U"我在"}) {
        if (!text.has(at, word)) continue;
        const std::size_t begin = behind_any_of(text, at + word.size(), U" :是为");
        const std::size_t end = behind_digits(text, begin);
        const bool by_number = word.starts_with(U"门牌") || word.starts_with(U"房");
        const bool room = (text.at(end) == U'室' || text.at(end) == U'房') && !is_digit(text.at(end + 1));
        if (end - begin >= 2 && end - begin <= 4 && (by_number || (room && end - begin >= 3)))
            spans.push_back({begin, room ? end + 1 : end, MaskKind::address});
        return;
    }
}

} // namespace

void find_mask_endings(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        after_stars(text, at, spans);
        after_extension(text, at, spans);
        after_extension_letter(text, at, spans);
        if (is_hanzi(text.at(at))) {
            after_ending_word(text, at, spans);
            after_room_word(text, at, spans);
        } else if (is_latin(text.at(at))) {
            after_ending_in(text, at, spans);
        }
    }
}

} // namespace amends::author
