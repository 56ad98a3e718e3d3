#pragma once
#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace amends::app::cli {

/// Works off 0 to count - 1, as many at once as there are processors; `tell` gets what came of each, in their
/// order, on the caller's thread. `work` is called from several threads, in that order: one that takes long
/// holds up nobody until so many later ones wait to be told. What either throws is thrown from here, once the
/// others have come to rest.
template <class Work, class Tell>
void side_by_side(std::size_t count, Work work, Tell tell) {
    constexpr std::size_t ahead_max = 32; // what came of them waits in memory
    std::vector<std::promise<decltype(work(count))>> came(count);
    std::mutex mutex;
    std::condition_variable told_more;
    std::size_t next = 0, told = 0;
    bool stopped = false;
    const auto work_off = [&] {
        std::unique_lock lock(mutex);
        for (;;) {
            told_more.wait(lock, [&] { return stopped || next >= count || next < told + ahead_max; });
            if (stopped || next >= count) return;
            const std::size_t index = next++;
            lock.unlock();
            try {
                came[index].set_value(work(index));
            } catch (...) {
                came[index].set_exception(std::current_exception());
            }
            lock.lock();
        }
    };
    struct Workers {
        std::mutex& mutex;
        std::condition_variable& told_more;
        bool& stopped;
        std::vector<std::thread> threads;

        ~Workers() {
            {
                const std::lock_guard lock(mutex);
                stopped = true;
            }
            told_more.notify_all();
            for (std::thread& thread : threads)
                thread.join();
        }
    } workers{mutex, told_more, stopped, {}};
    const std::size_t at_once =
        std::min<std::size_t>(count, std::clamp(std::thread::hardware_concurrency(), 1U, 8U));
    for (std::size_t i = 0; i < at_once; ++i)
        workers.threads.emplace_back(work_off);
    for (std::size_t index = 0; index < count; ++index) {
        tell(came[index].get_future().get());
        {
            const std::lock_guard lock(mutex);
            told = index + 1;
        }
        told_more.notify_all();
    }
}

} // namespace amends::app::cli
