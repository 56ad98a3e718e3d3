// Copies that are made while somebody types.
#include "sim/records/backup.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace amends::fault {
namespace {

using namespace records;
using namespace records::testing;
using Clock = std::chrono::steady_clock;

/// Median microseconds of saving one event, over `count` events.
double median_saving_us(Store& store, std::int64_t& seq, int count) {
    std::vector<double> times;
    for (int one = 0; one < count; ++one, ++seq) {
        const auto start = Clock::now();
        EXPECT_FALSE(result(store, store.append_event("a", seq, bubble("reply"))));
        times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + count / 2, times.end());
    return times[static_cast<std::size_t>(count / 2)];
}

TEST(Store, Fault14ABackupWhileATraineeTypesIsConsistentAndHoldsNobodyUp) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 0);
    EXPECT_FALSE(result(store, store.put_content({"f1", "scenario", std::string(3'000'000, 's')})));
    std::int64_t seq = 1;
    const double alone_us = median_saving_us(store, seq, 101);
    std::atomic<bool> stop = false;
    std::atomic<int> copies = 0;
    std::thread copying([&] {
        for (int n = 0; !stop || n == 0; ++n) {
            const auto copy = make_backup(folder.files(), "backup " + std::to_string(n + 1000), 3);
            EXPECT_TRUE(copy.ok());
            ++copies;
        }
    });
    const double beside_us = median_saving_us(store, seq, 101);
    stop = true;
    copying.join();
    EXPECT_LE(beside_us, 10 * std::max(alone_us, 200.0));
    const auto newest = newest_sound_backup(folder.files());
    ASSERT_TRUE(newest);
    Reader copy = Reader::open(*newest).value();
    EXPECT_GE(load_events(copy, "a").value().size(), 102U);
    EXPECT_TRUE(verify(copy).value().found.empty());
    EXPECT_GE(copies, 1);
}

TEST(Backup, KeepsTheNewestCopiesOnly) {
    const TestFolder folder;
    Store store = must_open(folder);
    for (const char* utc : {"1", "2", "3", "4"})
        ASSERT_TRUE(make_backup(folder.files(), utc, 2));
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.files().backups))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names, (std::vector<std::string>{"amends-3.db", "amends-4.db"}));
}

} // namespace
} // namespace amends::fault
