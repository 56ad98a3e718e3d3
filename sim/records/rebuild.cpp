#include "sim/records/rebuild.hpp"

#include "sim/records/figures_writing.hpp"
#include "sim/records/people_writing.hpp"
#include "sim/records/verify.hpp"

#include <SQLiteCpp/Column.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace amends::records {
namespace {

using nlohmann::json;

constexpr const char* figures_field = "figures";

/// Where a JSON value that begins at `at` ends, by brackets and strings.
std::size_t value_end(const std::string& text, std::size_t at) {
    std::size_t depth = 0;
    bool in_string = false;
    for (; at < text.size(); ++at) {
        const char one = text[at];
        if (in_string) {
            if (one == '\\')
                ++at;
            else if (one == '"')
                in_string = false;
        } else if (one == '"') {
            in_string = true;
        } else if (one == '{' || one == '[') {
            ++depth;
        } else if (one == '}' || one == ']') {
            if (depth == 0) return at;
            --depth;
        } else if (one == ',' && depth == 0) {
            return at;
        }
    }
    return at;
}

/// A member's text exactly as it stands; empty where it is missing.
std::string raw_member(const std::string& object, const std::string& name) {
    std::size_t at = 1;
    while (at < object.size()) {
        const std::size_t colon = value_end(object, at); // the end of this member
        const std::string key = '"' + name + "\":";
        if (object.compare(at, key.size(), key) == 0)
            return object.substr(at + key.size(), colon - at - key.size());
        at = colon + 1;
    }
    return {};
}

/// Both texts from shortly before their first difference.
std::pair<std::string, std::string> first_difference(const std::string& a, const std::string& b) {
    constexpr std::size_t before = 20, shown = 60;
    const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto at = static_cast<std::size_t>(differ.first - a.begin());
    const std::size_t from = at > before ? at - before : 0;
    return {a.substr(std::min(from, a.size()), shown), b.substr(std::min(from, b.size()), shown)};
}

class Rebuilding {
public:
    Rebuilding(Writing& writing, RebuildReport& report) : writing_(writing), report_(report) {}

    void attempt(const AttemptRow& row) {
        ++report_.attempts;
        SQLite::Statement ask(writing_.database, "SELECT * FROM events WHERE attempt = ? ORDER BY seq");
        ask.bind(1, row.id);
        std::vector<EventRow> events;
        while (ask.executeStep())
            events.push_back(event_in(ask));
        if (events.empty()) return; // verify's to tell
        began(row, events.front());
        const EventRow& last = events.back();
        field(row.id, "head_seq", std::to_string(row.head.seq), std::to_string(last.seq));
        if (row.head.hash != last.hash) {
            differs(row.id, "head", to_hex(row.head.hash), to_hex(last.hash));
            SQLite::Statement put(writing_.database, "UPDATE attempts SET head = ? WHERE id = ?");
            put.bind(1, last.hash.data(), static_cast<int>(last.hash.size()));
            put.bind(2, row.id);
            put.exec();
        }
        ended(row, last);
    }

private:
    void differs(const std::string& attempt, const char* name, std::string stored, std::string made) {
        report_.found.push_back({attempt, name, std::move(stored), std::move(made)});
    }
    void field(const std::string& attempt, const char* name, const std::string& stored,
               const std::string& made) {
        if (stored == made) return;
        differs(attempt, name, stored, made);
        run_sql(writing_, ("UPDATE attempts SET " + std::string(name) + " = ? WHERE id = ?").c_str(),
                {made, attempt});
    }
    void began(const AttemptRow& row, const EventRow& event) {
        field(row.id, "started_utc", row.started_utc, event.wall_utc);
        if (!event.payload) return;
        const json said = json::parse(*event.payload, nullptr, false);
        const std::pair<const char*, const std::string*> fields[] = {
            {"scenario_fingerprint", &row.scenario_fingerprint},
            {"rubric_fingerprint", &row.rubric_fingerprint},
            {"person", &row.person},
            {"mode", &row.mode},
            {"phase", &row.phase}};
        for (const auto& [name, stored] : fields)
            if (said.is_object() && said.contains(name) && said[name].is_string())
                field(row.id, name, *stored, said[name].get<std::string>());
        if (const auto id = scenario_of(row.scenario_fingerprint))
            field(row.id, "scenario", row.scenario, *id);
    }
    /// The id of the case as its kept text says; null without it.
    std::optional<std::string> scenario_of(const std::string& fingerprint) {
        SQLite::Statement ask(writing_.database,
                              "SELECT bytes FROM content WHERE fingerprint = ? AND kind = 'scenario'");
        ask.bind(1, fingerprint);
        if (!ask.executeStep()) return std::nullopt;
        const json text = json::parse(ask.getColumn(0).getString(), nullptr, false);
        if (!text.is_object() || !text.contains("id") || !text["id"].is_string()) return std::nullopt;
        return text["id"].get<std::string>();
    }
    void ended(const AttemptRow& row, const EventRow& last) {
        if (last.kind != "result") {
            field(row.id, "state", std::string(to_string(row.state)), "open");
            return;
        }
        if (!last.payload) return;
        ++report_.worded;
        field(row.id, "state", std::string(to_string(row.state)),
              json::parse(raw_member(*last.payload, "state"), nullptr, false).get<std::string>());
        long_field(row.id, "summary", row.summary.value_or(""), raw_member(*last.payload, "summary"),
                   "UPDATE attempts SET summary = ? WHERE id = ?");
        const auto stored = ask_text(writing_, "SELECT result FROM results WHERE attempt = ?", {row.id});
        const std::string made = raw_member(*last.payload, "result");
        if (stored) {
            long_field(row.id, "result", *stored, made, "UPDATE results SET result = ? WHERE attempt = ?");
        } else {
            differs(row.id, "result", "", made.substr(0, 60));
            run_sql(writing_, "INSERT INTO results VALUES (?, CAST(? AS INTEGER), ?, ?)",
                    {row.id, std::to_string(last.seq), last.wall_utc, made});
        }
    }
    void long_field(const std::string& attempt, const char* name, const std::string& stored,
                    const std::string& made, const char* sql) {
        if (stored == made) return;
        auto [from, into] = first_difference(stored, made);
        differs(attempt, name, std::move(from), std::move(into));
        run_sql(writing_, sql, {made, attempt});
    }

