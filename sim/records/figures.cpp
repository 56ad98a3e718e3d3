#include "sim/records/figures.hpp"

#include "sim/records/figures_writing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace amends::records {
namespace {

constexpr std::int64_t all_rows = -1;

template <class Row, class Read>
Outcome<std::vector<Row>> figure_rows(Reader& reader, const std::string& sql,
                                      const std::vector<std::string>& texts, std::int64_t limit,
                                      Read&& read) {
    return guarded<std::vector<Row>>(reader.file(), [&]() -> Outcome<std::vector<Row>> {
        std::vector<Row> rows;
        if (!reader.database().tableExists("attempt_figures")) return rows;
        SQLite::Statement ask(reader.database(), sql);
        int place = 0;
        for (const std::string& text : texts)
            ask.bind(++place, text);
        if (limit != all_rows) ask.bind(++place, limit);
        while (ask.executeStep())
            rows.push_back(read(ask));
        return rows;
    });
}

std::string first_column(SQLite::Statement& at) {
    return at.getColumn(0).getString();
}

} // namespace

Outcome<std::vector<AttemptFigures>> all_figures(Reader& reader) {
    return figure_rows<AttemptFigures>(reader, std::string(figure_columns) + "ORDER BY attempt", {},
                                       all_rows, figures_in);
}

Outcome<std::vector<WaitingAttempt>> waiting_attempts(Reader& reader) {
    return figure_rows<WaitingAttempt>(reader,
                                       "SELECT attempt, person, started_utc FROM attempt_figures WHERE "
                                       "waiting = 1 ORDER BY started_utc, attempt",
                                       {}, all_rows, [](SQLite::Statement& at) {
                                           return WaitingAttempt{at.getColumn(0).getString(),
                                                                 at.getColumn(1).getString(),
                                                                 at.getColumn(2).getString()};
                                       });
}

Outcome<std::vector<std::string>> newest_assessments(Reader& reader, const std::string& scenario,
                                                     std::int64_t limit) {
    return figure_rows<std::string>(reader,
                                    "SELECT attempt FROM attempt_figures WHERE mode = 'assessment' AND "
                                    "scenario = ? ORDER BY started_utc DESC, attempt LIMIT ?",
                                    {scenario}, limit, first_column);
}

Outcome<std::vector<std::string>> cases_met_by(Reader& reader, std::int64_t people_min,
                                               std::int64_t looked_at) {
    std::vector<std::string> cases;
    std::string last;
    for (;;) { // from case to case by the index, not through every attempt
        const auto next = figure_rows<std::string>(reader,
                                                   "SELECT scenario FROM attempt_figures WHERE mode = "
                                                   "'assessment' AND scenario > ? ORDER BY scenario LIMIT ?",
                                                   {last}, 1, first_column);
        if (!next) return next.error();
        if (next.value().empty()) return cases;
        last = next.value().front();
        const auto people = figure_rows<std::int64_t>(
            reader,
            "SELECT count(DISTINCT person) FROM (SELECT person FROM attempt_figures WHERE mode = "
            "'assessment' AND scenario = ? ORDER BY started_utc DESC LIMIT ?)",
            {last}, looked_at, [](SQLite::Statement& at) { return at.getColumn(0).getInt64(); });
        if (!people) return people.error();
        if (!people.value().empty() && people.value().front() >= people_min) cases.push_back(last);
    }
}

} // namespace amends::records
