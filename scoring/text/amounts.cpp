// Numbers and money said in a reply.
#include "scoring/text/amounts.hpp"

#include "scoring/text/amount_words.hpp"
#include "scoring/text/normalise.hpp"
#include "scoring/text/spelled_number.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

constexpr std::int64_t most = 1'000'000'000'000; // more is no amount anyone means

std::int64_t han_digit(char32_t c) {
    switch (c) {
    case U'零':
    case U'〇': return 0;
    case U'一': return 1;
    case U'二':
    case U'两':
    case U'俩': return 2;
    case U'三': return 3;
    case U'四': return 4;
    case U'五': return 5;
    case U'六': return 6;
    case U'七': return 7;
    case U'八': return 8;
    case U'九': return 9;
    default: return -1;
    }
}

std::int64_t han_unit(char32_t c) {
    switch (c) {
    case U'十': return 10;
    case U'廿': return 20;
    case U'卅': return 30;
    case U'百': return 100;
    case U'千': return 1000;
    case U'万': return 10000;
    default: return 0;
    }
}

NumberWords read_digits(std::u32string_view text, std::uint32_t begin) {
    NumberWords number{begin, begin, 0};
    std::int64_t whole = 0, fraction = 0;
    std::uint32_t i = begin;
    for (; i < text.size(); ++i) {
        const bool thousands = text[i] == U',' && i + 3 < text.size() && is_digit(text[i + 1])
                               && is_digit(text[i + 2]) && is_digit(text[i + 3])
                               && !(i + 4 < text.size() && is_digit(text[i + 4]));
        if (thousands) continue;
        if (!is_digit(text[i])) break;
        whole = std::min<std::int64_t>(whole * 10 + static_cast<std::int64_t>(text[i] - U'0'), most);
    }
    if (i + 1 < text.size() && text[i] == U'.' && is_digit(text[i + 1])) {
        int places = 0;
        for (++i; i < text.size() && is_digit(text[i]); ++i, ++places) {
            if (places < 2) fraction = fraction * 10 + static_cast<std::int64_t>(text[i] - U'0');
        }
        if (places == 1) fraction *= 10;
    }
    number.end = i;
    number.hundredths = whole * 100 + fraction;
    if (i < text.size() && text[i] == U'万') {
        number.hundredths = std::min(number.hundredths, most) * 10000;
        ++number.end;
    }
    return number;
}

/// "两三天", "三五天": the later of two digits said side by side; 0 when it is no such pair.
std::int64_t later_of_two(std::u32string_view text, std::uint32_t begin) {
    const std::int64_t first = begin < text.size() ? han_digit(text[begin]) : -1;
    const std::int64_t second = begin + 1 < text.size() ? han_digit(text[begin + 1]) : -1;
    if (first < 1 || second < 1 || begin + 2 >= text.size() || han_digit(text[begin + 2]) >= 0) return 0;
    constexpr std::u32string_view counted = U"个天小分周块元日月年次件";
    if (counted.find(text[begin + 2]) == std::u32string_view::npos) return 0;
    return second == first + 1 || (first == 3 && second == 5) ? second : 0;
}

NumberWords read_numerals(std::u32string_view text, std::uint32_t begin) {
    if (const std::int64_t later = later_of_two(text, begin); later > 0)
        return {begin, begin + 2, later * 100};
    std::int64_t total = 0, current = 0, last_unit = 1;
    bool zero = false;
    std::uint32_t i = begin;
    for (; i < text.size(); ++i) {
        if (const std::int64_t value = han_digit(text[i]); value >= 0) {
            current = std::min<std::int64_t>(current * 10 + value, most);
            zero = zero || value == 0;
        } else if (const std::int64_t unit = han_unit(text[i]); unit == 10000 && total > 0) {
            total = std::min((total + current) * unit, most); // "二十万"
            current = 0, last_unit = unit, zero = false;
        } else if (unit > 0) {
            total = std::min(total + (current == 0 ? 1 : current) * unit, most);
            current = 0, last_unit = unit, zero = false;
        } else {
            break;
        }
    }
    // "两百五" is 250, "两百零五" 205.
    if (last_unit >= 100 && current > 0 && current < 10 && !zero) current *= last_unit / 10;
    return {begin, i, (total + current) * 100};
}

struct Word {
    std::u32string_view text;
    std::string_view currency;
};

constexpr std::array<Word, 11> money_signs = {{{U"hk$", "HKD"},
                                               {U"nt$", "TWD"},
                                               {U"us$", "USD"},
                                               {U"a$", "AUD"},
                                               {U"rmb", "CNY"},
                                               {U"¥", "CNY"},
                                               {U"$", "USD"},
                                               {U"£", "GBP"},
                                               {U"€", "EUR"},
                                               {U"rs.", "INR"},
                                               {U"₹", "INR"}}};
constexpr std::array<Word, 18> money_units = {{{U"元", "CNY"},
                                               {U"块", "CNY"},
                                               {U"圆", "CNY"},
                                               {U"dollar", "USD"},
                                               {U"bucks", "USD"},
                                               {U"usd", "USD"},
                                               {U"pounds", "GBP"},
                                               {U"quid", "GBP"},
                                               {U"gbp", "GBP"},
                                               {U"euro", "EUR"},
                                               {U"yuan", "CNY"},
                                               {U"rmb", "CNY"},
                                               {U"cny", "CNY"},
                                               {U"rupees", "INR"},
                                               {U"ntd", "TWD"},
                                               {U"港币", "HKD"},
                                               {U"台币", "TWD"},
                                               {U"美元", "USD"}}};

