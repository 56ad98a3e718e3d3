#pragma once
// What closed attempts come to, kept beside them: a row each, and counters over the rows. docs/records.md has
// the rules; dashboard.hpp reads the counters.
#include "sim/records/reader.hpp"

#include <nlohmann/json_fwd.hpp>

#include <map>

namespace amends::records {

/// Turns in which a principle was due, and those of them in which it was shown. What is due once in a contact
/// counts as one turn; a reply that never came as a turn in which nothing was shown.
struct PrincipleCount {
    std::int64_t due = 0, shown = 0;
    friend bool operator==(const PrincipleCount&, const PrincipleCount&) = default;
};
using PrincipleCounts = std::map<std::string, PrincipleCount>; ///< by label

/// Adds what a result's document (`play --json`) says was due. False: it was stored before results told that.
bool add_principles(PrincipleCounts&, const nlohmann::json& document);

/// What a closed attempt comes to with its marks.
struct AttemptFigures {
    std::string attempt;
    std::string cohort; ///< the programme it was sat for; empty: none
    std::string phase, scenario, person, mode, started_utc;
    bool finished = false;
    bool counts = true; ///< false: its sitting is void
    bool passed = false;
    bool waiting = false;                     ///< for a person's word, or for an answer to a dispute
    std::optional<std::int64_t> total_tenths; ///< 0…1000
    PrincipleCounts principles;
    friend bool operator==(const AttemptFigures&, const AttemptFigures&) = default;
};

/// All rows, by attempt. Of a file older than figures none.
Outcome<std::vector<AttemptFigures>> all_figures(Reader&);
struct WaitingAttempt {
    std::string attempt, person, started_utc;
};
/// Those that wait for a person's word or an answer, the oldest first.
Outcome<std::vector<WaitingAttempt>> waiting_attempts(Reader&);
/// Cases in whose newest `looked_at` closed assessments at least `people_min` different people stand.
Outcome<std::vector<std::string>> cases_met_by(Reader&, std::int64_t people_min, std::int64_t looked_at);
/// Ids of closed assessments of a case that are not erased, the newest first, at most `limit`.
Outcome<std::vector<std::string>> newest_assessments(Reader&, const std::string& scenario,
                                                     std::int64_t limit);

} // namespace amends::records
