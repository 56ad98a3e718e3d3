#include "sim/records/interruptions.hpp"

#include "sim/records/people_writing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace amends::records {
namespace {

constexpr const char* resumed_events =
    "SELECT r.seq, p.wall_utc, r.wall_utc, CAST(strftime('%s', r.wall_utc) AS INTEGER) - "
    "CAST(strftime('%s', p.wall_utc) AS INTEGER) FROM events AS r JOIN events AS p ON p.attempt = r.attempt "
    "AND p.seq = r.seq - 1 JOIN attempts ON id = r.attempt WHERE r.attempt = ? AND r.kind = 'resumed' AND "
    "mode = 'assessment' ORDER BY r.seq";

std::vector<Interruption> interruptions_in(SQLite::Database& database, const std::string& attempt) {
    SQLite::Statement ask(database, resumed_events);
    ask.bind(1, attempt);
    std::vector<Interruption> all;
    while (ask.executeStep())
        all.push_back({ask.getColumn(0).getInt64(), ask.getColumn(1).getString(),
                       ask.getColumn(2).getString(), ask.getColumn(3).getInt64()});
    return all;
}

} // namespace

void note_resumed(Writing& writing, const std::string& attempt, std::int64_t seq) {
    for (const Interruption& one : interruptions_in(writing.database, attempt))
        if (one.seq == seq)
            write_audit(writing,
                        ask_text(writing, "SELECT person FROM attempts WHERE id = ?", {attempt}).value_or(""),
                        "resumed", attempt, std::to_string(one.gap_s));
}

Outcome<std::vector<Interruption>> interruptions_of(Reader& reader, const std::string& attempt) {
    return guarded<std::vector<Interruption>>(reader.file(), [&]() -> Outcome<std::vector<Interruption>> {
        return interruptions_in(reader.database(), attempt);
    });
}

Outcome<std::set<std::string>> resumed_attempts(Reader& reader) {
    return guarded<std::set<std::string>>(reader.file(), [&]() -> Outcome<std::set<std::string>> {
        std::set<std::string> attempts;
        for (const char* table : {"audit", "brought_audit"}) {
            if (!reader.database().tableExists(table)) continue;
            SQLite::Statement ask(reader.database(),
                                  std::string("SELECT subject FROM ") + table + " WHERE action = 'resumed'");
            while (ask.executeStep())
                attempts.insert(ask.getColumn(0).getString());
        }
        return attempts;
    });
}

} // namespace amends::records
