#pragma once
// Problems an author has accepted, with a reason in the file.
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/source_map.hpp"
#include "support/problem.hpp"

namespace amends::scenario {

/// A problem and the ids around its place, by which it can be suppressed.
struct Found {
    support::Problem problem;
    std::vector<std::string> ids;
};

/// Whether a problem of this number is told by who plays or judges the case, and not by `check`.
bool is_told_later(std::string_view code);

/// Of what was found later, the problems the author has not accepted; and suppressions of such that are not
/// needed.
std::vector<support::Problem> not_accepted(const Scenario&, const SourceMap&, std::vector<Found>);

} // namespace amends::scenario
