#include "sim/app/people/people_by_id.hpp"

#include "sim/records/programmes.hpp"

namespace amends::app {

PeopleById by_id(const std::vector<records::Person>& listed) {
    PeopleById people;
    for (const records::Person& one : listed)
        people.emplace(one.id, one);
    return people;
}

std::string now_of(const PeopleById& people, const std::string& id) {
    const auto at = people.find(id);
    return at != people.end() && !at->second.merged_into.empty() ? at->second.merged_into : id;
}

std::vector<records::Sitting> sat_by_now(const PeopleById& people, std::vector<records::Sitting> sittings) {
    for (records::Sitting& one : sittings)
        one.person = now_of(people, one.person);
    return sittings;
}

} // namespace amends::app
