#include "sim/records/backup.hpp"

#include "sim/records/collect_writing.hpp"
#include "sim/records/figures_writing.hpp"
#include "sim/records/people_writing.hpp"
#include "sim/records/schema.hpp"
#include "sim/records/verify.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
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
    if (!report) return false;
    // A row of another table was changed: older copies lack attempts, this one tells of it with `verify`.
    return std::all_of(report.value().found.begin(), report.value().found.end(),
                       [](const Tampering& one) { return is_of_tables(one); });
}

std::string line_of(const EventRow& row) {
    nlohmann::json line{{"attempt", row.attempt},   {"seq", row.seq},           {"contact", row.contact},
                        {"at_ms", row.at_ms},       {"wall_utc", row.wall_utc}, {"kind", row.kind},
                        {"hash", to_hex(row.hash)}, {"payload", nullptr}};
    if (row.payload) line["payload"] = *row.payload;
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Writes the rows a statement yields and tells the last row id; stops at the first bad page.
std::int64_t read_until_damage(SQLite::Statement& ask, std::int64_t reached, std::ostream& out,
                               std::size_t& count) {
    try {
        while (ask.executeStep()) {
            reached = ask.getColumn(0).getInt64();
            out << line_of(event_in(ask, 1)) << '\n';
            ++count;
        }
    } catch (const SQLite::Exception&) { // the damage; the caller goes round it
    }
    return reached;
}

/// From the front, from the end, and what lies between one by one: each bad page costs its own rows only.
std::size_t read_round_damage(SQLite::Database& database, std::ostream& out) {
    std::size_t count = 0;
    SQLite::Statement forwards(database, "SELECT rowid, * FROM events ORDER BY rowid");
    const std::int64_t low = read_until_damage(forwards, 0, out, count);
    SQLite::Statement backwards(database, "SELECT rowid, * FROM events WHERE rowid > ? ORDER BY rowid DESC");
    backwards.bind(1, low);
    const std::int64_t rows_per_page = 40; // an event row has 150 bytes at least, but for overflow pages
    const std::int64_t pages = database.execAndGet("PRAGMA page_count").getInt64();
    const std::int64_t high = read_until_damage(backwards, low + pages * rows_per_page, out, count);
    for (std::int64_t row = low + 1; row < high; ++row) {
        SQLite::Statement one(database, "SELECT rowid, * FROM events WHERE rowid = ?");
        one.bind(1, row);
        read_until_damage(one, row, out, count);
    }
    return count;
}

/// What was erased in the store that a copy is to replace; nothing of one that cannot be read.
std::optional<SQLite::Database> with_erasures(const fs::path& current) {
    try {
        SQLite::Database source(current.string(), SQLite::OPEN_READONLY);
        if (source.tableExists("erasures")
            && source.execAndGet("SELECT count(*) FROM erasures").getInt64() > 0)
            return source;
    } catch (const SQLite::Exception&) { // damaged, or not there: that is why a copy is wanted
    }
    return std::nullopt;
}

/// Erases in the copy who was erased in `current`, and notes who put it in place. Yields how many.
Outcome<std::int64_t> prepare_copy(const fs::path& copy, const fs::path& current, const Actor& actor,
                                   const std::string& name) {
    SQLite::Database database(copy.string(), SQLite::OPEN_READWRITE);
    if (user_version(database) > static_cast<int>(schema_steps().size()) || !database.tableExists("attempts"))
        return std::int64_t{0}; // told when it is opened
    database.exec("PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON");
    migrate(database, schema_steps());
    catch_up_figures(database);
    Writing writing(std::move(database));
    writing.wall_ms = system_ms;
    std::int64_t erased = 0;
    SQLite::Transaction all(writing.database, SQLite::TransactionBehavior::IMMEDIATE);
    if (auto source = with_erasures(current))
        if (Answer fault = write_collected_erasures(writing, *source, erased)) return *fault;
    write_audit(writing, actor.id(), "restored", "records", name);
    settle(writing);
    all.commit();
    return erased;
}

constexpr std::string_view reading_suffix = ".reading";

/// A copy whose missing end is empty pages: SQLite reads no file that is shorter than its head says.
fs::path whole_copy(const fs::path& path) {
    const fs::path copy = beside(path, reading_suffix);
    fs::copy_file(path, copy, fs::copy_options::overwrite_existing);
    std::array<unsigned char, 32> head{};
    std::ifstream(path, std::ios::binary).read(reinterpret_cast<char*>(head.data()), head.size());
    const std::uintmax_t page = head[16] * 256U + head[17];
    const std::uintmax_t pages = head[28] * 16777216ULL + head[29] * 65536U + head[30] * 256U + head[31];
    const std::uintmax_t known_most = 1U << 22U; // 16 GiB; a head of noise shall not fill the disk
    if (pages <= known_most && page * pages > fs::file_size(copy)) fs::resize_file(copy, page * pages);
    return copy;
}

/// Files of a copy that is read round the damage.
constexpr std::array<std::string_view, 4> reading_parts = {"", "-wal", "-shm", "-journal"};

void remove_reading(const fs::path& copy) {
    for (const std::string_view part : reading_parts) {
        std::error_code none;
        fs::remove(beside(copy, part), none);
    }
}

/// Takes the names of an open copy and its log away: however reading is broken off, no copy is left.
void forget_names(SQLite::Database& copy, const fs::path& name) {
    // Exclusive before the first reading, the log's index stays in memory; within a transaction all files are
    // open.
    copy.tryExec("PRAGMA locking_mode = EXCLUSIVE; BEGIN; SELECT count(*) FROM sqlite_schema");
    remove_reading(name);
}

std::optional<StoreFault> newer_version_in(Reader& reader) {
    try {
        SQLite::Database& database = reader.database();
        const int version = user_version(database);
        if (database.execAndGet("PRAGMA application_id").getInt() == application_id
            && version > static_cast<int>(schema_steps().size()))
            return StoreFault{FaultKind::newer_version, reader.file(), std::to_string(version), {}};
    } catch (const SQLite::Exception&) { // damaged: told elsewhere
    }
    return std::nullopt;
}

} // namespace

