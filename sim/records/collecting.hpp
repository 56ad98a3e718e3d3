#pragma once
// Taking everything from another store's file into this one, table by table, within one transaction. Private
// to the folder.
#include "sim/records/collect_writing.hpp"
#include "sim/records/erasure_marks.hpp"
#include "sim/records/loose_rows.hpp"
#include "sim/records/mark_rows.hpp"

#include <map>
#include <set>

namespace amends::records {

/// Which desk wrote an audit entry of a file: the last one that began at or before it.
std::string desk_of_entry(const std::vector<Row>& desks, std::int64_t seq, const std::string& otherwise);

class Collecting {
public:
    Collecting(Writing& writing, SQLite::Database& source, CollectChoices choices, Collected& out)
        : writing_(writing), here_(writing.database), source_(source), choices_(choices), out_(out),
          utc_(utc_text(writing.wall_ms())) {}
    Answer all(const std::string& named);
    /// Who was erased there is erased here; who was erased here does not come back.
    Answer take_erasures();

private:
    void count(const char* table, std::int64_t rows = 1) {
        if (rows > 0) out_.fresh[table] += rows;
    }
    void conflict(CollectConflict::Kind kind, std::string id, std::string ours = {},
                  std::string theirs = {}) {
        out_.conflicts.push_back({kind, std::move(id), std::move(ours), std::move(theirs)});
    }
    void insert(const std::string& table, const Row& row) { insert_row(here_, table, row); }
    void run(const std::string& sql, const Row& values) { run_with(here_, sql, values); }
    /// The source's newest desk; of a file older than desks the one its folder names, or its first row's
    /// hash.
    void find_desk(const std::string& named);
    [[nodiscard]] const Erasure* erasure_for(const std::string& id, const std::string& utc) const;
    /// The name somebody stands under here: an erased one's drawn name where what is told of them is older.
    [[nodiscard]] std::string name_here(const std::string& id, const std::string& utc) const;
    Answer erase(const std::string& id, const Erasure& erasure);
    void take_content();
    void take_people();
    // One attempt: id, scenario, two fingerprints, person, mode, phase, started, state, head_seq, head,
    // summary.
    static constexpr std::size_t person_at = 4, started_at = 7, state_at = 8, seq_at = 9, head_at = 10,
                                 summary_at = 11;
    void take_attempts();
    void take_new(Row row);
    /// Events from `first` on, and the results that belong to them.
    void append(const Row& attempt, std::int64_t first, bool is_erased);
    void compare(Row row, std::int64_t our_seq, const std::string& our_person);
    /// The same attempt went on in two ways, as in a folder that was copied while it was open.
    void set_aside_version(const Row& row);
    /// Rows that name a turn: attempt and number first.
    void take_turn_rows(const std::string& table, std::size_t columns);
    void take_programmes();
    /// All but who set it up, who may be erased on one side.
    static bool is_same_programme(Row ours, Row theirs);
    void take_forms(const Cell& programme);
    /// Somebody erased at two desks apart has two drawn names; a sitting that both hold tells who is who.
    void take_renamed();
    // One sitting: id, programme, person, phase, form, started, closed, state, answered, total, passed,
    // unconfirmed, suspected, versions, void_reason, voided_by, voided.
    void take_sittings();
    /// Programme, two days, scope, name, phase, three figures, source, imported, by whom.
    void take_shop_figures();
    /// Id, person, goal, principle, owner, two days, state, made, by whom, closed, by whom. Closed comes over
    /// open; of two that were closed ours stays.
    void take_plans();
    /// Closed comes over open, void over what counts.
    void merge_sitting(const Row& ours, const Row& theirs);
    /// Marks follow the last one here, in the order they have there; what they say stands in the order of
    /// when they were made. What names another mark by its number names it by the number it has here.
    void take_marks();
    static void renumber(MarkChainRow& row, const std::map<std::int64_t, std::int64_t>& numbers);
    void erase_in_mark(MarkChainRow& row);
    void take_audit();
    void take_entry(Row row);

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

} // namespace amends::records
