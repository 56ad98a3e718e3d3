#include "sim/app/bench_work.hpp"

#include <algorithm>
#include <chrono>

namespace amends::app {
namespace {

constexpr int percent_step = 5; ///< a finer bar would only draw more frames

} // namespace

BenchWork::BenchWork(std::shared_ptr<const scenario::Scenario> script,
                     std::shared_ptr<const rubric::Rubric> rubric, std::shared_ptr<const text::Judge> judge,
                     std::function<void()> wake) {
    coming_ = std::async(std::launch::async, [this, script = std::move(script), rubric = std::move(rubric),
                                              judge = std::move(judge), wake = std::move(wake)] {
        const engine::BenchProgress progress = [&](std::size_t done, std::size_t all) {
            const int percent = static_cast<int>(done * 100 / std::max<std::size_t>(1, all));
            if (percent >= percent_ + percent_step) {
                percent_ = percent;
                if (wake) wake();
            }
            return !stopped_;
        };
        engine::Bench bench = engine::judge_samples(script, rubric, text::RememberingJudge(judge), progress);
        if (wake) wake();
        return bench;
    });
}

BenchWork::~BenchWork() {
    stopped_ = true; // the future's own end waits for the thread
}

const engine::Bench* BenchWork::bench() {
    if (!done_ && coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
        done_ = coming_.get();
    return done_ ? &*done_ : nullptr;
}

void BenchWork::wait() {
    if (!done_) done_ = coming_.get();
}

} // namespace amends::app
