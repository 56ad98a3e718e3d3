#include "sim/records/collect_writing.hpp"

#include "sim/records/erasure_marks.hpp"
#include "sim/records/loose_rows.hpp"
#include "sim/records/mark_rows.hpp"
#include "sim/records/people_writing.hpp"

#include <algorithm>
#include <set>

namespace amends::records {
namespace {

using ConflictKind = CollectConflict::Kind;

/// Which desk wrote an audit entry of this file: the last one that began at or before it.
std::string desk_of_entry(const std::vector<Row>& desks, std::int64_t seq, const std::string& otherwise) {
    std::string desk = otherwise;
    for (const Row& row : desks)
        if (row[0].number <= seq) desk = row[1].bytes;
    return desk;
}

constexpr const char* desk_rows = "SELECT first_audit, id FROM desks ORDER BY first_audit";

class Collecting {
public:
    Collecting(Writing& writing, SQLite::Database& source, CollectChoices choices, Collected& out)
        : writing_(writing), here_(writing.database), source_(source), choices_(choices), out_(out),
          utc_(utc_text(writing.wall_ms())) {}

    Answer all(const std::string& named) {
        find_desk(named);
        if (Answer fault = take_erasures()) return fault;
        take_content();
        take_people();
        take_attempts();
        take_turn_rows("shared_turns", 3);
        take_turn_rows("turn_marks", 5);
        take_programmes();
        take_sittings();
        take_shop_figures();
        take_plans();
        take_marks();
        take_audit();
        return std::nullopt;
    }

private:
    void count(const char* table, std::int64_t rows = 1) {
        if (rows > 0) out_.fresh[table] += rows;
    }
    void conflict(ConflictKind kind, std::string id, std::string ours = {}, std::string theirs = {}) {
        out_.conflicts.push_back({kind, std::move(id), std::move(ours), std::move(theirs)});
    }
    void insert(const std::string& table, const Row& row) { insert_row(here_, table, row); }
    void run(const std::string& sql, const Row& values) { run_with(here_, sql, values); }

    /// The source's newest desk; of a file older than desks the one its folder names, or its first row's
    /// hash.
    void find_desk(const std::string& named) {
        their_desks_ = rows_in(source_, desk_rows);
        our_desks_ = rows_in(here_, desk_rows);
        if (!their_desks_.empty()) {
            out_.desk = their_desks_.back()[1].bytes;
        } else if (!named.empty()) {
            out_.desk = named;
        } else if (const auto first =
                       row_in(source_, "SELECT lower(hex(hash)) FROM events ORDER BY rowid LIMIT 1", {})) {
            out_.desk = "file-" + first->front().bytes.substr(0, 16);
        } else {
            out_.desk = "file";
        }
    }

    [[nodiscard]] const Erasure* erasure_for(const std::string& id, const std::string& utc) const {
        if (is_nobody(id)) return nullptr;
        for (const Erasure& one : erasures_)
            if (utc <= one.until_utc && one.is_of(id)) return &one;
        return nullptr;
    }
    /// The name somebody stands under here: an erased one's drawn name where what is told of them is older.
    [[nodiscard]] std::string name_here(const std::string& id, const std::string& utc) const {
        if (const auto at = renamed_.find(id); at != renamed_.end()) return at->second;
        const Erasure* erasure = erasure_for(id, utc);
        return erasure ? erasure->name() : id;
    }

