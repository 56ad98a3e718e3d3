#pragma once
// What attempts tell a trainer of their cases, kept beside their figures. docs/records.md has the rules.
#include "sim/records/reader.hpp"

#include <map>

namespace amends::records {

/// One number of a case: how often `what` (a column's words in the schema) came at a place.
struct PlaceCount {
    std::string scenario, what, place, choice;
    std::int64_t count = 0;
    friend bool operator==(const PlaceCount&, const PlaceCount&) = default;
};
/// All of them, by case. Null: the file is older than they are.
Outcome<std::optional<std::vector<PlaceCount>>> place_counts(Reader&);

/// A reply that a trainer may want to see, of a closed attempt.
struct InboxRow {
    TurnName turn;
    std::string scenario, version, started_utc, mode, lang;
    std::string node, reply, choice, fired;
    std::vector<std::string> labels, acts;
    bool fell_back = false, not_understood = false;
    std::optional<TurnMark> mark;
};
/// How many turns of each case are read, the newest; −1: all.
struct InboxLimit {
    std::int64_t open = -1, done = -1;
};
struct InboxRows {
    std::vector<InboxRow> rows; ///< by case; open ones before those that are done, newest first
    std::map<std::string, std::int64_t> older; ///< open ones behind the limit, by case; none: not there
};
/// What is kept of closed attempts. Of a file older than that nothing.
Outcome<InboxRows> inbox_rows(Reader&, InboxLimit);
/// Attempts whose turns for the inbox have to be looked for in their events: open ones, and those whose
/// result does not tell them. Oldest first. Of a file older than the rows all that a trainer may look into.
Outcome<std::vector<AttemptRow>> attempts_to_look_through(Reader&);

} // namespace amends::records
