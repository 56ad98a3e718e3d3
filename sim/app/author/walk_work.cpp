#include "sim/app/author/walk_work.hpp"

#include <chrono>

namespace amends::app {

WalkWork::~WalkWork() {
    if (stopped_) *stopped_ = true; // moved away otherwise
}

void WalkWork::begin(const engine::Case& play, std::shared_ptr<const text::Judge> judge,
                     std::uint64_t revision, std::function<void()> wake) {
    if (coming_.valid() || !judge) return;
    *steps_ = 0;
    *stopped_ = false;
    coming_revision_ = revision;
    coming_ = std::async(std::launch::async, [play, judge = std::move(judge), wake = std::move(wake),
                                              steps = steps_, stopped = stopped_] {
        engine::ExploreLimits limits = engine::limits_for(*play.scenario);
        limits.goes_on = [&] {
            ++*steps;
            return !*stopped;
        };
        engine::ExploreReport report = engine::explore(
            play,
            [&](const text::Context& context, std::string_view reply) {
                return judge->judge(context, reply);
            },
            limits);
        if (wake) wake();
        return report;
    });
}

void WalkWork::cancel() {
    if (!coming_.valid()) return;
    *stopped_ = true;
    coming_.wait();
    coming_ = {};
}

bool WalkWork::take() {
    if (!coming_.valid() || coming_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return false;
    report_ = coming_.get();
    revision_ = coming_revision_;
    return true;
}

void WalkWork::wait() {
    if (coming_.valid()) coming_.wait();
}

} // namespace amends::app
