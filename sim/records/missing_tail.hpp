#pragma once
// Rows at the end of the records that were acknowledged and are no longer there.
#include "sim/records/reader.hpp"

#include <SQLiteCpp/Database.h>

namespace amends::records {

/// The row is there, with that hash.
bool has_row(SQLite::Database&, const Head&);

/// "ATTEMPT #NUMBER": the row as people are told of it.
std::string name_of_row(const Head&);

/// Writes it down in the store, once for each row: the next row that is written takes the place of
/// `amends.head`.
void note_missing_tail(SQLite::Database&, const Head&, const std::string& utc);

/// What is missing: the row that `kept` (of `amends.head`, read before) names, and those of which openings
/// wrote down that they were missing, oldest first.
Outcome<std::vector<Head>> missing_tails(Reader&, const std::optional<Head>& kept);

} // namespace amends::records
