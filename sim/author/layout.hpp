#pragma once
// How JSON that is newly written looks: two spaces, the tables' order of keys, short things on one line.
#include "sim/author/format_shape.hpp"

namespace amends::author {

/// Columns up to which an object or list stays on one line.
inline constexpr std::size_t line_columns_max = 110;

/// Where a value is written.
struct LayoutPlace {
    std::string indent;     ///< of the line it begins in
    std::size_t column = 0; ///< code points before it in that line
    std::string_view line_end = "\n";
};

/// The value as text; numbers and texts with the very bytes they have in `source`.
[[nodiscard]] std::string lay_out(const support::Json&, std::string_view source, const Shape*,
                                  const LayoutPlace&);

/// True when both mean the same: members in any order, numbers by their kind and value.
[[nodiscard]] bool means_the_same(const support::Json&, const support::Json&);

} // namespace amends::author