    /// Who was erased there is erased here; who was erased here does not come back.
    Answer take_erasures() {
        std::vector<Erasure> fresh;
        for (const Row& row : rows_in(source_, erasure_rows)) {
            if (row_in(here_, "SELECT 1 FROM erasures WHERE mark = ?", {row[0]})) continue;
            insert("erasures", row);
            fresh.push_back(erasure_of(row));
            count("erasures");
        }
        for (const Row& row : rows_in(here_, erasure_rows))
            erasures_.push_back(erasure_of(row));
        if (fresh.empty()) return std::nullopt;
        const auto ids =
            rows_in(here_, "SELECT id FROM people UNION SELECT person FROM attempts UNION SELECT "
                           "person FROM programme_people UNION SELECT person FROM sittings UNION SELECT "
                           "person FROM improvement_plans UNION SELECT owner FROM improvement_plans");
        for (const Erasure& erasure : fresh)
            for (const Row& row : ids)
                if (!is_nobody(row[0].bytes) && erasure.is_of(row[0].bytes))
                    if (Answer fault = erase(row[0].bytes, erasure)) return fault;
        return std::nullopt;
    }
    Answer erase(const std::string& id, const Erasure& erasure) {
        const auto added = row_in(here_, "SELECT added_utc FROM people WHERE id = ?", {text_cell(id)});
        if (added && added->front().bytes > erasure.until_utc) { // somebody new under the same id
            erase_attempts_of(writing_, id, erasure.until_utc);
        } else {
            if (Answer fault = why_not_leave(writing_, id)) return fault;
            const auto ids = ids_within(writing_, id);
            for (const std::string& one : ids)
                erase_attempts_of(writing_, one, erasure.until_utc);
            erase_from_people(writing_, ids, erasure.name());
        }
        ++out_.erased_here;
        return std::nullopt;
    }

    void take_content() {
        for_rows(source_, "SELECT fingerprint, kind, bytes FROM content ORDER BY rowid", {}, [&](Row row) {
            const auto known = row_in(here_, "SELECT bytes FROM content WHERE fingerprint = ?", {row[0]});
            if (known) {
                if (known->front().bytes != row[2].bytes) conflict(ConflictKind::content, row[0].bytes);
                return;
            }
            insert("content", row);
            count("content");
        });
    }

    void take_people() {
        const bool is_empty_here = !lists_people(writing_);
        for (Row& row :
             rows_in(source_, "SELECT id, name, role, team, state, merged_into, added_utc FROM people "
                              "ORDER BY merged_into IS NOT NULL, rowid")) {
            const std::string id = row[0].bytes;
            if (erasure_for(id, row[6].bytes)) continue;
            const auto ours = row_in(here_, "SELECT name FROM people WHERE id = ?", {row[0]});
            if (ours) {
                if (ours->front() != row[1] && !choices_.keep_names)
                    conflict(ConflictKind::person, id, ours->front().bytes, row[1].bytes);
                continue;
            }
            if (!is_empty_here && row[2].bytes != "trainee") {
                out_.roles_left.push_back(id);
                row[2] = text_cell("trainee");
            }
            if (row[5].type != SQLite::Null
                && !row_in(here_, "SELECT 1 FROM people WHERE id = ?", {row[5]})) {
                row[4] = text_cell("inactive"); // who they became was erased
                row[5] = {};
            }
            insert("people", row);
            count("people");
        }
    }

    // One attempt: id, scenario, two fingerprints, person, mode, phase, started, state, head_seq, head,
    // summary.
    static constexpr std::size_t person_at = 4, started_at = 7, state_at = 8, seq_at = 9, head_at = 10,
                                 summary_at = 11;

