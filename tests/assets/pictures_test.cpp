#include "tests/assets/files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace amends::assets_test {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t max_drawing_bytes = 30'000;
const std::set<std::string> moods = {"furious", "happy", "neutral", "relieved", "upset"};

struct Size {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    bool operator==(const Size&) const = default;
};

std::vector<fs::path> drawings() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(source_assets() / "pictures")) {
        if (entry.path().extension() == ".svg") {
            found.push_back(entry.path());
        }
    }
    return found;
}

std::map<std::string, std::set<std::string>> moods_of_people() {
    std::map<std::string, std::set<std::string>> people;
    for (const fs::path& drawing : drawings()) {
        if (drawing.parent_path().parent_path().filename() == "portraits") {
            people[drawing.parent_path().filename().string()].insert(drawing.stem().string());
        }
    }
    return people;
}

Size expected_size(const fs::path& below_pictures) {
    const std::map<std::string, Size> sizes = {{"portraits", {256, 256}},
                                               {"goods", {960, 720}},
                                               {"photos", {1280, 960}},
                                               {"states", {800, 600}},
                                               {"icon.svg", {512, 512}}};
    const auto found = sizes.find(below_pictures.begin()->string());
    return found == sizes.end() ? Size{} : found->second;
}

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes) {
        value = value << 8U | static_cast<unsigned char>(byte);
    }
    return value;
}

Size png_size(const std::string& png) {
    if (png.size() < 24 || png.compare(1, 3, "PNG") != 0) {
        return {};
    }
    return {big_endian(std::string_view(png).substr(16, 4)), big_endian(std::string_view(png).substr(20, 4))};
}

/// What stands between the group of that id and the first end of a group; the groups asked for hold no
/// others.
std::string group(const std::string& drawing, const std::string& id) {
    const std::size_t start = drawing.find("<g id=\"" + id + '"');
    return start == std::string::npos ? std::string()
                                      : drawing.substr(start, drawing.find("</g>", start) - start);
}

TEST(Pictures, ACustomerHasAllFiveMoodsAndTheStaffOne) {
    const auto people = moods_of_people();
    const auto customers =
        std::ranges::count_if(people, [](const auto& person) { return person.second == moods; });
    EXPECT_EQ(customers, 8);
    for (const auto& [person, drawn] : people) {
        EXPECT_TRUE(drawn == moods || drawn == std::set<std::string>{"neutral"}) << person;
    }
}

TEST(Pictures, EachMoodHasBrowsAndMouthOfItsOwn) {
    for (const auto& [person, drawn] : moods_of_people()) {
        for (const char* part : {"brows", "mouth"}) {
            std::set<std::string> shapes;
            for (const std::string& mood : drawn) {
                const fs::path path = source_assets() / "pictures/portraits" / person / (mood + ".svg");
                shapes.insert(group(read_file(path), part));
            }
            EXPECT_EQ(shapes.size(), drawn.size()) << person << ' ' << part;
        }
    }
}

TEST(Pictures, DrawingsAreSmallAndDependOnNoFontAndNoOtherFile) {
    for (const fs::path& drawing : drawings()) {
        SCOPED_TRACE(drawing);
        const std::string text = read_file(drawing);
        EXPECT_LT(text.size(), max_drawing_bytes);
        for (const char* foreign : {"<text", "<image", "href", "<script", "<style"}) {
            EXPECT_EQ(text.find(foreign), std::string::npos) << foreign;
        }
    }
}

TEST(Pictures, EveryDrawingIsBuiltInTheSizeOfItsFolder) {
    ASSERT_GT(drawings().size(), 60U);
    for (const fs::path& drawing : drawings()) {
        fs::path below = fs::relative(drawing, source_assets() / "pictures");
        const Size expected = expected_size(below);
        const Size built = png_size(read_file(built_assets() / "pictures" / below.replace_extension(".png")));
        EXPECT_NE(expected, Size{}) << drawing << " lies in a folder without a size";
        EXPECT_EQ(built, expected) << drawing;
    }
}

} // namespace
} // namespace amends::assets_test
