// A store of 100,000 or 1,000,000 made attempts of 10 turns: what the pages read, warm and equal to a
// recount; the dashboard beside its raw SQL over covering indexes, in turns; a new attempt until it is
// counted; opening, verify beside reading, a report.
//   store_speed [ATTEMPTS] [FOLDER]      a folder that holds such a store already is used again and kept
#include "sim/app/author/trainer_records.hpp"
#include "sim/app/manager/class_replies.hpp"
#include "sim/app/manager/person_facts.hpp"
#include "sim/app/manager/progress.hpp"
#include "sim/app/marks/standing.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/report/before_after.hpp"
#include "sim/records/activity.hpp"
#include "sim/records/dashboard.hpp"
#include "sim/records/figures.hpp"
#include "sim/records/plans.hpp"
#include "sim/records/trainer_rows.hpp"
#include "sim/records/verify.hpp"
#include "tests/speed/made_store.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <set>

namespace {

using namespace amends;
using namespace amends::records;
using namespace amends::speed;
using nlohmann::json;
using Clock = std::chrono::steady_clock;

double since_ms(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times.empty() ? 0 : times[times.size() / 2];
}

template <class Value>
Value must(Outcome<Value> outcome) {
    if (!outcome) throw std::runtime_error(sentence(outcome.error()).en + " " + outcome.error().answer);
    return std::move(outcome).value();
}

/// By the clock, and of processors: what neighbours on the machine take shows in the first alone.
struct Taken {
    double wall_ms = 0, cpu_ms = 0;
};

double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

template <class Action>
Taken taken(Action&& action) {
    const auto start = Clock::now();
    const double cpu = cpu_ms();
    action();
    return {since_ms(start), cpu_ms() - cpu};
}

template <class Action>
double time_ms(Action&& action) {
    return taken(action).wall_ms;
}

Taken median(const std::vector<Taken>& times) {
    std::vector<double> wall, cpu;
    for (const Taken& one : times) {
        wall.push_back(one.wall_ms);
        cpu.push_back(one.cpu_ms);
    }
    return {median(std::move(wall)), median(std::move(cpu))};
}

/// Both in turns, `rounds` times after one that warms them; medians.
template <class A, class B>
std::pair<Taken, Taken> in_turns(int rounds, A&& a, B&& b) {
    std::vector<Taken> times_a, times_b;
    for (int round = 0; round <= rounds; ++round) {
        const Taken time_a = taken(a), time_b = taken(b);
        if (round == 0) continue;
        times_a.push_back(time_a);
        times_b.push_back(time_b);
    }
    return {median(times_a), median(times_b)};
}

int missed = 0;

void tell(const std::string& what, double figure, double promised, const char* unit,
          const std::string& more = {}) {
    const bool is_missed = figure > promised;
    missed += is_missed ? 1 : 0;
    fmt::print("{:<52} {:>9.3f} {:<4} (promised: {:g}){}{}\n", what, figure, unit, promised,
               is_missed ? "  MISSED" : "", more.empty() ? "" : "  " + more);
    std::fflush(stdout);
}

void expect(bool is_equal, const std::string& what) {
    if (is_equal) return;
    ++missed;
    fmt::print("{:<52} DIFFERS from the recount\n", what);
}

std::int64_t count_of(SQLite::Database& database, const std::string& sql) {
    SQLite::Statement ask(database, sql);
    return ask.executeStep() ? ask.getColumn(0).getInt64() : -1;
}

/// Flat tables with an index for every question, made of the attempts' own rows: what raw SQL reads.
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
        "CREATE INDEX by_person ON side (cohort, person, phase, passed, total); ANALYZE main"); // the store
                                                                                                // has no
                                                                                                // statistics,
                                                                                                // nor has a
                                                                                                // desk's
}

/// The dashboard by raw SQL, each question answered by its index alone.
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

/// A page's content, and whether it is what a recount through the attempts says.
struct Page {
    const char* name;
    std::function<void()> read;
    std::function<bool()> recount;
};

struct Measuring {
    std::filesystem::path folder;
    MadeSize size;
    Store store;
    Reader reader;
    Actor manager;
    double page_ms_max = 0;

