#include "sim/records/collecting.hpp"

namespace amends::records {

std::string desk_of_entry(const std::vector<Row>& desks, std::int64_t seq, const std::string& otherwise) {
    std::string desk = otherwise;
    for (const Row& row : desks)
        if (row[0].number <= seq) desk = row[1].bytes;
    return desk;
}

void Collecting::take_marks() {
    std::map<std::int64_t, std::int64_t> numbers;
    SQLite::Statement ask(source_, std::string(mark_columns) + "ORDER BY number");
    while (ask.executeStep()) {
        MarkChainRow row = mark_row_in(ask);
        const std::int64_t theirs = row.number;
        if (const auto known = row_in(here_, "SELECT number FROM marks WHERE id = ?", {text_cell(row.id)})) {
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

void Collecting::renumber(MarkChainRow& row, const std::map<std::int64_t, std::int64_t>& numbers) {
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

void Collecting::erase_in_mark(MarkChainRow& row) {
    const bool attempt_is_erased =
        row_in(here_, "SELECT 1 FROM attempts WHERE id = ? AND person = 'erased'", {text_cell(row.attempt)})
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

void Collecting::take_audit() {
    for (Row& row : rows_in(source_, "SELECT seq, at_utc, actor, action, subject, detail FROM audit ORDER BY "
                                     "seq")) {
        const std::string desk = desk_of_entry(their_desks_, row[0].number, out_.desk);
        row.insert(row.begin(), text_cell(desk));
        take_entry(std::move(row));
    }
    for (Row& row : rows_in(source_, "SELECT * FROM brought_audit ORDER BY rowid"))
        take_entry(std::move(row));
}

void Collecting::take_entry(Row row) {
    const bool is_ours = desk_of_entry(our_desks_, row[1].number, {}) == row[0].bytes
                         && row_in(here_, "SELECT 1 FROM audit WHERE seq = ?", {row[1]});
    if (is_ours || row_in(here_, "SELECT 1 FROM brought_audit WHERE desk = ? AND seq = ?", {row[0], row[1]}))
        return;
    for (const std::size_t place : {3U, 5U}) // actor, subject
        if (erasure_for(row[place].bytes, row[2].bytes)) row[place] = text_cell("erased");
    if (erasure_for(row[6].bytes, row[2].bytes)) row[6] = text_cell("");
    insert("brought_audit", row);
    count("audit");
}

} // namespace amends::records
