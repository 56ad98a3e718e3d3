#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/settings_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace amends::app {
namespace {

namespace fs = std::filesystem;

struct SettingsFile : testing::Test {
    fs::path file = fs::path(testing::TempDir())
                    / (std::string("amends_") + testing::UnitTest::GetInstance()->current_test_info()->name())
                    / "settings.json";
    SettingsFile() {
        fs::remove_all(file.parent_path());
        fs::create_directories(file.parent_path());
    }
    ~SettingsFile() override { fs::remove_all(file.parent_path()); }
    SettingsFile(const SettingsFile&) = delete;
    SettingsFile& operator=(const SettingsFile&) = delete;
};

TEST_F(SettingsFile, KeepsPlaceSizeAndStateOfTheWindow) {
    Settings settings;
    settings.window = {1300, 820, -40, 17, true};
    ASSERT_TRUE(write_settings(file, settings));
    EXPECT_EQ(read_settings(file).window, settings.window);
}

TEST_F(SettingsFile, LeavesThePlaceToTheDesktopWhereNoneWasKept) {
    ASSERT_TRUE(platform::write_file_durably(file, R"({"width_px": 1200, "height_px": 1, "x_px": 5})"));
    const WindowPlace place = read_settings(file).window;
    EXPECT_EQ(place, (WindowPlace{1200, 700, {}, {}, false}));
}

} // namespace
} // namespace amends::app
