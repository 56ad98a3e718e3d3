#pragma once
// Everything the store keeps of one person, for them to read and to take away. docs/records.md has the keys.
#include "sim/records/people.hpp"

#include <span>
#include <string_view>

namespace amends::records {

/// A column that holds a person's id, or words that name one by it.
struct PersonColumn {
    std::string_view table, column;
};
/// All of them. A column that a later step of the schema adds belongs here once the export reads it.
std::span<const PersonColumn> columns_about_people();

/// One JSON object, nobody else's: their attempts with every event and result, what was marked and disputed,
/// programmes, sittings, plans, figures, and what they did themselves for others, of whom nothing is told.
/// `person` and everybody merged into them. In a file of an older version what it knows. Whoever asks must be
/// that person, who gets all of it, or may read records, and gets words of practice only where they were
/// shared.
Outcome<std::string> export_person(Reader&, const Actor&, const std::string& person);
/// The same of one attempt and its marks alone; without any attempt where there is none of that id.
Outcome<std::string> export_attempt(Reader&, const Actor&, const std::string& attempt);

} // namespace amends::records