    void take_attempts() {
        for_rows(source_, "SELECT * FROM attempts ORDER BY rowid", {}, [&](Row row) {
            const auto ours =
                row_in(here_, "SELECT head_seq, person FROM attempts WHERE id = ?", {row.front()});
            if (!ours)
                take_new(std::move(row));
            else
                compare(std::move(row), ours->at(0).number, ours->at(1).bytes);
        });
    }
    void take_new(Row row) {
        const bool is_erased = erasure_for(row[person_at].bytes, row[started_at].bytes) != nullptr;
        if (is_erased) {
            row[person_at] = text_cell("erased");
            row[summary_at] = {};
            ++out_.came_erased;
        }
        insert("attempts", row);
        append(row, 0, is_erased);
        const auto from =
            row_in(source_, "SELECT desk FROM brought_attempts WHERE attempt = ?", {row.front()});
        insert("brought_attempts",
               {row.front(), from ? from->front() : text_cell(out_.desk), text_cell(utc_)});
        count("attempts");
    }
    /// Events from `first` on, and the results that belong to them.
    void append(const Row& attempt, std::int64_t first, bool is_erased) {
        SQLite::Statement& put = writing_.add_event;
        for_rows(source_, "SELECT * FROM events WHERE attempt = ? AND seq >= ? ORDER BY seq",
                 {attempt.front(), number_cell(first)}, [&](Row event) {
                     if (is_erased) event[6] = event[7] = {};
                     put.reset();
                     bind_cells(put, event);
                     put.exec();
                     put.reset();
                     count("events");
                 });
        Head head{attempt.front().bytes, attempt[seq_at].number, {}};
        std::copy_n(attempt[head_at].bytes.begin(), std::min(attempt[head_at].bytes.size(), head.hash.size()),
                    head.hash.begin());
        writing_.newest = head;
        if (is_erased) return;
        for (const Row& result :
             rows_in(source_, "SELECT * FROM results WHERE attempt = ? AND seq >= ? ORDER BY seq",
                     {attempt.front(), number_cell(first)}))
            insert("results", result);
    }
    void compare(Row row, std::int64_t our_seq, const std::string& our_person) {
        const std::int64_t common = std::min(our_seq, row[seq_at].number);
        const char* hash_at = "SELECT hash FROM events WHERE attempt = ? AND seq = ?";
        const auto ours = row_in(here_, hash_at, {row.front(), number_cell(common)});
        const auto theirs = row_in(source_, hash_at, {row.front(), number_cell(common)});
        if (ours != theirs) {
            set_aside_version(row);
            return;
        }
        const bool is_erased_here = our_person == "erased";
        if (row[person_at].bytes == "erased" && !is_erased_here) {
            erase_attempt(writing_, row.front().bytes);
            ++out_.erased_here;
        }
        if (row[seq_at].number <= our_seq) {
            ++out_.known_attempts;
            return;
        }
        append(row, our_seq + 1, is_erased_here);
        run("UPDATE attempts SET state = ?, head_seq = ?, head = ?, summary = ? WHERE id = ?",
            {row[state_at], row[seq_at], row[head_at], is_erased_here ? Cell{} : row[summary_at],
             row.front()});
        ++out_.longer_attempts;
    }
    /// The same attempt went on in two ways, as in a folder that was copied while it was open.
    void set_aside_version(const Row& row) {
        differing_.insert(row.front().bytes);
        if (row_in(here_, "SELECT 1 FROM set_aside_events WHERE attempt = ? AND version = ?",
                   {row.front(), row[head_at]}))
            return;
        conflict(ConflictKind::attempt, row.front().bytes);
        const bool is_erased = is_nobody(row[person_at].bytes)
                                   ? row[person_at].bytes == "erased"
                                   : erasure_for(row[person_at].bytes, row[started_at].bytes) != nullptr;
        for_rows(source_, "SELECT * FROM events WHERE attempt = ? ORDER BY seq", {row.front()},
                 [&](Row event) {
                     if (is_erased) event[6] = event[7] = {};
                     event.push_back(row[head_at]);
                     event.push_back(is_erased ? text_cell("erased") : row[person_at]);
                     insert("set_aside_events", event);
                 });
    }

    /// Rows that name a turn: attempt and number first.
    void take_turn_rows(const std::string& table, std::size_t columns) {
        for (const Row& row : rows_in(source_, "SELECT * FROM " + table + " ORDER BY rowid")) {
            if (row.size() != columns || differing_.contains(row[0].bytes)) continue;
            if (!row_in(here_, "SELECT 1 FROM events WHERE attempt = ? AND seq = ? AND payload IS NOT NULL",
                        {row[0], row[1]})
                || row_in(here_, "SELECT 1 FROM " + table + " WHERE attempt = ? AND seq = ?",
                          {row[0], row[1]}))
                continue;
            insert(table, row);
            count(table.c_str());
        }
    }

