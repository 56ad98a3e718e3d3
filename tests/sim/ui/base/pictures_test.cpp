#include "sim/ui/base/pictures.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <semaphore>
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
    std::filesystem::path root; // each test has its own: they run side by side
    Shelf shelf;
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "amends-shelf-XXXXXX").string();
        root = ::mkdtemp(pattern.data());
        std::filesystem::create_directories(root / "goods");
    }
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

TEST_F(Folder, APictureUnpackedBesideTheWindowHasItsSizeAtOnceAndComesWithALaterFrame) {
    write("dot.png", tiny_png());
    write("cut.png", tiny_png().substr(0, 40));
    std::counting_semaphore<2> arrived(0);
    Pictures pictures(root.string(), shelf);
    pictures.load_beside([&] { arrived.release(); });
    for (const char* name : {"dot", "cut"}) {
        EXPECT_TRUE(pictures.get(name).coming) << name;
        EXPECT_EQ(pictures.get(name).width, 1) << name;
        EXPECT_EQ(pictures.get(name).texture, 0U) << name;
    }
    EXPECT_TRUE(shelf.held.empty());
    arrived.acquire();
    arrived.acquire();
    pictures.next_frame();
    EXPECT_NE(pictures.get("dot").texture, 0U);
    EXPECT_FALSE(pictures.get("dot").coming);
    EXPECT_EQ(pictures.get("cut").texture, 0U);
    EXPECT_EQ(pictures.failures().count("cut"), 1U);
    EXPECT_EQ(shelf.held.size(), 1U);
}

TEST_F(Folder, WhatIsStillBeingUnpackedIsLeftWhenAllIsLetGo) {
    write("dot.png", tiny_png());
    Pictures pictures(root.string(), shelf);
    pictures.load_beside({});
    (void)pictures.get("dot");
    pictures.clear();
    pictures.next_frame();
    EXPECT_TRUE(shelf.held.empty());
}

TEST(SmallerCopies, HalveDownToOnePixelAndWhatIsTransparentColoursNothing) {
    Image image{4, 2, std::vector<std::uint8_t>(4 * 2 * 4, 0), {}};
    for (const std::size_t at : {0U, 4U}) // two red pixels in the upper left, nothing elsewhere
        image.rgba[at] = image.rgba[at + 3] = 255;
    add_smaller_copies(image);
    ASSERT_EQ(image.smaller.size(), 2U);
    EXPECT_EQ(image.smaller[0].width, 2);
    EXPECT_EQ(image.smaller[0].height, 1);
    EXPECT_EQ(image.smaller[0].rgba, (std::vector<std::uint8_t>{255, 0, 0, 128, 0, 0, 0, 0}));
    EXPECT_EQ(image.smaller[1].width, 1);
    EXPECT_EQ(image.smaller[1].height, 1);
    EXPECT_EQ(image.smaller[1].rgba[0], 255);
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
