#include "sim/app/platform/open_folder.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <thread>

namespace amends::app::platform {
namespace {

namespace fs = std::filesystem;

/// A desktop whose only service is this script.
class OpenFolder : public testing::Test {
protected:
    void SetUp() override {
        if (const char* path = std::getenv("PATH")) before = path;
        setenv("PATH", (folder.path().string() + ":/bin:/usr/bin").c_str(), 1);
    }
    void TearDown() override { setenv("PATH", before.c_str(), 1); }
    void service(const std::string& script) {
        const fs::path file = folder.path() / "xdg-open";
        std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
        fs::permissions(file, fs::perms::owner_all);
    }
    static support::Status answer_of(FolderOpening& opening) {
        for (;;) {
            if (auto answer = opening.answer()) return *answer;
            std::this_thread::yield();
        }
    }
    records::testing::TestFolder folder;
    std::string before;
};

TEST_F(OpenFolder, HandsTheFolderToTheDesktop) {
    const fs::path shown = folder.path() / "a folder";
    service("printf %s \"$1\" > \"" + (folder.path() / "asked").string() + "\"");
    auto opening = FolderOpening::begin(shown);
    ASSERT_TRUE(opening);
    EXPECT_TRUE(answer_of(opening.value()));
    std::ifstream asked(folder.path() / "asked");
    EXPECT_EQ(std::string((std::istreambuf_iterator<char>(asked)), {}), shown.string());
}

TEST_F(OpenFolder, SaysWhenTheDesktopCannot) {
    service("exit 4");
    auto opening = FolderOpening::begin(folder.path());
    ASSERT_TRUE(opening);
    const support::Status answer = answer_of(opening.value());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().answer, "xdg-open 4");
    EXPECT_EQ(answer.error().object, folder.path().string());
}

TEST_F(OpenFolder, SaysWhenThereIsNoSuchService) {
    setenv("PATH", folder.path().c_str(), 1);
    const auto opening = FolderOpening::begin(folder.path());
    ASSERT_FALSE(opening);
    EXPECT_THAT(opening.error().answer, testing::HasSubstr("xdg-open"));
}

} // namespace
} // namespace amends::app::platform
