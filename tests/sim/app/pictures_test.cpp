#include "sim/app/pictures.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace amends::app {
namespace {

namespace fs = std::filesystem;

class Pictures : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "amends-pictures-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder = pattern;
    }
    void TearDown() override { fs::remove_all(folder); }

    fs::path folder;
};

TEST_F(Pictures, AWrittenPictureIsReadBackPixelForPixel) {
    const Picture picture{2, 1, {255, 0, 0, 255, 0, 0, 255, 128}};
    ASSERT_TRUE(write_png(folder / "two.png", picture).ok());
    const auto read = read_picture(folder / "two.png");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().width, 2);
    EXPECT_EQ(read.value().height, 1);
    EXPECT_EQ(read.value().rgba, picture.rgba);
}

TEST_F(Pictures, AMissingEmptyOrDamagedFileIsAReasonAndNoPicture) {
    EXPECT_FALSE(read_picture(folder / "none.png").ok());
    ASSERT_TRUE(platform::write_file_durably(folder / "empty.png", "").ok());
    EXPECT_FALSE(read_picture(folder / "empty.png").ok());
    ASSERT_TRUE(platform::write_file_durably(folder / "text.png", "not a picture at all").ok());
    const auto text = read_picture(folder / "text.png");
    ASSERT_FALSE(text.ok());
    EXPECT_EQ(text.error().object, (folder / "text.png").string());
}

TEST_F(Pictures, ATruncatedFileIsRefused) {
    const Picture picture{64, 64, std::vector<std::uint8_t>(64 * 64 * 4, 90)};
    ASSERT_TRUE(write_png(folder / "whole.png", picture).ok());
    const std::string whole = platform::read_file(folder / "whole.png", 1 << 20).value();
    ASSERT_TRUE(platform::write_file_durably(folder / "half.png", whole.substr(0, whole.size() / 2)).ok());
    EXPECT_FALSE(read_picture(folder / "half.png").ok());
}

TEST_F(Pictures, AHeaderThatPromisesTooManyPixelsIsRefusedBeforeMemoryIsTaken) {
    const Picture picture{1, 1, {0, 0, 0, 255}};
    ASSERT_TRUE(write_png(folder / "bomb.png", picture).ok());
    std::string bytes = platform::read_file(folder / "bomb.png", 1 << 20).value();
    bytes.replace(16, 8, std::string("\x00\x00\x20\x00\x00\x00\x20\x00", 8)); // 8,192 by 8,192 in the header
    ASSERT_TRUE(platform::write_file_durably(folder / "bomb.png", bytes).ok());
    const auto bomb = read_picture(folder / "bomb.png");
    ASSERT_FALSE(bomb.ok());
    EXPECT_EQ(bomb.error().answer, "too many pixels");
}

} // namespace
} // namespace amends::app
