#include "sim/records/person_export.hpp"

#include "sim/records/columns.hpp"
#include "sim/records/retention.hpp"
#include "sim/records/snapshot.hpp"
#include "sim/records/words.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace amends::records {
namespace {

using nlohmann::json;

constexpr PersonColumn columns_of_people[] = {
    {"attempt_figures", "person"},
    {"attempts", "person"},
    {"audit", "actor"},
    {"audit", "detail"},
    {"audit", "subject"},
    {"brought_audit", "actor"},
    {"brought_audit", "detail"},
    {"brought_audit", "subject"},
    {"events", "payload"},
    {"improvement_plans", "closed_by"},
    {"improvement_plans", "goal"},
    {"improvement_plans", "made_by"},
    {"improvement_plans", "owner"},
    {"improvement_plans", "person"},
    {"marks", "words"},
    {"people", "id"},
    {"people", "merged_into"},
    {"pins", "person"},
    {"programme_people", "person"},
    {"programmes", "created_by"},
    {"seals", "row_key"},
    {"set_aside_events", "person"},
    {"shop_figures", "imported_by"},
    {"shop_figures", "name"},
    {"sittings", "person"},
    {"sittings", "void_reason"},
    {"sittings", "voided_by"},
};

/// One question about a person. {them} becomes the ids, as a list in brackets; `table` must be there.
struct PersonAsk {
    const char* member;
    const char* table;
    const char* sql;
};

// Entries about others keep what was done and lose who it was done to.
constexpr const char* audit_told =
    "at_utc, actor, action, CASE WHEN subject IN {them} OR subject NOT IN (SELECT id FROM people) THEN "
    "subject ELSE '' END AS subject, CASE WHEN detail IN {them} OR subject IN {them} OR detail NOT IN "
    "(SELECT id FROM people) THEN detail ELSE '' END AS detail";
constexpr const char* audit_about = "WHERE actor IN {them} OR subject IN {them} OR detail IN {them}";

constexpr std::array<PersonAsk, 16> asks_about_person{{
    {"people", "people",
     "SELECT id, name, role, team AS \"group\", state, merged_into, added_utc FROM people WHERE id IN {them} "
     "ORDER BY rowid"},
    {"pins", "pins", "SELECT person, set_utc, wrong FROM pins WHERE person IN {them}"},
    {"audit", "audit", "SELECT NULL AS desk, {audit} FROM audit {about} ORDER BY seq"},
    {"audit", "brought_audit", "SELECT desk, {audit} FROM brought_audit {about} ORDER BY desk, seq"},
    {"programmes", "programme_people",
     "SELECT programme, title, first_form, team AS \"group\", programme_people.added_utc FROM "
     "programme_people JOIN programmes ON id = programme WHERE person IN {them} ORDER BY "
     "programme_people.rowid"},
    {"sittings", "sittings",
     "SELECT *, (SELECT json_group_array(attempt) FROM (SELECT attempt FROM sitting_attempts WHERE sitting = "
     "sittings.id ORDER BY place)) AS attempts FROM sittings WHERE person IN {them} ORDER BY rowid"},
    {"marks", "marks",
     "SELECT number, id, at_utc, attempt, turn, kind, content, words FROM marks WHERE attempt IN (SELECT id "
     "FROM attempts WHERE person IN {them}) ORDER BY number"},
    {"plans", "improvement_plans", "SELECT * FROM improvement_plans WHERE person IN {them} ORDER BY rowid"},
    {"real_figures", "shop_figures",
     "SELECT * FROM shop_figures WHERE scope = 'person' AND name IN {them} ORDER BY rowid"},
    {"set_aside", "set_aside_events",
     "SELECT attempt, seq, contact, at_ms, wall_utc, kind, payload, hash FROM set_aside_events WHERE person "
     "IN {them} ORDER BY attempt, version, seq"},
    {"marks_made", "marks",
     "SELECT number, id, at_utc, attempt, turn, kind, json_remove(content, '$.result', '$.turns') AS "
     "content, words FROM marks WHERE json_extract(words, '$.who') IN {them} AND attempt NOT IN (SELECT id "
     "FROM attempts WHERE person IN {them}) ORDER BY number"},
    {"plans_for_others", "improvement_plans",
     "SELECT id, principle, due, check_again, state, made_utc, closed_utc, owner IN {them} AS looked_after, "
     "made_by IN {them} AS made, closed_by IN {them} AS closed FROM improvement_plans WHERE person NOT IN "
     "{them} AND (owner IN {them} OR made_by IN {them} OR closed_by IN {them}) ORDER BY rowid"},
    {"real_figures_imported", "shop_figures",
     "SELECT programme, period_from, period_to, scope, source, imported_utc FROM shop_figures WHERE "
     "imported_by IN {them} ORDER BY rowid"},
    {"programmes_made", "programmes",
     "SELECT id, title, created_utc FROM programmes WHERE created_by IN {them} ORDER BY rowid"},
    {"seals", "seals",
     "SELECT number, kept, row_key AS row FROM seals WHERE (kept IN ('people', 'pins') AND row_key IN "
     "{them}) OR "
     "(kept = 'programme_people' AND row_key IN (SELECT programme || ' ' || person FROM programme_people "
     "WHERE "
     "person IN {them})) OR (kept = 'shop_figures' AND row_key IN (SELECT programme || ' ' || period_from || "
     "' ' "
     "|| period_to || ' ' || scope || ' ' || name FROM shop_figures WHERE scope = 'person' AND name IN "
     "{them})) "
     "ORDER BY number"},
    {"sittings_voided", "sittings",
     "SELECT id, programme, phase, void_reason, voided_utc FROM sittings WHERE voided_by IN {them} AND "
     "person "
     "NOT IN {them} ORDER BY rowid"},
}};

/// Of one attempt, which ?1 names.
constexpr std::array<PersonAsk, 8> asks_about_attempt{{
    {"events", "events",
     "SELECT seq, contact, at_ms, wall_utc, kind, payload, hash FROM events WHERE attempt = ?1 ORDER BY seq"},
    {"results", "results", "SELECT seq, made_utc, result FROM results WHERE attempt = ?1 ORDER BY seq"},
    {"drafts", "drafts", "SELECT contact, text, saved_utc FROM drafts WHERE attempt = ?1 ORDER BY contact"},
    {"for_trainer", "turn_marks",
     "SELECT seq, outcome, became, marked_utc FROM turn_marks WHERE attempt = ?1 ORDER BY seq"},
    {"figures", "attempt_figures",
     "SELECT cohort AS programme, finished, counts, passed, waiting, total, principles FROM attempt_figures "
     "WHERE "
     "attempt = ?1"},
    {"places", "attempt_places", "SELECT counts FROM attempt_places WHERE attempt = ?1"},
    {"in_inbox", "inbox_turns",
     "SELECT seq, node, reply, choice, labels, acts, fired, fell_back, not_understood, done FROM inbox_turns "
     "WHERE attempt = ?1 ORDER BY seq"},
    {"brought", "brought_attempts", "SELECT desk, brought_utc FROM brought_attempts WHERE attempt = ?1"},
}};

constexpr std::array<PersonAsk, 1> marks_of_attempt{{
    {"marks", "marks",
     "SELECT number, id, at_utc, attempt, turn, kind, content, words FROM marks WHERE attempt = ?1 ORDER BY "
     "number"},
}};

std::string hex_of(const SQLite::Column& column) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
    std::string text;
    for (int at = 0; at < column.getBytes(); ++at) {
        text += digits[bytes[at] >> 4U];
        text += digits[bytes[at] & 15U];
    }
    return text;
}

