#include "sim/records/reader.hpp"

#include "sim/records/columns.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>


namespace amends::records {
namespace {

AttemptState state_from(const std::string& text) {
    if (text == to_string(AttemptState::finished)) return AttemptState::finished;
    return text == to_string(AttemptState::open) ? AttemptState::open : AttemptState::abandoned;
}

} // namespace

const char* const attempt_columns =
    "SELECT id, scenario, scenario_fingerprint, rubric_fingerprint, person, mode, phase, started_utc, state, "
    "head_seq, head, summary FROM attempts ";

AttemptRow attempt_in(SQLite::Statement& at) {
    AttemptRow row;
    std::string* texts[] = {
        &row.id,   &row.scenario, &row.scenario_fingerprint, &row.rubric_fingerprint, &row.person,
        &row.mode, &row.phase,    &row.started_utc};
    int place = 0;
    for (std::string* text : texts)
        *text = at.getColumn(place++).getString();
    row.state = state_from(at.getColumn(8).getString());
    row.head = {row.id, at.getColumn(9).getInt64(), bytes_in<Hash>(at.getColumn(10))};
    if (!at.getColumn(11).isNull()) row.summary = at.getColumn(11).getString();
    return row;
}

namespace {

/// Leaves out what other desks are at; files older than collecting hold none of it.
std::string not_brought(Reader& reader) {
    return reader.database().tableExists("brought_attempts")
               ? " AND id NOT IN (SELECT attempt FROM brought_attempts)"
               : "";
}

/// The rows of one question, in order.
template <class Row, class Read>
Outcome<std::vector<Row>> rows_of(Reader& reader, const std::string& sql, const std::string* value,
                                  Read&& read) {
    return guarded<std::vector<Row>>(reader.file(), [&]() -> Outcome<std::vector<Row>> {
        SQLite::Statement ask(reader.database(), sql);
        if (value) ask.bind(1, *value);
        std::vector<Row> rows;
        while (ask.executeStep())
            rows.push_back(read(ask));
        return rows;
    });
}

template <class Row>
Outcome<std::optional<Row>> first_of(Outcome<std::vector<Row>> rows) {
    if (!rows) return rows.error();
    if (rows.value().empty()) return std::optional<Row>();
    return std::optional<Row>(std::move(rows.value().front()));
}

/// Whether only a writable folder is missing: reading beside a log makes files, and nothing is in a log.
bool can_be_read_only_in_place(SQLite::Database& database, const std::filesystem::path& path) {
    const int code = database.tryExec("SELECT count(*) FROM sqlite_schema") & 0xff;
    std::error_code none;
    const auto log = std::filesystem::file_size(beside(path, "-wal"), none);
    return (code == SQLITE_CANTOPEN || code == SQLITE_READONLY) && (none || log == 0);
}

/// The file as it lies there, from which nothing else is made.
SQLite::Database opened_in_place(const std::filesystem::path& path) {
    std::string uri = "file:";
    for (const char one : path.string()) {
        if (one == '%' || one == '?' || one == '#')
            uri += one == '%' ? "%25" : one == '?' ? "%3f" : "%23";
        else
            uri += one;
    }
    return SQLite::Database(uri + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

} // namespace

Outcome<Reader> Reader::open(const std::filesystem::path& path, const std::string& vfs) {
    return guarded<Reader>(path.string(), [&]() -> Outcome<Reader> {
        SQLite::Database database(path.string(), SQLite::OPEN_READONLY, 5000, vfs);
        if (vfs.empty() && can_be_read_only_in_place(database, path)) database = opened_in_place(path);
        sqlite3_extended_result_codes(database.getHandle(), 1);
        return Reader(std::move(database), path.string());
    });
}

Outcome<Reader> reader_of(const Store& store) {
    return Reader::open(store.files().database, store.vfs());
}

EventRow event_in(SQLite::Statement& at, int first) {
    EventRow row;
    row.attempt = at.getColumn(first).getString();
    row.seq = at.getColumn(first + 1).getInt64();
    row.contact = at.getColumn(first + 2).getString();
    row.at_ms = at.getColumn(first + 3).getInt64();
    row.wall_utc = at.getColumn(first + 4).getString();
    row.kind = at.getColumn(first + 5).getString();
    if (!at.getColumn(first + 6).isNull()) row.payload = at.getColumn(first + 6).getString();
    if (!at.getColumn(first + 7).isNull()) row.payload_salt = bytes_in<Salt>(at.getColumn(first + 7));
    row.payload_hash = bytes_in<Hash>(at.getColumn(first + 8));
    row.prev_hash = bytes_in<Hash>(at.getColumn(first + 9));
    row.hash = bytes_in<Hash>(at.getColumn(first + 10));
    return row;
}

Outcome<std::vector<AttemptRow>> list_attempts(Reader& reader) {
    return rows_of<AttemptRow>(reader, std::string(attempt_columns) + "ORDER BY rowid DESC", nullptr,
                               attempt_in);
}

Outcome<std::vector<AttemptRow>> attempts_by(Reader& reader, const std::vector<std::string>& people) {
    return guarded<std::vector<AttemptRow>>(reader.file(), [&]() -> Outcome<std::vector<AttemptRow>> {
        std::vector<AttemptRow> rows;
        if (people.empty()) return rows;
        std::string places = "?";
        for (std::size_t more = 1; more < people.size(); ++more)
            places += ", ?";
        SQLite::Statement ask(reader.database(), std::string(attempt_columns) + "WHERE person IN (" + places
                                                     + ") ORDER BY rowid DESC");
        int place = 0;
        for (const std::string& person : people)
            ask.bind(++place, person);
        while (ask.executeStep())
            rows.push_back(attempt_in(ask));
        return rows;
    });
}

Outcome<std::vector<AttemptRow>> unfinished_attempts(Reader& reader) {
    return guarded<std::vector<AttemptRow>>(reader.file(), [&] {
        return rows_of<AttemptRow>(reader,
                                   std::string(attempt_columns) + "WHERE state = 'open'" + not_brought(reader)
                                       + " ORDER BY rowid DESC",
                                   nullptr, attempt_in);
    });
}

Outcome<std::vector<std::string>> left_open(Reader& reader, const std::string& mode,
                                            const std::string& before_utc) {
    return guarded<std::vector<std::string>>(reader.file(), [&]() -> Outcome<std::vector<std::string>> {
        SQLite::Statement ask(
            reader.database(),
            std::string("SELECT id FROM attempts JOIN events ON attempt = id AND seq = head_seq ")
                + "WHERE state = 'open' AND mode = ? AND wall_utc < ?" + not_brought(reader)
                + " ORDER BY attempts.rowid");
        ask.bind(1, mode);
        ask.bind(2, before_utc);
        std::vector<std::string> ids;
        while (ask.executeStep())
            ids.push_back(ask.getColumn(0).getString());
        return ids;
    });
}

Outcome<std::optional<AttemptRow>> find_attempt(Reader& reader, const std::string& id) {
    return first_of(
        rows_of<AttemptRow>(reader, std::string(attempt_columns) + "WHERE id = ?", &id, attempt_in));
}

Outcome<std::vector<EventRow>> load_events(Reader& reader, const std::string& attempt) {
    return rows_of<EventRow>(reader, "SELECT * FROM events WHERE attempt = ? ORDER BY seq", &attempt,
                             [](SQLite::Statement& at) { return event_in(at); });
}

Outcome<std::vector<ResultRow>> results_of(Reader& reader, const std::string& attempt) {
    return rows_of<ResultRow>(reader,
                              "SELECT seq, made_utc, result FROM results WHERE attempt = ? ORDER BY seq",
                              &attempt, [](SQLite::Statement& at) {
                                  return ResultRow{at.getColumn(0).getInt64(), at.getColumn(1).getString(),
                                                   at.getColumn(2).getString()};
                              });
}

Outcome<std::vector<DraftRow>> drafts_of(Reader& reader, const std::string& attempt) {
    return rows_of<DraftRow>(reader,
                             "SELECT attempt, contact, text FROM drafts WHERE attempt = ? ORDER BY contact",
                             &attempt, [](SQLite::Statement& at) {
                                 return DraftRow{at.getColumn(0).getString(), at.getColumn(1).getString(),
                                                 at.getColumn(2).getString()};
                             });
}

Outcome<std::optional<ContentRow>> get_content(Reader& reader, const std::string& fingerprint) {
    return first_of(
        rows_of<ContentRow>(reader, "SELECT kind, bytes FROM content WHERE fingerprint = ?", &fingerprint,
                            [](SQLite::Statement& at) {
                                return ContentRow{at.getColumn(0).getString(), at.getColumn(1).getString()};
                            }));
}

} // namespace amends::records
