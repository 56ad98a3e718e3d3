// What looks like somebody's real telephone number, payment card, identity number or address. Numbers that
// are set aside for stories are let pass.
#include "sim/scenario/check/private_data.hpp"

#include "sim/scenario/check/checker.hpp"
#include "support/check_digits.hpp"

#include <algorithm>

namespace amends::scenario::checks {
namespace {

using support::Json;
using support::Localized;

bool decimal(char c) {
    return c >= '0' && c <= '9';
}
bool ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Digits that belong together, with blanks, hyphens, points and brackets between them.
struct Number {
    std::string digits;
    std::vector<std::size_t> groups; ///< digits in each
    bool plus = false;               ///< written with the sign of the international call
    bool check_x = false;            ///< an X stands behind: the check digit of a Chinese identity number
    std::string_view written;
    std::size_t end = 0;
};

Number number_at(std::string_view text, std::size_t at) {
    Number number;
    const std::size_t begin = at;
    number.plus = begin > 0 && text[begin - 1] == '+';
    std::size_t group = 0;
    while (at < text.size()) {
        if (decimal(text[at])) {
            number.digits += text[at++];
            ++group;
            continue;
        }
        std::size_t next = at;
        while (next < text.size() && next < at + 2
               && (text[next] == ' ' || text[next] == '-' || text[next] == '.' || text[next] == '('
                   || text[next] == ')'))
            ++next;
        if (next == at || next >= text.size() || !decimal(text[next])) break;
        number.groups.push_back(group);
        group = 0;
        at = next;
    }
    number.groups.push_back(group);
    number.check_x = at < text.size() && (text[at] == 'X' || text[at] == 'x');
    number.written = text.substr(begin, at - begin);
    number.end = at;
    return number;
}

bool starts_with_any(std::string_view digits, std::initializer_list<std::string_view> list) {
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view one) { return digits.starts_with(one); });
}

/// A number of the North American plan, ten digits. 555-0100 to 555-0199 are set aside for stories.
bool north_american(std::string_view digits) {
    return digits[0] >= '2' && digits[3] >= '2' && digits.substr(3, 5) != "55501";
}
/// Eleven digits of a Chinese mobile phone. None are set aside; 1xx 0000 xxxx is this house's custom.
bool chinese_mobile(std::string_view digits) {
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3' && digits.substr(3, 4) != "0000";
}
/// Ofcom's numbers for drama, with the leading nought.
bool for_drama(std::string_view digits) {
    return starts_with_any(digits,
                           {"0207946",  "01632960", "07700900", "0113496",  "0114496",  "0115496", "0116496",
                            "0117496",  "0118496",  "0121496",  "0131496",  "0141496",  "0151496", "0161496",
                            "01914980", "02890180", "02920180", "03069990", "08081570", "09098790"});
}

bool is_phone(const Number& number) {
    std::string_view digits = number.digits;
    const auto& groups = number.groups;
    if (number.plus) {
        if (digits.size() < 9 || digits.size() > 15) return false;
        if (digits.starts_with("86")) return digits.size() != 13 || chinese_mobile(digits.substr(2));
        if (digits.starts_with("44")) return !for_drama("0" + std::string(digits.substr(2)));
        return !digits.starts_with("1") || digits.size() != 11 || north_american(digits.substr(1));
    }
    if (digits.size() == 13 && digits.starts_with("86")) digits.remove_prefix(2);
    if (digits.size() == 11 && groups.size() <= 3 && chinese_mobile(digits)) return true;
    if (groups.size() == 4 && groups[0] == 1 && digits[0] == '1' && groups[1] == 3 && groups[2] == 3)
        return digits.size() == 11 && north_american(digits.substr(1));
    if (groups.size() == 3 && groups[0] == 3 && groups[1] == 3 && groups[2] == 4)
        return north_american(digits);
    const bool area = groups.size() >= 2 && digits[0] == '0' && groups[0] >= 3 && groups[0] <= 5;
    return area && digits.size() >= 10 && digits.size() <= 12 && !for_drama(digits);
}

