#pragma once
// Ids: where they are defined, who names them, and giving one another name everywhere at once.
#include "sim/author/document.hpp"

namespace amends::author {

/// Names that may not stand twice among themselves.
enum class IdKind {
    place,      ///< nodes and endings
    choice,     ///< of the whole case
    transition, ///< of one node
    flag,
    variable,
    row,   ///< of one variable; rows of tied variables go by one name
    goods, ///< orders and items
    shown, ///< photos, facts, policies and articles
    department,
    event,
    saved_reply,
    way,
    test,
    option, ///< of one question of the wrap-up
};

/// What kind of id is defined at the place ("/nodes/0/id", "/flags/2"), or none.
[[nodiscard]] std::optional<IdKind> id_kind_at(const Document&, const JsonPlace&);

/// Everywhere the id defined at `id` is named, its definition first, then in file order. Also lines of tests
/// and texts with {variable}.
[[nodiscard]] std::vector<JsonPlace> uses_of(const Document&, const JsonPlace& id);

/// The edit that gives the id at `id` another name, with everything that names it. Refused when nothing is
/// defined there, the name is no id, or it is taken.
[[nodiscard]] support::Result<Edit, support::Localized> rename_id(const Document&, const JsonPlace& id,
                                                                  std::string_view to);

/// `wish`, or with the first number from 2 on that makes it free. `around` is the entry whose list counts
/// for ids that are unique in their list only.
[[nodiscard]] std::string free_id(const Document&, IdKind, std::string_view wish,
                                  const JsonPlace& around = {});

} // namespace amends::author
