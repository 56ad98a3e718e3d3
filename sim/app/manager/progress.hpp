#pragma once
// How far a programme is: who has sat what, and who should have.
#include "sim/app/people/people_by_id.hpp"
#include "sim/records/programmes.hpp"

namespace amends::app {

struct PhaseCount {
    std::string phase;                ///< "baseline", "final"
    std::int64_t sat = 0;             ///< people with a closed sitting that is not void
    std::string due;                  ///< a day; empty: none
    bool is_over = false;             ///< the due day has passed
    std::vector<std::string> overdue; ///< active people who have not sat it by then, by id
};
struct ProgrammeProgress {
    std::int64_t people =
        0; ///< who was merged is one person; who is inactive and has sat nothing does not count
    std::vector<PhaseCount> phases;
    std::int64_t unconfirmed = 0; ///< results in closed sittings that no person has confirmed
};
/// `today` is a day of the calendar here.
records::Outcome<ProgrammeProgress> progress_of(records::Reader&, const records::Programme&,
                                                const std::string& today);
/// The same with the people at hand.
records::Outcome<ProgrammeProgress> progress_of(records::Reader&, const PeopleById&,
                                                const records::Programme&, const std::string& today);

/// The month by the clock on the wall here: "2026-11".
std::string month_here();

} // namespace amends::app
