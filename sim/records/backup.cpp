#include "sim/records/backup.hpp"

#include "sim/records/schema.hpp"
#include "sim/records/verify.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <ostream>

namespace amends::records {
namespace {

namespace fs = std::filesystem;

void copy_into(SQLite::Database& database, const fs::path& target) {
    SQLite::Statement copy(database, "VACUUM INTO ?");
    copy.bind(1, target.string());
    copy.exec();
}

/// Copies by name, newest first: their names are their times.
std::vector<fs::path> backups_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed))
        if (entry.path().extension() == ".db") found.push_back(entry.path());
    std::sort(found.rbegin(), found.rend());
    return found;
}

bool is_sound(const fs::path& path) {
    auto reader = Reader::open(path);
    if (!reader) return false;
    try {
        SQLite::Database& database = reader.value().database();
        if (database.execAndGet("PRAGMA application_id").getInt() != application_id) return false;
        if (database.execAndGet("PRAGMA quick_check(1)").getString() != "ok") return false;
    } catch (const SQLite::Exception&) {
        return false;
    }
    const auto report = verify(reader.value());
    return report.ok() && report.value().found.empty();
}

std::string line_of(const EventRow& row) {
    nlohmann::json line{{"attempt", row.attempt},   {"seq", row.seq},           {"contact", row.contact},
                        {"at_ms", row.at_ms},       {"wall_utc", row.wall_utc}, {"kind", row.kind},
                        {"hash", to_hex(row.hash)}, {"payload", nullptr}};
    if (row.payload) line["payload"] = *row.payload;
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Reads until the first bad page; from the other end what lies behind it.
std::int64_t read_until_damage(SQLite::Database& database, bool backwards, std::int64_t beyond,
                               std::ostream& out, std::size_t& count) {
    std::int64_t reached = beyond;
    try {
        SQLite::Statement ask(database,
                              backwards ? "SELECT rowid, * FROM events WHERE rowid > ? ORDER BY rowid DESC"
                                        : "SELECT rowid, * FROM events WHERE rowid > ? ORDER BY rowid");
        ask.bind(1, beyond);
        while (ask.executeStep()) {
            reached = ask.getColumn(0).getInt64();
            out << line_of(event_in(ask, 1)) << '\n';
            ++count;
        }
        return -1;
    } catch (const SQLite::Exception&) { // the damage; the caller goes round it
        return reached;
    }
}

} // namespace

void copy_before_migration(SQLite::Database& database, const StoreFiles& files, int version) {
    const fs::path target = beside(files.database, ".version-" + std::to_string(version));
    std::error_code ignored; // an older try was interrupted: its copy may be half
    fs::remove(target, ignored);
    copy_into(database, target);
}

Outcome<fs::path> make_backup(const StoreFiles& files, const std::string& utc, std::size_t keep,
                              const std::string& vfs) {
    std::error_code failed;
    fs::create_directories(files.backups, failed);
    if (failed) return StoreFault{FaultKind::folder_unwritable, files.backups.string(), {}, failed.message()};
    std::string stamp = utc;
    std::erase_if(stamp, [](char one) { return one == ':' || one == '-' || one == '.'; });
    const fs::path target = files.backups / ("amends-" + stamp + ".db");
    const fs::path unfinished = beside(target, ".part");
    fs::remove(unfinished, failed);
    auto reader = Reader::open(files.database, vfs);
    if (!reader) return reader.error();
    return guarded<fs::path>(unfinished.string(), [&]() -> Outcome<fs::path> {
        copy_into(reader.value().database(), unfinished);
        fs::rename(unfinished, target);
        const auto all = backups_in(files.backups);
        for (std::size_t old = keep; old < all.size(); ++old)
            fs::remove(all[old], failed);
        return target;
    });
}

std::optional<fs::path> newest_sound_backup(const StoreFiles& files) {
    for (const fs::path& path : backups_in(files.backups))
        if (is_sound(path)) return path;
    return std::nullopt;
}

Outcome<support::Done> restore_backup(const StoreFiles& files, const fs::path& backup,
                                      const std::string& utc) {
    auto holder = Holder::take(files, "amends records", std::chrono::milliseconds(0));
    if (!holder) return holder.error();
    return guarded<support::Done>(files.database.string(), [&]() -> Outcome<support::Done> {
        const fs::path fresh = beside(files.database, ".restored");
        fs::copy_file(backup, fresh, fs::copy_options::overwrite_existing);
        if (fs::exists(files.database)) {
            auto kept = set_aside(files.database, "replaced", utc);
            if (!kept) return kept.error();
        }
        fs::rename(fresh, files.database);
        return support::Done{};
    });
}

Outcome<std::size_t> rescue(const fs::path& path, std::ostream& out) {
    return guarded<std::size_t>(path.string(), [&]() -> Outcome<std::size_t> {
        // A damaged file may not be touched, not even by the recovery of its log.
        SQLite::Database database("file:" + path.string() + "?immutable=1",
                                  SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        std::size_t count = 0;
        const std::int64_t reached = read_until_damage(database, false, 0, out, count);
        if (reached >= 0) read_until_damage(database, true, reached, out, count);
        return count;
    });
}

} // namespace amends::records
