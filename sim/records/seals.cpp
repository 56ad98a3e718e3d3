#include "sim/records/seals.hpp"

#include "sim/records/columns.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <utility>

namespace amends::records {
namespace {

// pins: not the wrong tries, which every sign-in changes.
constexpr std::array<SealedTable, 14> tables_with_seals{{
    {"people", "@id", "id, name, role, team, state, merged_into, added_utc"},
    {"pins", "@person", "person, hash, set_utc"},
    {"programmes", "@id",
     "id, title, created_utc, created_by, way, lang, rubric, rubric_fingerprint, pass_mark, seed, "
     "baseline_from, baseline_due, final_from, final_due, chosen_by_score, warm_up, invented"},
    {"programme_forms", "@programme || ' ' || @form || ' ' || @place",
     "programme, form, place, scenario, fingerprint, topic, channel, difficulty"},
    {"programme_people", "@programme || ' ' || @person", "programme, person, first_form, team, added_utc"},
    {"sittings", "@id",
     "id, programme, person, phase, form, started_utc, closed_utc, state, answered, total, passed, "
     "unconfirmed, suspected, versions, void_reason, voided_by, voided_utc"},
    {"sitting_attempts", "@sitting || ' ' || @place", "sitting, place, attempt"},
    {"shop_figures",
     "@programme || ' ' || @period_from || ' ' || @period_to || ' ' || @scope || ' ' || @name",
     "programme, period_from, period_to, scope, name, phase, satisfaction, resolution, contacts, source, "
     "imported_utc, imported_by"},
    {"improvement_plans", "@id",
     "id, person, goal, principle, owner, due, check_again, state, made_utc, made_by, closed_utc, closed_by"},
    {"rules", "@name", "name, months"},
    {"audit", "CAST(@seq AS TEXT)", "seq, at_utc, actor, action, subject, detail"},
    {"brought_audit", "@desk || ' ' || @seq", "desk, seq, at_utc, actor, action, subject, detail"},
    {"erasures", "lower(hex(@mark))", "mark, salt, until_utc"},
    {"shared_turns", "@attempt || ' ' || @seq", "attempt, seq, shared_utc"},
}};

std::vector<std::string> columns_in(std::string_view list) {
    std::vector<std::string> columns;
    for (std::size_t from = 0; from < list.size();) {
        const std::size_t end = std::min(list.find(", ", from), list.size());
        columns.emplace_back(list.substr(from, end - from));
        from = end + 2;
    }
    return columns;
}

std::string text_value(sqlite3_value* value) {
    const void* bytes = sqlite3_value_blob(value);
    const int size = sqlite3_value_bytes(value);
    return size == 0 ? std::string()
                     : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

/// note_written(table, key, rowid, text before)
void note_in_trigger(sqlite3_context* context, int, sqlite3_value** values) {
    auto& written = *static_cast<WrittenRows*>(sqlite3_user_data(context));
    try {
        std::optional<std::string> was;
        if (sqlite3_value_type(values[3]) != SQLITE_NULL) was = text_value(values[3]);
        written.note(text_value(values[0]), text_value(values[1]), sqlite3_value_int64(values[2]),
                     std::move(was));
    } catch (const std::exception&) {
        sqlite3_result_error_nomem(context);
    }
}

std::string triggers_of(const SealedTable& table) {
    const std::string name(table.name);
    const auto note = [&](std::string_view row, bool tells_what_it_was) {
        return "SELECT note_written('" + name + "', " + table.key_of(row) + ", " + std::string(row)
               + ".rowid, " + (tells_what_it_was ? table.text_of(row) : "NULL") + "); ";
    };
    const auto trigger = [&](const std::string& when, const std::string& what, const std::string& notes) {
        return "CREATE TEMP TRIGGER note_" + name + "_" + when + " AFTER " + what + " ON main." + name
               + " BEGIN " + notes + "END; ";
    };
    return trigger("came", "INSERT", note("new", false)) + trigger("gone", "DELETE", note("old", true))
           + trigger("changed", "UPDATE OF " + std::string(table.columns),
                     note("old", true) + note("new", false));
}

/// Appends entries, and closes those that they take the place of.
class Sealing {
public:
    explicit Sealing(SQLite::Database& database)
        : find_(database,
                "SELECT number, salt, content_hash FROM seals WHERE kept = ? AND row_key = ? AND salt IS "
                "NOT NULL"),
          put_(database, "INSERT INTO seals VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
          close_(database,
                 "UPDATE seals SET salt = NULL, row_key = iif(is_doubted, row_key, NULL) WHERE number = ?"),
          forget_(database, "UPDATE seals SET salt = NULL, row_key = NULL WHERE kept = ? AND row_key = ?") {
        SQLite::Statement last(database, "SELECT number, hash FROM seals ORDER BY number DESC LIMIT 1");
        if (last.executeStep()) {
            number_ = last.getColumn(0).getInt64();
            hash_ = bytes_in<Hash>(last.getColumn(1));
        }
        // Where the end was cut off its numbers are not given again.
        SQLite::Statement given(database, "SELECT seq FROM sqlite_sequence WHERE name = 'seals'");
        if (given.executeStep()) number_ = std::max(number_, given.getColumn(0).getInt64());
    }

    /// The row of that key was written; it was `was`, and is `now`.
    void row(const std::string& table, const std::string& key, const std::optional<std::string>& was,
             const std::optional<std::string>& now) {
        if (was == now) return;
        Seal seal{0, table, 0, false, {}};
        seal.is_doubted = !stands_as_sealed(key, was, seal);
        take_place(std::move(seal), key, now);
    }

    /// The row of that key is `now`, and not the program made it so. Yields the entry's number; 0: it did.
    std::int64_t doubt(const std::string& table, const std::string& key,
                       const std::optional<std::string>& now) {
        Seal seal{0, table, 0, true, {}};
        if (stands_as_sealed(key, now, seal)) return 0;
        take_place(std::move(seal), key, now);
        return number_;
    }

    void append(Seal seal, const std::optional<std::string>& key, const std::string& text) {
        const Salt salt = fresh_salt();
        if (key) seal.content_hash = hash_payload(salt, text);
        seal.number = ++number_;
        hash_ = hash_seal(seal, hash_);
        put_.reset();
        put_.clearBindings();
        put_.bind(1, seal.number);
        put_.bind(2, seal.kept);
        if (key) put_.bind(3, *key);
        put_.bind(4, seal.replaces);
        put_.bind(5, seal.is_doubted ? 1 : 0);
        if (key) put_.bind(6, salt.data(), static_cast<int>(salt.size()));
        put_.bind(7, seal.content_hash.data(), static_cast<int>(seal.content_hash.size()));
        put_.bind(8, hash_.data(), static_cast<int>(hash_.size()));
        put_.exec();
    }

private:
    /// Whether a row of that text, or none, is what the entry of its key says; that entry is what `seal` is
    /// to replace.
    bool stands_as_sealed(const std::string& key, const std::optional<std::string>& text, Seal& seal) {
        find_.reset();
        find_.bind(1, seal.kept);
        find_.bind(2, key);
        bool stands = !text;
        if (find_.executeStep()) {
            seal.replaces = find_.getColumn(0).getInt64();
            stands = text
                     && hash_payload(bytes_in<Salt>(find_.getColumn(1)), *text)
                            == bytes_in<Hash>(find_.getColumn(2));
        }
        find_.reset();
        return stands;
    }

    void take_place(Seal seal, const std::string& key, const std::optional<std::string>& now) {
        if (now) {
            if (seal.replaces > 0) run(close_, seal.replaces);
            append(std::move(seal), key, *now);
            return;
        }
        forget_.reset();
        forget_.bind(1, seal.kept);
        forget_.bind(2, key);
        forget_.exec();
        append(std::move(seal), std::nullopt, {});
    }

    static void run(SQLite::Statement& statement, std::int64_t number) {
        statement.reset();
        statement.bind(1, number);
        statement.exec();
    }

    SQLite::Statement find_, put_, close_, forget_;
    std::int64_t number_ = 0;
    Hash hash_{};
};

/// The row of a key as text, at one of the places where it may stand.
std::optional<std::string> row_now(SQLite::Statement& ask, const std::string& key,
                                   const std::vector<std::int64_t>& rowids) {
    for (const std::int64_t rowid : rowids) {
        ask.reset();
        ask.bind(1, rowid);
        ask.bind(2, key);
        if (!ask.executeStep()) continue;
        return std::string(text_in(ask.getColumn(0)));
    }
    return std::nullopt;
}

} // namespace

std::string SealedTable::key_of(std::string_view row) const {
    return filled(std::string(key), "@", std::string(row) + '.');
}

std::string SealedTable::text_of(std::string_view row) const {
    std::string all;
    for (const std::string& column : columns_in(columns))
        all += (all.empty() ? "" : " || ")
               + filled("coalesce(length(CAST(@ AS BLOB)) || ':' || @ || ',', '-,')", "@",
                        std::string(row) + '.' + column);
    return all;
}

std::span<const SealedTable> sealed_tables() {
    return tables_with_seals;
}

const SealedTable* sealed_table(std::string_view name) {
    const auto* at = std::find_if(tables_with_seals.begin(), tables_with_seals.end(),
                                  [&](const SealedTable& one) { return one.name == name; });
    return at == tables_with_seals.end() ? nullptr : at;
}

Hash hash_seal(const Seal& seal, const Hash& before) {
    const auto raw = [](const Hash& hash) { return std::string(hash.begin(), hash.end()); };
    const std::array<std::string, 6> fields = {std::to_string(seal.number),   seal.kept,
                                               std::to_string(seal.replaces), seal.is_doubted ? "1" : "0",
                                               raw(seal.content_hash),        raw(before)};
    return hash_fields(fields);
}

void WrittenRows::watch(SQLite::Database& database) {
    const int code = sqlite3_create_function_v2(database.getHandle(), "note_written", 4, SQLITE_UTF8, this,
                                                note_in_trigger, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw SQLite::Exception(database.getHandle(), code);
    std::string triggers =
        "PRAGMA recursive_triggers = ON; "; // so that a row that is replaced is noted as gone
    for (const SealedTable& table : tables_with_seals)
        triggers += triggers_of(table);
    database.exec(triggers);
}

void WrittenRows::note(std::string table, std::string key, std::int64_t rowid,
                       std::optional<std::string> was) {
    const auto [at, is_first] = rows_.try_emplace({std::move(table), std::move(key)});
    if (is_first) at->second.was = std::move(was);
    at->second.rowids.push_back(rowid);
}

void seal_written(SQLite::Database& database, WrittenRows& written) {
    if (written.rows().empty()) return;
    Sealing sealing(database);
    std::optional<SQLite::Statement> ask;
    std::string_view table;
    for (const auto& [name, row] : written.rows()) {
        if (table != name.first) {
            table = name.first;
            const SealedTable& sealed = *sealed_table(table);
            ask.emplace(database, "SELECT " + sealed.text_of(table) + " FROM main." + std::string(table)
                                      + " WHERE rowid = ? AND " + sealed.key_of(table) + " = ?");
        }
        sealing.row(name.first, name.second, row.was, row_now(*ask, name.second, row.rowids));
    }
    written.forget();
}

std::int64_t seal_as_it_stands(SQLite::Database& database, std::string_view table, const std::string& key) {
    const SealedTable* sealed = sealed_table(table);
    if (!sealed) return 0;
    SQLite::Statement ask(database, "SELECT " + sealed->text_of(table) + " FROM main." + std::string(table)
                                        + " WHERE " + sealed->key_of(table) + " = ?");
    ask.bind(1, key);
    std::optional<std::string> now;
    if (ask.executeStep()) now.emplace(text_in(ask.getColumn(0)));
    return Sealing(database).doubt(std::string(table), key, now);
}

void begin_seals(SQLite::Database& database) {
    Sealing sealing(database);
    sealing.append({}, std::nullopt, {}); // a file with seals is never without one
    for (const SealedTable& table : tables_with_seals) {
        SQLite::Statement ask(database, "SELECT " + table.key_of(table.name) + ", "
                                            + table.text_of(table.name) + " FROM main."
                                            + std::string(table.name) + " ORDER BY rowid");
        while (ask.executeStep()) {
            sealing.append({0, std::string(table.name), 0, false, {}}, ask.getColumn(0).getString(),
                           std::string(text_in(ask.getColumn(1))));
        }
    }
}

} // namespace amends::records
