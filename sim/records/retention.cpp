#include "sim/records/retention.hpp"

#include "sim/records/people_writing.hpp"

#include <SQLiteCpp/Column.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

namespace amends::records {
namespace {

using nlohmann::json;

constexpr const char* retention_rows = "SELECT name, months FROM rules";

void take_rule(Retention& rule, const std::string& name, int months) {
    if (name == "practice_texts") rule.practice_months = months;
    if (name == "assessment_texts") rule.assessment_months = months;
}

Retention retention_in(SQLite::Database& database) {
    Retention rule;
    if (!database.tableExists("rules")) return rule;
    SQLite::Statement ask(database, retention_rows);
    while (ask.executeStep())
        take_rule(rule, ask.getColumn(0).getString(), ask.getColumn(1).getInt());
    return rule;
}

/// "2026-03-31T…" less 1 month is "2026-02-31T…": it is only compared, and lies behind the 28th.
std::string months_before(const std::string& utc, int months) {
    const int year = std::stoi(utc.substr(0, 4)), month = std::stoi(utc.substr(5, 2));
    const int all = std::max(year * 12 + month - 1 - months, 0);
    std::array<char, 16> date{};
    std::snprintf(date.data(), date.size(), "%04d-%02d", all / 12 % 10000, all % 12 + 1);
    return date.data() + utc.substr(7);
}

constexpr int clock_reach_days = 400;

/// The latest moment that is believed to come next after this one.
std::string latest_believed(const std::string& utc) {
    using namespace std::chrono;
    const year_month_day day{year{std::stoi(utc.substr(0, 4))},
                             month{static_cast<unsigned>(std::stoi(utc.substr(5, 2)))},
                             std::chrono::day{static_cast<unsigned>(std::stoi(utc.substr(8, 2)))}};
    const sys_days later = sys_days{day} + days{clock_reach_days};
    return utc_text(duration_cast<milliseconds>(later.time_since_epoch()).count());
}

bool is_utc(const std::string& text) {
    const std::array<std::size_t, 8> digits = {0, 1, 2, 3, 5, 6, 8, 9};
    return text.size() >= 20 && text[4] == '-' && text[7] == '-' && text[10] == 'T'
           && std::all_of(digits.begin(), digits.end(),
                          [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; });
}

/// The last row of an attempt: `row` is its place in the order in which rows were written.
struct LastRow {
    std::int64_t row = 0;
    std::string attempt, mode, utc, desk;
    bool is_closed = false;
};

/// Of every attempt, in the order in which they were written.
std::vector<LastRow> last_rows(SQLite::Database& database) {
    SQLite::Statement ask(database,
                          "SELECT events.rowid, id, mode, wall_utc, coalesce(desk, ''), state <> 'open' FROM "
                          "attempts JOIN events ON events.attempt = id AND seq = head_seq LEFT JOIN "
                          "brought_attempts ON brought_attempts.attempt = id");
    std::vector<LastRow> rows;
    while (ask.executeStep())
        rows.push_back({ask.getColumn(0).getInt64(), ask.getColumn(1).getString(),
                        ask.getColumn(2).getString(), ask.getColumn(3).getString(),
                        ask.getColumn(4).getString(), ask.getColumn(5).getInt() != 0});
    std::sort(rows.begin(), rows.end(),
              [](const LastRow& one, const LastRow& other) { return one.row < other.row; });
    return rows;
}

/// Up to which row a manager said that the dates are right, and when.
struct TrustedDates {
    std::int64_t until_row = 0;
    std::string utc;
};

constexpr const char* trusted_incident = "dates_trusted";

TrustedDates trusted_in(SQLite::Database& database) {
    SQLite::Statement ask(database, "SELECT at_utc, detail FROM incidents WHERE kind = ? ORDER BY rowid DESC "
                                    "LIMIT 1");
    ask.bind(1, std::string(trusted_incident));
    if (!ask.executeStep()) return {};
    const std::string newest = ask.getColumn(1).getString();
    SQLite::Statement row(database, "SELECT rowid FROM events WHERE attempt = ? AND seq = ?");
    const std::size_t blank = newest.find(' ');
    row.bind(1, newest.substr(0, blank));
    row.bind(2, blank == std::string::npos ? std::string() : newest.substr(blank + 1));
    if (!row.executeStep()) return {};
    return {row.getColumn(0).getInt64(), ask.getColumn(0).getString()};
}

/// The date an attempt's age counts from: the latest that its desk had written by then. `is_sure`: no clock
/// jumped between then and now.
struct Aged {
    std::string attempt, mode, own_utc, since_utc;
    bool is_sure = true;
};

/// Every closed attempt whose dates are dates, in the order written.
std::vector<Aged> ages_in(SQLite::Database& database, const std::string& now_utc) {
    const TrustedDates trusted = trusted_in(database);
    std::map<std::string, std::string> latest_of; // by desk; "": this one
    if (!trusted.utc.empty()) latest_of[""] = trusted.utc;
    std::string latest = trusted.utc;
    std::vector<Aged> all;
    const auto jumps_to = [&](const std::string& utc) {
        if (!latest.empty() && utc > latest_believed(latest))
            for (Aged& one : all)
                one.is_sure = false;
        latest = std::max(latest, utc);
    };
    for (const LastRow& row : last_rows(database)) {
        if (!is_utc(row.utc)) continue;
        std::string since = row.utc;
        if (row.row > trusted.until_row) {
            jumps_to(row.utc);
            std::string& of_desk = latest_of[row.desk];
            since = of_desk = std::max(of_desk, row.utc);
        }
        if (row.is_closed) all.push_back({row.attempt, row.mode, row.utc, since, true});
    }
    jumps_to(now_utc);
    return all;
}

/// Whether the rule would still take anything from it.
class WordsLeft {
public:
    explicit WordsLeft(SQLite::Database& database)
        : ask_(database, "SELECT EXISTS (SELECT 1 FROM events WHERE attempt = ?1 AND seq > 0 AND payload IS "
                         "NOT NULL) OR EXISTS (SELECT 1 FROM marks WHERE attempt = ?1 AND words_salt IS NOT "
                         "NULL)") {}
    bool in(const std::string& attempt) {
        ask_.reset();
        ask_.bind(1, attempt);
        return ask_.executeStep() && ask_.getColumn(0).getInt() != 0;
    }

private:
    SQLite::Statement ask_;
};

/// What a rule reaches, and what it would reach if every date were right.
struct Reached {
    std::vector<std::string> due, waiting;
};

Reached reached_in(SQLite::Database& database, const Retention& rule, const std::string& now_utc) {
    Reached reached;
    if ((!rule.practice_months && !rule.assessment_months) || !is_utc(now_utc)) return reached;
    WordsLeft words(database);
    for (const Aged& one : ages_in(database, now_utc)) {
        const auto& months = one.mode == "practice" ? rule.practice_months : rule.assessment_months;
        if (!months) continue;
        const std::string limit = months_before(now_utc, *months);
        if (one.own_utc >= limit || !words.in(one.attempt)) continue;
        (one.is_sure && one.since_utc < limit ? reached.due : reached.waiting).push_back(one.attempt);
    }
    return reached;
}

bool is_months(const std::optional<int>& months) {
    return !months || (*months >= 1 && *months <= retention_months_max);
}

std::string told(const std::optional<int>& months) {
    return months ? std::to_string(*months) : "-";
}

void put_rule(Writing& writing, const char* name, const std::optional<int>& months) {
    run_sql(writing, "DELETE FROM rules WHERE name = ?", {name});
    if (!months) return;
    SQLite::Statement put(writing.database, "INSERT INTO rules VALUES (?, ?)");
    put.bind(1, std::string(name));
    put.bind(2, *months);
    put.exec();
}

void keep_figures(Writing& writing, const std::string& attempt) {
    run_sql(writing, "UPDATE events SET payload = NULL, payload_salt = NULL WHERE attempt = ? AND seq > 0",
            {attempt});
    for (const char* sql :
         {"DELETE FROM drafts WHERE attempt = ?", "DELETE FROM shared_turns WHERE attempt = ?",
          "UPDATE set_aside_events SET payload = NULL, payload_salt = NULL WHERE attempt = ?"})
        run_sql(writing, sql, {attempt});
    run_sql(writing, // who marked stays; comments and reasons go with the words that they are about
            "UPDATE marks SET words = json_object('who', json_extract(words, '$.who')), words_salt = NULL "
            "WHERE attempt = ? AND words IS NOT NULL",
            {attempt});
    if (const auto result = ask_text(writing, "SELECT result FROM results WHERE attempt = ?", {attempt}))
        run_sql(writing, "UPDATE results SET result = ? WHERE attempt = ?", {figures_of(*result), attempt});
}

/// The named members of an object, where it has them.
json only(const json& object, std::initializer_list<const char*> names) {
    json kept = json::object();
    for (const char* name : names)
        if (const auto at = object.find(name); at != object.end()) kept[name] = *at;
    return kept;
}

} // namespace

std::string figures_of(const std::string& result) {
    const json all = json::parse(result, nullptr, false);
    if (!all.is_object()) return "{}";
    json kept = only(all, {"scenario", "version", "seed", "mode", "lang", "ending", "outcome", "score",
                           "simulated_csat", "front_line_resolution", "first_contact_resolution", "cost",
                           "due_once", "due_unanswered", "fingerprints", "rules_only", "total"});
    if (const auto turns = all.find("turns"); turns != all.end() && turns->is_array()) {
        kept["turns"] = json::array();
        for (const json& turn : *turns) {
            json bare =
                only(turn, {"node", "choice", "labels", "due", "mood", "seconds", "target", "fell_back"});
            if (const auto missing = turn.find("missing"); missing != turn.end() && missing->is_array()) {
                bare["missing"] = json::array();
                for (const json& one : *missing) // without the words that would have earned it
                    if (one.is_object()) bare["missing"].push_back(only(one, {"label"}));
            }
            kept["turns"].push_back(std::move(bare));
        }
    }
    kept["texts_gone"] = true;
    return kept.dump(-1, ' ', false, json::error_handler_t::replace);
}

Outcome<Retention> retention_of(Reader& reader) {
    return guarded<Retention>(reader.file(),
                              [&]() -> Outcome<Retention> { return retention_in(reader.database()); });
}

Outcome<std::vector<std::string>> texts_due(Reader& reader, const Retention& rule,
                                            const std::string& now_utc) {
    return guarded<std::vector<std::string>>(reader.file(), [&]() -> Outcome<std::vector<std::string>> {
        return reached_in(reader.database(), rule, now_utc).due;
    });
}

Outcome<std::int64_t> texts_waiting(Reader& reader, const Retention& rule, const std::string& now_utc) {
    return guarded<std::int64_t>(reader.file(), [&]() -> Outcome<std::int64_t> {
        return static_cast<std::int64_t>(reached_in(reader.database(), rule, now_utc).waiting.size());
    });
}

Store::Ticket set_retention(Store& store, Actor actor, Retention rule) {
    return store.write([actor = std::move(actor), rule](Writing& writing) -> Answer {
        if (Answer no = check_right(writing, actor, Right::erase_people)) return no;
        if (!is_months(rule.practice_months) || !is_months(rule.assessment_months))
            return StoreFault{FaultKind::bad_rule, {}, {}, {}};
        put_rule(writing, "practice_texts", rule.practice_months);
        put_rule(writing, "assessment_texts", rule.assessment_months);
        write_audit(writing, actor.id(), "retention", "texts",
                    "practice " + told(rule.practice_months) + ", assessment "
                        + told(rule.assessment_months));
        return std::nullopt;
    });
}

Store::Ticket trust_dates(Store& store, Actor actor, const std::string& now_utc) {
    return store.write([actor = std::move(actor), now_utc](Writing& writing) -> Answer {
        if (Answer no = check_right(writing, actor, Right::erase_people)) return no;
        run_sql(writing,
                "INSERT INTO incidents SELECT ?, ?, attempt || ' ' || seq FROM events WHERE rowid = (SELECT "
                "max(rowid) FROM events)",
                {now_utc, trusted_incident});
        write_audit(writing, actor.id(), "retention", "texts", "dates trusted");
        return std::nullopt;
    });
}

Store::Ticket retain_figures(Store& store, const std::string& now_utc) {
    return store.write(
        [now_utc](Writing& writing) -> Answer {
            const auto due = reached_in(writing.database, retention_in(writing.database), now_utc).due;
            for (const std::string& attempt : due)
                keep_figures(writing, attempt);
            if (!due.empty())
                run_sql(writing, "INSERT INTO incidents VALUES (?, 'texts_gone', ?)",
                        {utc_text(writing.wall_ms()), std::to_string(due.size())});
            return std::nullopt;
        },
        true);
}

} // namespace amends::records
