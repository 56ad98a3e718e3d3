#pragma once
// How much was practised and examined, day by day.
#include "sim/records/reader.hpp"

namespace amends::records {

struct ActivityDay {
    std::string day; ///< by the desk's calendar: "2026-11-23"
    std::int64_t practices = 0, assessments = 0;
};
/// Attempts that were closed, by the day on which they were begun.
struct Activity {
    std::vector<ActivityDay> days;             ///< those with any, in order
    std::int64_t practices = 0, practised = 0; ///< finished or abandoned practice, and by how many people
};
/// From this day on, by the desk's calendar.
Outcome<Activity> activity_since(Reader&, const std::string& day);

} // namespace amends::records