    Measuring(std::filesystem::path where, MadeSize made, Store opened)
        : folder(std::move(where)), size(made), store(std::move(opened)), reader(must(reader_of(store))),
          manager(must(sign_in(store, made_manager, made_pin, 0)).actor),
          page_ms_max(made.attempts >= 1'000'000 ? 250 : 100) {}

    void dashboards() {
        const auto raw_file = folder / "raw.db";
        if (!std::filesystem::exists(raw_file)) {
            const double made = time_ms([&] { make_raw(raw_file, store.files().database); });
            fmt::print("flat tables for raw SQL made of the attempts in {:.0f} s\n", made / 1000);
        }
        SQLite::Database raw(raw_file.string(), SQLite::OPEN_READONLY);
        raw.exec("PRAGMA cache_size = -1000000");
        Dashboard kept, counted;
        const auto [kept_time, raw_time] = in_turns(
            9, [&] { kept = must(dashboard(reader, made_today)); }, [&] { counted = raw_dashboard(raw); });
        expect(kept == counted, "dashboard");
        tell("dashboard / its raw SQL over covering indexes", kept_time.cpu_ms / raw_time.cpu_ms, 0.05, "",
             fmt::format("{:.2f} ms / {:.0f} ms of processor time ({:.2f} / {:.0f} by the clock), {} + {} + "
                         "{} + {} rows, equal",
                         kept_time.cpu_ms, raw_time.cpu_ms, kept_time.wall_ms, raw_time.wall_ms,
                         kept.cases.size(), kept.principles.size(), kept.trend.size(), kept.pairs.size()));
    }

    /// Its own attempts are not in the flat tables: those are made anew the next time.
    void fresh() {
        std::error_code none;
        std::filesystem::remove(folder / "raw.db", none);
        ActingStore own(store, must(sign_in(store, made_person(0), "pin-of-made", 0)).actor);
        std::vector<double> times;
        for (int round = 0; round < 21; ++round) {
            const std::string id = fresh_uuid();
            const auto counted = [&] {
                std::int64_t sum = 0;
                for (const TrendDay& day : must(dashboard(reader, utc_today())).trend)
                    sum += day.finished;
                return sum;
            };
            own.wait(own.begin_attempt({id, "fresh", "made", "made", made_person(0), "practice", "practice"},
                                       {"c1", 0, "began", R"({"mode":"practice"})"}));
            const std::int64_t before = counted();
            times.push_back(time_ms([&] {
                if (own.wait(own.finish_attempt(
                                 id, 1, {AttemptState::finished, 9000, R"({"score":{"total":80.0}})", "{}"}))
                        .fault)
                    throw std::runtime_error("was not stored");
                if (counted() != before + 1) throw std::runtime_error("was not counted");
            }));
        }
        tell("a new attempt until the dashboard counts it", median(times), 20, "ms");
    }
    static std::string utc_today() {
        using namespace std::chrono;
        return utc_text(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count())
            .substr(0, 10);
    }

    void pages() {
        for (const Page& page : all_pages()) {
            page.read();
            std::vector<Taken> times;
            for (int round = 0; round < 5; ++round)
                times.push_back(taken(page.read));
            if (page.recount) expect(page.recount(), page.name);
            const Taken time = median(times);
            tell(std::string("page: ") + page.name, time.cpu_ms, page_ms_max, "ms",
                 fmt::format("{:.1f} by the clock{}", time.wall_ms,
                             page.recount ? ", equal to a recount" : ""));
        }
    }

