#pragma once
// What a short walk by choices tells of a case: the problems that `amends check` finds by playing.
#include "sim/engine/case_tests.hpp"
#include "sim/engine/explore.hpp"
#include "sim/scenario/source_map.hpp"
#include "sim/scenario/suppress.hpp"

namespace amends::engine {

/// How far `check` walks, and how far for each node of a large case.
inline constexpr std::size_t check_walk_states = 600, check_walk_steps = 1'500, check_walk_steps_a_node = 3;

/// What the walk has found.
struct WalkFindings {
    std::vector<scenario::Found> problems; ///< S086 and S094 to S099, before suppressions
    /// Nodes whose fallback no play comes to: some transition holds for every reply; or nothing is typed, and
    /// after none of all choices in all states the customer falls back.
    std::set<std::string> idle_fallbacks;
};

/// The scenario has no errors; `endings_known` are those that other plays have reached (the case's tests).
/// Where the walk did not come to the end of all states, nothing is called impossible: what was not found is
/// a note.
WalkFindings findings_of_walk(const std::shared_ptr<const scenario::Scenario>&,
                              const std::shared_ptr<const rubric::Rubric>&, const scenario::SourceMap&,
                              const std::set<std::string>& endings_known = {});

/// All that there is in a case without errors but the fallbacks that no play comes to.
Coverage reachable_in(const std::shared_ptr<const scenario::Scenario>&,
                      const std::shared_ptr<const rubric::Rubric>&);

} // namespace amends::engine
