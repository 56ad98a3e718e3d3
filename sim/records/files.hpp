#pragma once
// The files of a store's folder and who holds them.
#include "sim/records/chain.hpp"
#include "sim/records/fault.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

namespace SQLite {
class Database;
}

namespace amends::records {

struct StoreFiles {
    std::filesystem::path folder, database, holder, head, backups;
};
StoreFiles files_in(const std::filesystem::path& folder);

/// The database's companions: "amends.db" + "-wal".
std::filesystem::path beside(const std::filesystem::path& database, std::string_view suffix);

/// Keeps other programs out for as long as it lives. The lock is SQLite's own on a small file beside the
/// database, so it works wherever the database works and ends with the process.
class Holder {
public:
    /// Waits up to `patience` for another holder to leave, then yields `held` with that one's name. `waits`
    /// is called each time another one was found there.
    static Outcome<Holder> take(const StoreFiles&, const std::string& name,
                                std::chrono::milliseconds patience, const std::function<void()>& waits = {});
    Holder(Holder&&) noexcept;
    Holder& operator=(Holder&&) noexcept;
    ~Holder();

    /// The last holder ended without closing the store.
    [[nodiscard]] bool crashed_before() const { return crashed_before_; }

private:
    Holder(std::unique_ptr<SQLite::Database>, bool crashed_before);
    std::unique_ptr<SQLite::Database> file_;
    bool crashed_before_ = false;
};

/// The newest row this desk has acknowledged, kept outside the database: what the database has lost shows by
/// it.
struct Head {
    std::string attempt;
    std::int64_t seq = 0;
    Hash hash{};
};
/// Written in place after each commit, never before. Failing is no fault: an older head stays true.
void write_head(const std::filesystem::path&, const Head&);
/// Null when there is none or it is unreadable.
std::optional<Head> read_head(const std::filesystem::path&);

/// The id of the desk a data folder belongs to, a UUID. Made when first asked for; a folder that was copied
/// elsewhere gets another one. Empty where it can be neither read nor kept.
std::string desk_of(const std::filesystem::path& folder);
/// As the file says, wherever it lies; null when there is none.
std::optional<std::string> read_desk(const std::filesystem::path& folder);

/// Moves a database with its companions to a name of its own and yields that name.
Outcome<std::filesystem::path> set_aside(const std::filesystem::path& database, std::string_view reason,
                                         std::string_view utc);

} // namespace amends::records
