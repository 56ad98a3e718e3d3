#include "sim/records/collect_writing.hpp"

#include "sim/records/collecting.hpp"
#include "sim/records/people_writing.hpp"

#include <algorithm>

namespace amends::records {
namespace {

using ConflictKind = CollectConflict::Kind;

constexpr const char* desk_rows = "SELECT first_audit, id FROM desks ORDER BY first_audit";

bool brought_anything(const Collected& out) {
    return !out.fresh.empty() || out.longer_attempts > 0 || out.erased_here > 0 || !out.conflicts.empty();
}

} // namespace

Answer Collecting::all(const std::string& named) {
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

void Collecting::find_desk(const std::string& named) {
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

const Erasure* Collecting::erasure_for(const std::string& id, const std::string& utc) const {
    if (is_nobody(id)) return nullptr;
    for (const Erasure& one : erasures_)
        if (utc <= one.until_utc && one.is_of(id)) return &one;
    return nullptr;
}

std::string Collecting::name_here(const std::string& id, const std::string& utc) const {
    if (const auto at = renamed_.find(id); at != renamed_.end()) return at->second;
    const Erasure* erasure = erasure_for(id, utc);
    return erasure ? erasure->name() : id;
}

Answer Collecting::take_erasures() {
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

Answer Collecting::erase(const std::string& id, const Erasure& erasure) {
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

void Collecting::take_content() {
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

void Collecting::take_people() {
    const bool is_empty_here = !lists_people(writing_);
    for (Row& row : rows_in(source_, "SELECT id, name, role, team, state, merged_into, added_utc FROM people "
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
        if (row[5].type != SQLite::Null && !row_in(here_, "SELECT 1 FROM people WHERE id = ?", {row[5]})) {
            row[4] = text_cell("inactive"); // who they became was erased
            row[5] = {};
        }
        insert("people", row);
        count("people");
    }
}

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

Answer write_collected_erasures(Writing& writing, SQLite::Database& source, std::int64_t& erased) {
    Collected out;
    if (Answer fault = Collecting(writing, source, {}, out).take_erasures()) return fault;
    erased = static_cast<std::int64_t>(out.erased_here);
    return std::nullopt;
}

} // namespace amends::records
