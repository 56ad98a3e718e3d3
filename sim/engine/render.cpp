#include "sim/engine/render.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace amends::engine {
namespace {

using scenario::VariableKind;
using support::Lang;

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays_en = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                         "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 7> weekdays_zh = {"周日", "周一", "周二", "周三",
                                                         "周四", "周五", "周六"};

std::string_view sign_of(std::string_view currency) {
    if (currency == "CNY" || currency == "JPY") return "¥";
    if (currency == "USD") return "$";
    if (currency == "EUR") return "€";
    if (currency == "GBP") return "£";
    return {};
}

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, 1, ',');
    return text;
}

const scenario::Variable* find_variable(const Case& play, std::string_view id) {
    for (const scenario::Variable& variable : play.scenario->variables)
        if (variable.id.value == id) return &variable;
    return nullptr;
}

std::string plural_text(const scenario::Variable& variable, std::int64_t number, Lang lang) {
    const bool one = number == 1 && !variable.unit_one.in(lang).empty();
    return std::to_string(number) + " " + (one ? variable.unit_one : variable.unit).in(lang);
}

/// The value of a variable in one form; null when the kind has no such form.
std::optional<std::string> formed(const Case& play, const scenario::Variable& variable,
                                  const scenario::Row& row, std::string_view form, Lang lang) {
    if (variable.kind == VariableKind::text) {
        if (!form.empty()) return std::nullopt;
        return row.text.in(lang).empty() ? row.text.zh + row.text.en : row.text.in(lang);
    }
    if (variable.kind == VariableKind::money && (form.empty() || form == "money"))
        return money_text(row.number, play.scenario->desk.currency);
    if (variable.kind == VariableKind::number && form.empty()) return std::to_string(row.number);
    if (variable.kind == VariableKind::number && form == "plural")
        return plural_text(variable, row.number, lang);
    if (variable.kind == VariableKind::date) {
        const Moment day = later(start_of(play), row.number * 86400000);
        if (form.empty() || form == "date") return date_text(day, lang);
        if (form == "weekday") return weekday_text(day, lang);
    }
    return std::nullopt;
}

std::optional<std::string> value_of(const Case& play, std::string_view place, Lang lang) {
    const std::size_t colon = place.find(':');
    const std::string_view name = place.substr(0, colon);
    const std::string_view form = colon == std::string_view::npos ? "" : place.substr(colon + 1);
    const scenario::Variable* variable = find_variable(play, name);
    if (!variable) return std::nullopt;
    const scenario::Row* row = drawn_row(play, variable->id);
    return row ? formed(play, *variable, *row, form, lang) : std::nullopt;
}

using Lookup = std::function<std::optional<std::string>(std::string_view)>;

std::string replace_places(std::string_view pattern, const Lookup& look_up) {
    std::string out;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        out += pattern.substr(at, open - at);
        const auto value = look_up(pattern.substr(open + 1, close - open - 1));
        out += value ? *value : std::string(pattern.substr(open, close - open + 1));
        at = close + 1;
    }
    out += pattern.substr(std::min(at, pattern.size()));
    return out;
}

} // namespace

std::string money_text(std::int64_t minor, std::string_view currency) {
    const bool whole_only = currency == "JPY" || currency == "KRW";
    const std::uint64_t size =
        minor < 0 ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    const std::string_view sign = sign_of(currency);
    std::string text = minor < 0 ? "-" : "";
    text += sign.empty() ? std::string(currency) + " " : std::string(sign);
    if (whole_only) return text + grouped(size);
    const std::uint64_t cents = size % 100;
    return text + grouped(size / 100) + (cents < 10 ? ".0" : ".") + std::to_string(cents);
}

std::string date_text(const Moment& moment, Lang lang) {
    const Date date = date_of(moment);
    if (lang == Lang::zh) return std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
    return std::to_string(date.day) + " " + std::string(months[date.month - 1]);
}

std::string weekday_text(const Moment& moment, Lang lang) {
    const unsigned day = date_of(moment).weekday;
    return std::string(lang == Lang::zh ? weekdays_zh[day] : weekdays_en[day]);
}

const scenario::Row* drawn_row(const Case& play, const scenario::VariableId& id) {
    const scenario::Variable* variable = find_variable(play, id.value);
    const auto drawn = play.drawn.find(id.value);
    if (!variable || drawn == play.drawn.end()) return nullptr;
    for (const scenario::Row& row : variable->rows)
        if (row.id.value == drawn->second) return &row;
    return nullptr;
}

Moment start_of(const Case& play) {
    return parse_moment(play.scenario->now).value_or(Moment{});
}

std::string render(const Case& play, const support::Localized& text, Lang lang) {
    const std::string& wanted = text.in(lang);
    const std::string& pattern = wanted.empty() ? text.in(lang == Lang::zh ? Lang::en : Lang::zh) : wanted;
    if (pattern.find('{') == std::string::npos) return pattern;
    return replace_places(pattern, [&](std::string_view place) { return value_of(play, place, lang); });
}

std::int64_t amount_of(const Case& play, const scenario::Amount& amount) {
    if (amount.variable.empty()) return amount.minor;
    const scenario::Row* row = drawn_row(play, amount.variable);
    if (!row) return amount.minor;
    __extension__ using Wide = __int128;
    const Wide product = static_cast<Wide>(row->number) * amount.percent;
    return static_cast<std::int64_t>(product / 100 - (product % 100 < 0 ? 1 : 0));
}

std::string fill(std::string_view pattern,
                 std::initializer_list<std::pair<std::string_view, std::string>> places) {
    return replace_places(pattern, [&](std::string_view name) -> std::optional<std::string> {
        for (const auto& [key, value] : places)
            if (key == name) return value;
        return std::nullopt;
    });
}

} // namespace amends::engine