    std::vector<Page> all_pages() {
        static ManagerFigures seen;
        return {
            {"overview: progress of all programmes, month, dashboard", [this] { read_overview(seen); },
             [this] { return is_overview_right(seen); }},
            {"programmes: the list and one opened",
             [this] {
                 must(list_programmes(reader));
                 must(members_of(reader, made_programme(0)));
                 must(sittings_of(reader, made_programme(0)));
             },
             {}},
            {"people: the list", [this] { seen.people = must(list_people(reader)).size(); },
             [this] {
                 return static_cast<std::int64_t>(seen.people)
                        == count_of(reader.database(), "SELECT count(*) FROM people");
             }},
            {"person: facts, plans",
             [this] {
                 seen.facts = must(app::facts_of_person(reader, made_person(7)));
                 must(plans_of(reader, made_person(7)));
                 must(open_plans(reader));
             },
             [this] { return is_person_right(seen.facts); }},
            {"class: cases and the replies to one",
             [this] {
                 seen.cases = must(app::class_cases(reader));
                 must(app::class_nodes(reader, "made-A0"));
             },
             [this] {
                 return static_cast<std::int64_t>(seen.cases.size())
                        == count_of(reader.database(),
                                    "SELECT count(*) FROM (SELECT 1 FROM attempts WHERE mode = "
                                    "'assessment' AND state <> 'open' GROUP BY scenario HAVING "
                                    "count(DISTINCT person) >= 5)");
             }},
            {"queue: 100 attempts in detail, all counted",
             [this] { seen.queue = must(app::read_queue(reader, manager, 100)); },
             [this] {
                 return seen.queue.other_version == 0
                        && static_cast<std::int64_t>(seen.queue.attempts)
                               == count_of(reader.database(), "SELECT count(*) FROM attempts WHERE mode = "
                                                              "'assessment' AND json_extract(summary, "
                                                              "'$.provisional')");
             }},
            {"trainer: inbox and attempts of every case",
             [this] {
                 seen.trainer = app::read_for_trainer(reader, manager);
                 seen.entries = author::inbox_of(seen.trainer.inbox.turns).size();
             },
             [this] { return is_trainer_right(seen.trainer); }},
            {"Home and practice history of a trainee",
             [this] {
                 seen.own = must(attempts_of(reader, made_person(7)));
                 must(app::duties_of(reader, made_person(7), made_today));
                 must(unfinished_attempts(reader));
             },
             [this] {
                 return static_cast<std::int64_t>(seen.own.size())
                        == count_of(reader.database(),
                                    "SELECT count(*) FROM attempts WHERE +person = 'p00007'");
             }},
        };
    }
    struct ManagerFigures {
        std::vector<app::ProgrammeProgress> progress;
        Activity month;
        std::size_t people = 0;
        app::PersonFacts facts;
        std::vector<std::string> cases;
        app::Queue queue;
        app::TrainerRecords trainer;
        std::size_t entries = 0;
        std::vector<AttemptRow> own;
    };
    void read_overview(ManagerFigures& seen) {
        seen.progress.clear();
        const app::PeopleById people = app::by_id(must(list_people(reader)));
        for (const Programme& one : must(list_programmes(reader)))
            seen.progress.push_back(must(app::progress_of(reader, people, one, made_today)));
        seen.month = must(activity_since(reader, "2026-11-01"));
        must(dashboard(reader, made_today));
    }
    bool is_overview_right(const ManagerFigures& seen) {
        std::int64_t sat = 0, month = 0;
        for (const app::ProgrammeProgress& one : seen.progress)
            for (const app::PhaseCount& phase : one.phases)
                sat += phase.sat;
        for (const ActivityDay& day : seen.month.days)
            month += day.practices + day.assessments;
        return sat
                   == count_of(reader.database(),
                               "SELECT count(DISTINCT s.programme || s.person || s.phase) FROM "
                               "sittings AS s JOIN sitting_attempts ON sitting = id")
               && month
                      == count_of(reader.database(),
                                  "SELECT count(*) FROM attempts WHERE state <> 'open' AND date(started_utc, "
                                  "'localtime') >= '2026-11-01'");
    }
    /// Turns for the inbox by case and whether they are done, each "time attempt number words", from results
    /// and events by SQL of its own.
    std::map<std::pair<std::string, bool>, std::vector<std::string>> recounted_turns() {
        SQLite::Statement ask(
            reader.database(),
            "SELECT a.scenario, a.started_utc, a.id, e.seq, json_extract(turn.value, '$.text'), EXISTS "
            "(SELECT "
            "1 "
            "FROM turn_marks AS m WHERE m.attempt = a.id AND m.seq = e.seq) FROM attempts AS a JOIN results "
            "AS r "
            "ON r.attempt = a.id JOIN json_each(result, '$.turns') AS turn JOIN (SELECT attempt, seq, "
            "row_number() OVER (PARTITION BY attempt ORDER BY seq) - 1 AS place, next = 'not_understood' AS "
            "cried "
            "FROM (SELECT attempt, seq, kind, lead(kind) OVER (PARTITION BY attempt ORDER BY seq) AS next "
            "FROM "
            "events) WHERE kind IN ('turn_closed', 'choice_taken')) AS e ON e.attempt = a.id AND e.place = "
            "turn.key WHERE a.state <> 'open' AND a.person <> 'erased' AND iif(a.mode = 'assessment', "
            "json_extract(turn.value, '$.fell_back') OR cried, EXISTS (SELECT 1 FROM shared_turns AS s WHERE "
            "s.attempt = a.id AND s.seq = e.seq))");
        std::map<std::pair<std::string, bool>, std::vector<std::string>> turns;
        while (ask.executeStep())
            turns[{ask.getColumn(0).getString(), ask.getColumn(5).getInt() != 0}].push_back(
                fmt::format("{} {} {:06} {}", ask.getColumn(1).getString(), ask.getColumn(2).getString(),
                            ask.getColumn(3).getInt64(), ask.getColumn(4).getString()));
        return turns;
    }
    bool is_trainer_right(const app::TrainerRecords& read) {
        std::map<std::pair<std::string, bool>, std::vector<std::string>> shown;
        for (const author::InboxTurn& one : read.inbox.turns)
            shown[{one.scenario, one.mark.has_value()}].push_back(
                fmt::format("{} {} {:06} {}", one.played_utc, one.attempt, one.turn.seq, one.turn.reply));
        std::size_t all = 0;
        for (auto& [key, turns] : recounted_turns()) {
            all += turns.size();
            const auto limit =
                static_cast<std::size_t>(key.second ? app::inbox_page.done : app::inbox_page.open);
            std::sort(turns.begin(), turns.end());
            const std::size_t first = turns.size() > limit ? turns.size() - limit : 0;
            if (shown[key]
                != std::vector<std::string>(turns.begin() + static_cast<std::ptrdiff_t>(first), turns.end()))
                return false;
            const auto open = read.inbox.open.find(key.first);
            if (!key.second
                && (open == read.inbox.open.end() || open->second != static_cast<std::int64_t>(turns.size())))
                return false;
        }
        fmt::print("{:<52} {} turns in all, {} shown\n", "", all, read.inbox.turns.size());
        return read.inbox.other_version == 0 && read.attempts == app::recount_attempts(reader);
    }
    bool is_person_right(const app::PersonFacts& facts) {
        return static_cast<std::int64_t>(facts.assessments.size())
                   == count_of(reader.database(),
                               "SELECT count(*) FROM attempts WHERE +person = 'p00007' AND mode "
                               "= 'assessment' AND state <> 'open'")
               && facts.practices
                      == count_of(reader.database(),
                                  "SELECT count(*) FROM attempts WHERE +person = 'p00007' AND "
                                  "mode = 'practice' AND state <> 'open'");
    }

