// Rubrics on the author screen of the whole program: copied, changed, their effect shown before they are
// saved.
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using test::UnseenDesktop;

std::string rubric_bytes(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(RubricInTheProgram, ItsEffectIsShownBeforeItIsSaved) {
    UnseenDesktop window({.height = 1600});
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("rubrics/default")) << window.list();
    window.frame(4);
    const fs::path own = window.folder() / "data/rubrics/default.json";
    const std::string shipped = rubric_bytes(fs::path(AMENDS_SOURCE_DIR) / "assets/rubrics/default.json");
    ASSERT_EQ(rubric_bytes(own), shipped) << "a copy in the data folder";
    ASSERT_TRUE(window.click("pass_mark/field")) << window.list();
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type("99");
    window.press(ImGuiKey_Enter);
    window.frame(4);
    ASSERT_TRUE(window.click("author/save")) << window.list();
    window.frame(4);
    ASSERT_NE(window.find("save_rubric/save"), nullptr) << window.list();
    EXPECT_EQ(rubric_bytes(own), shipped) << "asked first";
    ASSERT_TRUE(window.click("save_rubric/stay"));
    window.frame(4);
    EXPECT_EQ(rubric_bytes(own), shipped);
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    ASSERT_TRUE(window.click("save_rubric/save")) << window.list();
    window.frame(4);
    EXPECT_NE(rubric_bytes(own).find("\"pass_mark\": 99"), std::string::npos);
    EXPECT_EQ(rubric_bytes(own).size(), shipped.size()) << "nothing else changed";
}

} // namespace
} // namespace amends::app
