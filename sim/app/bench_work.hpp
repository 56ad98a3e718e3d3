#pragma once
// A case's samples judged on a thread of their own, for the marking bench.
#include "scoring/text/judge.hpp"
#include "sim/engine/marking_bench.hpp"

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <optional>

namespace amends::app {

class BenchWork {
public:
    /// Begins at once. `wake` is called from the other thread when there is more to show; may be null.
    BenchWork(std::shared_ptr<const scenario::Scenario>, std::shared_ptr<const rubric::Rubric>,
              std::shared_ptr<const text::Judge>, std::function<void()> wake);
    /// Stops after the reply that is being judged.
    ~BenchWork();
    BenchWork(const BenchWork&) = delete;
    BenchWork& operator=(const BenchWork&) = delete;

    /// Null until all is judged.
    [[nodiscard]] const engine::Bench* bench();
    /// How much is judged, 0 to 1.
    [[nodiscard]] float part() const { return static_cast<float>(percent_) / 100; }
    void wait();

private:
    std::atomic<int> percent_ = 0;
    std::atomic<bool> stopped_ = false;
    std::optional<engine::Bench> done_;
    std::future<engine::Bench> coming_;
};

} // namespace amends::app
