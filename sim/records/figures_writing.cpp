#include "sim/records/figures_writing.hpp"

#include "sim/records/mark_rows.hpp"
#include "sim/records/opening.hpp"
#include "sim/records/trainer_rows_writing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace amends::records {
namespace {

using nlohmann::json;

constexpr std::int64_t everything = -1;
constexpr std::int64_t attempts_at_once = 2000; ///< of one transaction while a file is brought up to date

const json& member_in(const json& object, const char* name) {
    static const json none;
    if (!object.is_object()) return none;
    const auto at = object.find(name);
    return at == object.end() ? none : *at;
}

/// The principle is among a turn's "missing".
bool is_missing(const json& turn, const std::string& principle) {
    for (const json& one : member_in(turn, "missing"))
        if (const json& label = member_in(one, "label"); label.is_string() && label == principle) return true;
    return false;
}

std::string text_of(const PrincipleCounts& counts) {
    json text = json::object();
    for (const auto& [principle, count] : counts)
        text[principle] = json::array({count.due, count.shown});
    return text.dump(-1, ' ', false, json::error_handler_t::replace);
}

PrincipleCounts counts_in(const std::string& text) {
    PrincipleCounts counts;
    const json all = json::parse(text, nullptr, false);
    if (!all.is_object()) return counts;
    for (const auto& [principle, count] : all.items())
        if (count.is_array() && count.size() == 2 && count[0].is_number_integer()
            && count[1].is_number_integer())
            counts[principle] = {count[0].get<std::int64_t>(), count[1].get<std::int64_t>()};
    return counts;
}

/// What marks make of an attempt.
struct Marked {
    std::optional<MarkedResult> result; ///< of the newest mark that has one
    bool has_open_dispute = false;
};

/// Keeps statements prepared over many attempts.
class Refreshing {
public:
    explicit Refreshing(SQLite::Database& database)
        : database_(database),
          attempt_(database, "SELECT scenario, person, mode, phase, started_utc, state, summary, "
                             "scenario_fingerprint FROM attempts WHERE id = ?"),
          result_(database, "SELECT result FROM results WHERE attempt = ? ORDER BY seq DESC LIMIT 1"),
          marks_(database, std::string(mark_columns) + marks_in_order),
          sitting_(database,
                   "SELECT programme, void_reason FROM sitting_attempts JOIN sittings ON id = sitting WHERE "
                   "attempt = ? ORDER BY void_reason <> '', started_utc, id LIMIT 1"),
          stored_(database, std::string(figure_columns) + "WHERE attempt = ?"),
          drop_(database, "DELETE FROM attempt_figures WHERE attempt = ?"),
          put_(database, "INSERT INTO attempt_figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          case_(database,
                "INSERT INTO case_counters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (cohort, phase, "
                "scenario) DO UPDATE SET finished = finished + excluded.finished, abandoned = abandoned + "
                "excluded.abandoned, passed = passed + excluded.passed, waiting = waiting + "
                "excluded.waiting, totals = totals + excluded.totals, total_sum = total_sum + "
                "excluded.total_sum"),
          principle_(database,
                     "INSERT INTO principle_counters VALUES (?, ?, ?, ?, ?) ON CONFLICT (cohort, phase, "
                     "principle) DO UPDATE SET due = due + excluded.due, shown = shown + excluded.shown"),
          day_(database,
               "INSERT INTO day_counters VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, mode) DO UPDATE SET "
               "finished = finished + excluded.finished, abandoned = abandoned + excluded.abandoned, passed "
               "= passed + excluded.passed, totals = totals + excluded.totals, total_sum = total_sum + "
               "excluded.total_sum"),
          trainer_(database) {}

    void attempt(const std::string& id) {
        const auto before = stored(id);
        ClosedAttempt closed;
        const auto now = made(id, closed);
        trainer_.refresh(id, now ? &closed : nullptr);
        if (before == now) return;
        if (before) {
            count(*before, -1);
            took_off_ = true;
            drop_.bind(1, id);
            drop_.exec();
            drop_.reset();
        }
        if (now) {
            put(*now);
            count(*now, 1);
        }
    }

    void cohort(const std::string& programme);
    /// What the attempts add to the counters of their cases.
    void count_places() { trainer_.count_all(); }
    /// Something was taken off a counter: it may have come down to nothing.
    [[nodiscard]] bool took_off() const { return took_off_; }

private:
    std::optional<AttemptFigures> stored(const std::string& id) {
        stored_.bind(1, id);
        std::optional<AttemptFigures> row;
        if (stored_.executeStep()) row = figures_in(stored_);
        stored_.reset();
        return row;
    }

