#pragma once
// A document edited as text, line by line.
#include "sim/author/document.hpp"

#include <optional>

namespace amends::author {

/// The edit that makes of what a view showed (`before`, its lines ended by line feeds) what it shows now.
/// Lines that did not change keep their bytes: line ends, and what a view cannot show. None when both are
/// alike.
[[nodiscard]] std::optional<Edit> edit_of_lines(const Document&, std::string_view before,
                                                std::string_view now);
/// The byte where the line begins, and `column` - 1 characters on, never behind the line's end. Both count
/// from 1.
[[nodiscard]] std::size_t offset_of_line(std::string_view text, int line, int column);

} // namespace amends::author