/// Columns that hold JSON are told as JSON.
bool holds_json(std::string_view column) {
    constexpr std::array<std::string_view, 9> names = {"payload",  "summary", "result", "content", "words",
                                                       "attempts", "counts",  "labels", "acts"};
    return std::find(names.begin(), names.end(), column) != names.end();
}

json cell_json(const SQLite::Column& column) {
    if (column.isNull()) return nullptr;
    if (column.isInteger()) return column.getInt64();
    if (column.isBlob()) return hex_of(column);
    std::string text = column.getString();
    if (!holds_json(column.getName())) return text;
    json read = json::parse(text, nullptr, false);
    return read.is_discarded() ? json(std::move(text)) : read;
}

/// Appends the rows of a question to a list; `value` is its ?1.
void add_rows(SQLite::Database& database, const std::string& sql, const std::string& value, json& list) {
    SQLite::Statement ask(database, sql);
    ask.bind(1, value);
    while (ask.executeStep()) {
        json row = json::object();
        for (int at = 0; at < ask.getColumnCount(); ++at)
            row[ask.getColumnName(at)] = cell_json(ask.getColumn(at));
        list.push_back(std::move(row));
    }
}

template <std::size_t N>
void ask_all(SQLite::Database& database, const std::array<PersonAsk, N>& asks, const std::string& value,
             json& into) {
    for (const PersonAsk& one : asks) {
        if (!into.contains(one.member)) into[one.member] = json::array();
        if (!database.tableExists(one.table)) continue;
        std::string sql = filled(one.sql, "{audit}", audit_told);
        sql = filled(std::move(sql), "{about}", audit_about);
        sql = filled(std::move(sql), "{them}", "(SELECT value FROM json_each(?1))");
        add_rows(database, sql, value, into[one.member]);
    }
}

