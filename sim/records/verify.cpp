#include "sim/records/verify.hpp"

#include "sim/records/mark_rows.hpp"
#include "sim/records/snapshot.hpp"
#include "sim/records/verify_attempts.hpp"
#include "sim/records/verify_seals.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <utility>

namespace amends::records {
namespace {

using Kind = Tampering::Kind;

void found(VerifyReport& report, Kind kind, const std::string& attempt, std::int64_t seq,
           std::string field = {}) {
    report.found.push_back({kind, attempt, seq, 0, std::move(field)});
}

/// The marks' own chain. The greatest number that was ever given shows a missing end.
void check_marks(VerifyReport& report, Reader& reader) {
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
        if (!is_sound) found(report, Kind::mark, row.attempt, row.number);
        number = row.number;
        hash = row.hash;
        ++report.marks;
    }
    if (number > 0) report.marks_head = std::pair(number, hash);
    SQLite::Statement given(reader.database(), "SELECT seq FROM sqlite_sequence WHERE name = 'marks'");
    if (given.executeStep() && given.getColumn(0).getInt64() > number)
        found(report, Kind::mark, {}, number + 1);
}

std::optional<Head> newest_of(Reader& reader) {
    SQLite::Statement ask(reader.database(), "SELECT * FROM events ORDER BY rowid DESC LIMIT 1");
    if (!ask.executeStep()) return std::nullopt;
    const EventRow row = event_in(ask);
    return Head{row.attempt, row.seq, row.hash};
}

} // namespace

Outcome<VerifyReport> verify(Reader& reader, const std::optional<std::string>& only) {
    return guarded<VerifyReport>(reader.file(), [&]() -> Outcome<VerifyReport> {
        const Snapshot moment(reader);
        VerifyReport report;
        check_attempts(reader, only, report);
        if (!only) {
            check_marks(report, reader);
            check_seals(reader, report);
        }
        report.head = newest_of(reader);
        return report;
    });
}

bool is_of_tables(const Tampering& found) {
    return found.kind == Kind::changed_row || found.kind == Kind::added_row || found.kind == Kind::removed_row
           || found.kind == Kind::doubted_row || found.kind == Kind::seal;
}

bool is_past(const Tampering& found) {
    return found.kind == Kind::doubted_row;
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
    case Kind::changed_row:
    case Kind::added_row:
    case Kind::removed_row:
    case Kind::doubted_row:
    case Kind::seal: return sentence_of_row(found);
    case Kind::predecessor: break;
    }
    return at(
        "演练 {attempt} 第 {turn} 轮（事件 {seq}）：在它之前写入的记录不在这里。",
        "Attempt {attempt}, turn {turn} (event {seq}): what was written before it is not in this store.");
}

} // namespace amends::records