bool is_card(const Number& number) {
    const std::string_view digits = number.digits;
    if (digits.size() < 15 || digits.size() > 19) return false;
    const bool issued = starts_with_any(digits, {"34", "37"}) ? digits.size() == 15
                        : digits.starts_with("62")            ? digits.size() >= 16
                        : starts_with_any(digits, {"4", "51", "52", "53", "54", "55", "35", "6011", "65"})
                            ? digits.size() == 16
                            : digits.starts_with("2") && digits.substr(0, 4) >= "2221"
                                  && digits.substr(0, 4) <= "2720" && digits.size() == 16;
    // What the card schemes publish for testing.
    constexpr std::string_view test_cards[] = {"4111111111111111", "4242424242424242", "4012888888881881",
                                               "5555555555554444", "5105105105105100", "378282246310005",
                                               "371449635398431",  "6011111111111117", "3530111333300000"};
    return issued && support::passes_luhn(digits)
           && std::find(std::begin(test_cards), std::end(test_cards), digits) == std::end(test_cards);
}

/// GB 11643: seventeen digits with a day of birth in them, and a check digit or X.
bool is_chinese_id(const Number& number) {
    const std::string& digits = number.digits;
    if (digits.size() != (number.check_x ? 17U : 18U) || digits[0] == '0' || number.groups.size() > 3)
        return false;
    const std::string year = digits.substr(6, 4), month = digits.substr(10, 2), day = digits.substr(12, 2);
    if (year < "1900" || year > "2099" || month < "01" || month > "12" || day < "01" || day > "31")
        return false;
    return support::resident_check(std::string_view(digits)) == (number.check_x ? 'X' : digits[17]);
}

/// 3-2-4 digits. 000, 666 and 9xx were never given out, nor is the number of an old advertisement.
bool is_american_id(const Number& number) {
    const std::string& digits = number.digits;
    if (number.groups != std::vector<std::size_t>{3, 2, 4}
        || number.written.find('-') == std::string_view::npos)
        return false;
    return !starts_with_any(digits, {"000", "666", "9", "078051120"}) && digits.substr(3, 2) != "00";
}

