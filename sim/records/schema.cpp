#include "sim/records/schema.hpp"

#include "sim/records/seals.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <string>

namespace amends::records {

int user_version(SQLite::Database& database) {
    return database.execAndGet("PRAGMA user_version").getInt();
}

void migrate(SQLite::Database& database, std::span<const SchemaStep> steps) {
    const int from = user_version(database);
    if (from >= static_cast<int>(steps.size())) return;
    SQLite::Transaction all(database, SQLite::TransactionBehavior::IMMEDIATE);
    const bool had_seals = database.tableExists("seals");
    for (const SchemaStep& step : steps.subspan(static_cast<std::size_t>(from)))
        database.exec(std::string(step.sql));
    if (!had_seals && database.tableExists("seals")) begin_seals(database);
    database.exec("PRAGMA application_id = " + std::to_string(application_id));
    database.exec("PRAGMA user_version = " + std::to_string(steps.size()));
    all.commit();
}

} // namespace amends::records
