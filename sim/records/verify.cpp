#include "sim/records/verify.hpp"

#include "sim/records/mark_rows.hpp"
#include "sim/records/writing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::records {
namespace {

using Kind = Tampering::Kind;

bool closes_turn(const std::string& kind) {
    return kind == "turn_closed" || kind == "choice_taken";
}

/// Follows the events of one attempt after the other.
struct Walk {
    VerifyReport report;
    const std::vector<Hash>& all_hashes; ///< sorted
    std::int64_t turns = 0;

    void found(Kind kind, const std::string& attempt, std::int64_t seq, std::string field = {}) {
        report.found.push_back({kind, attempt, seq, turns, std::move(field)});
    }
};

void check_event(Walk& walk, const EventRow& row, const EventRow* before) {
    if (closes_turn(row.kind)) ++walk.turns;
    const bool erased = !row.payload && !row.payload_salt;
    const bool words_stand = erased
                             || (row.payload && row.payload_salt
                                 && hash_payload(*row.payload_salt, *row.payload) == row.payload_hash);
    if (!words_stand) walk.found(Kind::payload, row.attempt, row.seq);
    if (hash_row(row) != row.hash) walk.found(Kind::row, row.attempt, row.seq);
    if (before) {
        if (row.seq != before->seq + 1 || row.prev_hash != before->hash)
            walk.found(Kind::link, row.attempt, row.seq);
    } else if (row.seq != 0) {
        walk.found(Kind::link, row.attempt, row.seq);
    } else if (row.prev_hash != Hash{}
               && !std::binary_search(walk.all_hashes.begin(), walk.all_hashes.end(), row.prev_hash)) {
        walk.found(Kind::predecessor, row.attempt, row.seq);
    }
}

/// The attempt's row says what its first event says.
void check_began(Walk& walk, const AttemptRow& attempt, const EventRow& began) {
    if (!began.payload) return; // erased
    const auto said = nlohmann::json::parse(*began.payload, nullptr, false);
    if (!said.is_object()) return; // a changed payload is reported as such
    const std::pair<const char*, const std::string*> fields[] = {
        {"scenario_fingerprint", &attempt.scenario_fingerprint},
        {"rubric_fingerprint", &attempt.rubric_fingerprint},
        {"person", &attempt.person},
        {"mode", &attempt.mode},
        {"phase", &attempt.phase},
    };
    for (const auto& [name, value] : fields) {
        const auto at = said.find(name);
        if (at != said.end() && at->is_string() && at->get_ref<const std::string&>() != *value)
            walk.found(Kind::attempt, attempt.id, 0, name);
    }
    if (attempt.started_utc != began.wall_utc) walk.found(Kind::attempt, attempt.id, 0, "started_utc");
}

/// Score, state and summary in the tables are those of the event that closed the attempt.
void check_result(Walk& walk, Reader& reader, const AttemptRow& attempt, const EventRow& last) {
    if (last.kind != "result") {
        if (attempt.state != AttemptState::open) walk.found(Kind::attempt, attempt.id, last.seq, "state");
        return;
    }
    if (!last.payload) return; // erased
    SQLite::Statement ask(reader.database(), "SELECT result FROM results WHERE attempt = ? AND seq = ?");
    ask.bind(1, attempt.id);
    ask.bind(2, last.seq);
    if (!ask.executeStep()
        || result_payload(attempt.state, ask.getColumn(0).getString(), attempt.summary.value_or(""))
               != *last.payload)
        walk.found(Kind::result, attempt.id, last.seq);
}

void check_attempt(Walk& walk, Reader& reader, const AttemptRow& attempt, const std::vector<EventRow>& rows) {
    walk.turns = 0;
    ++walk.report.attempts;
    if (rows.empty()) {
        walk.found(Kind::missing_end, attempt.id, 0);
        return;
    }
    const EventRow* before = nullptr;
    for (const EventRow& row : rows) {
        ++walk.report.events;
        check_event(walk, row, before);
        before = &row;
    }
    check_began(walk, attempt, rows.front());
    if (rows.back().seq < attempt.head.seq) {
        walk.found(Kind::missing_end, attempt.id, rows.back().seq + 1);
        return;
    }
    if (attempt.head.hash != rows.back().hash) walk.found(Kind::attempt, attempt.id, rows.back().seq, "head");
    check_result(walk, reader, attempt, rows.back());
}

/// Every row's hash, sorted.
std::vector<Hash> hashes_of(Reader& reader) {
    std::vector<Hash> all;
    const auto take_from = [&](const char* sql) {
        SQLite::Statement ask(reader.database(), sql);
        while (ask.executeStep()) {
            const SQLite::Column column = ask.getColumn(0);
            Hash hash{};
            if (column.getBytes() == static_cast<int>(hash.size()))
                std::copy_n(static_cast<const std::uint8_t*>(column.getBlob()), hash.size(), hash.begin());
            all.push_back(hash);
        }
    };
    take_from("SELECT hash FROM events");
    if (reader.database().tableExists("set_aside_events")) take_from("SELECT hash FROM set_aside_events");
    std::sort(all.begin(), all.end());
    return all;
}

/// The marks' own chain. The greatest number that was ever given shows a missing end.
void check_marks(Walk& walk, Reader& reader) {
    if (!reader.database().tableExists("marks")) return;
    SQLite::Statement ask(reader.database(), std::string(mark_columns) + "ORDER BY number");
    std::int64_t number = 0;
    Hash hash{};
    // Without a salt: what the rule for keeping texts left of it, who marked.
    const auto is_wordless = [](const MarkChainRow& row) {
        return !row.words_salt && mark_in(row).reason.empty();
    };
    const auto stands = [](const std::optional<Salt>& salt, const std::optional<std::string>& text,
                           const Hash& kept) {
        return (!salt && !text) || (salt && text && hash_payload(*salt, *text) == kept);
    };
    while (ask.executeStep()) {
        const MarkChainRow row = mark_row_in(ask);
        const bool is_sound = row.number == number + 1 && row.prev_hash == hash && hash_mark(row) == row.hash
                              && stands(row.content_salt, row.content, row.content_hash)
                              && (is_wordless(row) || stands(row.words_salt, row.words, row.words_hash));
        if (!is_sound) walk.found(Kind::mark, row.attempt, row.number);
        number = row.number;
        hash = row.hash;
        ++walk.report.marks;
    }
    if (number > 0) walk.report.marks_head = std::pair(number, hash);
    SQLite::Statement given(reader.database(), "SELECT seq FROM sqlite_sequence WHERE name = 'marks'");
    if (given.executeStep() && given.getColumn(0).getInt64() > number) walk.found(Kind::mark, {}, number + 1);
}

std::optional<Head> newest_of(Reader& reader) {
    SQLite::Statement ask(reader.database(), "SELECT * FROM events ORDER BY rowid DESC LIMIT 1");
    if (!ask.executeStep()) return std::nullopt;
    const EventRow row = event_in(ask);
    return Head{row.attempt, row.seq, row.hash};
}

/// Events whose attempt is gone.
void check_orphans(Walk& walk, Reader& reader) {
    SQLite::Statement ask(reader.database(), "SELECT attempt, min(seq) FROM events WHERE attempt NOT IN "
                                             "(SELECT id FROM attempts) GROUP BY attempt ORDER BY attempt");
    while (ask.executeStep())
        walk.found(Kind::attempt, ask.getColumn(0).getString(), ask.getColumn(1).getInt64(), "id");
}

} // namespace

