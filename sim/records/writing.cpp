#include "sim/records/writing.hpp"

#include "sim/records/collect_writing.hpp"
#include "sim/records/columns.hpp"
#include "sim/records/erasure_marks.hpp"
#include "sim/records/figures_writing.hpp"
#include "sim/records/people_writing.hpp"

#include <SQLiteCpp/Column.h>

#include <cassert>

namespace amends::records {
namespace {

/// Statements are kept prepared; leaving the scope resets one and forgets its values.
class Fresh {
public:
    explicit Fresh(SQLite::Statement& statement) : statement_(statement) {}
    Fresh(const Fresh&) = delete;
    Fresh& operator=(const Fresh&) = delete;
    ~Fresh() {
        statement_.tryReset();
        try {
            statement_.clearBindings();
        } catch (const SQLite::Exception&) { // every use binds all places again
        }
    }
    SQLite::Statement* operator->() { return &statement_; }

private:
    SQLite::Statement& statement_;
};

template <class Bytes>
void bind_bytes(Fresh& statement, int place, const Bytes& bytes) {
    statement->bind(place, bytes.data(), static_cast<int>(bytes.size()));
}

void insert_row(Writing& writing, const EventRow& row) {
    Fresh put(writing.add_event);
    put->bind(1, row.attempt);
    put->bind(2, row.seq);
    put->bind(3, row.contact);
    put->bind(4, row.at_ms);
    put->bind(5, row.wall_utc);
    put->bind(6, row.kind);
    put->bind(7, *row.payload);
    bind_bytes(put, 8, *row.payload_salt);
    bind_bytes(put, 9, row.payload_hash);
    bind_bytes(put, 10, row.prev_hash);
    bind_bytes(put, 11, row.hash);
    put->exec();
}

EventRow make_row(const Writing& writing, const std::string& attempt, std::int64_t seq, const NewEvent& event,
                  const Hash& prev) {
    EventRow row{attempt,    seq,           event.contact, event.at_ms, utc_text(writing.wall_ms()),
                 event.kind, event.payload, fresh_salt()};
    row.payload_hash = hash_payload(*row.payload_salt, *row.payload);
    row.prev_hash = prev;
    row.hash = hash_row(row);
    return row;
}

struct Standing {
    Head head;
    bool open = false;
    std::string person;
};

std::optional<Standing> standing_of(Writing& writing, const std::string& attempt) {
    Fresh ask(writing.find_attempt);
    ask->bind(1, attempt);
    if (!ask->executeStep()) return std::nullopt;
    return Standing{{attempt, ask->getColumn(1).getInt64(), bytes_in<Hash>(ask->getColumn(2))},
                    ask->getColumn(0).getString() == to_string(AttemptState::open),
                    ask->getColumn(3).getString()};
}

bool stands_already(Writing& writing, const std::string& attempt, std::int64_t seq, const NewEvent& event) {
    Fresh ask(writing.find_event);
    ask->bind(1, attempt);
    ask->bind(2, seq);
    return ask->executeStep() && ask->getColumn(0).getString() == event.contact
           && ask->getColumn(1).getString() == event.kind && ask->getColumn(2).getString() == event.payload;
}

StoreFault conflict(const std::string& attempt, std::int64_t seq) {
    return {FaultKind::conflict, {}, attempt, "event " + std::to_string(seq)};
}

/// The hash of the last row of this desk: what a new attempt is chained to.
Hash newest_hash(Writing& writing) {
    Fresh ask(writing.last_hash);
    return ask->executeStep() ? bytes_in<Hash>(ask->getColumn(0)) : Hash{};
}

/// The program closes what was left, and writes nothing else.
Answer check_event(Writing& writing, const Actor& actor, const Standing& standing, const NewEvent& event) {
    if (actor.is_program() && (event.kind == "abandoned" || event.kind == "result")) return std::nullopt;
    return check_writes(writing, actor, standing.person, standing.head.attempt);
}

/// Stores the event behind the attempt's head, or finds it there already.
Answer extend(Writing& writing, const Actor& actor, const std::string& attempt, std::int64_t seq,
              const NewEvent& event) {
    const auto standing = standing_of(writing, attempt);
    if (!standing) return StoreFault{FaultKind::unknown_attempt, {}, attempt, {}};
    if (Answer no = check_event(writing, actor, *standing, event)) return no;
    if (seq <= standing->head.seq) {
        if (stands_already(writing, attempt, seq, event)) return std::nullopt;
        return conflict(attempt, seq);
    }
    if (!standing->open) return StoreFault{FaultKind::unknown_attempt, {}, attempt, "closed"};
    if (seq != standing->head.seq + 1) return conflict(attempt, seq);
    const EventRow row = make_row(writing, attempt, seq, event, standing->head.hash);
    insert_row(writing, row);
    Fresh move(writing.move_head);
    move->bind(1, seq);
    bind_bytes(move, 2, row.hash);
    move->bind(3, attempt);
    move->exec();
    writing.newest = Head{attempt, seq, row.hash};
    return std::nullopt;
}

void clear_draft(Writing& writing, const std::string& attempt, const std::string& contact) {
    Fresh drop(writing.drop_draft);
    drop->bind(1, attempt);
    drop->bind(2, contact);
    drop->exec();
}

void keep_draft(Writing& writing, const std::string& attempt, const std::string& contact,
                const std::string& text) {
    if (text.empty()) return clear_draft(writing, attempt, contact);
    Fresh put(writing.put_draft);
    put->bind(1, attempt);
    put->bind(2, contact);
    put->bind(3, text);
    put->bind(4, utc_text(writing.wall_ms()));
    put->exec();
}

SQLite::Database watched(SQLite::Database database, WrittenRows& written) {
    written.watch(database);
    return database;
}

} // namespace

Writing::Writing(SQLite::Database opened)
    : database(watched(std::move(opened), written)),
      add_attempt(database, "INSERT INTO attempts (id, scenario, scenario_fingerprint, rubric_fingerprint, "
                            "person, mode, phase, started_utc, state, head_seq, head) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', 0, ?)"),
      add_event(database, "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      move_head(database, "UPDATE attempts SET head_seq = ?, head = ? WHERE id = ?"),
      close_attempt(database, "UPDATE attempts SET state = ?, summary = ? WHERE id = ?"),
      find_attempt(database, "SELECT state, head_seq, head, person FROM attempts WHERE id = ?"),
      find_event(database, "SELECT contact, kind, payload FROM events WHERE attempt = ? AND seq = ?"),
      last_hash(database, "SELECT hash FROM events ORDER BY rowid DESC LIMIT 1"),
      put_draft(database,
                "INSERT INTO drafts (attempt, contact, text, saved_utc) VALUES (?, ?, ?, ?) ON CONFLICT "
                "(attempt, contact) DO UPDATE SET text = excluded.text, saved_utc = excluded.saved_utc"),
      drop_draft(database, "DELETE FROM drafts WHERE attempt = ? AND contact = ?"),
      add_result(database, "INSERT INTO results (attempt, seq, made_utc, result) VALUES (?, ?, ?, ?)"),
      put_content(database, "INSERT INTO content (fingerprint, kind, bytes) VALUES (?, ?, ?) "
                            "ON CONFLICT (fingerprint) DO NOTHING"),
      find_stale(database, "SELECT 1 FROM stale_figures LIMIT 1"),
      may_write(database,
                "SELECT NOT EXISTS (SELECT 1 FROM people) OR ?2 = '' OR EXISTS (SELECT 1 FROM people AS "
                "me WHERE me.id = ?1 AND me.state = 'active' AND (me.id = ?2 OR EXISTS (SELECT 1 FROM "
                "people AS other WHERE other.id = ?2 AND other.merged_into = ?1)))") {}

Answer write_attempt(Writing& writing, const Actor& actor, const NewAttempt& attempt, const NewEvent& began) {
    if (Answer no = check_writes(writing, actor, attempt.person, attempt.id)) return no;
    if (standing_of(writing, attempt.id)) {
        if (stands_already(writing, attempt.id, 0, began)) return std::nullopt;
        return conflict(attempt.id, 0);
    }
    const EventRow row = make_row(writing, attempt.id, 0, began, newest_hash(writing));
    Fresh put(writing.add_attempt);
    const std::string* texts[] = {&attempt.id,
                                  &attempt.scenario,
                                  &attempt.scenario_fingerprint,
                                  &attempt.rubric_fingerprint,
                                  &attempt.person,
                                  &attempt.mode,
                                  &attempt.phase,
                                  &row.wall_utc};
    int place = 0;
    for (const std::string* text : texts)
        put->bind(++place, *text);
    bind_bytes(put, ++place, row.hash);
    put->exec();
    insert_row(writing, row);
    writing.newest = Head{attempt.id, 0, row.hash};
    return std::nullopt;
}

Answer write_event(Writing& writing, const Actor& actor, const std::string& attempt, std::int64_t seq,
                   const NewEvent& event, const Unsent& unsent) {
    const bool is_resuming = event.kind == "resumed" && !stands_already(writing, attempt, seq, event);
    if (Answer fault = extend(writing, actor, attempt, seq, event)) return fault;
    if (is_resuming) note_resumed(writing, attempt, seq);
    if (unsent) keep_draft(writing, attempt, event.contact, *unsent);
    return std::nullopt;
}

Answer write_draft(Writing& writing, const Actor& actor, const std::string& attempt,
                   const std::string& contact, const std::string& text) {
    const auto standing = standing_of(writing, attempt);
    if (standing)
        if (Answer no = check_writes(writing, actor, standing->person, attempt)) return no;
    keep_draft(writing, attempt, contact, text);
    return std::nullopt;
}
std::string result_payload(AttemptState state, const std::string& result, const std::string& summary) {
    return R"({"result":)" + result + R"(,"state":")" + std::string(to_string(state)) + R"(","summary":)"
           + summary + "}";
}

Answer write_finish(Writing& writing, const Actor& actor, const std::string& attempt, std::int64_t seq,
                    const Finish& finish) {
    const auto before = standing_of(writing, attempt);
    const NewEvent event{"c1", finish.at_ms, "result",
                         result_payload(finish.state, finish.result, finish.summary)};
    if (Answer fault = extend(writing, actor, attempt, seq, event)) return fault;
    if (before && !before->open) return std::nullopt; // said twice
    Fresh put(writing.add_result);
    put->bind(1, attempt);
    put->bind(2, seq);
    put->bind(3, utc_text(writing.wall_ms()));
    put->bind(4, finish.result);
    put->exec();
    Fresh close(writing.close_attempt);
    close->bind(1, std::string(to_string(finish.state)));
    close->bind(2, finish.summary);
    close->bind(3, attempt);
    close->exec();
    return std::nullopt;
}

Answer write_content(Writing& writing, const std::string& fingerprint, const std::string& kind,
                     const std::string& bytes) {
    Fresh put(writing.put_content);
    put->bind(1, fingerprint);
    put->bind(2, kind);
    bind_bytes(put, 3, bytes);
    put->exec();
    return std::nullopt;
}

void settle_figures(Writing& writing) {
    {
        Fresh ask(writing.find_stale);
        if (!ask->executeStep()) return;
    }
    constexpr std::int64_t all = -1;
    refresh_figures(writing.database, all);
}

void settle(Writing& writing) {
    settle_figures(writing);
    seal_written(writing.database, writing.written);
}

namespace {

/// What an attempt's rows lose; `which` chooses attempts by the places of `values`.
void erase_where(Writing& writing, const std::string& which, const std::vector<std::string>& values) {
    const std::string of_them = " WHERE attempt IN (SELECT id FROM attempts WHERE " + which + ")";
    const auto run = [&](const std::string& sql) { run_sql(writing, sql.c_str(), values); };
    run("UPDATE events SET payload = NULL, payload_salt = NULL" + of_them);
    run("UPDATE set_aside_events SET payload = NULL, payload_salt = NULL, person = 'erased'" + of_them);
    run("UPDATE marks SET content = NULL, content_salt = NULL, words = NULL, words_salt = NULL" + of_them);
    for (const char* table : {"drafts", "results", "shared_turns", "turn_marks"})
        run(std::string("DELETE FROM ") + table + of_them);
    run("UPDATE attempts SET person = 'erased', summary = NULL WHERE " + which);
}

} // namespace

void erase_attempt(Writing& writing, const std::string& attempt) {
    erase_where(writing, "id = ?", {attempt});
}

void erase_attempts_of(Writing& writing, const std::string& person, const std::string& until_utc) {
    erase_where(writing, "person = ? AND started_utc <= ?", {person, until_utc});
    run_sql(
        writing,
        "UPDATE set_aside_events SET payload = NULL, payload_salt = NULL, person = 'erased' WHERE person = ?",
        {person});
    run_sql(writing, // who marked, and why
            "UPDATE marks SET words = NULL, words_salt = NULL WHERE json_extract(words, '$.who') = ? AND "
            "at_utc <= ?",
            {person, until_utc});
}

Answer write_erasure(Writing& writing, const std::string& person, const Actor& actor) {
    if (Answer no = check_right(writing, actor, Right::erase_people)) return no;
    if (Answer no = why_not_leave(writing, person)) return no;
    const auto ids = ids_within(writing, person);
    const std::string end_of_time = "9999"; // a clock that was set back hides nothing
    std::string name;
    for (const std::string& id : ids) {
        erase_attempts_of(writing, id, end_of_time);
        const std::string drawn = write_erased_mark(writing, id);
        if (name.empty()) name = drawn;
    }
    write_audit(writing, actor.id(), "erased", "erased");
    erase_from_people(writing, ids, name);
    run_sql(writing, "INSERT INTO incidents VALUES (?, 'erased', 'a person')", {utc_text(writing.wall_ms())});
    return std::nullopt;
}

} // namespace amends::records
