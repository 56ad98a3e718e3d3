#pragma once
// Keeping figures and counters equal to the attempts. Private to the folder.
#include "sim/records/figures.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace amends::records {

/// What figures_in() reads, from the table of figures.
inline constexpr const char* figure_columns =
    "SELECT attempt, cohort, phase, scenario, person, mode, started_utc, finished, counts, passed, waiting, "
    "total, principles FROM attempt_figures ";
AttemptFigures figures_in(SQLite::Statement&);

/// Makes again what `stale_figures` names, at most `limit` attempts and programmes in all, and yields how
/// many it was. Within the open transaction.
std::int64_t refresh_figures(SQLite::Database&, std::int64_t limit);
/// The same for all of them, with a transaction for every some thousand: for a file that has just been
/// brought up to this schema.
void catch_up_figures(SQLite::Database&);
/// Every row and counter made anew from the attempts; yields the keys of those that said something else:
/// attempt, or table and key. Within the open transaction.
std::vector<std::string> recount_figures(SQLite::Database&);

} // namespace amends::records
