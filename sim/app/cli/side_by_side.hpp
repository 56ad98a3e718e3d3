#pragma once
#include <algorithm>
#include <cstddef>
#include <deque>
#include <future>
#include <thread>

namespace amends::app::cli {

/// Works off 0 to count - 1, as many at once as there are processors; `tell` gets what came of each, in their
/// order, on the caller's thread. `work` is called from several threads.
template <class Work, class Tell>
void side_by_side(std::size_t count, Work work, Tell tell) {
    const std::size_t at_once = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    std::deque<std::future<decltype(work(count))>> coming;
    for (std::size_t next = 0, told = 0; told < count; ++told) {
        for (; next < count && coming.size() < at_once; ++next)
            coming.push_back(std::async(std::launch::async, [&work, next] { return work(next); }));
        tell(coming.front().get());
        coming.pop_front();
    }
}

} // namespace amends::app::cli