std::optional<StoreFault> why_not_of_today(const fs::path& database) {
    const FileHead head = file_head(database);
    if (!head.readable || !head.is_sqlite) return std::nullopt; // damaged, or not there: told elsewhere
    auto reader = Reader::open(database);                       // the version may still be in the log
    return reader ? newer_version_in(reader.value()) : std::nullopt;
}

void drop_broken_rescue(const StoreFiles& files) {
    remove_reading(beside(files.database, reading_suffix));
}

void copy_before_migration(SQLite::Database& database, const StoreFiles& files, int version) {
    const fs::path target = beside(files.database, ".version-" + std::to_string(version));
    std::error_code ignored; // an older try was interrupted: its copy may be half
    fs::remove(target, ignored);
    copy_into(database, target);
}

Outcome<fs::path> make_backup(const StoreFiles& files, const std::string& utc, std::size_t keep,
                              const std::string& vfs) {
    auto reader = Reader::open(files.database, vfs);
    if (!reader) return reader.error();
    if (auto newer = newer_version_in(reader.value())) return *std::move(newer);
    std::error_code failed;
    fs::create_directories(files.backups, failed);
    if (failed) return StoreFault{FaultKind::folder_unwritable, files.backups.string(), {}, failed.message()};
    std::string stamp = utc;
    std::erase_if(stamp, [](char one) { return one == ':' || one == '-' || one == '.'; });
    const fs::path target = files.backups / ("amends-" + stamp + ".db");
    const fs::path unfinished = beside(target, ".part");
    fs::remove(unfinished, failed);
    auto made = guarded<fs::path>(unfinished.string(), [&]() -> Outcome<fs::path> {
        copy_into(reader.value().database(), unfinished);
        fs::rename(unfinished, target);
        const auto all = backups_in(files.backups);
        for (std::size_t old = keep; old < all.size(); ++old)
            fs::remove(all[old], failed);
        return target;
    });
    if (made) return made;
    for (const std::string_view part : {"", "-journal"}) // half a copy is none
        fs::remove(beside(unfinished, part), failed);
    StoreFault fault = made.error();
    if (fault.kind == FaultKind::folder_unwritable) fault.file = files.backups.string();
    return fault;
}

std::optional<fs::path> newest_backup(const StoreFiles& files) {
    const auto all = backups_in(files.backups);
    return all.empty() ? std::nullopt : std::optional(all.front());
}

std::optional<fs::path> newest_sound_backup(const StoreFiles& files) {
    for (const fs::path& path : backups_in(files.backups))
        if (is_sound(path)) return path;
    return std::nullopt;
}

std::vector<fs::path> kept_copies(const StoreFiles& files) {
    std::vector<fs::path> copies = backups_in(files.backups);
    const std::string begin = files.database.filename().string() + '.';
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(files.folder, failed)) {
        const std::string name = entry.path().filename().string();
        for (const char* kind : {"version-", "damaged-", "stray-", "replaced-"})
            if (name.starts_with(begin + kind)) copies.push_back(entry.path());
    }
    for (const auto& entry : fs::recursive_directory_iterator(files.folder / "exports", failed))
        if (entry.is_regular_file(failed)) copies.push_back(entry.path());
    std::sort(copies.begin(), copies.end());
    return copies;
}

Outcome<std::int64_t> restore_backup(const StoreFiles& files, const fs::path& backup, const std::string& utc,
                                     const Actor& actor) {
    if (auto newer = why_not_of_today(files.database)) return *std::move(newer);
    auto holder = Holder::take(files, "amends records", std::chrono::milliseconds(0));
    if (!holder) return holder.error();
    return guarded<std::int64_t>(files.database.string(), [&]() -> Outcome<std::int64_t> {
        const fs::path fresh = beside(files.database, ".restored");
        fs::copy_file(backup, fresh, fs::copy_options::overwrite_existing);
        const auto erased = prepare_copy(fresh, files.database, actor, backup.filename().string());
        if (!erased) {
            fs::remove(fresh);
            return erased.error();
        }
        if (fs::exists(files.database)) {
            auto kept = set_aside(files.database, "replaced", utc);
            if (!kept) return kept.error();
        }
        fs::rename(fresh, files.database);
        return erased.value();
    });
}

Outcome<std::size_t> rescue(const fs::path& path, std::ostream& out) {
    return guarded<std::size_t>(path.string(), [&]() -> Outcome<std::size_t> {
        const fs::path copy = whole_copy(path);
        const fs::path log = beside(path, "-wal");
        if (fs::exists(log)) fs::copy_file(log, beside(copy, "-wal"), fs::copy_options::overwrite_existing);
        auto count = guarded<std::size_t>(path.string(), [&]() -> Outcome<std::size_t> {
            SQLite::Database database(copy.string(), SQLite::OPEN_READWRITE);
            forget_names(database, copy);
            return read_round_damage(database, out);
        });
        remove_reading(copy);
        return count;
    });
}

} // namespace amends::records