    void report() {
        const Programme programme = *must(find_programme(reader, made_programme(0)));
        app::BeforeAfter made;
        std::vector<Taken> times;
        for (int round = 0; round < 4; ++round)
            times.push_back(taken([&] { made = must(app::before_after(reader, programme)); }));
        times.erase(times.begin());
        const Dashboard kept = must(dashboard(reader, made_today));
        const auto& pairs = kept.pairs.front();
        expect(made.recounted == 0 && made.counts.both == pairs.both
                   && made.counts.after_only == pairs.after_only
                   && made.counts.before_only == pairs.before_only && made.counts.neither == pairs.neither,
               "report");
        const Taken time = median(times);
        tell("report of a programme", time.cpu_ms / 1000, 2, "s",
             fmt::format("{:.2f} by the clock, {} pairs, 10 attempts each, equal to the counters",
                         time.wall_ms / 1000, stats::pairs(made.counts)));
    }

    void verifying() {
        const auto read_all = [&] {
            SQLite::Statement ask(reader.database(), "SELECT * FROM events ORDER BY attempt, seq");
            std::int64_t rows = 0;
            while (ask.executeStep())
                rows += event_in(ask).seq >= 0 ? 1 : 0;
            return rows;
        };
        std::int64_t read = 0;
        VerifyReport told;
        const int rounds = size.attempts >= 1'000'000 ? 1 : 3;
        const auto [verify_time, read_time] = in_turns(
            rounds, [&] { told = must(verify(reader)); }, [&] { read = read_all(); });
        expect(told.found.empty() && told.events == read, "verify");
        tell("verify / reading every event", verify_time.wall_ms / read_time.wall_ms, 2, "",
             fmt::format("{:.1f} s / {:.1f} s by the clock, {:.1f} / {:.1f} of processor time, {} events, "
                         "chain sound",
                         verify_time.wall_ms / 1000, read_time.wall_ms / 1000, verify_time.cpu_ms / 1000,
                         read_time.cpu_ms / 1000, read));
    }
};

