#pragma once
// Questions to the store. Readers have connections of their own and never wait for the writer.
#include "sim/records/store.hpp"

#include <SQLiteCpp/Database.h>

namespace amends::records {

/// A reading connection; for one thread at a time.
class Reader {
public:
    static Outcome<Reader> open(const std::filesystem::path& database, const std::string& vfs = {});
    [[nodiscard]] SQLite::Database& database() { return database_; }
    [[nodiscard]] const std::string& file() const { return file_; }

private:
    Reader(SQLite::Database opened, std::string file)
        : database_(std::move(opened)), file_(std::move(file)) {}
    SQLite::Database database_;
    std::string file_;
};

/// Of an open store.
Outcome<Reader> reader_of(const Store&);

struct AttemptRow {
    std::string id, scenario, scenario_fingerprint, rubric_fingerprint, person, mode, phase, started_utc;
    AttemptState state = AttemptState::open;
    Head head;
    std::optional<std::string> summary; ///< JSON; null until closed
};

struct ContentRow {
    std::string kind, bytes;
};

struct ResultRow {
    std::int64_t seq = 0;
    std::string made_utc, result;
};

struct DraftRow {
    std::string attempt, contact, text;
};

/// All attempts, newest first.
Outcome<std::vector<AttemptRow>> list_attempts(Reader&);
/// Those of these people, newest first.
Outcome<std::vector<AttemptRow>> attempts_by(Reader&, const std::vector<std::string>& people);
/// Those that were begun and neither finished nor closed, newest first.
Outcome<std::vector<AttemptRow>> unfinished_attempts(Reader&);
/// Ids of open attempts of a mode whose last event is older than this moment.
Outcome<std::vector<std::string>> left_open(Reader&, const std::string& mode, const std::string& before_utc);
/// Null when there is none of that id.
Outcome<std::optional<AttemptRow>> find_attempt(Reader&, const std::string& id);
/// The events of an attempt in order.
Outcome<std::vector<EventRow>> load_events(Reader&, const std::string& attempt);
Outcome<std::vector<ResultRow>> results_of(Reader&, const std::string& attempt);
Outcome<std::vector<DraftRow>> drafts_of(Reader&, const std::string& attempt);
/// Null when nothing is stored under the fingerprint.
Outcome<std::optional<ContentRow>> get_content(Reader&, const std::string& fingerprint);

/// "SELECT … FROM attempts ", and a row of it.
extern const char* const attempt_columns;
AttemptRow attempt_in(SQLite::Statement&);
/// A row in the order of the table's columns, at `first` of the statement.
EventRow event_in(SQLite::Statement&, int first = 0);

} // namespace amends::records
