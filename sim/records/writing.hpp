#pragma once
// What the writer's thread does inside a transaction. Private to the folder.
#include "sim/records/seals.hpp"
#include "sim/records/store.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>

namespace amends::records {

/// The writing connection with its prepared statements.
struct Writing {
    explicit Writing(SQLite::Database opened);

    WrittenRows written; ///< of the open transaction, in tables whose rows are sealed
    SQLite::Database database;
    SQLite::Statement add_attempt, add_event, move_head, close_attempt, find_attempt, find_event, last_hash,
        put_draft, drop_draft, add_result, put_content, find_stale, may_write;
    std::function<std::int64_t()> wall_ms;
    std::optional<Head> newest; ///< of the open transaction
    int log_pages = 0;          ///< in the write-ahead log since it was last worked off
};

/// Null: done. A fault of ours (conflict, unknown attempt) has changed nothing; SQLite's are thrown.
using Answer = std::optional<StoreFault>;
Answer write_attempt(Writing&, const Actor&, const NewAttempt&, const NewEvent& began);
Answer write_event(Writing&, const Actor&, const std::string& attempt, std::int64_t seq, const NewEvent&,
                   const Unsent&);
/// An assessment is gone on with by this event: an audit entry with the seconds since the event before.
void note_resumed(Writing&, const std::string& attempt, std::int64_t seq);
Answer write_draft(Writing&, const Actor&, const std::string& attempt, const std::string& contact,
                   const std::string& text);
Answer write_finish(Writing&, const Actor&, const std::string& attempt, std::int64_t seq, const Finish&);
Answer write_content(Writing&, const std::string& fingerprint, const std::string& kind,
                     const std::string& bytes);
Answer write_share(Writing&, const Actor&, const TurnName&, bool is_shared);
Answer write_marks(Writing&, const Actor&, const std::vector<TurnName>&, const std::optional<TurnMark>&);
Answer write_erasure(Writing&, const std::string& person, const Actor&);

/// The payload of the event of kind "result".
std::string result_payload(AttemptState, const std::string& result, const std::string& summary);

/// Figures and counters of what the open transaction changed.
void settle_figures(Writing&);
/// The same, and seals of the rows that it wrote: the last thing in it.
void settle(Writing&);

/// Payloads, salts, results, drafts and what was shared of one attempt; its hashes stay.
void erase_attempt(Writing&, const std::string& attempt);
/// Of a person's attempts begun until then. Under this one id only.
void erase_attempts_of(Writing&, const std::string& person, const std::string& until_utc);

/// The fields of a database's first hundred bytes that tell whose it is.
struct FileHead {
    bool readable = false, is_sqlite = false;
    std::uint32_t version = 0, application = 0;
};
FileHead file_head(const std::filesystem::path&);

/// The log is worked off when it has this many pages and nobody waits.
inline constexpr int log_pages_full = 1000;
/// Gives the log its full size at once: overwriting is what a disk does fastest, while a file that grows has
/// its new length written down with every turn. Failing is no fault.
void reserve_log(SQLite::Database&);

/// An opened, checked and migrated database with what there is to say about it.
struct Opened {
    SQLite::Database database;
    std::vector<StoreNotice> notices;
};
Outcome<Opened> open_database(const StoreFiles&, const StoreOptions&, bool crashed_before);

} // namespace amends::records
