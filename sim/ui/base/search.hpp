#pragma once
#include <string_view>

namespace amends::ui {

/// Whether the text holds what was searched for; large and small Latin letters are alike. Nothing searched
/// for is found everywhere.
[[nodiscard]] bool holds_words(std::string_view text, std::string_view query);

} // namespace amends::ui