/// Opening and what the first page of a manager needs, beside the questions of that page alone.
void start(const std::filesystem::path& folder) {
    const auto needed = [](Reader& reader) {
        must(list_people(reader));
        must(list_programmes(reader));
        must(attempts_of(reader, made_person(7)));
        must(app::duties_of(reader, made_person(7), made_today));
        must(unfinished_attempts(reader));
        must(left_open(reader, "practice", "2026-11-01T00:00:00.000Z"));
        must(left_open(reader, "assessment", "2026-11-01T00:00:00.000Z"));
    };
    const auto [start_time, select_time] = in_turns(
        9,
        [&] {
            Store store = must(open_store(folder));
            Reader reader = must(reader_of(store));
            needed(reader);
        },
        [&] {
            Reader reader = must(Reader::open(files_in(folder).database));
            needed(reader);
        });
    tell("start / the SELECT of what it needs", start_time.cpu_ms / select_time.cpu_ms, 1.5, "",
         fmt::format("{:.1f} ms / {:.1f} ms of processor time, {:.1f} / {:.1f} by the clock",
                     start_time.cpu_ms, select_time.cpu_ms, start_time.wall_ms, select_time.wall_ms));
}

void measure(const std::filesystem::path& folder, MadeSize size) {
    if (!std::filesystem::exists(files_in(folder).database)) {
        const double made = time_ms([&] { make_store(folder, size); });
        fmt::print("{} attempts made in {:.0f} s: {} people, {} programmes of {}\n", size.attempts,
                   made / 1000, size.people(), size.programmes(), size.members());
        std::fflush(stdout);
    }
    std::optional<Store> opened;
    const double first = time_ms([&] { opened.emplace(must(open_store(folder))); });
    fmt::print("opened the first time (figures made where there were none): {:.1f} s, file {:.2f} GB\n",
               first / 1000,
               static_cast<double>(std::filesystem::file_size(files_in(folder).database)) / 1e9);
    std::fflush(stdout);
    {
        Measuring all(folder, size, std::move(*opened));
        opened.reset();
        all.dashboards();
        all.fresh();
        all.pages();
        all.report();
        all.verifying();
    }
    start(folder);
}

} // namespace

int main(int argc, char** argv) {
    const MadeSize size{argc > 1 ? std::max(1000, std::atoi(argv[1])) : 100'000};
    const bool is_kept = argc > 2;
    const std::filesystem::path folder =
        is_kept ? std::filesystem::path(argv[2])
                : std::filesystem::temp_directory_path() / ("amends-speed-" + fresh_uuid());
    int code = 0;
    try {
        measure(folder, size);
        code = missed == 0 ? 0 : 1;
    } catch (const std::exception& problem) {
        fmt::print(stderr, "store_speed: {}\n", problem.what());
        code = 2;
    }
    std::error_code ignored;
    if (!is_kept) std::filesystem::remove_all(folder, ignored);
    return code;
}
