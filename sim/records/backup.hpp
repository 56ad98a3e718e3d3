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
/// Puts a copy in the place of the database, which must be closed; what stood there is kept aside. Who was
/// erased there since is erased in the copy first, as far as that file can be read; yields how many. Leaves
/// an audit entry of `actor`; whether they may is the caller's to ask.
Outcome<std::int64_t> restore_backup(const StoreFiles&, const std::filesystem::path& backup,
                                     const std::string& utc, const Actor& actor = Actor::first());
/// Every other file of the data folder that holds the records as they were at some time: backups, copies made
/// before the schema changed, what was kept aside. Sorted.
std::vector<std::filesystem::path> kept_copies(const StoreFiles&);

/// `newer_version` where the file was written by a newer program: it is left as it is, and nobody can be
/// asked by this one. Null for every other file, also where there is none.
std::optional<StoreFault> why_not_of_today(const std::filesystem::path& database);

/// `amends.db.version-N`, before the schema changes. Throws what SQLite throws.
void copy_before_migration(SQLite::Database&, const StoreFiles&, int version);

/// Reads what can be read of a damaged database, as JSON Lines, one event a line. Yields how many. A copy
/// that it reads has no name while lines are written.
Outcome<std::size_t> rescue(const std::filesystem::path& database, std::ostream& out);
/// Removes the copy of a rescue of this store that was killed while it was made.
void drop_broken_rescue(const StoreFiles&);

} // namespace amends::records