    Writing& writing_;
    RebuildReport& report_;
};

/// Whether the events themselves are what was written: only from such may anything be made.
std::optional<StoreFault> changed_chain(Reader& reader) {
    const auto report = verify(reader);
    if (!report) return report.error();
    using Found = Tampering::Kind;
    for (const Tampering& one : report.value().found)
        if (one.kind == Found::payload || one.kind == Found::row || one.kind == Found::link
            || one.kind == Found::missing_end || one.kind == Found::predecessor)
            return StoreFault{FaultKind::changed_chain, reader.file(), one.attempt, {}};
    return std::nullopt;
}

} // namespace

Outcome<RebuildReport> rebuild(Store& store, const Actor& actor, bool dry_run) {
    auto reader = reader_of(store);
    if (!reader) return reader.error();
    if (auto no = why_not(reader.value(), actor, Right::erase_people)) return *no;
    if (auto fault = changed_chain(reader.value())) return *fault;
    const auto rows = list_attempts(reader.value());
    if (!rows) return rows.error();
    RebuildReport report;
    const auto ticket = store.write([&](Writing& writing) -> Answer {
        if (Answer no = check_right(writing, actor, Right::erase_people)) return no;
        report = {};
        writing.database.exec("SAVEPOINT rebuilding");
        Rebuilding all(writing, report);
        for (auto row = rows.value().rbegin(); row != rows.value().rend(); ++row)
            all.attempt(*row);
        settle_figures(writing);
        for (std::string& key : recount_figures(writing.database))
            report.found.push_back({std::move(key), figures_field, {}, {}});
        if (dry_run) writing.database.exec("ROLLBACK TO rebuilding");
        writing.database.exec("RELEASE rebuilding");
        if (!dry_run && !report.found.empty())
            write_audit(writing, actor.id(), "rebuilt", "attempts", std::to_string(report.found.size()));
        return std::nullopt;
    });
    if (auto fault = store.wait(ticket).fault) return *fault;
    return report;
}

support::Localized sentence(const Rebuilt& one) {
    if (one.field == figures_field)
        return {"为 " + one.attempt + " 保存的汇总数与演练不符，应按演练重新计算。",
                "The figures kept for " + one.attempt
                    + " do not agree with the attempts they are made from."};
    return {"演练 " + one.attempt + " 的 " + one.field + " 原为 " + one.stored + "，按事件应为 " + one.made
                + "。",
            "Attempt " + one.attempt + ": " + one.field + " said " + one.stored + "; its events make it "
                + one.made + "."};
}

} // namespace amends::records
