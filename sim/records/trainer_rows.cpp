#include "sim/records/trainer_rows.hpp"

#include "sim/records/sharing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

namespace amends::records {
namespace {

using nlohmann::json;

std::vector<std::string> ids_in(const std::string& list) {
    std::vector<std::string> ids;
    for (const json& one : json::parse(list, nullptr, false))
        if (one.is_string()) ids.push_back(one.get<std::string>());
    return ids;
}

constexpr const char* turns_of_case =
    "SELECT attempt, inbox_turns.seq, scenario, version, started_utc, mode, lang, node, reply, choice, "
    "fired, "
    "labels, acts, fell_back, not_understood, outcome, became FROM inbox_turns LEFT JOIN turn_marks USING "
    "(attempt, seq) WHERE scenario = ? AND done = ? ORDER BY started_utc DESC, attempt DESC, inbox_turns.seq "
    "DESC LIMIT ?";

InboxRow inbox_row_in(SQLite::Statement& at) {
    InboxRow row{.turn = {at.getColumn(0).getString(), at.getColumn(1).getInt64()}};
    int place = 2;
    for (std::string* text : {&row.scenario, &row.version, &row.started_utc, &row.mode, &row.lang, &row.node,
                              &row.reply, &row.choice, &row.fired})
        *text = at.getColumn(place++).getString();
    row.labels = ids_in(at.getColumn(place++).getString());
    row.acts = ids_in(at.getColumn(place++).getString());
    row.fell_back = at.getColumn(place++).getInt() != 0;
    row.not_understood = at.getColumn(place++).getInt() != 0;
    if (!at.getColumn(place).isNull())
        row.mark =
            TurnMark{mark_outcome_from(at.getColumn(place).getString()), at.getColumn(place + 1).getString()};
    return row;
}

/// The cases with turns, from one to the next by the index.
std::vector<std::string> cases_in(SQLite::Database& database) {
    SQLite::Statement next(database, "SELECT min(scenario) FROM inbox_turns WHERE scenario > ?");
    std::vector<std::string> cases;
    std::string last;
    for (;;) {
        next.bind(1, last);
        if (!next.executeStep() || next.getColumn(0).isNull()) return cases;
        last = next.getColumn(0).getString();
        cases.push_back(last);
        next.reset();
    }
}

} // namespace

Outcome<std::optional<std::vector<PlaceCount>>> place_counts(Reader& reader) {
    using Rows = std::optional<std::vector<PlaceCount>>;
    return guarded<Rows>(reader.file(), [&]() -> Outcome<Rows> {
        if (!reader.database().tableExists("place_counters")) return Rows();
        Rows rows(std::in_place);
        SQLite::Statement ask(
            reader.database(),
            "SELECT scenario, what, place, choice, count FROM place_counters ORDER BY scenario, "
            "what, place, choice");
        while (ask.executeStep())
            rows->push_back({ask.getColumn(0).getString(), ask.getColumn(1).getString(),
                             ask.getColumn(2).getString(), ask.getColumn(3).getString(),
                             ask.getColumn(4).getInt64()});
        return rows;
    });
}

Outcome<InboxRows> inbox_rows(Reader& reader, InboxLimit limit) {
    return guarded<InboxRows>(reader.file(), [&]() -> Outcome<InboxRows> {
        InboxRows all;
        if (!reader.database().tableExists("inbox_turns")) return all;
        SQLite::Statement ask(reader.database(), turns_of_case);
        SQLite::Statement count(reader.database(),
                                "SELECT count(*) FROM inbox_turns WHERE scenario = ? AND done = 0");
        for (const std::string& scenario : cases_in(reader.database())) {
            std::int64_t open = 0;
            for (const bool is_done : {false, true}) {
                ask.bind(1, scenario);
                ask.bind(2, is_done ? 1 : 0);
                ask.bind(3, is_done ? limit.done : limit.open);
                for (; ask.executeStep(); open += is_done ? 0 : 1)
                    all.rows.push_back(inbox_row_in(ask));
                ask.reset();
            }
            if (limit.open < 0 || open < limit.open) continue;
            count.bind(1, scenario);
            if (count.executeStep() && count.getColumn(0).getInt64() > open)
                all.older[scenario] = count.getColumn(0).getInt64() - open;
            count.reset();
        }
        return all;
    });
}

Outcome<std::vector<AttemptRow>> attempts_to_look_through(Reader& reader) {
    if (!reader.database().tableExists("inbox_untold")) return attempts_for_trainer(reader);
    return guarded<std::vector<AttemptRow>>(reader.file(), [&]() -> Outcome<std::vector<AttemptRow>> {
        SQLite::Statement ask(
            reader.database(),
            std::string(attempt_columns)
                + "WHERE id IN (SELECT attempt FROM inbox_untold UNION SELECT id FROM attempts "
                  "WHERE state = 'open' AND person <> 'erased' AND (mode = 'assessment' OR id "
                  "IN (SELECT attempt FROM shared_turns))) ORDER BY rowid");
        std::vector<AttemptRow> rows;
        while (ask.executeStep())
            rows.push_back(attempt_in(ask));
        return rows;
    });
}

} // namespace amends::records
