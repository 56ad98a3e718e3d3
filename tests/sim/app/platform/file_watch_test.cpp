#include "sim/app/platform/file_watch.hpp"
#include "sim/app/platform/replace_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <condition_variable>
#include <fstream>
#include <mutex>

namespace amends::app::platform {
namespace {

namespace fs = std::filesystem;

/// Counts what a watch tells; a test waits for it.
class Told {
public:
    void tell() {
        const std::lock_guard lock(mutex_);
        ++times_;
        changed_.notify_all();
    }
    /// At least so many times in all; false after half a minute.
    bool reaches(int times) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(30), [&] { return times_ >= times; });
    }
    int times() {
        const std::lock_guard lock(mutex_);
        return times_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int times_ = 0;
};

class FileWatches : public testing::TestWithParam<std::chrono::milliseconds> {
protected:
    void SetUp() override {
        fs::create_directories(folder);
        std::ofstream(file) << "before";
    }
    void TearDown() override { fs::remove_all(folder); }

    const fs::path folder = fs::temp_directory_path() / ("amends_watch_" + std::to_string(::getpid()));
    const fs::path file = folder / "scenario.json";
};
/// Once with so long between two looks that only the system can have told, once by looking.
INSTANTIATE_TEST_SUITE_P(Ways, FileWatches,
                         testing::Values(std::chrono::milliseconds(3'600'000), std::chrono::milliseconds(1)));

TEST_P(FileWatches, TellOfWritingReplacingRemovingAndComingBack) {
    Told told;
    const FileWatch watch(
        file, [&] { told.tell(); }, GetParam());
    std::ofstream(file) << "written in place, longer";
    EXPECT_TRUE(told.reaches(1));
    int before = told.times();
    ASSERT_TRUE(replace_file(file, "replaced").ok());
    EXPECT_TRUE(told.reaches(before + 1));
    before = told.times();
    fs::remove(file);
    EXPECT_TRUE(told.reaches(before + 1));
    before = told.times();
    std::ofstream(file) << "here again";
    EXPECT_TRUE(told.reaches(before + 1));
}

TEST(FileWatch, OtherFilesOfTheFolderAreNoNews) {
    const fs::path folder = fs::temp_directory_path() / ("amends_watch_o_" + std::to_string(::getpid()));
    fs::create_directories(folder);
    std::ofstream(folder / "scenario.json") << "before";
    Told told;
    {
        const FileWatch watch(
            folder / "scenario.json", [&] { told.tell(); }, std::chrono::hours(1));
        std::ofstream(folder / "other.json") << "other";
        std::ofstream(folder / "scenario.json") << "the last that happens";
        EXPECT_TRUE(told.reaches(1));
    }
    EXPECT_LE(told.times(), 2) << "created, then written";
    fs::remove_all(folder);
}

TEST(FileWatch, AFolderThatIsNotThereIsLookedAtAllTheSame) {
    const fs::path folder = fs::temp_directory_path() / ("amends_watch_n_" + std::to_string(::getpid()));
    fs::remove_all(folder);
    Told told;
    const FileWatch watch(
        folder / "scenario.json", [&] { told.tell(); }, std::chrono::milliseconds(1));
    fs::create_directories(folder);
    std::ofstream(folder / "scenario.json") << "here";
    EXPECT_TRUE(told.reaches(1));
    fs::remove_all(folder);
}

} // namespace
} // namespace amends::app::platform
