#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace amends::app::platform {
namespace {

namespace fs = std::filesystem;

/// A folder of the test's own, gone afterwards.
class Files : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "amends-files-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder = pattern;
    }
    void TearDown() override { fs::remove_all(folder); }

    fs::path folder;
};

TEST_F(Files, WritingMakesTheFoldersAndReplacesTheWholeContent) {
    const fs::path path = folder / "a" / "b" / "draft.txt";
    ASSERT_TRUE(write_file_durably(path, "a long first text").ok());
    ASSERT_TRUE(write_file_durably(path, "短").ok());
    EXPECT_EQ(read_file(path, 100).value(), "短");
}

TEST_F(Files, WritingLeavesNothingElseBehind) {
    ASSERT_TRUE(write_file_durably(folder / "one", "1").ok());
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

TEST_F(Files, WritingWhereAFolderStandsTellsWhichFileAndWhy) {
    fs::create_directory(folder / "taken");
    const auto status = write_file_durably(folder / "taken", "text");
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().object, (folder / "taken").string());
    EXPECT_FALSE(status.error().answer.empty());
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

TEST_F(Files, ReadingRefusesWhatIsLargerThanAllowed) {
    ASSERT_TRUE(write_file_durably(folder / "big", std::string(1001, 'x')).ok());
    EXPECT_FALSE(read_file(folder / "big", 1000).ok());
    EXPECT_TRUE(read_file(folder / "big", 1001).ok());
}

TEST_F(Files, ReadingAFolderOrADeviceIsRefused) {
    EXPECT_FALSE(read_file(folder, 1000).ok());
    EXPECT_FALSE(read_file("/dev/zero", 1000).ok());
    EXPECT_FALSE(MappedFile::open(folder).ok());
}

TEST_F(Files, AMappedFileShowsItsBytesAndAnEmptyOneNone) {
    ASSERT_TRUE(write_file_durably(folder / "font", "abc").ok());
    ASSERT_TRUE(write_file_durably(folder / "empty", "").ok());
    auto font = MappedFile::open(folder / "font");
    ASSERT_TRUE(font.ok());
    const MappedFile moved = std::move(font).value();
    ASSERT_EQ(moved.bytes().size(), 3u);
    EXPECT_EQ(moved.bytes()[2], std::byte{'c'});
    EXPECT_TRUE(MappedFile::open(folder / "empty").value().bytes().empty());
}

TEST_F(Files, ALockIsHeldAgainstAnotherHolderAndFreeAfterwards) {
    const fs::path path = folder / "lock";
    {
        const auto held = FileLock::try_lock(path);
        ASSERT_TRUE(held.ok());
        const auto second = FileLock::try_lock(path);
        ASSERT_FALSE(second.ok());
        EXPECT_EQ(second.error().answer, "held elsewhere");
    }
    EXPECT_TRUE(FileLock::try_lock(path).ok());
}

TEST_F(Files, ALockOfAProcessThatWasKilledIsFree) {
    const fs::path path = folder / "lock";
    const pid_t child = fork();
    if (child == 0) {
        const auto held = FileLock::try_lock(path);
        raise(SIGKILL);
    }
    int state = 0;
    ASSERT_EQ(waitpid(child, &state, 0), child);
    EXPECT_TRUE(FileLock::try_lock(path).ok());
}

} // namespace
} // namespace amends::app::platform
