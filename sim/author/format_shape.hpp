#pragma once
// Which of the reader's tables a value of a file stands under.
#include "sim/author/document.hpp"
#include "sim/scenario/fields/shape.hpp"

namespace amends::author {

using scenario::fields::FieldShape;
using scenario::fields::ObjectShape;
using scenario::fields::Shape;

/// What the root of such a file may hold.
[[nodiscard]] const Shape& root_shape(DocumentKind);
/// The table of the object `json` under `shape`: of several that are possible the one whose keys it has.
/// Null for values that are no objects with a table. `shape` may be null.
[[nodiscard]] const ObjectShape* table_for(const Shape* shape, const support::Json& json);
/// What the child of `json` may hold; null when no table knows.
[[nodiscard]] const Shape* child_shape(const Shape* shape, const support::Json& json,
                                       const support::Json& child);
/// The field of a table, or null.
[[nodiscard]] const FieldShape* find_field(const ObjectShape& table, std::string_view key);
/// The place of a key in its object as the reader's tables have it; keys they do not know come last.
[[nodiscard]] std::size_t key_rank(const Shape* shape, const support::Json& object, std::string_view key);
/// The field at the place as documented, or null: for forms and for the names of edits.
[[nodiscard]] const FieldShape* field_at(const Document&, const JsonPlace&);

} // namespace amends::author
