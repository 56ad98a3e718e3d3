#include "sim/app/author/case_coverage.hpp"

#include "sim/author/overview.hpp"
#include "sim/engine/walk_problems.hpp"

#include <atomic>
#include <mutex>

namespace amends::app {

/// By the script itself, which is kept: a case that was read anew is another.
struct CoverageWork::Known {
    std::mutex mutex;
    std::map<Script, CaseTests> tests;
    std::atomic<bool> stopped = false;
};

CoverageWork::~CoverageWork() {
    if (known_) known_->stopped = true;
}

int coverage_of(const engine::Coverage& reached, const engine::Coverage& all) {
    const auto count = [](const engine::Coverage& one) {
        return one.nodes.size() + one.choices.size() + one.transitions.size() + one.fallbacks.size()
               + one.endings.size();
    };
    return author::coverage_percent(count(reached), count(all));
}

bool CoverageWork::begin(const std::vector<Script>& scripts, const RubricOf& rubric_of,
                         std::shared_ptr<const text::Judge> judge, const std::function<void()>& wake) {
    if (coming_.valid() && coming_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return false;
    if (!judge) return true;
    if (!known_) known_ = std::make_shared<Known>();
    struct Asked {
        Script script;
        std::shared_ptr<const rubric::Rubric> rubric;
    };
    std::vector<Asked> asked;
    {
        const std::lock_guard lock(known_->mutex);
        std::map<Script, CaseTests> still;
        for (const Script& script : scripts)
            if (const auto at = known_->tests.find(script); at != known_->tests.end())
                still.insert(*at);
            else if (!script->tests.empty())
                asked.push_back({script, rubric_of(*script)});
        known_->tests = std::move(still);
    }
    if (asked.empty()) return true;
    coming_ = std::async(std::launch::async, [known = known_, asked, judge = std::move(judge), wake] {
        for (const Asked& one : asked) {
            if (known->stopped) return;
            if (!one.rubric) continue;
            const engine::TestRuns runs = engine::run_tests(
                one.script, one.rubric, [&](const text::Context& context, std::string_view reply) {
                    return judge->judge(context, reply);
                });
            {
                const std::lock_guard lock(known->mutex);
                known->tests[one.script] = {coverage_of(runs.reached, engine::reachable_in(one.script, one.rubric)),
                                            static_cast<int>(runs.runs.size()),
                                            static_cast<int>(runs.failed())};
            }
            if (wake) wake();
        }
    });
    return true;
}

void CoverageWork::wait() {
    if (coming_.valid()) coming_.wait();
}

std::optional<CaseTests> CoverageWork::of(const scenario::Scenario& script) const {
    if (!known_) return std::nullopt;
    const std::lock_guard lock(known_->mutex);
    for (const auto& [known, tests] : known_->tests)
        if (known.get() == &script) return tests;
    return std::nullopt;
}

} // namespace amends::app
