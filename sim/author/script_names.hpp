#pragma once
#include "sim/author/references.hpp"

#include <string>

namespace amends::author {

/// An id under another name.
struct Renaming {
    IdKind kind = IdKind::place;
    std::string from, to;
    std::string_view question; ///< of an option: the wrap-up's question as scripts name it
};

/// The script line with the id renamed; none when the line does not name it.
[[nodiscard]] std::optional<std::string> renamed_line(std::string_view line, const Renaming&);

} // namespace amends::author
