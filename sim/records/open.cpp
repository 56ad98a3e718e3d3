// Opening: every doubt about the file is settled before anyone types.
#include "sim/records/backup.hpp"
#include "sim/records/collect_writing.hpp"
#include "sim/records/figures_writing.hpp"
#include "sim/records/missing_tail.hpp"
#include "sim/records/opening.hpp"
#include "sim/records/schema.hpp"
#include "sim/records/writing.hpp"

#include <SQLiteCpp/Column.h>
#include <sqlite3.h>

#include <array>
#include <fstream>

namespace amends::records {
namespace {

namespace fs = std::filesystem;

std::uintmax_t size_of(const fs::path& path) {
    std::error_code failed;
    const std::uintmax_t size = fs::file_size(path, failed);
    return failed ? 0 : size;
}

/// What can be said without opening: whether the file is ours, of our time, and a database at all.
std::optional<FaultKind> doubt_of_file(const fs::path& path) {
    if (size_of(path) == 0) return std::nullopt; // new
    const FileHead head = file_head(path);
    if (!head.readable || !head.is_sqlite) return FaultKind::damaged;
    if (head.version > schema_steps().size() && head.application == application_id)
        return FaultKind::newer_version;
    if (head.version != 0 && head.application != application_id) return FaultKind::foreign;
    return std::nullopt;
}

SQLite::Database connect(const StoreFiles& files, const StoreOptions& options) {
    SQLite::Database database(files.database.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5000,
                              options.vfs);
    sqlite3_extended_result_codes(database.getHandle(), 1);
    return database;
}

/// "ok", or the first thing SQLite finds wrong.
std::string quick_check(SQLite::Database& database) {
    return database.execAndGet("PRAGMA quick_check(1)").getString();
}

/// Leaves the log as it is when this connection closes: what is kept aside must not change first.
void spare_log(SQLite::Database& database) {
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

/// WAL where it works, else a rollback journal with one more sync. True: WAL.
bool choose_journal(SQLite::Database& database) {
    const std::string mode = [&] {
        try {
            return database.execAndGet("PRAGMA journal_mode = WAL").getString();
        } catch (const SQLite::Exception& problem) {
            const FaultKind kind = kind_from_sqlite(problem.getExtendedErrorCode());
            if (kind == FaultKind::damaged || kind == FaultKind::read_only) throw;
            return std::string();
        }
    }();
    const bool wal = mode == "wal";
    if (!wal) database.exec("PRAGMA journal_mode = DELETE");
    database.exec(wal ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = EXTRA");
    database.exec("PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON");
    return wal;
}

/// Under which desk entries are written from now on.
void note_desk(SQLite::Database& database, const std::string& desk, const std::string& utc) {
    if (desk.empty()) return;
    SQLite::Statement ask(database, "SELECT id FROM desks ORDER BY first_audit DESC LIMIT 1");
    const bool is_known = ask.executeStep();
    if (is_known && ask.getColumn(0).getString() == desk) return;
    SQLite::Statement put(database,
                          is_known ? "INSERT OR REPLACE INTO desks SELECT coalesce(max(seq), 0) + 1, ?, ? "
                                     "FROM audit"
                                   : "INSERT INTO desks VALUES (0, ?, ?)");
    put.bind(1, desk);
    put.bind(2, utc);
    put.exec();
}

/// A log whose database is gone would be deleted by SQLite: kept aside instead. An empty database beside a
/// rollback journal is one that was just being made.
Outcome<std::optional<StoreNotice>> rescue_stray_log(const StoreFiles& files, const std::string& utc) {
    const bool stray_wal = size_of(files.database) == 0 && size_of(beside(files.database, "-wal")) > 0;
    const bool stray_journal = !fs::exists(files.database) && size_of(beside(files.database, "-journal")) > 0;
    if (!stray_wal && !stray_journal) return std::optional<StoreNotice>();
    auto kept = set_aside(files.database, "stray", utc);
    if (!kept) return kept.error();
    return std::optional<StoreNotice>(StoreNotice{
        StoreNotice::Kind::stray_log, beside(kept.value(), stray_wal ? "-wal" : "-journal").string()});
}

std::string now_text(const StoreOptions& options) {
    return utc_text(options.wall_ms ? options.wall_ms() : system_ms());
}

/// Checks, migrates and probes an open file. Throws or yields what is wrong.
Outcome<std::vector<StoreNotice>> prepare(SQLite::Database& database, const StoreFiles& files,
                                          const StoreOptions& options, bool check_whole) {
    spare_log(database);
    if (check_whole && quick_check(database) != "ok")
        return StoreFault{FaultKind::damaged, files.database.string(), {}, quick_check(database)};
    const int version = user_version(database);
    const int ours = static_cast<int>(schema_steps().size());
    if (version > ours)
        return StoreFault{FaultKind::newer_version, files.database.string(), std::to_string(version), {}};
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    std::vector<StoreNotice> notices;
    if (!choose_journal(database)) notices.push_back({StoreNotice::Kind::rollback_journal, {}});
    if (version > 0 && version < ours) {
        tell_opening(0); // the copy of a large file takes long, too
        copy_before_migration(database, files, version);
    }
    migrate(database, schema_steps());
    catch_up_figures(database);
    database.exec("PRAGMA user_version = " + std::to_string(ours)); // the probe: a write through to the disk
    note_desk(database, desk_of(files.folder), now_text(options));
    if (notices.empty()) reserve_log(database);
    const auto head = read_head(files.head);
    if (head && !has_row(database, *head)) {
        note_missing_tail(database, *head, now_text(options));
        notices.push_back({StoreNotice::Kind::missing_tail, name_of_row(*head)});
    }
    return notices;
}

Outcome<Opened> open_and_prepare(const StoreFiles& files, const StoreOptions& options, bool check_whole) {
    return guarded<Opened>(files.database.string(), [&]() -> Outcome<Opened> {
        SQLite::Database database = connect(files, options);
        auto notices = prepare(database, files, options, check_whole);
        if (!notices) return notices.error();
        return Opened{std::move(database), std::move(notices).value()};
    });
}

/// The damaged file keeps its content under another name, so that the next start can begin anew.
StoreFault keep_damaged(const StoreFiles& files, StoreFault fault, const std::string& utc) {
    auto kept = set_aside(files.database, "damaged", utc);
    if (kept) {
        fault.detail = kept.value().string();
        std::error_code ignored; // its chain went with the file; the kept copy is verified by itself
        fs::rename(files.head, beside(kept.value(), ".head"), ignored);
    }
    return fault;
}

} // namespace

FileHead file_head(const fs::path& path) {
    std::array<unsigned char, 100> raw{};
    std::ifstream file(path, std::ios::binary);
    FileHead head;
    head.readable = static_cast<bool>(file.read(reinterpret_cast<char*>(raw.data()), raw.size()));
    const auto number = [&](std::size_t at) {
        return static_cast<std::uint32_t>(raw[at] << 24U | raw[at + 1] << 16U | raw[at + 2] << 8U
                                          | raw[at + 3]);
    };
    head.is_sqlite = std::string_view(reinterpret_cast<const char*>(raw.data()), 16)
                     == std::string_view("SQLite format 3\0", 16);
    head.version = number(60);
    head.application = number(68);
    return head;
}

void reserve_log(SQLite::Database& database) {
    sqlite3_file* log = nullptr;
    sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    sqlite3_int64 size = 0;
    if (!log || !log->pMethods || log->pMethods->xFileSize(log, &size) != SQLITE_OK) return;
    constexpr int page_with_its_head = 4096 + 24;
    const std::int64_t full = (log_pages_full + log_pages_full / 8) * std::int64_t{page_with_its_head};
    if (size >= full) return;
    const std::string rest(static_cast<std::size_t>(full - size), '\0'); // read as the log's end
    if (log->pMethods->xWrite(log, rest.data(), static_cast<int>(rest.size()), size) == SQLITE_OK)
        log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
}

Outcome<Opened> open_database(const StoreFiles& files, const StoreOptions& options, bool crashed_before) {
    const std::string utc = now_text(options);
    std::error_code nothing_there;
    fs::remove_all(workplace_of(files), nothing_there); // what a collecting that was interrupted left
    drop_broken_rescue(files);
    auto stray = rescue_stray_log(files, utc);
    if (!stray) return stray.error();
    const bool check_whole = crashed_before || size_of(files.database) < options.check_whole_below;
    Outcome<Opened> opened = [&]() -> Outcome<Opened> {
        if (const auto doubt = doubt_of_file(files.database)) {
            const bool newer = *doubt == FaultKind::newer_version;
            return StoreFault{*doubt,
                              files.database.string(),
                              newer ? std::to_string(file_head(files.database).version) : std::string(),
                              {}};
        }
        return open_and_prepare(files, options, check_whole);
    }();
    if (!opened)
        return opened.error().kind == FaultKind::damaged ? keep_damaged(files, opened.error(), utc)
                                                         : opened.error();
    if (stray.value()) opened.value().notices.push_back(*stray.value());
    return opened;
}

} // namespace amends::records
