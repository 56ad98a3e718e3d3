#pragma once
// What the tests of the listed cases reach, worked out on a thread of its own.
#include "scoring/text/judge.hpp"
#include "sim/engine/case_tests.hpp"

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace amends::app {

/// What playing a case's own tests came to.
struct CaseTests {
    int percent = 0; ///< of all that can be reached
    int run = 0, failed = 0;
};

class CoverageWork {
public:
    using Script = std::shared_ptr<const scenario::Scenario>;
    using RubricOf = std::function<std::shared_ptr<const rubric::Rubric>(const scenario::Scenario&)>;

    CoverageWork() = default;
    /// Stops after the case that is being played.
    ~CoverageWork();
    CoverageWork(const CoverageWork&) = delete;
    CoverageWork& operator=(const CoverageWork&) = delete;

    /// Plays the tests of cases that are not known yet. `wake` is called from the other thread after each.
    /// False while it is still at work on what it was asked before: ask again.
    bool begin(const std::vector<Script>&, const RubricOf&, std::shared_ptr<const text::Judge>,
               const std::function<void()>& wake);
    void wait();
    /// Percent of nodes, choices, transitions, fallbacks and endings, and how many tests failed; none while
    /// it is not known, or there are no tests.
    [[nodiscard]] std::optional<CaseTests> of(const scenario::Scenario&) const;

private:
    struct Known;
    std::shared_ptr<Known> known_;
    std::future<void> coming_;
};

/// Reached of all there is, in percent, rounded down.
[[nodiscard]] int coverage_of(const engine::Coverage& reached, const engine::Coverage& all);

} // namespace amends::app
