// Numbers and money said in a reply.
#include "scoring/text/amounts.hpp"

#include "scoring/text/amount_words.hpp"
#include "scoring/text/normalise.hpp"

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

NumberWords read_numerals(std::u32string_view text, std::uint32_t begin) {
    std::int64_t total = 0, current = 0;
    std::uint32_t i = begin;
    for (; i < text.size(); ++i) {
        if (const std::int64_t value = han_digit(text[i]); value >= 0) {
            current = std::min<std::int64_t>(current * 10 + value, most);
        } else if (const std::int64_t unit = han_unit(text[i]); unit > 0) {
            total += (current == 0 ? 1 : current) * unit;
            current = 0;
        } else {
            break;
        }
    }
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

} // namespace

std::vector<NumberWords> find_numbers(std::u32string_view text) {
    std::vector<NumberWords> numbers;
    for (std::uint32_t i = 0; i < text.size();) {
        if (is_digit(text[i])) {
            numbers.push_back(read_digits(text, i));
            i = numbers.back().end;
        } else if (han_digit(text[i]) >= 0 || text[i] == U'十' || text[i] == U'百') {
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
        const std::uint32_t after = skip_blank(text, number.end);
        for (const Word& unit : money_units) {
            if (!starts(text, after, unit.text)) continue;
            if (money.currency.empty()) money.currency = unit.currency;
            money.end = static_cast<std::uint32_t>(after + unit.text.size());
            if (starts(text, money.end, U"钱") || starts(text, money.end, U"s")) ++money.end;
            break;
        }
        if (!money.currency.empty()) found.push_back(std::move(money));
    }
    return found;
}

} // namespace amends::text
