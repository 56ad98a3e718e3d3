#pragma once
// A scenario's own tests, played, and what they reach.
#include "sim/engine/play.hpp"
#include "sim/scenario/source_map.hpp"

namespace amends::engine {

/// What plays have reached, by id; transitions and choices as "node/id".
struct Coverage {
    std::set<std::string> nodes, choices, transitions, fallbacks, endings;
};
/// All that there is to reach.
Coverage everything_in(const scenario::Scenario&);
void add_coverage(Coverage&, const Playthrough&);

/// What a test must reach and did not; empty: it passed.
std::vector<support::Localized> faults_of(const scenario::TestExpectation&, const Played&);

struct TestRun {
    scenario::TestId id;
    std::size_t index = 0; ///< among the scenario's tests
    std::vector<support::Localized> faults;
    Played played;

    [[nodiscard]] bool passed() const { return faults.empty(); }
};

struct TestRuns {
    std::vector<TestRun> runs;
    Coverage reached;

    [[nodiscard]] std::size_t failed() const;
};

/// Plays every test of a scenario that has no errors.
TestRuns run_tests(const std::shared_ptr<const scenario::Scenario>&,
                   const std::shared_ptr<const rubric::Rubric>&, const JudgeReply&);
/// The tests that failed, told at their places (S070).
std::vector<support::Problem> problems_of(const TestRuns&, const scenario::SourceMap&);

} // namespace amends::engine
