#include "tests/speed/store_raw.hpp"

#include "tests/speed/made_store.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace amends::speed {

using namespace records;

// Of the flat tables alone are statistics made: the store has none, nor has a desk's.
void make_raw(const std::filesystem::path& raw, const std::filesystem::path& store) {
    std::error_code none;
    std::filesystem::remove(raw, none);
    SQLite::Database database(raw.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000");
    SQLite::Statement attach(database, "ATTACH ? AS store");
    attach.bind(1, store.string());
    attach.exec();
    database.exec(
        "CREATE TABLE attempt (cohort TEXT, phase TEXT, scenario TEXT, day TEXT, mode TEXT, finished INT, "
        "passed "
        "INT, waiting INT, total INT);"
        "CREATE TABLE principle (cohort TEXT, phase TEXT, principle TEXT, due INT, shown INT);"
        "CREATE TABLE side (cohort TEXT, person TEXT, phase TEXT, passed INT, total INT);"
        "CREATE TEMP TABLE cohort_of AS SELECT attempt, programme FROM store.sitting_attempts JOIN "
        "store.sittings "
        "ON id = sitting WHERE void_reason = '';"
        "CREATE INDEX temp.cohort_of_attempt ON cohort_of (attempt, programme);"
        "INSERT INTO attempt SELECT ifnull(programme, ''), phase, scenario, substr(started_utc, 1, 10), "
        "mode, "
        "state = 'finished', ifnull(json_extract(result, '$.score.passed'), 0), mode = 'assessment' AND "
        "json_extract(summary, '$.provisional'), round(json_extract(result, '$.score.total') * 10) FROM "
        "store.attempts AS a JOIN store.results AS r ON r.attempt = a.id LEFT JOIN temp.cohort_of AS c ON "
        "c.attempt = a.id WHERE state <> 'open' AND person <> 'erased';"
        "INSERT INTO principle SELECT ifnull(programme, ''), phase, due.value, 1, NOT EXISTS (SELECT 1 FROM "
        "json_each(turn.value, '$.missing') AS m WHERE json_extract(m.value, '$.label') = due.value) FROM "
        "store.attempts AS a JOIN store.results AS r ON r.attempt = a.id LEFT JOIN temp.cohort_of AS c ON "
        "c.attempt = a.id, json_each(result, '$.turns') AS turn, json_each(turn.value, '$.due') AS due;"
        "INSERT INTO principle SELECT ifnull(programme, ''), phase, once.key, 1, once.value FROM "
        "store.attempts "
        "AS a JOIN store.results AS r ON r.attempt = a.id LEFT JOIN temp.cohort_of AS c ON c.attempt = a.id, "
        "json_each(result, '$.due_once') AS once;"
        "INSERT INTO side SELECT programme, person, phase, passed, total FROM store.sittings WHERE "
        "void_reason = "
        "'' AND state = 'finished' AND phase IN ('baseline', 'final');"
        "CREATE INDEX by_case ON attempt (cohort, phase, scenario, finished, passed, waiting, total);"
        "CREATE INDEX by_day ON attempt (day, mode, finished, passed, total);"
        "CREATE INDEX by_principle ON principle (cohort, phase, principle, due, shown);"
        "CREATE INDEX by_person ON side (cohort, person, phase, passed, total); ANALYZE main");
}

Dashboard raw_dashboard(SQLite::Database& raw) {
    Dashboard all;
    SQLite::Statement cases(
        raw, "SELECT cohort, phase, scenario, sum(finished), sum(1 - finished), sum(passed), "
             "sum(waiting), count(total), sum(total) FROM attempt GROUP BY cohort, phase, scenario");
    while (cases.executeStep())
        all.cases.push_back(
            {cases.getColumn(0).getString(), cases.getColumn(1).getString(), cases.getColumn(2).getString(),
             cases.getColumn(3).getInt64(), cases.getColumn(4).getInt64(), cases.getColumn(5).getInt64(),
             cases.getColumn(6).getInt64(), cases.getColumn(7).getInt64(), cases.getColumn(8).getInt64()});
    SQLite::Statement means(raw,
                            "SELECT cohort, phase, principle, sum(due), sum(shown) FROM principle GROUP BY "
                            "cohort, phase, principle");
    while (means.executeStep())
        all.principles.push_back({means.getColumn(0).getString(), means.getColumn(1).getString(),
                                  means.getColumn(2).getString(), means.getColumn(3).getInt64(),
                                  means.getColumn(4).getInt64()});
    SQLite::Statement days(raw,
                           "SELECT day, mode, sum(finished), sum(1 - finished), sum(passed), count(total), "
                           "sum(total) FROM attempt WHERE day BETWEEN date(?1, '-89 days') AND ?1 GROUP BY "
                           "day, mode");
    days.bind(1, std::string(made_today));
    while (days.executeStep())
        all.trend.push_back({days.getColumn(0).getString(), days.getColumn(1).getString(),
                             days.getColumn(2).getInt64(), days.getColumn(3).getInt64(),
                             days.getColumn(4).getInt64(), days.getColumn(5).getInt64(),
                             days.getColumn(6).getInt64()});
    SQLite::Statement pairs(
        raw,
        "SELECT b.cohort, sum(b.passed AND f.passed), sum(b.passed AND NOT f.passed), sum(NOT b.passed AND "
        "f.passed), sum(NOT b.passed AND NOT f.passed), count(*), sum(b.total), sum(f.total) FROM side AS b "
        "JOIN side AS f ON f.cohort = b.cohort AND f.person = b.person AND f.phase = 'final' WHERE b.phase = "
        "'baseline' GROUP BY b.cohort");
    while (pairs.executeStep())
        all.pairs.push_back({pairs.getColumn(0).getString(), pairs.getColumn(1).getInt64(),
                             pairs.getColumn(2).getInt64(), pairs.getColumn(3).getInt64(),
                             pairs.getColumn(4).getInt64(), pairs.getColumn(5).getInt64(),
                             pairs.getColumn(6).getInt64(), pairs.getColumn(7).getInt64(), 0});
    return all;
}

} // namespace amends::speed