/// Leaves of the events of somebody else's practice the words of the turns that were shared.
void withhold_events(json& events, const json& shared) {
    std::vector<std::size_t> open; // of the turn that is not closed yet
    for (std::size_t at = 1; at < events.size(); ++at) {
        open.push_back(at);
        const json& kind = events[at]["kind"];
        if (kind != "turn_closed" && kind != "choice_taken") continue;
        if (std::find(shared.begin(), shared.end(), events[at]["seq"]) == shared.end())
            for (const std::size_t one : open)
                events[one]["payload"] = nullptr;
        open.clear();
    }
    for (const std::size_t one : open)
        events[one]["payload"] = nullptr;
}

/// A practice as others than its trainee get it: figures, and what was shared.
void withhold_words(json& attempt) {
    withhold_events(attempt["events"], attempt["shared"]);
    for (json& result : attempt["results"]) {
        json figures = json::parse(figures_of(result["result"].dump()), nullptr, false);
        figures.erase("texts_gone");
        result["result"] = std::move(figures);
    }
    for (json& draft : attempt["drafts"])
        draft["text"] = nullptr;
    attempt["withheld"] = true;
}

/// Attempts with everything that hangs on them, newest first; `which` is a condition on ?1.
Outcome<json> attempts_json(Reader& reader, const std::string& which, const std::string& value, bool is_own) {
    SQLite::Database& database = reader.database();
    json attempts = json::array();
    add_rows(database,
             "SELECT id, scenario, scenario_fingerprint, rubric_fingerprint, person, mode, phase, "
             "started_utc, state, summary FROM attempts WHERE "
                 + which + " ORDER BY rowid DESC",
             value, attempts);
    for (json& one : attempts) {
        const std::string id = one["id"];
        ask_all(database, asks_about_attempt, id, one);
        one["shared"] = json::array();
        const auto shared = shared_within(reader, id);
        if (!shared) return shared.error();
        for (const std::int64_t turn : shared.value())
            one["shared"].push_back(turn);
        const auto& mode = one["mode"].get_ref<const std::string&>();
        if (!is_own && is_somebodys_practice(mode, one["person"].get_ref<const std::string&>()))
            withhold_words(one);
    }
    return attempts;
}

std::string told_document(const json& document) {
    return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Whether all of it may be told: one's own, nobody's, and everything where nobody is listed. Refuses who may
/// have nothing of it.
Outcome<bool> is_own_export(Reader& reader, const Actor& actor, const std::string& person) {
    const auto listed = lists_somebody(reader);
    if (!listed) return listed.error();
    if (!listed.value() || person.empty()) return true;
    if (auto no = why_not_read(reader, actor, person)) return *no;
    return is_own(reader, actor, person);
}

} // namespace

std::span<const PersonColumn> columns_about_people() {
    return columns_of_people;
}

Outcome<std::string> export_person(Reader& reader, const Actor& actor, const std::string& person) {
    const Snapshot moment(reader);
    const auto own = is_own_export(reader, actor, person);
    if (!own) return own.error();
    auto ids = ids_of(reader, person);
    if (!ids) return ids.error();
    const std::vector<std::string>& them = ids.value();
    return guarded<std::string>(reader.file(), [&]() -> Outcome<std::string> {
        const std::string list = told_document(them);
        json document{{"person", person}, {"ids", them}};
        auto attempts =
            attempts_json(reader, "person IN (SELECT value FROM json_each(?1))", list, own.value());
        if (!attempts) return attempts.error();
        document["attempts"] = std::move(attempts).value();
        if (!person.empty()) ask_all(reader.database(), asks_about_person, list, document);
        if (!own.value())
            for (json& event : document["set_aside"])
                event["payload"] = nullptr;
        return told_document(document);
    });
}

Outcome<std::string> export_attempt(Reader& reader, const Actor& actor, const std::string& attempt) {
    const Snapshot moment(reader);
    const auto row = find_attempt(reader, attempt);
    if (!row) return row.error();
    const auto own = is_own_export(reader, actor, row.value() ? row.value()->person : std::string());
    if (!own) return own.error();
    return guarded<std::string>(reader.file(), [&]() -> Outcome<std::string> {
        auto attempts = attempts_json(reader, "id = ?1", attempt, own.value());
        if (!attempts) return attempts.error();
        json document{{"attempts", std::move(attempts).value()}};
        ask_all(reader.database(), marks_of_attempt, attempt, document);
        return told_document(document);
    });
}

} // namespace amends::records
