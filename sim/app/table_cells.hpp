#pragma once
// Cells of tables that people fill in by hand.
#include "support/localized.hpp"

#include <string>
#include <string_view>

namespace amends::app {

/// Without blanks, tabs, line ends and wide blanks on either side.
std::string_view trimmed(std::string_view);
/// Trimmed, with A–Z small.
std::string lower_case(std::string_view);
/// Line ends within a cell: CR LF is one.
int line_breaks(std::string_view cell);
/// The sentence with the value in place of the first {} of each language.
support::Localized with(const char* zh, const char* en, const std::string& value);

} // namespace amends::app
