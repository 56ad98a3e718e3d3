#pragma once
// A walk through the case that is being written, on a thread of its own.
#include "scoring/text/judge.hpp"
#include "sim/engine/explore.hpp"

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <optional>

namespace amends::app {

class WalkWork {
public:
    WalkWork() = default;
    /// Stops after the move that is being tried.
    ~WalkWork();
    WalkWork(WalkWork&&) = default;
    WalkWork(const WalkWork&) = delete;
    WalkWork& operator=(const WalkWork&) = delete;

    /// Begins unless one is under way. `wake` is called from the other thread when it is done.
    void begin(const engine::Case&, std::shared_ptr<const text::Judge>, std::uint64_t revision,
               std::function<void()> wake);
    /// What was found so far is thrown away.
    void cancel();
    /// True when a report has come with this call.
    bool take();
    void wait();
    [[nodiscard]] bool running() const { return coming_.valid(); }
    [[nodiscard]] std::size_t steps() const { return *steps_; }
    /// Of the last walk that was not cancelled; null: none.
    [[nodiscard]] const engine::ExploreReport* report() const { return report_ ? &*report_ : nullptr; }
    /// Of the document that was walked.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    std::shared_ptr<std::atomic<std::size_t>> steps_ = std::make_shared<std::atomic<std::size_t>>(0);
    std::shared_ptr<std::atomic<bool>> stopped_ = std::make_shared<std::atomic<bool>>(false);
    std::optional<engine::ExploreReport> report_;
    std::uint64_t revision_ = 0, coming_revision_ = 0;
    std::future<engine::ExploreReport> coming_;
};

} // namespace amends::app
