#include "sim/app/manager/progress.hpp"

#include "sim/app/people/duties.hpp"

#include <map>
#include <set>

namespace amends::app {

records::Outcome<ProgrammeProgress> progress_of(records::Reader& reader, const PeopleById& people,
                                                const records::Programme& programme,
                                                const std::string& today) {
    const auto members = records::members_of(reader, programme.id);
    if (!members) return members.error();
    const auto sittings = records::phases_sat(reader, programme.id);
    if (!sittings) return sittings.error();
    ProgrammeProgress progress;
    std::map<std::string, std::set<std::string>> sat;
    for (const records::PhaseSat& sitting : sittings.value()) {
        sat[sitting.phase].insert(now_of(people, sitting.person));
        progress.unconfirmed += sitting.unconfirmed;
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

records::Outcome<ProgrammeProgress> progress_of(records::Reader& reader, const records::Programme& programme,
                                                const std::string& today) {
    const auto listed = records::list_people(reader);
    if (!listed) return listed.error();
    return progress_of(reader, by_id(listed.value()), programme, today);
}

std::string month_here() {
    return today().substr(0, 7);
}

} // namespace amends::app