    /// Null: open, erased, or not there. Fills `closed` otherwise.
    std::optional<AttemptFigures> made(const std::string& id, ClosedAttempt& closed) {
        attempt_.bind(1, id);
        std::optional<AttemptFigures> row;
        std::string summary;
        if (attempt_.executeStep() && attempt_.getColumn(5).getString() != "open"
            && attempt_.getColumn(1).getString() != "erased") {
            row.emplace();
            row->attempt = id;
            row->scenario = attempt_.getColumn(0).getString();
            row->person = attempt_.getColumn(1).getString();
            row->mode = attempt_.getColumn(2).getString();
            row->phase = attempt_.getColumn(3).getString();
            row->started_utc = attempt_.getColumn(4).getString();
            row->finished = attempt_.getColumn(5).getString() == to_string(AttemptState::finished);
            summary = attempt_.getColumn(6).getString();
            closed.version = attempt_.getColumn(7).getString();
        }
        attempt_.reset();
        if (!row) return row;
        const Marked marked = marks_of_attempt(id);
        const std::string first = result_text(id);
        closed.has_result = !first.empty();
        closed.document = json::parse(first, nullptr, false);
        const json marked_one =
            marked.result && !first.empty() ? marked_document(first, marked.result->document) : json();
        const json& document = marked_one.is_null() ? closed.document : marked_one;
        const json& score = member_in(document, "score");
        if (marked.result) {
            row->total_tenths = marked.result->total_tenths;
            row->passed = row->finished && marked.result->passed;
        } else {
            if (const json& total = member_in(score, "total"); total.is_number())
                row->total_tenths = std::llround(total.get<double>() * 10);
            row->passed = row->finished && member_in(score, "passed") == true;
        }
        const json told = json::parse(summary, nullptr, false);
        const bool is_provisional = member_in(told, "provisional") == true;
        row->waiting =
            marked.has_open_dispute
            || (row->mode == "assessment" && (marked.result ? marked.result->waits : is_provisional));
        add_principles(row->principles, document);
        find_sitting(*row);
        closed.id = id;
        closed.scenario = row->scenario;
        closed.started_utc = row->started_utc;
        closed.mode = row->mode;
        closed.abandoned = !row->finished;
        closed.passed = member_in(told, "passed") == true;
        return row;
    }

    Marked marks_of_attempt(const std::string& id) {
        Marked marked;
        std::set<std::int64_t> disputes;
        marks_.bind(1, id);
        while (marks_.executeStep()) {
            Mark mark = mark_in(mark_row_in(marks_));
            if (mark.kind == MarkKind::dispute && !mark.is_erased) disputes.insert(mark.number);
            if (mark.kind == MarkKind::answer) disputes.erase(mark.about);
            if (mark.result) marked.result = std::move(mark.result);
        }
        marks_.reset();
        marked.has_open_dispute = !disputes.empty();
        return marked;
    }

    std::string result_text(const std::string& id) {
        result_.bind(1, id);
        std::string text = result_.executeStep() ? result_.getColumn(0).getString() : std::string();
        result_.reset();
        return text;
    }

    void find_sitting(AttemptFigures& row) {
        sitting_.bind(1, row.attempt);
        if (sitting_.executeStep()) {
            row.cohort = sitting_.getColumn(0).getString();
            row.counts = sitting_.getColumn(1).getString().empty();
        }
        sitting_.reset();
    }

    void put(const AttemptFigures& row) {
        int place = 0;
        for (const std::string* text :
             {&row.attempt, &row.cohort, &row.phase, &row.scenario, &row.person, &row.mode, &row.started_utc})
            put_.bind(++place, *text);
        for (const bool flag : {row.finished, row.counts, row.passed, row.waiting})
            put_.bind(++place, flag ? 1 : 0);
        ++place;
        if (row.total_tenths)
            put_.bind(place, *row.total_tenths);
        else
            put_.bind(place);
        put_.bind(++place, text_of(row.principles));
        put_.exec();
        put_.reset();
    }

    static void bind_all(SQLite::Statement& statement, std::initializer_list<const std::string*> texts,
                         std::initializer_list<std::int64_t> numbers) {
        int place = 0;
        for (const std::string* text : texts)
            statement.bind(++place, *text);
        for (const std::int64_t number : numbers)
            statement.bind(++place, number);
        statement.exec();
        statement.reset();
    }

