#pragma once
#include "sim/records/people.hpp"

#include <map>
#include <vector>

namespace amends::records {
struct Sitting;
}

namespace amends::app {

using PeopleById = std::map<std::string, records::Person>;
PeopleById by_id(const std::vector<records::Person>&);
/// Who somebody is now: whom they were merged into, else themselves.
std::string now_of(const PeopleById&, const std::string& id);
/// Sittings under who sat them is now, for asking what somebody has sat. Order and seed of a sitting go by
/// the id it was begun under.
std::vector<records::Sitting> sat_by_now(const PeopleById&, std::vector<records::Sitting>);

} // namespace amends::app
