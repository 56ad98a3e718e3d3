#pragma once
// The schema's numbered steps: from an empty file or any older version to today's, in one transaction.
#include <span>
#include <string_view>

namespace SQLite {
class Database;
}

namespace amends::records {

/// Step n brings a file from user_version n−1 to n.
struct SchemaStep {
    std::string_view name, sql;
};

/// All steps of schema/*.sql, in order.
std::span<const SchemaStep> schema_steps();

/// Marks a file as ours ("AMND", PRAGMA application_id).
inline constexpr int application_id = 0x414d4e44;

int user_version(SQLite::Database&);

/// Applies what is missing. Either all steps stand afterwards or none; throws what SQLite throws.
void migrate(SQLite::Database&, std::span<const SchemaStep>);

} // namespace amends::records