/// An address is not somebody's when it says that it is made up.
bool made_up(std::string_view text) {
    constexpr std::string_view words[] = {"示例", "某", "虚构", "×", "XX", "Example", "Sample", "Fictional"};
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// "人民路 88 号": a street before the number, "号" behind it.
bool is_chinese_address(std::string_view before, std::string_view after) {
    while (before.ends_with(' '))
        before.remove_suffix(1);
    while (after.starts_with(' '))
        after.remove_prefix(1);
    if (!after.starts_with("号") || after.starts_with("号线") || after.starts_with("号楼")) return false;
    constexpr std::string_view streets[] = {"路", "街", "大道", "巷", "弄", "胡同"};
    constexpr std::string_view no_streets[] = {"一路", "线路", "上街", "铁路"};
    const auto ends = [&](std::string_view word) { return before.ends_with(word); };
    return std::any_of(std::begin(streets), std::end(streets), ends)
           && std::none_of(std::begin(no_streets), std::end(no_streets), ends)
           && !made_up(before.substr(before.size() - std::min<std::size_t>(before.size(), 24)));
}

/// "88 Station Road": up to three capitalised words behind the number, the last of them a kind of street.
bool is_english_address(std::string_view after) {
    constexpr std::string_view streets[] = {"Street", "St",   "Road",  "Rd",        "Avenue",
                                            "Ave",    "Lane", "Drive", "Boulevard", "Close"};
    const std::string_view whole = after;
    for (int words = 0; words < 4; ++words) {
        if (!after.starts_with(' ')) return false;
        after.remove_prefix(1);
        std::size_t end = 0;
        while (end < after.size() && ascii_letter(after[end]))
            ++end;
        const std::string_view word = after.substr(0, end);
        if (word.empty() || word[0] < 'A' || word[0] > 'Z') return false;
        if (words > 0 && std::find(std::begin(streets), std::end(streets), word) != std::end(streets))
            return !made_up(whole.substr(0, static_cast<std::size_t>(word.end() - whole.begin())));
        after.remove_prefix(end);
    }
    return false;
}

bool mail_letter(char c) {
    return decimal(c) || ascii_letter(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

/// The mail address around an @, or empty. Domains kept for examples (RFC 2606) are let pass.
std::string_view mail_around(std::string_view text, std::size_t at) {
    std::size_t from = at, to = at + 1;
    while (from > 0 && mail_letter(text[from - 1]))
        --from;
    while (to < text.size() && mail_letter(text[to]))
        ++to;
    while (to > at + 1 && !ascii_letter(text[to - 1]))
        --to;
    const std::string_view domain = text.substr(at + 1, to - at - 1);
    const std::size_t dot = domain.rfind('.');
    if (from == at || dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3) return {};
    const std::string_view top = domain.substr(dot + 1), name = domain.substr(0, dot);
    const bool example = top == "example" || top == "test" || top == "invalid" || name == "example"
                         || name.ends_with(".example");
    return example ? std::string_view{} : text.substr(from, to - from);
}

std::optional<PrivateLook> look_of(const Number& number, std::string_view text, std::size_t at) {
    const auto found = [&](Localized what, Localized advice) {
        return PrivateLook{std::move(what), std::string(number.written), std::move(advice)};
    };
    const Localized mask{"用 * 遮掉几位", "mask some of its digits with *"};
    if (is_chinese_id(number) || is_american_id(number)) return found({"证件号", "an identity number"}, mask);
    if (is_card(number)) return found({"银行卡号", "the number of a payment card"}, mask);
    if (is_phone(number))
        return found(
            {"电话号码", "a telephone number"},
            {"换成专供示例的号码，如 138 0000 0000、555-0100，或用 * 遮掉几位",
             "use one kept for examples, as 138 0000 0000 or 555-0100, or mask some of its digits with *"});
    if (is_chinese_address(text.substr(0, at), text.substr(number.end))
        || is_english_address(text.substr(number.end)))
        return found({"地址（门牌号）", "the house number of a street address"},
                     {"路名写成一看就是虚构的，如“示例路 88 号”",
                      "name a street that is plainly made up, as in 88 Example Street"});
    return std::nullopt;
}

} // namespace

std::optional<PrivateLook> looks_private(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '@') {
            const std::string_view mail = mail_around(text, at);
            if (!mail.empty())
                return PrivateLook{{"邮箱地址", "a mail address"},
                                   std::string(mail),
                                   {"换成 example.com 的邮箱", "use one at example.com"}};
        }
        if (!decimal(text[at])) continue;
        const Number number = number_at(text, at);
        const bool in_a_word = at > 0 && (ascii_letter(text[at - 1]) || text[at - 1] == '_');
        if (!in_a_word)
            if (auto look = look_of(number, text, at)) return look;
        at = number.end;
        if (at < text.size() && text[at] == '@') --at;
    }
    return std::nullopt;
}

namespace {

void check_strings(Checker& checker, const fields::Document& document, const Json& json) {
    if (json.is(Json::Kind::string)) {
        const auto look = looks_private(json.text);
        if (!look) return;
        fields::TextAt at;
        at.json = &json;
        at.document = &document;
        checker.report(Code::looks_private, at,
                       {{"what", look->what}, {"words", look->words}, {"advice", look->advice}});
    }
    for (const Json& child : json.children)
        check_strings(checker, document, child);
}

} // namespace

void check_private_data(Checker& checker) {
    std::set<const fields::Document*> documents;
    if (checker.read.document) documents.insert(checker.read.document.get());
    for (const fields::TextAt& text : checker.read.texts)
        documents.insert(text.document);
    for (const fields::Document* document : documents)
        if (document != nullptr) check_strings(checker, *document, document->root);
}

} // namespace amends::scenario::checks