    void take_programmes() {
        for (const Row& row : rows_in(source_, "SELECT * FROM programmes ORDER BY rowid")) {
            const auto ours = row_in(here_, "SELECT * FROM programmes WHERE id = ?", {row.front()});
            if (!ours) {
                Row fresh = row;
                fresh[3] = text_cell(name_here(row[3].bytes, row[2].bytes));
                insert("programmes", fresh);
                count("programmes");
            } else if (!is_same_programme(*ours, row)) {
                conflict(ConflictKind::programme, row.front().bytes);
                continue;
            }
            take_forms(row.front());
        }
        take_renamed();
        for (Row& row : rows_in(source_, "SELECT * FROM programme_people ORDER BY rowid")) {
            const std::string name = name_here(row[1].bytes, row[4].bytes);
            if (name != row[1].bytes) row[3] = text_cell("");
            row[1] = text_cell(name);
            if (row_in(here_, "SELECT 1 FROM programme_people WHERE programme = ? AND person = ?",
                       {row[0], row[1]})
                || !row_in(here_, "SELECT 1 FROM programmes WHERE id = ?", {row[0]}))
                continue;
            insert("programme_people", row);
            count("programme_people");
        }
    }
    /// All but who set it up, who may be erased on one side.
    static bool is_same_programme(Row ours, Row theirs) {
        ours[3] = theirs[3] = {};
        return ours == theirs;
    }
    void take_forms(const Cell& programme) {
        const char* forms = "SELECT DISTINCT form FROM programme_forms WHERE programme = ? ORDER BY form";
        const char* places = "SELECT * FROM programme_forms WHERE programme = ? AND form = ? ORDER BY place";
        for (const Row& form : rows_in(source_, forms, {programme})) {
            const auto ours = rows_in(here_, places, {programme, form[0]});
            const auto theirs = rows_in(source_, places, {programme, form[0]});
            if (ours.empty())
                for (const Row& row : theirs)
                    insert("programme_forms", row);
            else if (ours != theirs)
                conflict(ConflictKind::programme, programme.bytes);
        }
    }
    /// Somebody erased at two desks apart has two drawn names; a sitting that both hold tells who is who.
    void take_renamed() {
        for (const Row& row :
             rows_in(source_, "SELECT id, person FROM sittings WHERE person LIKE 'erased-%'"))
            if (const auto ours = row_in(here_, "SELECT person FROM sittings WHERE id = ?", {row[0]});
                ours && ours->front() != row[1] && is_nobody(ours->front().bytes))
                renamed_[row[1].bytes] = ours->front().bytes;
    }

