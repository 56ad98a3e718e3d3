// E-mail addresses, and numbers of orders and accounts with letters in them.
#include "sim/author/masking_letters.hpp"

#include <algorithm>

namespace amends::author {
namespace {

bool is_mail_letter(char32_t letter) {
    return is_digit(letter) || (letter < 0x80 && is_latin(letter)) || letter == U'.' || letter == U'_'
           || letter == U'-' || letter == U'+' || letter == U'%';
}

/// The end of a host name that begins here; 0 when it is none.
std::size_t host_end(const MaskLetters& text, std::size_t begin) {
    std::size_t end = begin;
    while (is_mail_letter(text.at(end)) && text.at(end) != U'_' && text.at(end) != U'+'
           && text.at(end) != U'%')
        ++end;
    while (end > begin && (text.at(end - 1) == U'.' || text.at(end - 1) == U'-'))
        --end;
    const auto dot = std::u32string_view(text.letters).substr(begin, end - begin).rfind(U'.');
    const bool ends_in_letters = dot != std::u32string_view::npos && end - begin - dot > 2 && dot > 0;
    return ends_in_letters && !is_digit(text.at(end - 1)) ? end : 0;
}

/// A token of letters, digits and dashes.
struct CodeToken {
    std::size_t begin = 0, end = 0, letters = 0, digits = 0, dashes = 0;
};

CodeToken token_from(const MaskLetters& text, std::size_t begin) {
    CodeToken token{begin, begin};
    for (; token.end < text.size(); ++token.end) {
        const char32_t letter = text.at(token.end);
        const bool inner = (letter == U'-' || letter == U'_') && is_word(text.at(token.end + 1));
        if (!is_word(letter) && !inner) break;
        ++(is_digit(letter) ? token.digits : inner ? token.dashes : token.letters);
    }
    return token;
}

/// SF1440012345678, RB123456785CN: letters, then nine digits or more.
bool is_parcel_number(const MaskLetters& text, const CodeToken& token) {
    std::size_t at = token.begin;
    while (is_upper(text.at(at)))
        ++at;
    const std::size_t letters = at - token.begin;
    while (is_digit(text.at(at)))
        ++at;
    const std::size_t digits = at - token.begin - letters;
    const bool closed = at == token.end || (token.end - at == 2 && letters == 2 && digits == 9);
    const bool ups = text.has(token.begin, U"1Z") && token.end - token.begin == 18 && token.dashes == 0;
    return ups || (letters >= 1 && letters <= 5 && digits >= 9 && closed);
}

bool is_passport(const MaskLetters& text, const CodeToken& token) {
    return token.digits >= 6 && token.letters <= 3
           && is_labelled(
               text, token.begin,
               {U"护照", U"护照号", U"passport", U"身份证", U"证件号", U"ni number", U"national insurance"});
}

/// QQ123456C: two letters, six digits, one letter.
bool is_national_insurance(const MaskLetters& text, const CodeToken& token) {
    if (token.end - token.begin != 9) return false;
    for (std::size_t at = 0; at < 9; ++at)
        if (at < 2 || at == 8 ? !is_upper(text.at(token.begin + at)) : !is_digit(text.at(token.begin + at)))
            return false;
    return true;
}

/// "微信" alone may lead on to "pay"; with a colon, "号" or "id" it names an account.
bool is_named_outright(const MaskLetters& text, std::size_t begin) {
    std::size_t end = begin;
    while (end > 0 && text.at(end - 1) == U' ')
        --end;
    for (const std::u32string_view word :
         {U":", U"号", U"是", U"id", U"is", U"ID", U"加我", U"加", U"handle"})
        if (text.ends_with(end, word)) return true;
    return false;
}

bool is_account(const MaskLetters& text, const CodeToken& token) {
    const std::size_t size = token.end - token.begin;
    if (size < 5 || size > 24) return false;
    const bool number = token.letters == 0;
    if (is_labelled(text, token.begin, {U"qq", U"qq号", U"qq号码", U"扣扣", U"企鹅号", U"q号"}))
        return number;
    const bool written_as_one = token.digits > 0 || token.dashes > 0;
    return (!number || token.digits >= 6) && (written_as_one || is_named_outright(text, token.begin))
           && is_labelled(text, token.begin,
                          {U"微信",      U"微信号",   U"加微",       U"vx",       U"wx",       U"v信",
                           U"薇信",      U"威信",     U"加v",        U"v我",      U"wechat",   U"旺旺",
                           U"旺旺号",    U"支付宝",   U"支付宝账号", U"alipay",   U"paypal",   U"whatsapp",
                           U"instagram", U"insta",    U"telegram",   U"skype",    U"line",     U"抖音号",
                           U"小红书号",  U"淘宝号",   U"用户名",     U"username", U"login",    U"user name",
                           U"gamertag",  U"facebook", U"twitter",    U"venmo",    U"snapchat", U"会员号",
                           U"会员名",    U"加我",     U"wechat me",  U"add me",   U"微信加",   U"账号",
                           U"qq邮箱"});
}

bool is_order_code(const MaskLetters& text, const CodeToken& token) {
    return token.digits >= 4 && token.digits + token.letters >= 6 && token.letters > 0
           && is_labelled(text, token.begin,
                          {U"订单", U"订单号", U"订单编号", U"单号", U"运单号", U"编号", U"order",
                           U"tracking", U"parcel", U"reference", U"ref", U"invoice", U"rma", U"booking"});
}

/// BW-4471902: capitals, a dash and six digits or more, which no model is called.
bool is_dashed_order(const MaskLetters& text, const CodeToken& token) {
    constexpr std::size_t letters_most = 5, digits_least = 6;
    std::size_t at = token.begin;
    while (is_upper(text.at(at)))
        ++at;
    const std::size_t letters = at - token.begin;
    return letters >= 1 && letters <= letters_most && token.letters == letters && text.at(at) == U'-'
           && token.digits >= digits_least;
}

/// "anna dot smith at example dot com".
void find_spelled_mail(const MaskLetters& text, std::size_t at_word, LetterSpans& spans) {
    std::size_t begin = at_word - 1, end = at_word + 3;
    while (begin > 0 && is_mail_letter(text.at(begin - 1)))
        --begin;
    while (begin >= 6 && has_word(text, begin - 4, U"dot") && is_mail_letter(text.at(begin - 6))) {
        begin -= 5; // "anna dot smith"
        while (begin > 0 && is_mail_letter(text.at(begin - 1)))
            --begin;
    }
    while (is_mail_letter(text.at(end)))
        ++end;
    if (begin + 1 >= at_word || text.at(end) != U' ' || !has_word(text, end + 1, U"dot")) return;
    std::size_t last = end + 5;
    while (is_latin(text.at(last)))
        ++last;
    if (has_word(text, last + 1, U"dot") && is_latin(text.at(last + 5))) { // "co dot uk"
        last += 5;
        while (is_latin(text.at(last)))
            ++last;
    }
    if (last > end + 6) spans.push_back({begin, last, MaskKind::email});
}

} // namespace

void find_mask_emails(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && text.at(at) == U'a' && text.at(at - 1) == U' ' && has_word(text, at, U"at"))
            find_spelled_mail(text, at, spans);
        if (text.at(at) != U'@') continue;
        std::size_t begin = at;
        while (begin > 0 && is_mail_letter(text.at(begin - 1)))
            --begin;
        while (begin < at && !is_word(text.at(begin)))
            ++begin;
        const std::size_t end = host_end(text, at + 1);
        if (begin < at && end != 0) {
            spans.push_back({begin, end, MaskKind::email});
            continue;
        }
        if (begin < at || (at > 0 && is_word(text.at(at - 1)))) continue;
        const CodeToken handle = token_from(text, at + 1); // "@becky_88"
        if (handle.letters >= 2 && handle.digits + handle.dashes > 0)
            spans.push_back({at, handle.end, MaskKind::account});
    }
}

void find_mask_codes(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_word(text.at(at))) {
            ++at;
            continue;
        }
        const CodeToken token = token_from(text, at);
        at = token.end;
        if (is_labelled(text, token.begin, {U"型号", U"货号", U"款号", U"model", U"sku"})) continue;
        if (is_account(text, token))
            spans.push_back({token.begin, token.end, MaskKind::account});
        else if (is_passport(text, token) || is_national_insurance(text, token))
            spans.push_back({token.begin, token.end, MaskKind::identity});
        else if (is_order_code(text, token) || is_parcel_number(text, token) || is_dashed_order(text, token))
            spans.push_back({token.begin, token.end, MaskKind::order});
    }
}

} // namespace amends::author
