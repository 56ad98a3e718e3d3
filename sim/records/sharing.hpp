#pragma once
// Turns that trainees share with the trainer, and what the trainer made of them. A turn is named by its
// attempt and the number of the event that closed it.
#include "sim/records/reader.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::records {

struct SharedTurn {
    TurnName turn;
    std::string shared_utc;
};

struct MarkRow {
    TurnName turn;
    TurnMark mark;
    std::string marked_utc;
};

/// Oldest first. None in a file that an older version made and nobody has opened for writing since.
Outcome<std::vector<SharedTurn>> shared_turns(Reader&);
Outcome<std::vector<SharedTurn>> shared_turns_of(Reader&, const std::string& attempt);
Outcome<std::vector<MarkRow>> turn_marks(Reader&);
Outcome<std::vector<MarkRow>> turn_marks_of(Reader&, const std::string& attempt);
/// As `turn_marks` keeps it; what it does not know was put aside.
TurnMark::Outcome mark_outcome_from(std::string_view name);
/// Closed attempts and open ones that hold a turn which may be read by the trainer: all assessments, and
/// practice attempts with a shared turn; oldest first.
Outcome<std::vector<AttemptRow>> attempts_for_trainer(Reader&);

} // namespace amends::records
