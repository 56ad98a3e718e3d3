#pragma once
// What forms need to know of a place: its words, its shape, and what it may begin with.
#include "sim/author/document.hpp"
#include "sim/author/format_shape.hpp"

namespace amends::author {

/// What the file calls the value: its documentation, or its key.
[[nodiscard]] support::Localized name_of(const Document&, const JsonPlace&);
/// The shape of the value at the place, also where the file has none yet; null when no table knows.
[[nodiscard]] const Shape* shape_at(const Document&, const JsonPlace&);
/// The smallest value that a form can go on with: what must be there, empty. As JSON text.
[[nodiscard]] std::string blank_value(const Shape&);

} // namespace amends::author
