#include "sim/app/platform/clock.hpp"
#include "sim/app/platform/places.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <string>

namespace amends::app::platform {
namespace {

/// Sets an environment variable for a scope; null unsets it.
class Variable {
public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        value ? setenv(name, value, 1) : unsetenv(name);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() { before_ ? setenv(name_, before_->c_str(), 1) : unsetenv(name_); }

private:
    const char* name_;
    std::optional<std::string> before_;
};

TEST(Places, DataLieWhereTheVariableSaysThenInXdgThenAtHome) {
    const Variable home("HOME", "/home/lin");
    {
        const Variable own("AMENDS_DATA", "/srv/class");
        EXPECT_EQ(data_folder().value(), "/srv/class");
    }
    const Variable own("AMENDS_DATA", nullptr);
    {
        const Variable xdg("XDG_DATA_HOME", "/xdg");
        EXPECT_EQ(data_folder().value(), "/xdg/amends");
    }
    const Variable xdg("XDG_DATA_HOME", nullptr);
    EXPECT_EQ(data_folder().value(), "/home/lin/.local/share/amends");
}

TEST(Places, ARelativeXdgFolderIsIgnoredAsTheSpecificationAsks) {
    const Variable home("HOME", "/home/lin");
    const Variable xdg("XDG_CONFIG_HOME", "relative");
    EXPECT_EQ(config_folder().value(), "/home/lin/.config/amends");
}

TEST(Places, WithoutAnyHomeThereIsAReasonInsteadOfAFolder) {
    const Variable home("HOME", nullptr);
    const Variable xdg("XDG_CONFIG_HOME", nullptr);
    EXPECT_FALSE(config_folder().ok());
}

TEST(Places, AssetsCanBeNamed) {
    const Variable assets("AMENDS_ASSETS", AMENDS_SOURCE_DIR "/assets");
    EXPECT_EQ(asset_folder().value(), AMENDS_SOURCE_DIR "/assets");
}

TEST(Places, TheDistributionsFontsAreFound) {
    const FontPlaces fonts = font_places();
    for (const FontPlace* place : {&fonts.regular, &fonts.bold, &fonts.emoji, &fonts.icons}) {
        EXPECT_TRUE(std::filesystem::is_regular_file(place->path)) << place->path;
        EXPECT_FALSE(place->package.empty());
    }
}

TEST(Clock, WritesUtcAsRecordsKeepIt) {
    EXPECT_EQ(format_utc(std::chrono::milliseconds(0)), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(format_utc(std::chrono::milliseconds(1'772'357'400'250)), "2026-03-01T09:30:00.250Z");
    EXPECT_EQ(format_utc(std::chrono::milliseconds(-1)), "1969-12-31T23:59:59.999Z");
}

TEST(Clock, NeverGoesBack) {
    auto before = monotonic_now();
    for (int i = 0; i < 1000; ++i) {
        const auto now = monotonic_now();
        ASSERT_GE(now, before);
        before = now;
    }
}

} // namespace
} // namespace amends::app::platform
