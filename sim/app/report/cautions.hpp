#pragma once
// What a report's reader must know before believing its figures. Private to the folder.
#include "sim/app/people/people_by_id.hpp"
#include "sim/app/report/before_after.hpp"

namespace amends::app {

/// Finds out what else than training may lie behind the figures, once all else is counted: regression to the
/// mean, who sat only one, groups that changed alike, labels that did not count, unequal forms; then the
/// warnings.
std::optional<records::StoreFault> find_cautions(records::Reader&, BeforeAfter&, const PeopleById&);

} // namespace amends::app
