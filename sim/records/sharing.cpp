#include "sim/records/sharing.hpp"

#include "sim/records/people_writing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <array>

namespace amends::records {
namespace {

constexpr std::array<std::string_view, 4> mark_names = {"sample", "phrase", "transition", "dismissed"};

bool is_closed_turn(Writing& writing, const TurnName& turn) {
    SQLite::Statement ask(writing.database, "SELECT 1 FROM events WHERE attempt = ? AND seq = ? "
                                            "AND kind IN ('turn_closed', 'choice_taken')");
    ask.bind(1, turn.attempt);
    ask.bind(2, turn.seq);
    return ask.executeStep();
}

StoreFault no_such_turn(const TurnName& turn) {
    return {FaultKind::unknown_attempt, {}, turn.attempt, "event " + std::to_string(turn.seq)};
}

/// Runs a statement whose first two places name the turn, the further ones the texts.
void run_for_turn(Writing& writing, const char* sql, const TurnName& turn,
                  const std::vector<std::string>& texts = {}) {
    SQLite::Statement statement(writing.database, sql);
    statement.bind(1, turn.attempt);
    statement.bind(2, turn.seq);
    int place = 2;
    for (const std::string& text : texts)
        statement.bind(++place, text);
    statement.exec();
}

/// The rows of a table that older files lack, of one attempt or (null) of all, in the order they were
/// written.
template <class Row, class Read>
Outcome<std::vector<Row>> rows_if_there(Reader& reader, const char* table, const std::string& columns,
                                        const std::string* attempt, Read&& read) {
    return guarded<std::vector<Row>>(reader.file(), [&]() -> Outcome<std::vector<Row>> {
        std::vector<Row> rows;
        if (!reader.database().tableExists(table)) return rows;
        SQLite::Statement ask(reader.database(), "SELECT " + columns + " FROM " + table
                                                     + (attempt ? " WHERE attempt = ?" : "")
                                                     + " ORDER BY rowid");
        if (attempt) ask.bind(1, *attempt);
        while (ask.executeStep())
            rows.push_back(read(ask));
        return rows;
    });
}

} // namespace

std::string_view to_string(TurnMark::Outcome outcome) {
    return mark_names.at(static_cast<std::size_t>(outcome));
}

TurnMark::Outcome mark_outcome_from(std::string_view name) {
    const auto* at = std::find(mark_names.begin(), mark_names.end(), name);
    return at == mark_names.end() ? TurnMark::Outcome::dismissed
                                  : static_cast<TurnMark::Outcome>(at - mark_names.begin());
}

Answer write_share(Writing& writing, const Actor& actor, const TurnName& turn, bool is_shared) {
    const auto person = ask_text(writing, "SELECT person FROM attempts WHERE id = ?", {turn.attempt});
    if (!person) return no_such_turn(turn);
    if (!is_own(writing, actor, *person)) {
        write_audit(writing, actor.id(), "refused", turn.attempt, std::string(sharing_right));
        return StoreFault{FaultKind::not_allowed, {}, std::string(sharing_right), {}};
    }
    if (!is_shared) {
        run_for_turn(writing, "DELETE FROM shared_turns WHERE attempt = ? AND seq = ?", turn);
        return std::nullopt;
    }
    if (!is_closed_turn(writing, turn)) return no_such_turn(turn);
    run_for_turn(writing, "INSERT INTO shared_turns VALUES (?, ?, ?) ON CONFLICT DO NOTHING", turn,
                 {utc_text(writing.wall_ms())});
    return std::nullopt;
}

Answer write_marks(Writing& writing, const Actor& actor, const std::vector<TurnName>& turns,
                   const std::optional<TurnMark>& mark) {
    if (Answer no = check_right(writing, actor, Right::mark_turns)) return no;
    for (const TurnName& turn : turns)
        if (!is_closed_turn(writing, turn)) return no_such_turn(turn);
    const std::string utc = utc_text(writing.wall_ms());
    for (const TurnName& turn : turns) {
        if (!mark)
            run_for_turn(writing, "DELETE FROM turn_marks WHERE attempt = ? AND seq = ?", turn);
        else
            run_for_turn(writing, "INSERT OR REPLACE INTO turn_marks VALUES (?, ?, ?, ?, ?)", turn,
                         {std::string(to_string(mark->outcome)), mark->became, utc});
    }
    return std::nullopt;
}

namespace {

Outcome<std::vector<SharedTurn>> shared_rows(Reader& reader, const std::string* attempt) {
    return rows_if_there<SharedTurn>(
        reader, "shared_turns", "attempt, seq, shared_utc", attempt, [](SQLite::Statement& at) {
            return SharedTurn{{at.getColumn(0).getString(), at.getColumn(1).getInt64()},
                              at.getColumn(2).getString()};
        });
}

Outcome<std::vector<MarkRow>> turn_mark_rows(Reader& reader, const std::string* attempt) {
    return rows_if_there<MarkRow>(
        reader, "turn_marks", "attempt, seq, outcome, became, marked_utc", attempt,
        [](SQLite::Statement& at) {
            return MarkRow{{at.getColumn(0).getString(), at.getColumn(1).getInt64()},
                           {mark_outcome_from(at.getColumn(2).getString()), at.getColumn(3).getString()},
                           at.getColumn(4).getString()};
        });
}

} // namespace

Outcome<std::vector<SharedTurn>> shared_turns(Reader& reader) {
    return shared_rows(reader, nullptr);
}

Outcome<std::vector<SharedTurn>> shared_turns_of(Reader& reader, const std::string& attempt) {
    return shared_rows(reader, &attempt);
}

Outcome<std::vector<MarkRow>> turn_marks(Reader& reader) {
    return turn_mark_rows(reader, nullptr);
}

Outcome<std::vector<MarkRow>> turn_marks_of(Reader& reader, const std::string& attempt) {
    return turn_mark_rows(reader, &attempt);
}

Outcome<std::vector<AttemptRow>> attempts_for_trainer(Reader& reader) {
    return guarded<std::vector<AttemptRow>>(reader.file(), [&]() -> Outcome<std::vector<AttemptRow>> {
        const bool knows_sharing = reader.database().tableExists("shared_turns");
        SQLite::Statement ask(reader.database(),
                              std::string(attempt_columns) + "WHERE mode = 'assessment'"
                                  + (knows_sharing ? " OR id IN (SELECT attempt FROM shared_turns)" : "")
                                  + " ORDER BY rowid");
        std::vector<AttemptRow> rows;
        while (ask.executeStep())
            rows.push_back(attempt_in(ask));
        return rows;
    });
}

} // namespace amends::records