    /// Adds the row to the counters, or takes it off (`sign` −1). Those of a void sitting count nowhere.
    void count(const AttemptFigures& row, std::int64_t sign) {
        if (!row.counts) return;
        const std::int64_t finished = row.finished ? sign : 0, abandoned = row.finished ? 0 : sign;
        const std::int64_t passed = row.passed ? sign : 0, waiting = row.waiting ? sign : 0;
        const bool has_total = row.finished && row.total_tenths.has_value();
        const std::int64_t totals = has_total ? sign : 0, sum = has_total ? sign * *row.total_tenths : 0;
        bind_all(case_, {&row.cohort, &row.phase, &row.scenario},
                 {finished, abandoned, passed, waiting, totals, sum});
        for (const auto& [principle, shown] : row.principles)
            bind_all(principle_, {&row.cohort, &row.phase, &principle},
                     {sign * shown.due, sign * shown.shown});
        const std::string day = row.started_utc.substr(0, 10);
        bind_all(day_, {&day, &row.mode}, {finished, abandoned, passed, totals, sum});
    }

    SQLite::Database& database_;
    SQLite::Statement attempt_, result_, marks_, sitting_, stored_, drop_, put_, case_, principle_, day_;
    TrainerRows trainer_;
    bool took_off_ = false;
};

/// The side of a pair that counts.
struct CountedSide {
    bool passed = false;
    std::optional<std::int64_t> total_tenths;
    std::string versions;
};

/// Who was merged stands under the one they became.
std::set<std::string> members_in(SQLite::Database& database, const std::string& programme) {
    std::set<std::string> members;
    SQLite::Statement ask(database, "SELECT coalesce(merged_into, person) FROM programme_people LEFT JOIN "
                                    "people ON id = person WHERE programme = ?");
    ask.bind(1, programme);
    while (ask.executeStep())
        members.insert(ask.getColumn(0).getString());
    return members;
}

/// The first counted sitting of each person in each phase: "baseline", "final".
std::map<std::string, std::map<std::string, CountedSide>> sides_in(SQLite::Database& database,
                                                                   const std::string& programme) {
    std::map<std::string, std::map<std::string, CountedSide>> sides;
    SQLite::Statement ask(
        database, "SELECT coalesce(merged_into, person), phase, sittings.state = 'finished', passed, total, "
                  "versions FROM sittings LEFT JOIN people ON people.id = person WHERE programme = ? AND "
                  "phase IN ('baseline', 'final') AND void_reason = '' AND sittings.state <> 'open' AND "
                  "(sittings.state = 'finished' OR answered = 1) ORDER BY sittings.rowid");
    ask.bind(1, programme);
    while (ask.executeStep()) {
        const bool is_finished = ask.getColumn(2).getInt() != 0;
        CountedSide side{is_finished && ask.getColumn(3).getInt() != 0, {}, ask.getColumn(5).getString()};
        if (is_finished && !ask.getColumn(4).isNull()) side.total_tenths = ask.getColumn(4).getInt64();
        sides[ask.getColumn(0).getString()].emplace(ask.getColumn(1).getString(), std::move(side));
    }
    return sides;
}

void Refreshing::cohort(const std::string& programme) {
    SQLite::Statement drop(database_, "DELETE FROM pair_counters WHERE cohort = ?");
    drop.bind(1, programme);
    drop.exec();
    const std::set<std::string> members = members_in(database_, programme);
    std::int64_t both = 0, before_only = 0, after_only = 0, neither = 0, totals = 0, before_sum = 0,
                 after_sum = 0, other_versions = 0;
    for (const auto& [person, phases] : sides_in(database_, programme)) {
        const auto before = phases.find("baseline"), after = phases.find("final");
        if (before == phases.end() || after == phases.end() || !members.contains(person)) continue;
        const CountedSide &first = before->second, &last = after->second;
        if (first.versions != last.versions || first.versions == "mixed") {
            ++other_versions;
            continue;
        }
        ++(first.passed ? last.passed ? both : before_only : last.passed ? after_only : neither);
        if (!first.total_tenths || !last.total_tenths) continue;
        ++totals;
        before_sum += *first.total_tenths;
        after_sum += *last.total_tenths;
    }
    if (both + before_only + after_only + neither + other_versions == 0) return;
    SQLite::Statement put(database_, "INSERT INTO pair_counters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind_all(put, {&programme},
             {both, before_only, after_only, neither, totals, before_sum, after_sum, other_versions});
}

/// Counters that came down to nothing are as if they had never been.
void drop_empty_counters(SQLite::Database& database) {
    database.exec("DELETE FROM case_counters WHERE finished = 0 AND abandoned = 0;"
                  "DELETE FROM principle_counters WHERE due = 0;"
                  "DELETE FROM day_counters WHERE finished = 0 AND abandoned = 0");
}

struct Stale {
    std::string kind, id;
};

std::vector<Stale> stale_in(SQLite::Database& database, std::int64_t limit) {
    SQLite::Statement ask(database, "SELECT kind, id FROM stale_figures LIMIT ?");
    ask.bind(1, limit);
    std::vector<Stale> stale;
    while (ask.executeStep())
        stale.push_back({ask.getColumn(0).getString(), ask.getColumn(1).getString()});
    return stale;
}

/// Every figure and counter under a key that names it.
std::map<std::string, std::string> told_figures(SQLite::Database& database) {
    std::map<std::string, std::string> told;
    const auto tell = [&](const char* table, int keys) {
        SQLite::Statement ask(database, std::string("SELECT * FROM ") + table);
        while (ask.executeStep()) {
            std::string key = keys == 0 ? std::string() : table, words;
            for (int column = 0; column < ask.getColumnCount(); ++column)
                (column < std::max(keys, 1) ? key : words) += ' ' + ask.getColumn(column).getString();
            told[keys == 0 ? key.substr(1) : key] = std::move(words);
        }
    };
    tell("attempt_figures", 0);
    tell("case_counters", 3);
    tell("principle_counters", 3);
    tell("day_counters", 2);
    tell("pair_counters", 1);
    tell("attempt_places", 1);
    tell("place_counters", 4);
    tell("inbox_turns", 2);
    tell("inbox_untold", 1);
    return told;
}

} // namespace