Outcome<VerifyReport> verify(Reader& reader, const std::optional<std::string>& only) {
    return guarded<VerifyReport>(reader.file(), [&]() -> Outcome<VerifyReport> {
        auto attempts = list_attempts(reader);
        if (!attempts) return attempts.error();
        const std::vector<Hash> hashes = hashes_of(reader);
        Walk walk{{}, hashes};
        for (const AttemptRow& attempt : attempts.value()) {
            if (only && attempt.id != *only) continue;
            auto rows = load_events(reader, attempt.id);
            if (!rows) return rows.error();
            check_attempt(walk, reader, attempt, rows.value());
        }
        walk.turns = 0;
        if (!only) {
            check_orphans(walk, reader);
            check_marks(walk, reader);
        }
        walk.report.head = newest_of(reader);
        return std::move(walk.report);
    });
}

support::Localized sentence(const Tampering& found) {
    const std::string turn = std::to_string(found.turn), seq = std::to_string(found.seq);
    const auto at = [&](const char* zh, const char* en) {
        support::Localized text{zh, en};
        const std::pair<const char*, const std::string*> places[] = {
            {"{attempt}", &found.attempt}, {"{turn}", &turn}, {"{seq}", &seq}, {"{field}", &found.field}};
        for (std::string* one : {&text.zh, &text.en})
            for (const auto& [place, value] : places)
                if (const std::size_t where = one->find(place); where != std::string::npos)
                    one->replace(where, std::string_view(place).size(), *value);
        return text;
    };
    switch (found.kind) {
    case Kind::payload:
        return at("演练 {attempt} 第 {turn} 轮：事件 {seq} 的内容被改动过。",
                  "Attempt {attempt}, turn {turn}: the words of event {seq} were changed.");
    case Kind::row:
        return at("演练 {attempt} 第 {turn} 轮：事件 {seq} 的字段被改动过。",
                  "Attempt {attempt}, turn {turn}: a field of event {seq} was changed.");
    case Kind::link:
        return at("演练 {attempt} 第 {turn} 轮：事件 {seq} 之前有内容被删除、插入或重写。",
                  "Attempt {attempt}, turn {turn}: before event {seq} something was taken out, put in or "
                  "rewritten.");
    case Kind::missing_end:
        return at("演练 {attempt} 第 {turn} 轮之后：从事件 {seq} 起的结尾缺失。",
                  "Attempt {attempt}, after turn {turn}: the end is missing from event {seq} on.");
    case Kind::attempt:
        return at("演练 {attempt} 第 {turn} 轮：字段 {field} 与事件 {seq} 不符。",
                  "Attempt {attempt}, turn {turn}: its field {field} does not agree with event {seq}.");
    case Kind::result:
        return at("演练 {attempt} 第 {turn} 轮：成绩与事件 {seq} 不符。",
                  "Attempt {attempt}, turn {turn}: the result does not agree with event {seq}.");
    case Kind::mark:
        if (found.attempt.empty())
            return at("评分记录 {seq}：被改动、插入或删除过。",
                      "Mark {seq} was changed, put in or taken out.");
        return at("演练 {attempt}：评分记录 {seq} 被改动、插入或重写过，或它之前有记录被删除。",
                  "Attempt {attempt}: mark {seq} was changed, put in or rewritten, or one before it was "
                  "taken out.");
    case Kind::predecessor: break;
    }
    return at(
        "演练 {attempt} 第 {turn} 轮（事件 {seq}）：在它之前写入的记录不在这里。",
        "Attempt {attempt}, turn {turn} (event {seq}): what was written before it is not in this store.");
}

} // namespace amends::records
