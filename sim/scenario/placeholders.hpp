#pragma once
// {variable} and {variable:form} in texts.
#include "sim/scenario/scenario.hpp"

#include <span>
#include <string_view>

namespace amends::scenario {

struct Placeholder {
    std::string_view name, form; ///< form: empty when there is none
};

struct Placeholders {
    std::vector<Placeholder> places;
    std::string_view stray; ///< the first piece whose braces do not pair; empty: all do
};

Placeholders placeholders_in(std::string_view text);

/// The forms a kind of variable has beside the plain one, "" first.
std::span<const std::string_view> forms_of(VariableKind);

/// The longest the text gets in code points over all rows of its variables.
std::size_t longest_rendering(const Scenario&, std::string_view text, support::Lang);

} // namespace amends::scenario
