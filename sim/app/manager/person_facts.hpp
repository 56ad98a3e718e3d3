#pragma once
// What the records tell of one person: where they were weak, and which cases of the library practise it.
#include "sim/app/library.hpp"
#include "sim/app/report/measures.hpp"
#include "sim/records/people.hpp"

#include <set>

namespace amends::app {

/// Of the newest assessments, at most.
inline constexpr std::size_t weak_from_assessments = 15;
/// A principle that was due less often says nothing.
inline constexpr std::int64_t weak_due_least = 3;

struct PersonAttempt {
    std::string id, scenario, phase, started_utc;
    bool finished = false, passed = false;
    std::optional<double> total;
};
struct PersonFacts {
    std::vector<PersonAttempt> assessments; ///< closed ones, newest first
    std::vector<PersonAttempt> practised;   ///< the same of practice
    std::int64_t practices = 0;             ///< closed ones
    std::string last_practice_utc;
    SideFigures figures;                    ///< of the newest assessments
    std::map<std::string, double> criteria; ///< mean points of 100 in them
    std::set<std::string> met;              ///< cases they have met in any mode
};
/// Everything the person did, under the ids of who was merged into them, too.
records::Outcome<PersonFacts> facts_of_person(records::Reader&, const std::string& person);

/// Practice of a week.
struct PracticeWeek {
    std::string monday; ///< "2026-11-16"
    std::int64_t times = 0;
    std::optional<double> mean; ///< points of those that were finished
};
/// From the first week with a practice, at most the last `practice_weeks`, to the week of `today`; weeks
/// without practice stand among them. Empty where none was practised in them.
inline constexpr int practice_weeks = 26;
std::vector<PracticeWeek> practice_by_week(const PersonFacts&, const std::string& today);

/// A weak principle (rate below the mark) or, where no result tells principles, a weak criterion.
struct Weakness {
    std::string id;
    bool is_principle = true;
    double percent = 0; ///< shown of due, or mean points
    std::int64_t due = 0, shown = 0;
};
/// At most three, the weakest first.
std::vector<Weakness> weaknesses_of(const PersonFacts&, int pass_mark);

/// Playable cases in which the principle is due most often, those not met yet first; at most three. For a
/// criterion: the easiest not met.
std::vector<const LibraryCase*> cases_for(const Weakness&, const std::vector<LibraryCase>&,
                                          const PersonFacts&);

} // namespace amends::app
