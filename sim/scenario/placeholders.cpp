#include "sim/scenario/placeholders.hpp"

#include "support/utf8.hpp"

#include <algorithm>
#include <array>

namespace amends::scenario {
namespace {

using support::count_code_points;

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
               || c == '-' || c == ':';
    });
}

std::size_t digits_of(std::int64_t number) {
    return std::to_string(number).size();
}

/// How long a row of the variable gets; a little too long rather than too short.
std::size_t longest(const Variable& variable, const Row& row, std::string_view form, support::Lang lang) {
    switch (variable.kind) {
    case VariableKind::text: return count_code_points(row.text.in(lang));
    case VariableKind::number:
        if (form.empty()) return digits_of(row.number);
        return digits_of(row.number) + 1
               + std::max(count_code_points(variable.unit.in(lang)),
                          count_code_points(variable.unit_one.in(lang)));
    case VariableKind::money: return digits_of(row.number) + digits_of(row.number) / 3 + 3;
    case VariableKind::date: break;
    }
    return lang == support::Lang::zh ? 6 : 12; // 12月30日, 30 September
}

/// The first brace from `from` on; the library's own search for one of several characters is slow.
std::size_t find_brace(std::string_view text, std::size_t from) {
    while (from < text.size() && text[from] != '{' && text[from] != '}')
        ++from;
    return from < text.size() ? from : std::string_view::npos;
}

} // namespace

Placeholders placeholders_in(std::string_view text) {
    Placeholders found;
    for (std::size_t at = find_brace(text, 0); at != std::string_view::npos; at = find_brace(text, at)) {
        const std::size_t close = text[at] == '{' ? find_brace(text, at + 1) : std::string_view::npos;
        if (close == std::string_view::npos || text[close] != '}'
            || !is_name(text.substr(at + 1, close - at - 1))) {
            found.stray = text.substr(at, 24);
            while (!found.stray.empty() && at + found.stray.size() < text.size()
                   && (static_cast<unsigned char>(text[at + found.stray.size()]) & 0xC0U) == 0x80U) {
                found.stray.remove_suffix(1); // not through the middle of a character
            }
            return found;
        }
        const std::string_view inside = text.substr(at + 1, close - at - 1);
        const std::size_t colon = inside.find(':');
        found.places.push_back(
            {inside.substr(0, colon), colon == std::string_view::npos ? "" : inside.substr(colon + 1)});
        at = close + 1;
    }
    return found;
}

std::span<const std::string_view> forms_of(VariableKind kind) {
    static constexpr std::array<std::string_view, 1> text = {""};
    static constexpr std::array<std::string_view, 2> number = {"", "plural"};
    static constexpr std::array<std::string_view, 2> money = {"", "money"};
    static constexpr std::array<std::string_view, 3> date = {"", "date", "weekday"};
    switch (kind) {
    case VariableKind::text: return text;
    case VariableKind::number: return number;
    case VariableKind::money: return money;
    case VariableKind::date: break;
    }
    return date;
}

std::size_t longest_rendering(const Scenario& scenario, std::string_view text, support::Lang lang) {
    std::size_t length = count_code_points(text);
    for (const Placeholder& place : placeholders_in(text).places) {
        const auto variable = std::find_if(scenario.variables.begin(), scenario.variables.end(),
                                           [&](const Variable& v) { return v.id.value == place.name; });
        if (variable == scenario.variables.end()) continue;
        std::size_t most = 0;
        for (const Row& row : variable->rows)
            most = std::max(most, longest(*variable, row, place.form, lang));
        const std::size_t written = place.name.size() + place.form.size() + (place.form.empty() ? 2 : 3);
        length = length + most - std::min(length, written);
    }
    return length;
}

} // namespace amends::scenario
