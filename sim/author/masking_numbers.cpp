// Phones, cards, identity numbers and order numbers made of digits.
#include "sim/author/masking_letters.hpp"
#include "support/check_digits.hpp"

namespace amends::author {
namespace {

constexpr std::size_t groups_most = 6, digits_most = 40; ///< more is no number of a person

/// Digits in groups with one separator between: "138 0013-8000".
struct DigitGroups {
    std::size_t begin = 0;
    std::u32string digits;
    std::vector<std::size_t> sizes; ///< of the groups
    std::vector<std::size_t> ends;  ///< behind each group, in letters
    std::u32string separators;

    [[nodiscard]] std::size_t end() const { return ends.back(); }
    [[nodiscard]] bool whole() const { return sizes.size() == 1; }
    [[nodiscard]] bool grouped(std::initializer_list<std::size_t> wanted) const {
        return sizes.size() == wanted.size() && std::equal(wanted.begin(), wanted.end(), sizes.begin());
    }
};

bool is_separator(char32_t letter) {
    return letter == U' ' || letter == U'-' || letter == U'.' || letter == U')' || letter == U'(';
}

DigitGroups groups_from(const MaskLetters& text, std::size_t begin) {
    DigitGroups groups;
    groups.begin = begin;
    std::size_t at = begin;
    for (;;) {
        const std::size_t group = at;
        while (is_digit(text.at(at)))
            groups.digits += text.at(at++);
        groups.sizes.push_back(at - group);
        groups.ends.push_back(at);
        std::size_t next = at;
        while (next < at + 2 && is_separator(text.at(next))) // ") " is two
            ++next;
        const bool enough = groups.sizes.size() == groups_most || groups.digits.size() > digits_most;
        if (next == at || !is_digit(text.at(next)) || enough) return groups;
        groups.separators += text.at(at);
        at = next;
    }
}

/// The first groups alone.
DigitGroups first_groups(DigitGroups groups, std::size_t count) {
    std::size_t digits = 0;
    for (std::size_t group = 0; group < count; ++group)
        digits += groups.sizes[group];
    groups.sizes.resize(count);
    groups.ends.resize(count);
    groups.digits.resize(digits);
    groups.separators.resize(count - 1);
    return groups;
}

unsigned number_of(std::u32string_view digits) {
    unsigned number = 0;
    for (const char32_t digit : digits)
        number = number * 10 + (digit - U'0');
    return number;
}

bool is_day(unsigned year, unsigned month, unsigned day) {
    return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// 17 digits with the check digit of GB 11643.
bool is_resident_identity(std::u32string_view digits, char32_t check) {
    return support::resident_check(digits) == check
           && is_day(number_of(digits.substr(6, 4)), number_of(digits.substr(10, 2)),
                     number_of(digits.substr(12, 2)));
}

bool is_date(const DigitGroups& groups) {
    const auto& sizes = groups.sizes;
    return sizes.size() >= 3 && sizes[0] == 4 && sizes[1] <= 2 && sizes[2] <= 2
           && is_day(number_of(groups.digits.substr(0, 4)), number_of(groups.digits.substr(4, sizes[1])), 1);
}

bool is_chinese_mobile(std::u32string_view digits) {
    if (digits.size() == 13 && digits.starts_with(U"86")) digits.remove_prefix(2);
    return digits.size() == 11 && digits[0] == U'1' && digits[1] >= U'3';
}

bool is_phone(const MaskLetters& text, const DigitGroups& groups) {
    const std::u32string& digits = groups.digits;
    const std::size_t size = digits.size();
    if (text.at(groups.begin - 1) == U'+' && groups.begin > 0) return size >= 8 && size <= 15;
    if (is_labelled(text, groups.begin,
                    {U"电话", U"手机", U"手机号", U"号码", U"联系方式", U"phone", U"mobile", U"tel",
                     U"telephone", U"cell", U"call me on", U"ring me on", U"text me on", U"打", U"拨"}))
        return size >= 7 && size <= 15;
    if (is_chinese_mobile(digits)) return groups.whole() || groups.sizes.front() <= 4;
    if (digits[0] == U'0' && groups.sizes.size() == 2 && (groups.sizes[0] == 3 || groups.sizes[0] == 4)
        && (groups.sizes[1] == 7 || groups.sizes[1] == 8))
        return true;                                                                   // 0571-88886666
    if (digits[0] == U'0' && !groups.whole() && size >= 10 && size <= 12) return true; // 07700 900123
    if (digits.starts_with(U"07") && size == 11) return true;
    if ((digits.starts_with(U"400") || digits.starts_with(U"800")) && size == 10) return true;
    return groups.grouped({3, 3, 4}) && groups.separators.find(U'.') == std::u32string::npos;
}

bool is_card(const MaskLetters& text, const DigitGroups& groups) {
    const std::size_t size = groups.digits.size();
    if (size < 13 || size > 19) return false;
    if (is_labelled(text, groups.begin,
                    {U"卡号", U"银行卡", U"储蓄卡", U"信用卡", U"card", U"visa", U"mastercard"}))
        return true;
    if (is_labelled(text, groups.begin, {U"订单", U"单号", U"编号", U"order"})) return false;
    const char32_t first = groups.digits.front();
    const bool by_fours =
        groups.grouped({4, 4, 4, 4}) || groups.grouped({4, 4, 4, 4, 3}) || groups.grouped({4, 6, 5});
    return first >= U'3' && first <= U'6' && support::passes_luhn(std::u32string_view(groups.digits))
           && (by_fours || groups.whole());
}

bool is_goods_number(const MaskLetters& text, std::size_t begin) {
    return is_labelled(text, begin,
                       {U"条码", U"条形码", U"货号", U"款号", U"型号", U"编码", U"barcode", U"ean", U"sku",
                        U"model", U"upc", U"isbn"});
}

/// What follows makes it a price or a count.
bool is_amount(const MaskLetters& text, const DigitGroups& groups) {
    const std::size_t next = text.at(groups.end()) == U' ' ? groups.end() + 1 : groups.end();
    const char32_t before = groups.begin > 0 ? text.at(groups.begin - 1) : 0;
    return before == U'¥' || before == U'$' || before == U'£' || before == U'€' || text.at(next) == U'元'
           || text.at(next) == U'块' || text.at(next) == U'件' || text.at(next) == U'个';
}

bool is_order(const MaskLetters& text, const DigitGroups& groups) {
    const std::size_t size = groups.digits.size();
    if (groups.grouped({3, 7, 7}) || (groups.whole() && size >= 12 && size <= 30)) return true;
    if (groups.grouped({4, 4, 4})) return true;
    // "order no. 4471": a short one only where it is called a number.
    bool numbered = false;
    for (std::size_t at = groups.begin > 10 ? groups.begin - 10 : 0; at < groups.begin; ++at)
        numbered = numbered || text.at(at) == U'#' || text.at(at) == U'号' || has_word(text, at, U"number")
                   || has_word(text, at, U"no");
    return size >= (numbered ? 4U : 6U) && !is_date(groups)
           && is_labelled(text, groups.begin,
                          {U"订单", U"订单号", U"单号", U"编号", U"运单", U"交易号", U"流水号", U"order",
                           U"tracking", U"parcel", U"reference", U"ref", U"invoice", U"rma", U"case",
                           U"ticket"});
}

/// The kind of these groups, or false.
bool kind_of(const MaskLetters& text, const DigitGroups& groups, MaskKind& kind) {
    if (is_goods_number(text, groups.begin)) return false;
    const std::u32string& digits = groups.digits;
    const bool labelled_identity = is_labelled(
        text, groups.begin, {U"身份证", U"身份证号", U"身份证号码", U"证件号", U"ssn", U"social security"});
    if ((groups.whole() && digits.size() == 18 && is_resident_identity(digits.substr(0, 17), digits[17]))
        || (labelled_identity && digits.size() >= 9)
        || (groups.grouped({3, 2, 4}) && groups.separators == U"--"))
        kind = MaskKind::identity;
    else if (is_card(text, groups))
        kind = MaskKind::card;
    else if (is_amount(text, groups) && digits.size() < 10)
        return false;
    else if (is_phone(text, groups))
        kind = MaskKind::phone;
    else if (is_order(text, groups))
        kind = MaskKind::order;
    else
        return false;
    return true;
}

/// Of "138 0013 8000 50 元" the first three groups: as many groups as make something, the most first.
std::size_t take_groups(const MaskLetters& text, std::size_t begin, LetterSpans& spans) {
    const DigitGroups all = groups_from(text, begin);
    if (is_date(all)) return all.ends[2];
    for (std::size_t count = all.sizes.size(); count > 0; --count) {
        const DigitGroups groups = first_groups(all, count);
        MaskKind kind{};
        if (!kind_of(text, groups, kind)) continue;
        const bool plus = begin > 0 && (text.at(begin - 1) == U'+' || text.at(begin - 1) == U'(');
        spans.push_back({plus ? begin - 1 : begin, groups.end(), kind});
        return groups.end();
    }
    return all.ends.front();
}

} // namespace

void find_mask_numbers(const MaskLetters& text, LetterSpans& spans) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t before = at > 0 ? text.at(at - 1) : 0;
        if (!is_digit(text.at(at)) || is_word(before)) {
            ++at;
            continue;
        }
        std::u32string digits;
        while (is_digit(text.at(at + digits.size())) && digits.size() < 18)
            digits += text.at(at + digits.size());
        const char32_t last = text.at(at + 17);
        if (digits.size() == 17 && (last == U'X' || last == U'x') && is_resident_identity(digits, U'X')) {
            spans.push_back({at, at + 18, MaskKind::identity});
            at += 18;
            continue;
        }
        at = take_groups(text, at, spans);
    }
}

} // namespace amends::author
