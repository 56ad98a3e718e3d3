#include "sim/records/collecting.hpp"
#include "sim/records/people_writing.hpp"

#include <algorithm>

namespace amends::records {
namespace {

using ConflictKind = CollectConflict::Kind;

} // namespace

void Collecting::take_attempts() {
    for_rows(source_, "SELECT * FROM attempts ORDER BY rowid", {}, [&](Row row) {
        const auto ours = row_in(here_, "SELECT head_seq, person FROM attempts WHERE id = ?", {row.front()});
        if (!ours)
            take_new(std::move(row));
        else
            compare(std::move(row), ours->at(0).number, ours->at(1).bytes);
    });
}

void Collecting::take_new(Row row) {
    const bool is_erased = erasure_for(row[person_at].bytes, row[started_at].bytes) != nullptr;
    if (is_erased) {
        row[person_at] = text_cell("erased");
        row[summary_at] = {};
        ++out_.came_erased;
    }
    insert("attempts", row);
    append(row, 0, is_erased);
    const auto from = row_in(source_, "SELECT desk FROM brought_attempts WHERE attempt = ?", {row.front()});
    insert("brought_attempts", {row.front(), from ? from->front() : text_cell(out_.desk), text_cell(utc_)});
    count("attempts");
}

void Collecting::append(const Row& attempt, std::int64_t first, bool is_erased) {
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

void Collecting::compare(Row row, std::int64_t our_seq, const std::string& our_person) {
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
        {row[state_at], row[seq_at], row[head_at], is_erased_here ? Cell{} : row[summary_at], row.front()});
    ++out_.longer_attempts;
}

void Collecting::set_aside_version(const Row& row) {
    differing_.insert(row.front().bytes);
    if (row_in(here_, "SELECT 1 FROM set_aside_events WHERE attempt = ? AND version = ?",
               {row.front(), row[head_at]}))
        return;
    conflict(ConflictKind::attempt, row.front().bytes);
    const bool is_erased = is_nobody(row[person_at].bytes)
                               ? row[person_at].bytes == "erased"
                               : erasure_for(row[person_at].bytes, row[started_at].bytes) != nullptr;
    for_rows(source_, "SELECT * FROM events WHERE attempt = ? ORDER BY seq", {row.front()}, [&](Row event) {
        if (is_erased) event[6] = event[7] = {};
        event.push_back(row[head_at]);
        event.push_back(is_erased ? text_cell("erased") : row[person_at]);
        insert("set_aside_events", event);
    });
}

void Collecting::take_turn_rows(const std::string& table, std::size_t columns) {
    for (const Row& row : rows_in(source_, "SELECT * FROM " + table + " ORDER BY rowid")) {
        if (row.size() != columns || differing_.contains(row[0].bytes)) continue;
        if (!row_in(here_, "SELECT 1 FROM events WHERE attempt = ? AND seq = ? AND payload IS NOT NULL",
                    {row[0], row[1]})
            || row_in(here_, "SELECT 1 FROM " + table + " WHERE attempt = ? AND seq = ?", {row[0], row[1]}))
            continue;
        insert(table, row);
        count(table.c_str());
    }
}

} // namespace amends::records
