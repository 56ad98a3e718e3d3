// What a bank gives: IBANs, accounts, sort codes, branches, the code on a card's back and when it expires.
#include "sim/author/masking_letters.hpp"
#include "sim/author/masking_words.hpp"

#include <string_view>

namespace amends::author {
namespace {

using std::literals::operator""sv;

constexpr std::size_t iban_least = 15, iban_most = 34; ///< letters and digits (ISO 13616)

/// ISO 7064, MOD 97-10: the first four behind the rest, letters as 10 to 35.
bool passes_iban_check(const std::u32string& letters) {
    unsigned rest = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char32_t letter = letters[(i + 4) % letters.size()];
        const unsigned value = is_digit(letter) ? letter - U'0' : letter - U'a' + 10;
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
}

/// "GB29 NWBK 6016 1331 9268 19", also without its blanks.
void iban_from(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (!is_digit(text.at(at + 2)) || !is_digit(text.at(at + 3)) || is_digit(text.at(at + 1))) return;
    const bool labelled = is_labelled(text, at, {U"iban", U"account", U"账号", U"账户"});
    std::u32string letters;
    std::size_t end = at, group = 0, sound = 0;
    while (letters.size() < iban_most) {
        const char32_t letter = lower(text.at(end));
        if (is_digit(letter) || (letter >= U'a' && letter <= U'z')) {
            letters += letter;
            ++group;
            ++end;
            if (letters.size() >= iban_least && !is_word(text.at(end)) && passes_iban_check(letters))
                sound = end;
        } else if (letter == U' ' && group == 4 && is_word(text.at(end + 1))) {
            group = 0;
            ++end;
        } else {
            break;
        }
    }
    if (sound != 0)
        spans.push_back({at, sound, MaskKind::account});
    else if (labelled && letters.size() >= iban_least)
        spans.push_back({at, end, MaskKind::account});
}

/// Digits with blanks or dashes between that begin here: their end, and how many.
struct DigitRun {
    std::size_t begin = 0, end = 0, digits = 0;
};
DigitRun digit_run(const MaskLetters& text, std::size_t begin) {
    DigitRun run{begin, begin, 0};
    for (std::size_t at = begin;; ++at) {
        if (is_digit(text.at(at))) {
            ++run.digits;
            run.end = at + 1;
        } else if (U" -"sv.find(text.at(at)) == std::u32string_view::npos || !is_digit(text.at(at + 1))) {
            return run;
        }
    }
}

/// A label begins at `at`: behind it, with what joins it to its number; 0 when it is none of them.
std::size_t behind_label(const MaskLetters& text, std::size_t at,
                         std::initializer_list<std::u32string_view> labels) {
    for (const std::u32string_view label : labels) {
        if (is_latin(label.front()) ? !has_word(text, at, label) : !text.has(at, label)) continue;
        std::size_t begin = at + label.size();
        for (bool more = true; more;) {
            more = false;
            begin = behind_any_of(text, begin, U" :#.是为=()");
            for (const std::u32string_view join :
                 {U"number", U"no", U"is", U"date", U"code", U"num", U"of", U"号码", U"号", U"写"})
                if (is_latin(join.front()) ? has_word(text, begin, join) : text.has(begin, join)) {
                    begin += join.size();
                    more = true;
                }
        }
        return begin;
    }
    return 0;
}

void after_bank_label(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    if (const std::size_t begin = behind_label(
            text, at,
            {U"银行卡号", U"银行账号", U"银行账户",     U"银行卡",   U"储蓄卡", U"这张卡",   U"的卡",
             U"卡 ",      U"对公账户", U"对公账号",     U"收款账号", U"卡号",   U"开户账号", U"账号",
             U"账户",     U"帐号",     U"bank account", U"account",  U"acct",   U"a/c",      U"card"})) {
        const DigitRun run = digit_run(text, begin);
        const bool card =
            run.digits >= 15
            && (text.at(at) == U'卡' || text.ends_with(begin, U"卡号") || text.has(at, U"银行卡")
                || text.has(at, U"储蓄卡") || has_word(text, at, U"card"));
        if (run.digits >= 7 && run.digits <= 24 && !is_word(text.at(run.end)))
            spans.push_back({begin, run.end, card ? MaskKind::card : MaskKind::account});
    }
    if (const std::size_t begin = behind_label(
            text, at, {U"sort code", U"sortcode", U"sort", U"routing", U"aba", U"bsb", U"联行号", U"行号"})) {
        const DigitRun run = digit_run(text, begin);
        if (run.digits == 6 || run.digits == 9 || run.digits == 12)
            spans.push_back({begin, run.end, MaskKind::account});
    }
    if (const std::size_t begin = behind_label(text, at, {U"swift", U"bic"})) {
        std::size_t end = begin;
        while (is_word(text.at(end)))
            ++end;
        if (end - begin == 8 || end - begin == 11) spans.push_back({begin, end, MaskKind::account});
    }
}

/// "cvv 382", "安全码 382", "the 382 on the back".
void card_code(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    std::size_t begin =
        behind_label(text, at,
                     {U"cvv2", U"cvv", U"cvc2", U"cvc", U"cv2", U"csc", U"security code",
                      U"three digits on the back", U"3 digits on the back", U"digits on the back", U"安全码",
                      U"背面三位", U"背面3位", U"背后三位", U"卡背面", U"后三位"});
    for (const std::u32string_view are : {U"are", U"数"})
        if (begin != 0 && text.has(begin, are)) begin = behind_any_of(text, begin + are.size(), U" :");
    if (begin != 0) {
        const std::size_t end = behind_digits(text, begin);
        if (end - begin >= 3 && end - begin <= 4 && !is_word(text.at(end)))
            spans.push_back({begin, end, MaskKind::card});
    }
    if (!is_digit(text.at(at)) || (at > 0 && is_word(text.at(at - 1)))) return;
    const std::size_t end = behind_digits(text, at);
    const std::size_t next = behind_any_of(text, end, U" ");
    if (end - at == 3 && (has_word(text, next, U"on the back") || has_word(text, next, U"on the reverse")))
        spans.push_back({at, end, MaskKind::card});
}

/// "expiry 09/27", "有效期 09/27": of a card only, for milk expires as well.
void card_expiry(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    const std::size_t begin = behind_label(text, at,
                                           {U"expiry", U"expires", U"expiring", U"expiration", U"exp",
                                            U"valid thru", U"valid until", U"valid to", U"有效期", U"到期"});
    if (begin == 0) return;
    const std::size_t start = behind_any_of(text, begin, U"至到");
    const std::size_t month = behind_digits(text, start);
    if (month - start < 1 || month - start > 2 || U"/-"sv.find(text.at(month)) == std::u32string_view::npos)
        return;
    const std::size_t end = behind_digits(text, month + 1), year = end - month - 1;
    constexpr std::size_t letters_near = 60;
    const std::initializer_list<std::u32string_view> cards = {
        U"card", U"visa", U"mastercard", U"amex", U"cvv", U"cvc", U"debit", U"credit", U"卡"};
    const bool of_card =
        is_near_before(text, at, letters_near, cards) || is_near_behind(text, end, letters_near, cards);
    if ((year == 2 || year == 4) && of_card && !is_word(text.at(end)) && text.at(end) != U'/')
        spans.push_back({start, end, MaskKind::card});
}

/// 建行东湖支行, 招商银行西湖支行: which branch somebody banks at.
void bank_branch(const MaskLetters& text, std::size_t at, LetterSpans& spans) {
    for (const std::u32string_view bank :
         {U"工行", U"农行", U"中行", U"建行", U"交行", U"招行", U"浦发", U"银行", U"信用社"}) {
        if (!text.has(at, bank)) continue;
        constexpr std::size_t letters_most = 14;
        for (std::size_t end = at + bank.size(); end < at + letters_most && is_hanzi(text.at(end)); ++end)
            for (const std::u32string_view branch : {U"支行", U"分行", U"分理处", U"营业部", U"分社"})
                if (text.has(end, branch) && end > at + bank.size()) {
                    std::size_t begin = at; // 招商 before 银行
                    if (bank == U"银行" && at >= 2 && is_hanzi(text.at(at - 1)) && is_hanzi(text.at(at - 2)))
                        begin = at - 2;
                    spans.push_back({begin, end + branch.size(), MaskKind::account});
                    return;
                }
    }
}

} // namespace

void find_mask_banks(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_latin(text.at(at)) && (at == 0 || !is_word(text.at(at - 1)))) iban_from(text, at, spans);
        after_bank_label(text, at, spans);
        card_code(text, at, spans);
        card_expiry(text, at, spans);
        if (is_hanzi(text.at(at))) bank_branch(text, at, spans);
    }
}

} // namespace amends::author
