// Events are read in the order in which they were written, through the table once; what belongs to one
// attempt mostly stands together there. An attempt that does not (two were open at a time, some were
// collected, rows were moved) is read again by itself. Reading stays on this thread, hashing goes to others.
#include "sim/records/verify_attempts.hpp"

#include "sim/records/verify_batches.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace amends::records {
namespace {

using Kind = Tampering::Kind;

/// Rows without a copy of their words: a view holds until the next step.
class RawRows {
public:
    RawRows(SQLite::Database& database, const char* sql) : database_(database.getHandle()) {
        if (const int code = sqlite3_prepare_v2(database_, sql, -1, &statement_, nullptr); code != SQLITE_OK)
            throw SQLite::Exception(database_, code);
    }
    RawRows(const RawRows&) = delete;
    RawRows& operator=(const RawRows&) = delete;
    ~RawRows() { sqlite3_finalize(statement_); }

    bool step() {
        const int code = sqlite3_step(statement_);
        if (code != SQLITE_ROW && code != SQLITE_DONE) throw SQLite::Exception(database_, code);
        return code == SQLITE_ROW;
    }
    void ask(const std::string& text) {
        sqlite3_reset(statement_);
        sqlite3_bind_text(statement_, 1, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }
    [[nodiscard]] bool is_null(int column) const {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }
    [[nodiscard]] std::string_view text(int column) const {
        const void* bytes = sqlite3_column_blob(statement_, column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
        return size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
    }
    /// Zeros where the size is another one.
    template <class Bytes>
    [[nodiscard]] Bytes bytes(int column) const {
        Bytes bytes{};
        const std::string_view stored = text(column);
        if (stored.size() == bytes.size()) std::memcpy(bytes.data(), stored.data(), stored.size());
        return bytes;
    }

private:
    sqlite3* database_;
    sqlite3_stmt* statement_ = nullptr;
};

/// The rows of `attempts` as they were written, one ahead.
class AttemptsInOrder {
public:
    explicit AttemptsInOrder(SQLite::Database& database)
        : ask_(database, "SELECT *, rowid FROM attempts ORDER BY rowid") {
        advance();
    }
    [[nodiscard]] const std::optional<AttemptRow>& next() const { return next_; }
    [[nodiscard]] std::int64_t rowid() const { return rowid_; }
    AttemptRow take() {
        AttemptRow row = *std::move(next_);
        advance();
        return row;
    }

private:
    void advance() {
        next_.reset();
        if (!ask_.executeStep()) return;
        next_ = attempt_in(ask_);
        rowid_ = ask_.getColumn(12).getInt64();
    }
    SQLite::Statement ask_;
    std::optional<AttemptRow> next_;
    std::int64_t rowid_ = 0;
};

/// The rows of `results` as they were written; any other is looked for, and reading goes on behind it.
class ResultsInOrder {
public:
    explicit ResultsInOrder(SQLite::Database& database)
        : ask_(database, "SELECT attempt, seq, result, rowid FROM results ORDER BY rowid"),
          find_(database, "SELECT result, rowid FROM results WHERE attempt = ? AND seq = ?"),
          stands_(ask_.step()) {}

    /// Calls with the words of the result, or not at all.
    template <class Use>
    void of(const std::string& attempt, std::int64_t seq, Use&& use) {
        if (stands_ && ask_.text(0) == attempt && ask_.number(1) == seq) {
            use(ask_.text(2));
            stands_ = ask_.step();
            return;
        }
        find_.bind(1, attempt);
        find_.bind(2, seq);
        if (find_.executeStep()) {
            use(std::string_view(find_.getColumn(0).getString()));
            const std::int64_t at = find_.getColumn(1).getInt64();
            while (stands_ && ask_.number(3) <= at)
                stands_ = ask_.step();
        }
        find_.reset();
    }

private:
    RawRows ask_;
    SQLite::Statement find_;
    bool stands_;
};

class Walk {
public:
    Walk(Reader& reader, VerifyReport& report)
        : database_(reader.database()), report_(report), results_(database_) {}

    void all() {
        read_in_order();
        if (!batch_.attempts.empty()) checking_.add(std::move(batch_));
        Checked& checked = checking_.finish();
        std::erase_if(checked.found, [&](const Tampering& one) { return apart_.contains(one.attempt); });
        for (const std::string& attempt : apart_)
            checked.doubted.erase(attempt);
        for (const std::string& attempt : apart_)
            read_apart(attempt, checked);
        clear_known_ends(checked);
        finish(checked);
        add_loose_results();
        newest_first();
        for (const auto& [attempt, seq] : orphans_)
            report_.found.push_back({Kind::attempt, attempt, seq, 0, "id"});
    }

    void one(const std::string& attempt) {
        Checked checked;
        read_apart(attempt, checked);
        report_.attempts = checked_apart_;
        report_.events = events_apart_;
        finish(checked);
    }

private:
    static constexpr std::size_t batch_bytes = 1U << 20U;

    void hold(const RawRows& at) {
        HeldRow& row = batch_.rows.emplace_back();
        row.seq = at.number(1);
        row.contact = batch_.keep(at.text(2));
        row.at_ms = at.number(3);
        row.wall_utc = batch_.keep(at.text(4));
        row.kind = batch_.keep(at.text(5));
        if (!at.is_null(6)) row.payload = batch_.keep(at.text(6));
        if (!at.is_null(7)) row.salt = at.bytes<Salt>(7);
        row.payload_hash = at.bytes<Hash>(8);
        row.prev_hash = at.bytes<Hash>(9);
        row.hash = at.bytes<Hash>(10);
    }

    void read_in_order() {
        AttemptsInOrder attempts(database_);
        RawRows rows(database_, "SELECT * FROM events ORDER BY rowid");
        std::string attempt;
        Hash before{}, last{};
        std::size_t first = 0, first_byte = 0;
        bool is_open = false;
        const auto close = [&] {
            if (!is_open) return;
            ends_.push_back(last);
            if (!take(attempts, attempt, first, before)) {
                batch_.rows.resize(first);
                batch_.bytes.resize(first_byte);
            }
            if (batch_.bytes.size() < batch_bytes) return;
            checking_.add(std::move(batch_));
            batch_ = checking_.fresh();
        };
        while (rows.step()) {
            if (!is_open || rows.text(0) != attempt) {
                close();
                attempt = rows.text(0);
                before = last;
                first = batch_.rows.size();
                first_byte = batch_.bytes.size();
                is_open = true;
            }
            hold(rows);
            last = batch_.rows.back().hash;
        }
        close();
        while (attempts.next()) // without any event
            leave(attempts.take());
    }

    void leave(const AttemptRow& attempt) {
        ++report_.attempts;
        apart_.insert(attempt.id);
    }

    /// Rows that stand together, from `first` of the batch on: an attempt, if they are all of it.
    bool take(AttemptsInOrder& attempts, const std::string& id, std::size_t first, const Hash& before) {
        const std::size_t rows = batch_.rows.size() - first;
        if (!goes_on_to(attempts, id, first)) {
            if (apart_.contains(id)) report_.events += static_cast<std::int64_t>(rows);
            return false;
        }
        report_.events += static_cast<std::int64_t>(rows);
        const HeldRow &begin = batch_.rows[first], &end = batch_.rows.back();
        const std::int64_t head = attempts.next()->head.seq;
        const auto run = std::span(batch_.rows).subspan(first);
        const bool is_in_order = std::is_sorted(
            run.begin(), run.end(), [](const HeldRow& a, const HeldRow& b) { return a.seq < b.seq; });
        if (!is_in_order || begin.seq != 0 || end.seq != head
            || static_cast<std::int64_t>(rows) != head + 1) {
            leave(attempts.take());
            return false;
        }
        ++report_.attempts;
        HeldAttempt held{attempts.take(), first, rows, std::nullopt, before};
        find_result(held);
        batch_.attempts.push_back(std::move(held));
        return true;
    }

    /// The next attempt is the one of that id. False: its row stands before, so that these events are not all
    /// of its, or it has none.
    bool goes_on_to(AttemptsInOrder& attempts, const std::string& id, std::size_t first) {
        if (attempts.next() && attempts.next()->id == id) return true;
        if (apart_.contains(id)) return false;
        SQLite::Statement find(database_, "SELECT rowid FROM attempts WHERE id = ?");
        find.bind(1, id);
        if (!find.executeStep()) {
            const auto seq = batch_.rows[first].seq;
            const auto [at, is_new] = orphans_.emplace(id, seq);
            at->second = std::min(at->second, seq);
            return false;
        }
        const std::int64_t rowid = find.getColumn(0).getInt64();
        if (!attempts.next() || rowid < attempts.rowid()) {
            apart_.insert(id);
            return false;
        }
        while (attempts.next()->id != id)
            leave(attempts.take());
        return true;
    }

    void find_result(HeldAttempt& held) {
        const HeldRow& last = batch_.rows[held.first + held.rows - 1];
        if (batch_.text(last.kind) != "result") return;
        results_.of(held.attempt.id, last.seq, [&](std::string_view result) {
            held.result = batch_.keep(result);
            ++results_found_;
        });
    }

    /// An attempt by itself.
    void read_apart(const std::string& id, Checked& checked) {
        SQLite::Statement ask(database_, std::string(attempt_columns) + "WHERE id = ?");
        ask.bind(1, id);
        if (!ask.executeStep()) return;
        ++checked_apart_;
        batch_.clear();
        HeldAttempt held{attempt_in(ask), 0, 0, std::nullopt, hash_before(id)};
        RawRows rows(database_, "SELECT * FROM events WHERE attempt = ? ORDER BY seq");
        rows.ask(id);
        while (rows.step())
            hold(rows);
        held.rows = batch_.rows.size();
        if (held.rows > 0) find_result(held);
        batch_.attempts.push_back(std::move(held));
        Checked told = check_batch(batch_);
        std::move(told.found.begin(), told.found.end(), std::back_inserter(checked.found));
        checked.doubted.merge(told.doubted);
        events_apart_ += static_cast<std::int64_t>(batch_.rows.size());
    }

    /// Of the row that was written before an attempt's first one; zeros when there is none.
    Hash hash_before(const std::string& attempt) {
        RawRows rows(database_,
                     "SELECT hash FROM events WHERE rowid < (SELECT rowid FROM events WHERE attempt = ? "
                     "AND seq = 0) ORDER BY rowid DESC LIMIT 1");
        rows.ask(attempt);
        return rows.step() ? rows.bytes<Hash>(0) : Hash{};
    }

    /// An attempt that came by collecting stands behind the end of another one, wherever that stands here.
    void clear_known_ends(Checked& checked) {
        if (checked.doubted.empty()) return;
        std::sort(ends_.begin(), ends_.end());
        clear(checked,
              [&](const Hash& hash) { return std::binary_search(ends_.begin(), ends_.end(), hash); });
    }

    template <class Stands>
    static void clear(Checked& checked, Stands&& stands) {
        std::erase_if(checked.found, [&](const Tampering& one) {
            return one.kind == Kind::predecessor && stands(checked.doubted.at(one.attempt));
        });
        std::erase_if(checked.doubted, [&](const auto& one) { return stands(one.second); });
    }

    /// What is still doubted and stands in the middle of another attempt, or in a version set aside, is no
    /// finding.
    void finish(Checked& checked) {
        if (!checked.doubted.empty()) {
            std::set<Hash> wanted, standing;
            for (const auto& [attempt, hash] : checked.doubted)
                wanted.insert(hash);
            for (const char* table : {"events", "set_aside_events"}) {
                if (!database_.tableExists(table)) continue;
                RawRows rows(database_, (std::string("SELECT hash FROM ") + table).c_str());
                while (rows.step())
                    if (const Hash hash = rows.bytes<Hash>(0); wanted.contains(hash)) standing.insert(hash);
            }
            clear(checked, [&](const Hash& hash) { return standing.contains(hash); });
        }
        report_.found = std::move(checked.found);
    }

    /// Results that no event holds would be shown as if they had been given.
    void add_loose_results() {
        SQLite::Statement count(database_, "SELECT count(*) FROM results");
        const bool is_each_found_once = apart_.empty();
        if (is_each_found_once && count.executeStep() && count.getColumn(0).getInt64() == results_found_)
            return;
        SQLite::Statement ask(database_,
                              "SELECT attempt, seq FROM results AS r WHERE NOT EXISTS (SELECT 1 FROM "
                              "events AS e WHERE e.attempt = r.attempt AND e.seq = r.seq AND e.kind "
                              "= 'result') ORDER BY r.rowid DESC");
        while (ask.executeStep()) {
            const std::string attempt = ask.getColumn(0).getString();
            const bool is_told = std::any_of(report_.found.begin(), report_.found.end(),
                                             [&](const Tampering& one) { return one.attempt == attempt; });
            if (!is_told)
                report_.found.push_back({Kind::result, attempt, ask.getColumn(1).getInt64(), 0, {}});
        }
    }

    void newest_first() {
        if (report_.found.empty()) return;
        std::map<std::string, std::int64_t> places;
        SQLite::Statement find(database_, "SELECT rowid FROM attempts WHERE id = ?");
        for (const Tampering& one : report_.found) {
            find.bind(1, one.attempt);
            if (find.executeStep()) places[one.attempt] = find.getColumn(0).getInt64();
            find.reset();
        }
        std::stable_sort(
            report_.found.begin(), report_.found.end(),
            [&](const Tampering& a, const Tampering& b) { return places[a.attempt] > places[b.attempt]; });
    }

    SQLite::Database& database_;
    VerifyReport& report_;
    ResultsInOrder results_;
    Batch batch_;
    Checking checking_;
    std::vector<Hash> ends_;                      ///< of rows that another attempt's follow
    std::set<std::string> apart_;                 ///< attempts to be read by themselves
    std::map<std::string, std::int64_t> orphans_; ///< events whose attempt is gone: the first number
    std::int64_t results_found_ = 0, checked_apart_ = 0, events_apart_ = 0;
};

} // namespace

void check_attempts(Reader& reader, const std::optional<std::string>& only, VerifyReport& report) {
    Walk walk(reader, report);
    if (only)
        walk.one(*only);
    else
        walk.all();
}

} // namespace amends::records
