#include "tests/speed/store_pages.hpp"

#include "sim/app/author/trainer_records.hpp"
#include "sim/app/manager/class_replies.hpp"
#include "sim/app/manager/person_facts.hpp"
#include "sim/app/manager/progress.hpp"
#include "sim/app/marks/standing.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/records/activity.hpp"
#include "sim/records/dashboard.hpp"
#include "sim/records/plans.hpp"
#include "sim/records/trainer_rows.hpp"
#include "tests/speed/made_store.hpp"
#include "tests/speed/store_timing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace amends::speed {
namespace {

using namespace records;

/// What the pages have read last, for their recounts.
class PageReading {
public:
    PageReading(Reader& store, const Actor& who) : reader(store), manager(who) {}

    std::vector<Page> pages(const std::shared_ptr<PageReading>& self) {
        return {
            {"overview: progress of all programmes, month, dashboard", [self, this] { read_overview(); },
             [self, this] { return is_overview_right(); }},
            {"programmes: the list and one opened",
             [self, this] {
                 must(list_programmes(reader));
                 must(members_of(reader, made_programme(0)));
                 must(sittings_of(reader, made_programme(0)));
             },
             {}},
            {"people: the list", [self, this] { seen.people = must(list_people(reader)).size(); },
             [self, this] {
                 return static_cast<std::int64_t>(seen.people)
                        == count_of(reader.database(), "SELECT count(*) FROM people");
             }},
            {"person: facts, plans",
             [self, this] {
                 seen.facts = must(app::facts_of_person(reader, made_person(7)));
                 must(plans_of(reader, made_person(7)));
                 must(open_plans(reader));
             },
             [self, this] { return is_person_right(seen.facts); }},
            {"class: cases and the replies to one",
             [self, this] {
                 seen.cases = must(app::class_cases(reader));
                 must(app::class_nodes(reader, "made-A0"));
             },
             [self, this] {
                 return static_cast<std::int64_t>(seen.cases.size())
                        == count_of(reader.database(),
                                    "SELECT count(*) FROM (SELECT 1 FROM attempts WHERE mode = "
                                    "'assessment' AND state <> 'open' GROUP BY scenario HAVING "
                                    "count(DISTINCT person) >= 5)");
             }},
            {"queue: 100 attempts in detail, all counted",
             [self, this] { seen.queue = must(app::read_queue(reader, manager, 100)); },
             [self, this] {
                 return seen.queue.other_version == 0
                        && static_cast<std::int64_t>(seen.queue.attempts)
                               == count_of(reader.database(), "SELECT count(*) FROM attempts WHERE mode = "
                                                              "'assessment' AND json_extract(summary, "
                                                              "'$.provisional')");
             }},
            {"trainer: inbox and attempts of every case",
             [self, this] {
                 seen.trainer = app::read_for_trainer(reader, manager);
                 seen.entries = author::inbox_of(seen.trainer.inbox.turns).size();
             },
             [self, this] { return is_trainer_right(seen.trainer); }},
            {"Home and practice history of a trainee",
             [self, this] {
                 seen.own = must(attempts_of(reader, made_person(7)));
                 must(app::duties_of(reader, made_person(7), made_today));
                 must(unfinished_attempts(reader));
             },
             [self, this] {
                 return static_cast<std::int64_t>(seen.own.size())
                        == count_of(reader.database(),
                                    "SELECT count(*) FROM attempts WHERE +person = 'p00007'");
             }},
        };
    }

private:
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
    void read_overview() {
        seen.progress.clear();
        const app::PeopleById people = app::by_id(must(list_people(reader)));
        for (const Programme& one : must(list_programmes(reader)))
            seen.progress.push_back(must(app::progress_of(reader, people, one, made_today)));
        seen.month = must(activity_since(reader, "2026-11-01"));
        must(dashboard(reader, made_today));
    }
    bool is_overview_right() {
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

    Reader& reader;
    const Actor& manager;
    ManagerFigures seen;
};

} // namespace

std::vector<Page> all_pages(Reader& reader, const Actor& manager) {
    const auto reading = std::make_shared<PageReading>(reader, manager);
    return reading->pages(reading);
}

} // namespace amends::speed
