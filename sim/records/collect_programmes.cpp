#include "sim/records/collecting.hpp"
#include "sim/records/people_writing.hpp"

namespace amends::records {
namespace {

using ConflictKind = CollectConflict::Kind;

} // namespace

void Collecting::take_programmes() {
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

bool Collecting::is_same_programme(Row ours, Row theirs) {
    ours[3] = theirs[3] = {};
    return ours == theirs;
}

void Collecting::take_forms(const Cell& programme) {
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

void Collecting::take_renamed() {
    for (const Row& row : rows_in(source_, "SELECT id, person FROM sittings WHERE person LIKE 'erased-%'"))
        if (const auto ours = row_in(here_, "SELECT person FROM sittings WHERE id = ?", {row[0]});
            ours && ours->front() != row[1] && is_nobody(ours->front().bytes))
            renamed_[row[1].bytes] = ours->front().bytes;
}

void Collecting::take_sittings() {
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
        const auto ours = row_in(
            here_, "SELECT attempt FROM sitting_attempts WHERE sitting = ? AND place = ?", {row[0], row[1]});
        if (ours && ours->front() != row[2]) conflict(ConflictKind::sitting, row[0].bytes);
        if (ours || !row_in(here_, "SELECT 1 FROM sittings WHERE id = ?", {row[0]})) continue;
        insert("sitting_attempts", row);
    }
}

void Collecting::take_shop_figures() {
    for (Row& row : rows_in(source_, "SELECT * FROM shop_figures ORDER BY rowid")) {
        const bool is_of_erased = row[3].bytes == "person" && erasure_for(row[4].bytes, row[10].bytes);
        if (is_of_erased || !row_in(here_, "SELECT 1 FROM programmes WHERE id = ?", {row[0]})
            || row_in(here_,
                      "SELECT 1 FROM shop_figures WHERE programme = ? AND period_from = ? AND period_to = ? "
                      "AND scope = ? AND name = ?",
                      {row[0], row[1], row[2], row[3], row[4]}))
            continue;
        row[11] = text_cell(name_here(row[11].bytes, row[10].bytes));
        insert("shop_figures", row);
        count("shop_figures");
    }
}

void Collecting::take_plans() {
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

void Collecting::merge_sitting(const Row& ours, const Row& theirs) {
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

} // namespace amends::records
