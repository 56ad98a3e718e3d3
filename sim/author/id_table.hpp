#pragma once
// Which fields of the format define ids and which name them.
#include "sim/author/format_shape.hpp"
#include "sim/author/references.hpp"

#include <functional>
#include <span>

namespace amends::author {

/// How a field names ids.
enum class NamesBy {
    defining, ///< the field gives the id
    value,    ///< a text, a list of texts, or a map to texts
    object,   ///< goods, or what the action beside it takes
    script,   ///< lines of a test
    any_id,   ///< whichever id it is
};

struct IdField {
    std::string_view table, field;
    NamesBy by = NamesBy::value;
    IdKind kind = IdKind::place;
};

/// The row for a field of a table, or null.
[[nodiscard]] const IdField* id_field(std::string_view table, std::string_view field);

/// A value that stands under a field of a table.
struct FieldVisit {
    const support::Json* value = nullptr; ///< of a list or map of texts, one of them
    const support::Json* owner = nullptr; ///< the object with the field
    const ObjectShape* table = nullptr;
    const FieldShape* field = nullptr; ///< null for a text in two languages, whose members are visited
    const std::vector<JsonStep>* steps = nullptr;
};
/// Visits each text that stands under a known field, in file order.
void visit_texts(const Document&, const std::function<void(const FieldVisit&)>&);

} // namespace amends::author
