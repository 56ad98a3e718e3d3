#include "sim/app/manager/progress.hpp"

#include "sim/app/people/duties.hpp"
#include "sim/app/people/people_by_id.hpp"

#include <map>
#include <set>

namespace amends::app {

records::Outcome<ProgrammeProgress> progress_of(records::Reader& reader, const records::Programme& programme,
                                                const std::string& today) {
    const auto listed = records::list_people(reader);
    if (!listed) return listed.error();
    const auto members = records::members_of(reader, programme.id);
    if (!members) return members.error();
    const auto sittings = records::sittings_of(reader, programme.id);
    if (!sittings) return sittings.error();
    const PeopleById people = by_id(listed.value());
    ProgrammeProgress progress;
    std::map<std::string, std::set<std::string>> sat;
    for (const records::Sitting& sitting : sittings.value()) {
        if (!sitting.void_reason.empty() || sitting.result.state == records::SittingState::open) continue;
        sat[sitting.phase].insert(now_of(people, sitting.person));
        progress.unconfirmed += sitting.result.unconfirmed;
    }
    std::vector<std::string> cohort;
    std::set<std::string> known;
    for (const records::Member& member : members.value()) {
        const std::string now = now_of(people, member.person);
        const auto at = people.find(now);
        const bool is_away = at != people.end() && at->second.state == records::PersonState::inactive;
        const bool has_sat = sat["baseline"].contains(now) || sat["final"].contains(now);
        if ((!is_away || has_sat) && known.insert(now).second) cohort.push_back(now);
    }
    progress.people = static_cast<std::int64_t>(cohort.size());
    for (const char* phase : {"baseline", "final"}) {
        const bool is_final = std::string_view(phase) == "final";
        PhaseCount count{.phase = phase, .due = is_final ? programme.final_due : programme.baseline_due};
        count.is_over = !count.due.empty() && count.due < today;
        for (const std::string& person : cohort) {
            if (sat[phase].contains(person)) {
                ++count.sat;
                continue;
            }
            const auto at = people.find(person);
            const bool is_active = at == people.end() || at->second.state == records::PersonState::active;
            if (count.is_over && is_active) count.overdue.push_back(person);
        }
        progress.phases.push_back(std::move(count));
    }
    return progress;
}

std::string month_here() {
    return today().substr(0, 7);
}

} // namespace amends::app