/// "便宜一百", "退您五十": what is taken off or given back is money, where nothing else is counted.
bool is_bare_money(std::u32string_view text, const NumberWords& number) {
    constexpr std::array<std::u32string_view, 12> giving = {U"便宜", U"少收", U"减",   U"优惠",
                                                            U"退您", U"退你", U"补您", U"补你",
                                                            U"赔您", U"赔你", U"返您", U"返你"};
    constexpr std::u32string_view ends = U",.;!?。、\n吧给";
    constexpr std::int64_t least = 500;
    if (number.hundredths < least) return false;
    if (number.end < text.size() && ends.find(text[number.end]) == std::u32string_view::npos) return false;
    return std::any_of(giving.begin(), giving.end(), [&](std::u32string_view word) {
        return number.begin >= word.size() && text.substr(number.begin - word.size(), word.size()) == word;
    });
}

/// "一张30的券", "二十的红包": the face of a gift is money; what an order must reach or loses by one
/// (满599减100的券) is none that is given here.
bool is_face_of_gift(std::u32string_view text, const NumberWords& number) {
    constexpr std::array<std::u32string_view, 7> gifts = {U"券",     U"红包",   U"优惠券", U"代金券",
                                                          U"现金券", U"无门槛", U"购物金"};
    constexpr std::int64_t least = 100;
    if (number.hundredths < least || !starts(text, number.end, U"的")) return false;
    if (number.begin > 0 && (text[number.begin - 1] == U'满' || text[number.begin - 1] == U'减'))
        return false;
    return std::any_of(gifts.begin(), gifts.end(),
                       [&](std::u32string_view gift) { return starts(text, number.end + 1, gift); });
}

/// Behind "来" and "多": "一百来块", "十多元".
std::uint32_t skip_about(std::u32string_view text, std::uint32_t at) {
    const bool about = at < text.size() && (text[at] == U'来' || text[at] == U'多');
    return about ? at + 1 : at;
}

const Word* money_unit_at(std::u32string_view text, std::uint32_t at) {
    for (const Word& unit : money_units)
        if (starts(text, at, unit.text)) return &unit;
    return nullptr;
}

/// "九块九": a single digit right behind the unit is a tenth of it.
void add_tenth(std::u32string_view text, Money& money) {
    const char32_t unit = text[money.end - 1];
    if ((unit != U'块' && unit != U'元') || money.end >= text.size()) return;
    const char32_t c = text[money.end];
    const std::int64_t digit = is_digit(c) ? static_cast<std::int64_t>(c - U'0') : han_digit(c);
    const bool goes_on = money.end + 1 < text.size()
                         && (is_digit(text[money.end + 1]) || han_digit(text[money.end + 1]) >= 0
                             || han_unit(text[money.end + 1]) > 0 || text[money.end + 1] == U'个'
                             || text[money.end + 1] == U'张' || text[money.end + 1] == U'天');
    if (digit < 1 || goes_on || c == U'一' || money.minor % 100 != 0) return;
    money.minor += digit * 10;
    ++money.end;
}

/// "fifteen hundred dollars": words for a number before a unit of money.
void find_spelled_money(std::u32string_view text, std::vector<Money>& found) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (!is_latin_letter(text[i])) continue;
        if (const auto number = spelled_number_at(text, i)) {
            const std::uint32_t after = skip_blank(text, number->end);
            if (const Word* unit = money_unit_at(text, after)) {
                auto end = static_cast<std::uint32_t>(after + unit->text.size());
                if (starts(text, end, U"s")) ++end;
                found.push_back({i, end, number->hundredths, std::string(unit->currency)});
            }
            i = number->end;
        }
        while (i < text.size() && is_latin_letter(text[i]))
            ++i;
    }
}

} // namespace

std::vector<NumberWords> find_numbers(std::u32string_view text) {
    std::vector<NumberWords> numbers;
    for (std::uint32_t i = 0; i < text.size();) {
        if (is_digit(text[i])) {
            numbers.push_back(read_digits(text, i));
            i = numbers.back().end;
        } else if (han_digit(text[i]) >= 0 || text[i] == U'十' || text[i] == U'百' || text[i] == U'廿'
                   || text[i] == U'卅') {
            numbers.push_back(read_numerals(text, i));
            i = numbers.back().end;
        } else {
            ++i;
        }
    }
    return numbers;
}

std::vector<Money> find_money(std::u32string_view text, const std::vector<NumberWords>& numbers) {
    std::vector<Money> found;
    for (const NumberWords& number : numbers) {
        Money money{number.begin, number.end, number.hundredths, {}};
        std::uint32_t before = number.begin;
        while (before > 0 && text[before - 1] == U' ')
            --before;
        for (const Word& sign : money_signs) {
            const std::size_t length = sign.text.size();
            if (before < length || text.substr(before - length, length) != sign.text) continue;
            money.begin = static_cast<std::uint32_t>(before - length);
            money.currency = sign.currency;
            break;
        }
        const std::uint32_t after = skip_blank(text, skip_about(text, number.end));
        if (const Word* unit = money_unit_at(text, after)) {
            if (money.currency.empty()) money.currency = unit->currency;
            money.end = static_cast<std::uint32_t>(after + unit->text.size());
            add_tenth(text, money);
            if (starts(text, money.end, U"钱") || starts(text, money.end, U"s")) ++money.end;
        }
        if (money.currency.empty() && (is_bare_money(text, number) || is_face_of_gift(text, number)))
            money.currency = "CNY";
        if (!money.currency.empty()) found.push_back(std::move(money));
    }
    find_spelled_money(text, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const Money& a, const Money& b) { return a.begin < b.begin; });
    return found;
}

} // namespace amends::text
