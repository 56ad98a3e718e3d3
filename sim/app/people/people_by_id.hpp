#pragma once
#include "sim/records/people.hpp"

#include <map>

namespace amends::app {

using PeopleById = std::map<std::string, records::Person>;
PeopleById by_id(const std::vector<records::Person>&);
/// Who somebody is now: whom they were merged into, else themselves.
std::string now_of(const PeopleById&, const std::string& id);

} // namespace amends::app