    // One sitting: id, programme, person, phase, form, started, closed, state, answered, total, passed,
    // unconfirmed, suspected, versions, void_reason, voided_by, voided.
    void take_sittings() {
        for (Row& row : rows_in(source_, "SELECT * FROM sittings ORDER BY rowid")) {
            const std::string name = name_here(row[2].bytes, row[5].bytes);
            if (name != row[2].bytes && !row[14].bytes.empty()) row[14] = text_cell("erased");
            row[2] = text_cell(name);
            row[15] = text_cell(name_here(row[15].bytes, row[16].bytes));
            const auto ours = row_in(here_, "SELECT * FROM sittings WHERE id = ?", {row.front()});
            if (ours) {
                merge_sitting(*ours, row);
            } else if (row_in(here_, "SELECT 1 FROM programmes WHERE id = ?", {row[1]})) {
                insert("sittings", row);
                count("sittings");
            }
        }
        for (const Row& row : rows_in(source_, "SELECT * FROM sitting_attempts ORDER BY rowid")) {
            const auto ours =
                row_in(here_, "SELECT attempt FROM sitting_attempts WHERE sitting = ? AND place = ?",
                       {row[0], row[1]});
            if (ours && ours->front() != row[2]) conflict(ConflictKind::sitting, row[0].bytes);
            if (ours || !row_in(here_, "SELECT 1 FROM sittings WHERE id = ?", {row[0]})) continue;
            insert("sitting_attempts", row);
        }
    }
    /// Programme, two days, scope, name, phase, three figures, source, imported, by whom.
    void take_shop_figures() {
        for (Row& row : rows_in(source_, "SELECT * FROM shop_figures ORDER BY rowid")) {
            const bool is_of_erased = row[3].bytes == "person" && erasure_for(row[4].bytes, row[10].bytes);
            if (is_of_erased || !row_in(here_, "SELECT 1 FROM programmes WHERE id = ?", {row[0]})
                || row_in(
                    here_,
                    "SELECT 1 FROM shop_figures WHERE programme = ? AND period_from = ? AND period_to = ? "
                    "AND scope = ? AND name = ?",
                    {row[0], row[1], row[2], row[3], row[4]}))
                continue;
            row[11] = text_cell(name_here(row[11].bytes, row[10].bytes));
            insert("shop_figures", row);
            count("shop_figures");
        }
    }
    /// Id, person, goal, principle, owner, two days, state, made, by whom, closed, by whom. Closed comes over
    /// open; of two that were closed ours stays.
    void take_plans() {
        for (Row& row : rows_in(source_, "SELECT * FROM improvement_plans ORDER BY rowid")) {
            if (erasure_for(row[1].bytes, row[8].bytes)) continue;
            for (const auto& [who, since] : {std::pair{4U, 8U}, std::pair{9U, 8U}, std::pair{11U, 10U}})
                if (erasure_for(row[who].bytes, row[since].bytes)) row[who] = text_cell("erased");
            const auto ours = row_in(here_, "SELECT state FROM improvement_plans WHERE id = ?", {row[0]});
            if (!ours) {
                insert("improvement_plans", row);
                count("improvement_plans");
            } else if (ours->front().bytes == "open" && row[7].bytes != "open") {
                run("UPDATE improvement_plans SET state = ?, closed_utc = ?, closed_by = ? WHERE id = ?",
                    {row[7], row[10], row[11], row[0]});
                count("improvement_plans");
            } else if (row[7].bytes != "open" && ours->front() != row[7]) {
                conflict(ConflictKind::row, row[0].bytes);
            }
        }
    }
    /// Closed comes over open, void over what counts.
    void merge_sitting(const Row& ours, const Row& theirs) {
        const bool we_wait = ours[7].bytes == "open", they_wait = theirs[7].bytes == "open";
        if (we_wait && !they_wait)
            run("UPDATE sittings SET closed_utc = ?, state = ?, answered = ?, total = ?, passed = ?, "
                "unconfirmed "
                "= ?, suspected = ?, versions = ? WHERE id = ?",
                {theirs[6], theirs[7], theirs[8], theirs[9], theirs[10], theirs[11], theirs[12], theirs[13],
                 theirs[0]});
        else if (!they_wait && (ours[7] != theirs[7] || ours[9] != theirs[9] || ours[10] != theirs[10]))
            conflict(ConflictKind::sitting, ours[0].bytes);
        if (ours[14].bytes.empty() && !theirs[14].bytes.empty())
            run("UPDATE sittings SET void_reason = ?, voided_by = ?, voided_utc = ? WHERE id = ?",
                {theirs[14], theirs[15], theirs[16], theirs[0]});
    }

    /// Marks follow the last one here, in the order they have there; what they say stands in the order of
    /// when they were made. What names another mark by its number names it by the number it has here.
    void take_marks() {
        std::map<std::int64_t, std::int64_t> numbers;
        SQLite::Statement ask(source_, std::string(mark_columns) + "ORDER BY number");
        while (ask.executeStep()) {
            MarkChainRow row = mark_row_in(ask);
            const std::int64_t theirs = row.number;
            if (const auto known =
                    row_in(here_, "SELECT number FROM marks WHERE id = ?", {text_cell(row.id)})) {
                numbers[theirs] = known->front().number;
                continue;
            }
            if (differing_.contains(row.attempt)) continue;
            renumber(row, numbers);
            erase_in_mark(row);
            numbers[theirs] = append_mark_row(writing_, std::move(row));
            count("marks");
        }
    }
    static void renumber(MarkChainRow& row, const std::map<std::int64_t, std::int64_t>& numbers) {
        if (!row.content) return;
        Mark mark = mark_in(row);
        bool is_changed = false;
        for (std::int64_t* number : {&mark.about, &mark.versions.calibration})
            if (const auto at = numbers.find(*number); at != numbers.end() && at->second != *number) {
                *number = at->second;
                is_changed = true;
            }
        if (!is_changed) return;
        row.content = content_of(mark);
        row.content_salt = fresh_salt();
        row.content_hash = hash_payload(*row.content_salt, *row.content);
    }
    void erase_in_mark(MarkChainRow& row) {
        const bool attempt_is_erased =
            row_in(here_, "SELECT 1 FROM attempts WHERE id = ? AND person = 'erased'",
                   {text_cell(row.attempt)})
                .has_value();
        if (attempt_is_erased) {
            row.content.reset();
            row.content_salt.reset();
        }
        if (attempt_is_erased || erasure_for(mark_in(row).who, row.at_utc)) {
            row.words.reset();
            row.words_salt.reset();
        }
    }

