#pragma once
// Whether what is stored is what was written.
#include "sim/records/reader.hpp"

namespace amends::records {

/// One row that was changed, taken out or put in after it was written.
struct Tampering {
    enum class Kind {
        payload, ///< the words of an event
        row,     ///< another field of an event
        link,    ///< the event does not follow the one before: something was taken out, put in or rewritten
        missing_end, ///< the attempt's last events are gone
        attempt,     ///< a field of the attempt's row differs from its first event
        result,      ///< a score or summary differs from the event that holds it
        mark,        ///< a mark of a turn: `seq` is its number
        predecessor, ///< the rows written before this attempt are not in the store
        changed_row, ///< of a table whose rows are sealed: not what was written last
        added_row,   ///< of such a table: the program did not write it
        removed_row, ///< of such a table: gone, and the program did not remove it
        doubted_row, ///< the same of a row that the program has written again since then
        seal,        ///< the list of seals itself: `seq` is the entry's number, 0: there is none
    };
    Kind kind{};
    std::string attempt;
    std::int64_t seq = 0;
    std::int64_t turn = 0; ///< counts from 1; 0: before the first turn
    std::string field;     ///< for `attempt`: its name
    std::string table{};   ///< of a sealed row: where it stands; `attempt` is empty
    std::string row{};     ///< its key; may be empty where it is gone
};
support::Localized sentence(const Tampering&);
/// Whether it is about a sealed row or about seals, and not about attempts and marks.
bool is_of_tables(const Tampering&);
/// Whether it is a matter of the past: what stands there now was written by the program.
bool is_past(const Tampering&);

/// A change that somebody who may has accepted.
struct AcceptedChange {
    Tampering what;
    std::string at_utc, who, reason;
};

/// What it was, when, by whom and why it was accepted.
support::Localized sentence(const AcceptedChange&);

struct VerifyReport {
    std::int64_t attempts = 0, events = 0, marks = 0, rows = 0; ///< rows: those that are sealed
    std::vector<Tampering> found;
    std::vector<AcceptedChange> accepted;                    ///< none of them is found any longer
    std::optional<std::pair<std::int64_t, Hash>> marks_head; ///< number and hash of the newest mark
    std::optional<std::pair<std::int64_t, Hash>> seals_head; ///< of the newest seal
    std::optional<Head> head; ///< newest row: compare it with a head kept elsewhere (a printed report)
};

/// Every attempt, or the one named. Finds every change that did not rewrite all that follows; a rewrite of
/// the whole chain shows only against a head kept elsewhere.
Outcome<VerifyReport> verify(Reader&, const std::optional<std::string>& attempt = std::nullopt);

} // namespace amends::records
