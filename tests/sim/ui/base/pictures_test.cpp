#include "sim/ui/base/pictures.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace amends::ui {
namespace {

struct Shelf : TextureDevice {
    std::set<std::uint64_t> held;
    std::uint64_t next = 1;
    std::uint64_t upload(const Image&) override {
        held.insert(next);
        return next++;
    }
    void release(std::uint64_t texture) override { EXPECT_EQ(held.erase(texture), 1U); }
};

/// A valid grey PNG of one pixel, then damaged at will.
std::string tiny_png() {
    const unsigned char bytes[] = {
        0x89, 'P',  'N',  'G',  0x0D, 0x0A, 0x1A, 0x0A, 0,    0,    0,    0x0D, 'I',  'H',  'D',  'R',  0,
        0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,    0,    0x3A, 0x7E, 0x9B, 0x55, 0,
        0,    0,    0x0A, 'I',  'D',  'A',  'T',  0x78, 0x9C, 0x63, 0x68, 0,    0,    0,    0x82, 0,    0x81,
        0x77, 0xCD, 0x72, 0xB6, 0,    0,    0,    0,    'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};
    return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

struct Folder : testing::Test {
    std::filesystem::path root = std::filesystem::path(testing::TempDir()) / "amends_pictures_test";
    Shelf shelf;
    Folder() { std::filesystem::create_directories(root / "goods"); }
    ~Folder() override { std::filesystem::remove_all(root); }
    void write(const std::string& name, const std::string& bytes) {
        std::ofstream(root / name, std::ios::binary) << bytes;
    }
};

TEST_F(Folder, APictureIsLoadedOnceAndLetGoInTheEnd) {
    write("goods/dot.png", tiny_png());
    {
        Pictures pictures(root.string(), shelf);
        EXPECT_NE(pictures.get("goods/dot").texture, 0U);
        EXPECT_EQ(pictures.get("goods/dot").width, 1);
        EXPECT_EQ(shelf.held.size(), 1U);
        EXPECT_NE(pictures.get((root / "goods/dot.png").string()).texture, 0U) << "a path of its own";
    }
    EXPECT_TRUE(shelf.held.empty());
}

TEST_F(Folder, WhatCannotBeLoadedIsABoxAndIsNamed) {
    write("text.png", "no picture");
    write("cut.png", tiny_png().substr(0, 30));
    Pictures pictures(root.string(), shelf);
    for (const char* name : {"text", "cut", "missing", "../goods/dot", ""})
        EXPECT_EQ(pictures.get(name).texture, 0U) << name;
    EXPECT_EQ(pictures.failures().size(), 4U);
    EXPECT_TRUE(shelf.held.empty());
}

TEST_F(Folder, ALyingHeaderIsRefusedBeforeAnythingIsUnpacked) {
    std::string huge = tiny_png();
    huge[16] = huge[20] = 0x40; // 2^30 pixels each way
    EXPECT_FALSE(decode_picture(huge));
}

TEST_F(Folder, WhatWasNotDrawnLatelyGoesWhenMemoryIsShort) {
    write("a.png", tiny_png());
    write("b.png", tiny_png());
    Pictures pictures(root.string(), shelf);
    pictures.budget_bytes = 1;
    (void)pictures.get("a");
    for (int i = 0; i < 3; ++i) {
        pictures.next_frame();
        (void)pictures.get("b");
    }
    EXPECT_EQ(shelf.held.size(), 1U);
    EXPECT_NE(pictures.get("a").texture, 0U) << "it comes back when it is needed";
}

} // namespace
} // namespace amends::ui