    void take_audit() {
        for (Row& row :
             rows_in(source_, "SELECT seq, at_utc, actor, action, subject, detail FROM audit ORDER BY "
                              "seq")) {
            const std::string desk = desk_of_entry(their_desks_, row[0].number, out_.desk);
            row.insert(row.begin(), text_cell(desk));
            take_entry(std::move(row));
        }
        for (Row& row : rows_in(source_, "SELECT * FROM brought_audit ORDER BY rowid"))
            take_entry(std::move(row));
    }
    void take_entry(Row row) {
        const bool is_ours = desk_of_entry(our_desks_, row[1].number, {}) == row[0].bytes
                             && row_in(here_, "SELECT 1 FROM audit WHERE seq = ?", {row[1]});
        if (is_ours
            || row_in(here_, "SELECT 1 FROM brought_audit WHERE desk = ? AND seq = ?", {row[0], row[1]}))
            return;
        for (const std::size_t place : {3U, 5U}) // actor, subject
            if (erasure_for(row[place].bytes, row[2].bytes)) row[place] = text_cell("erased");
        if (erasure_for(row[6].bytes, row[2].bytes)) row[6] = text_cell("");
        insert("brought_audit", row);
        count("audit");
    }

    Writing& writing_;
    SQLite::Database &here_, &source_;
    CollectChoices choices_;
    Collected& out_;
    std::string utc_;
    std::vector<Row> their_desks_, our_desks_;
    std::vector<Erasure> erasures_;
    std::set<std::string> differing_;            ///< attempts that went on in two ways
    std::map<std::string, std::string> renamed_; ///< drawn names of there and the ones they have here
};

bool brought_anything(const Collected& out) {
    return !out.fresh.empty() || out.longer_attempts > 0 || out.erased_here > 0 || !out.conflicts.empty();
}

} // namespace

Answer write_collected(Writing& writing, const Actor& actor, SQLite::Database& source,
                       const std::string& named, CollectChoices choices, Collected& out) {
    const Collected blank{out.source, {}, false, {}, 0, 0, 0, 0, {}, {}};
    out = blank;
    if (Answer no = check_right(writing, actor, Right::collect_records)) return no;
    const auto newest = writing.newest;
    writing.database.exec("SAVEPOINT collecting");
    const auto take_back = [&] {
        writing.database.exec("ROLLBACK TO collecting; RELEASE collecting");
        writing.newest = newest;
    };
    if (Answer fault = Collecting(writing, source, choices, out).all(named)) {
        take_back();
        return fault;
    }
    const bool is_kept_out = std::any_of(out.conflicts.begin(), out.conflicts.end(),
                                         [](const CollectConflict& one) { return is_grave(one.kind); });
    if (is_kept_out || choices.dry_run) {
        take_back();
        return std::nullopt;
    }
    if (brought_anything(out))
        write_audit(writing, actor.id(), "collected", out.desk, std::to_string(out.fresh["attempts"]));
    std::erase_if(out.fresh, [](const auto& one) { return one.second == 0; });
    writing.database.exec("RELEASE collecting");
    out.is_taken = true;
    return std::nullopt;
}

} // namespace amends::records
