#include "sim/records/files.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <cstdio>
#include <fstream>
#include <system_error>
#include <thread>

namespace amends::records {
namespace {

namespace fs = std::filesystem;

/// Who is named in the holder's file; empty: nobody.
std::string named_holder(SQLite::Database& file) {
    SQLite::Statement ask(file, "SELECT name FROM holder");
    return ask.executeStep() ? ask.getColumn(0).getString() : std::string();
}

void write_name(SQLite::Database& file, const std::string& name) {
    SQLite::Statement put(file, "INSERT INTO holder (id, name) VALUES (1, ?) "
                                "ON CONFLICT (id) DO UPDATE SET name = excluded.name");
    put.bind(1, name);
    put.exec();
}

std::unique_ptr<SQLite::Database> open_holder_file(const fs::path& path) {
    auto file =
        std::make_unique<SQLite::Database>(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    file->exec("PRAGMA synchronous = OFF");
    return file;
}

bool is_busy(const SQLite::Exception& problem) {
    return problem.getErrorCode() == SQLITE_BUSY || problem.getErrorCode() == SQLITE_LOCKED;
}

/// Writes our name and holds the file's write lock from then on. False: another one holds it.
bool try_take(SQLite::Database& file, const std::string& name, std::string& previous) {
    try {
        file.exec("BEGIN IMMEDIATE");
        file.exec("CREATE TABLE IF NOT EXISTS holder (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT");
        previous = named_holder(file);
        write_name(file, name);
        file.exec("COMMIT");
        file.exec("BEGIN IMMEDIATE");
        return true;
    } catch (const SQLite::Exception& problem) {
        file.tryExec("ROLLBACK");
        if (!is_busy(problem)) throw;
        return false;
    }
}

std::string name_or_unknown(SQLite::Database& file) {
    try {
        const std::string name = named_holder(file);
        if (!name.empty()) return name;
    } catch (const SQLite::Exception&) {
        // The other one is just writing its name; that it is there is all that matters.
    }
    return "amends";
}

} // namespace

StoreFiles files_in(const fs::path& folder) {
    return {folder, folder / "amends.db", folder / "amends.holder", folder / "amends.head",
            folder / "backups"};
}

fs::path beside(const fs::path& database, std::string_view suffix) {
    fs::path path = database;
    path += suffix;
    return path;
}

Holder::Holder(std::unique_ptr<SQLite::Database> file, bool crashed_before)
    : file_(std::move(file)), crashed_before_(crashed_before) {}
Holder::Holder(Holder&&) noexcept = default;
Holder& Holder::operator=(Holder&&) noexcept = default;

Holder::~Holder() {
    if (!file_) return;
    try {
        write_name(*file_, "");
        file_->exec("COMMIT");
    } catch (const SQLite::Exception&) {
        // The name stays: the next start takes this one for crashed and only looks more closely.
    }
}

Outcome<Holder> Holder::take(const StoreFiles& files, const std::string& name,
                             std::chrono::milliseconds patience, const std::function<void()>& waits) {
    const auto until = std::chrono::steady_clock::now() + patience;
    bool replaced = false;
    for (;;) {
        try {
            auto file = open_holder_file(files.holder);
            std::string previous;
            while (!try_take(*file, name, previous)) {
                if (std::chrono::steady_clock::now() >= until)
                    return StoreFault{FaultKind::held, files.database.string(), name_or_unknown(*file), {}};
                if (waits) waits();
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
            return Holder(std::move(file), !previous.empty());
        } catch (const SQLite::Exception& problem) {
            StoreFault fault = fault_from(problem, files.folder.string());
            if (fault.kind != FaultKind::damaged || replaced) return fault;
            std::error_code ignored; // a holder's file holds nothing worth keeping
            fs::remove(files.holder, ignored);
            replaced = true;
        }
    }
}

void write_head(const fs::path& path, const Head& head) {
    const std::string line = head.attempt + ' ' + std::to_string(head.seq) + ' ' + to_hex(head.hash) + '\n';
    std::FILE* file = std::fopen(path.string().c_str(), "r+b");
    if (!file) file = std::fopen(path.string().c_str(), "w+b");
    if (!file) return;
    std::fwrite(line.data(), 1, line.size(), file);
    std::fclose(file);
}

std::optional<Head> read_head(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    Head head;
    std::string hex;
    if (!(file >> head.attempt >> head.seq >> hex)) return std::nullopt;
    const auto hash = hash_from_hex(hex);
    if (!hash) return std::nullopt;
    head.hash = *hash;
    return head;
}

Outcome<fs::path> set_aside(const fs::path& database, std::string_view reason, std::string_view utc) {
    std::string stamp;
    for (const char one : utc)
        if (one != ':' && one != '-' && one != '.') stamp += one;
    fs::path kept = beside(database, "." + std::string(reason) + "-" + stamp);
    for (int again = 2; fs::exists(kept); ++again)
        kept = beside(database, "." + std::string(reason) + "-" + stamp + "-" + std::to_string(again));
    std::error_code failed;
    for (const std::string_view part : {"", "-wal", "-journal"}) {
        const fs::path from = beside(database, part);
        if (!fs::exists(from, failed)) continue;
        fs::rename(from, beside(kept, part), failed);
        if (failed) return StoreFault{FaultKind::folder_unwritable, from.string(), {}, failed.message()};
    }
    fs::remove(beside(database, "-shm"), failed); // holds nothing of its own
    return kept;
}

namespace {

constexpr std::size_t uuid_size = 36;

/// The machine and the place on it, as a hash: a copy elsewhere has another.
std::string place_of(const fs::path& folder) {
    std::ifstream machine("/etc/machine-id");
    std::string words;
    std::getline(machine, words);
    std::error_code failed;
    const fs::path whole = fs::weakly_canonical(folder, failed);
    return to_hex(hash_payload({}, words + '\n' + (failed ? folder : whole).string())).substr(0, 16);
}

fs::path desk_file(const fs::path& folder) {
    return folder / "desk-id";
}

} // namespace

std::optional<std::string> read_desk(const fs::path& folder) {
    std::ifstream file(desk_file(folder));
    std::string id;
    if (!(file >> id) || id.size() != uuid_size
        || id.find_first_not_of("0123456789abcdef-") != std::string::npos)
        return std::nullopt;
    return id;
}

std::string desk_of(const fs::path& folder) {
    const std::string here = place_of(folder);
    auto id = read_desk(folder);
    std::string place;
    if (id) {
        std::ifstream file(desk_file(folder));
        file >> place >> place;
        if (place == here) return *id;
        if (!place.empty()) id.reset(); // copied
    }
    const std::string desk = id.value_or(fresh_uuid());
    const fs::path unfinished = beside(desk_file(folder), ".part");
    std::ofstream(unfinished, std::ios::binary) << desk << ' ' << here << '\n' << std::flush;
    std::error_code failed;
    fs::rename(unfinished, desk_file(folder), failed);
    return failed ? std::string() : desk;
}

} // namespace amends::records
