#include "sim/records/retention.hpp"

#include "sim/records/people_writing.hpp"

#include <SQLiteCpp/Column.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>

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

/// The latest moment that is believed when this one was the last to be written.
std::string latest_believed(const std::string& utc) {
    using namespace std::chrono;
    const year_month_day day{year{std::stoi(utc.substr(0, 4))},
                             month{static_cast<unsigned>(std::stoi(utc.substr(5, 2)))},
                             std::chrono::day{static_cast<unsigned>(std::stoi(utc.substr(8, 2)))}};
    const sys_days later = sys_days{day} + days{clock_reach_days};
    return utc_text(duration_cast<milliseconds>(later.time_since_epoch()).count());
}

bool is_utc(const std::string& text) {
    return text.size() >= 20 && text[4] == '-' && text[7] == '-' && text[10] == 'T'
           && std::all_of(text.begin(), text.begin() + 4, [](char one) { return one >= '0' && one <= '9'; });
}

std::vector<std::string> due_in(SQLite::Database& database, const Retention& rule,
                                const std::string& now_utc) {
    std::vector<std::string> due;
    if ((!rule.practice_months && !rule.assessment_months) || !is_utc(now_utc)) return due;
    SQLite::Statement newest(database,
                             "SELECT max(wall_utc) FROM events JOIN attempts ON attempt = id AND seq = "
                             "head_seq");
    if (!newest.executeStep() || !is_utc(newest.getColumn(0).getString())) return due;
    if (now_utc > latest_believed(newest.getColumn(0).getString())) return due;
    const auto add_due = [&](const char* mode, const std::optional<int>& months) {
        if (!months) return;
        SQLite::Statement ask(
            database, "SELECT id FROM attempts JOIN events ON attempt = id AND seq = head_seq WHERE mode = "
                      "? AND state <> 'open' AND wall_utc < ? AND (EXISTS (SELECT 1 FROM events AS worded "
                      "WHERE worded.attempt = id AND worded.seq > 0 AND worded.payload IS NOT NULL) OR "
                      "EXISTS (SELECT 1 FROM marks WHERE marks.attempt = attempts.id AND words_salt IS NOT "
                      "NULL)) ORDER BY attempts.rowid");
        ask.bind(1, std::string(mode));
        ask.bind(2, months_before(now_utc, *months));
        while (ask.executeStep())
            due.push_back(ask.getColumn(0).getString());
    };
    add_due("practice", rule.practice_months);
    add_due("assessment", rule.assessment_months);
    return due;
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
        return due_in(reader.database(), rule, now_utc);
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

Store::Ticket retain_figures(Store& store, const std::string& now_utc) {
    return store.write(
        [now_utc](Writing& writing) -> Answer {
            const auto due = due_in(writing.database, retention_in(writing.database), now_utc);
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
