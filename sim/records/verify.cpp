#include "sim/records/verify.hpp"

#include "sim/records/mark_rows.hpp"
#include "sim/records/writing.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <deque>
#include <future>
#include <iterator>
#include <map>
#include <utility>

namespace amends::records {
namespace {

using Kind = Tampering::Kind;

bool closes_turn(const std::string& kind) {
    return kind == "turn_closed" || kind == "choice_taken";
}

/// An attempt as it is stored, with all that is checked of it.
struct Stored {
    AttemptRow attempt;
    std::vector<EventRow> rows;
    std::optional<std::string> result; ///< beside its last event
};

/// Follows the events of one attempt after the other.
struct Walk {
    VerifyReport report;
    const std::vector<Hash>& last_hashes; ///< of each attempt's last row, sorted
    std::int64_t turns = 0;
    /// What an attempt was written behind, where that is no attempt's last row; found as missing until every
    /// row was looked through.
    std::map<std::string, Hash> doubted{};

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
               && !std::binary_search(walk.last_hashes.begin(), walk.last_hashes.end(), row.prev_hash)) {
        walk.found(Kind::predecessor, row.attempt, row.seq);
        walk.doubted[row.attempt] = row.prev_hash;
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
void check_result(Walk& walk, const Stored& stored) {
    const AttemptRow& attempt = stored.attempt;
    const EventRow& last = stored.rows.back();
    if (last.kind != "result") {
        if (attempt.state != AttemptState::open) walk.found(Kind::attempt, attempt.id, last.seq, "state");
        return;
    }
    if (!last.payload) return; // erased
    if (!stored.result
        || result_payload(attempt.state, *stored.result, attempt.summary.value_or("")) != *last.payload)
        walk.found(Kind::result, attempt.id, last.seq);
}

void check_attempt(Walk& walk, const Stored& stored) {
    const AttemptRow& attempt = stored.attempt;
    const std::vector<EventRow>& rows = stored.rows;
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
    check_result(walk, stored);
}

Hash first_hash(SQLite::Statement& ask) {
    const SQLite::Column column = ask.getColumn(0);
    Hash hash{};
    if (column.getBytes() == static_cast<int>(hash.size()))
        std::copy_n(static_cast<const std::uint8_t*>(column.getBlob()), hash.size(), hash.begin());
    return hash;
}

/// The hash of each attempt's last row, sorted: what the next attempt of a desk is chained to, unless two
/// were open at a time.
std::vector<Hash> last_hashes_of(Reader& reader) {
    std::vector<Hash> last;
    SQLite::Statement ask(reader.database(),
                          "SELECT hash FROM attempts JOIN events ON attempt = id AND seq = "
                          "(SELECT max(seq) FROM events WHERE attempt = id)");
    while (ask.executeStep())
        last.push_back(first_hash(ask));
    std::sort(last.begin(), last.end());
    return last;
}

/// What was doubted and stands in the middle of another attempt, or in a version set aside, is no finding.
void clear_doubts(Walk& walk, Reader& reader) {
    if (walk.doubted.empty()) return;
    std::vector<Hash> wanted;
    for (const auto& [attempt, hash] : walk.doubted)
        wanted.push_back(hash);
    std::sort(wanted.begin(), wanted.end());
    std::vector<bool> stands(wanted.size());
    const auto look_through = [&](const char* sql) {
        SQLite::Statement ask(reader.database(), sql);
        while (ask.executeStep()) {
            const auto range = std::equal_range(wanted.begin(), wanted.end(), first_hash(ask));
            for (auto at = range.first; at != range.second; ++at)
                stands[static_cast<std::size_t>(at - wanted.begin())] = true;
        }
    };
    look_through("SELECT hash FROM events");
    if (reader.database().tableExists("set_aside_events")) look_through("SELECT hash FROM set_aside_events");
    std::erase_if(walk.report.found, [&](const Tampering& one) {
        if (one.kind != Kind::predecessor) return false;
        const auto at = std::lower_bound(wanted.begin(), wanted.end(), walk.doubted.at(one.attempt));
        return static_cast<bool>(stands[static_cast<std::size_t>(at - wanted.begin())]);
    });
}

constexpr std::size_t attempts_a_batch = 256;
constexpr std::size_t batches_at_once = 3;

/// Reads on this thread, and checks on others: hashing takes longer than reading.
class Verifying {
public:
    Verifying(Reader& reader, Walk& walk)
        : walk_(walk), events_(reader.database(), "SELECT * FROM events WHERE attempt = ? ORDER BY seq"),
          result_(reader.database(), "SELECT result FROM results WHERE attempt = ? AND seq = ?") {}

    void add(AttemptRow attempt) {
        Stored stored{std::move(attempt), {}, std::nullopt};
        events_.bind(1, stored.attempt.id);
        while (events_.executeStep())
            stored.rows.push_back(event_in(events_));
        events_.reset();
        if (!stored.rows.empty() && stored.rows.back().kind == "result") {
            result_.bind(1, stored.attempt.id);
            result_.bind(2, stored.rows.back().seq);
            if (result_.executeStep()) stored.result = result_.getColumn(0).getString();
            result_.reset();
        }
        batch_.push_back(std::move(stored));
        if (batch_.size() == attempts_a_batch) hand_over();
    }
    /// Everything found, in the order in which attempts were added.
    void finish() {
        hand_over();
        while (!checking_.empty())
            take_first();
    }

private:
    void hand_over() {
        if (checking_.size() == batches_at_once) take_first();
        checking_.push_back(std::async(
            std::launch::async, [batch = std::exchange(batch_, {}), &last = walk_.last_hashes]() -> Walk {
                Walk part{{}, last};
                for (const Stored& stored : batch)
                    check_attempt(part, stored);
                return part;
            }));
    }
    void take_first() {
        Walk part = checking_.front().get();
        checking_.pop_front();
        walk_.report.attempts += part.report.attempts;
        walk_.report.events += part.report.events;
        std::move(part.report.found.begin(), part.report.found.end(), std::back_inserter(walk_.report.found));
        walk_.doubted.merge(part.doubted);
    }

    Walk& walk_;
    SQLite::Statement events_, result_;
    std::vector<Stored> batch_;
    std::deque<std::future<Walk>> checking_;
};

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
        const std::vector<Hash> last = last_hashes_of(reader);
        Walk walk{{}, last};
        Verifying verifying(reader, walk);
        SQLite::Statement ask(reader.database(),
                              std::string(attempt_columns) + (only ? "WHERE id = ?" : "ORDER BY rowid DESC"));
        if (only) ask.bind(1, *only);
        while (ask.executeStep())
            verifying.add(attempt_in(ask));
        verifying.finish();
        clear_doubts(walk, reader);
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
