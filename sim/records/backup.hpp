#pragma once
// Copies of the whole store, made while it is in use.
#include "sim/records/store.hpp"

namespace amends::records {

/// A consistent copy under `backups/`, from a connection of its own; the newest `keep` copies stay.
Outcome<std::filesystem::path> make_backup(const StoreFiles&, const std::string& utc, std::size_t keep = 7,
                                           const std::string& vfs = {});
/// The newest copy by its name, sound or not; null when there is none.
std::optional<std::filesystem::path> newest_backup(const StoreFiles&);
/// The newest copy whose pages and chain are sound; null when there is none.
std::optional<std::filesystem::path> newest_sound_backup(const StoreFiles&);
/// Puts a copy in the place of the database, which must be closed; what stood there is kept aside.
Outcome<support::Done> restore_backup(const StoreFiles&, const std::filesystem::path& backup,
                                      const std::string& utc);

/// `amends.db.version-N`, before the schema changes. Throws what SQLite throws.
void copy_before_migration(SQLite::Database&, const StoreFiles&, int version);

/// Reads what can be read of a damaged database, as JSON Lines, one event a line. Yields how many.
Outcome<std::size_t> rescue(const std::filesystem::path& database, std::ostream& out);

} // namespace amends::records