AttemptFigures figures_in(SQLite::Statement& at) {
    AttemptFigures row;
    std::string* texts[] = {&row.attempt, &row.cohort, &row.phase,      &row.scenario,
                            &row.person,  &row.mode,   &row.started_utc};
    int place = 0;
    for (std::string* text : texts)
        *text = at.getColumn(place++).getString();
    for (bool* flag : {&row.finished, &row.counts, &row.passed, &row.waiting})
        *flag = at.getColumn(place++).getInt() != 0;
    if (!at.getColumn(place).isNull()) row.total_tenths = at.getColumn(place).getInt64();
    row.principles = counts_in(at.getColumn(place + 1).getString());
    return row;
}

bool add_principles(PrincipleCounts& into, const json& document) {
    const json& once = member_in(document, "due_once");
    if (!once.is_object()) return false;
    for (const json& turn : member_in(document, "turns"))
        for (const json& due : member_in(turn, "due")) {
            if (!due.is_string()) continue;
            PrincipleCount& count = into[due.get<std::string>()];
            ++count.due;
            if (!is_missing(turn, due.get<std::string>())) ++count.shown;
        }
    for (const auto& [principle, came] : once.items()) {
        PrincipleCount& count = into[principle];
        ++count.due;
        if (came == true) ++count.shown;
    }
    for (const json& due : member_in(document, "due_unanswered"))
        if (due.is_string()) ++into[due.get<std::string>()].due;
    return true;
}

std::int64_t refresh_figures(SQLite::Database& database, std::int64_t limit) {
    const std::vector<Stale> stale = stale_in(database, limit);
    if (stale.empty()) return 0;
    Refreshing refreshing(database);
    SQLite::Statement done(database, "DELETE FROM stale_figures WHERE kind = ? AND id = ?");
    for (const Stale& one : stale) {
        if (one.kind == "attempt")
            refreshing.attempt(one.id);
        else
            refreshing.cohort(one.id);
        done.bind(1, one.kind);
        done.bind(2, one.id);
        done.exec();
        done.reset();
    }
    refreshing.count_places();
    if (refreshing.took_off()) drop_empty_counters(database);
    return static_cast<std::int64_t>(stale.size());
}

void catch_up_figures(SQLite::Database& database) {
    if (stale_in(database, 1).empty()) return;
    const auto count = [&] { return database.execAndGet("SELECT count(*) FROM stale_figures").getInt64(); };
    const std::int64_t all = count();
    for (std::int64_t left = all; left > 0; left = count()) {
        tell_opening(static_cast<double>(all - left) / static_cast<double>(all));
        SQLite::Transaction some(database, SQLite::TransactionBehavior::IMMEDIATE);
        refresh_figures(database, attempts_at_once);
        some.commit();
    }
    tell_opening(1);
}

std::vector<std::string> recount_figures(SQLite::Database& database) {
    const auto before = told_figures(database);
    for (const char* table :
         {"attempt_figures", "case_counters", "principle_counters", "day_counters", "pair_counters",
          "stale_figures", "attempt_places", "place_counters", "inbox_turns", "inbox_untold"})
        database.exec(std::string("DELETE FROM ") + table);
    database.exec("INSERT INTO stale_figures SELECT 'attempt', id FROM attempts WHERE state <> 'open';"
                  "INSERT INTO stale_figures SELECT DISTINCT 'cohort', programme FROM sittings");
    refresh_figures(database, everything);
    const auto now = told_figures(database);
    std::vector<std::string> differing;
    for (const auto& [key, words] : now)
        if (const auto at = before.find(key); at == before.end() || at->second != words)
            differing.push_back(key);
    for (const auto& [key, words] : before)
        if (!now.contains(key)) differing.push_back(key);
    return differing;
}

} // namespace amends::records
