// Rubrics and damaged cases on the author screen of the whole program: copied, changed, their effect shown
// before they are saved.
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using test::UnseenDesktop;

std::string bytes_of_rubric(const fs::path& file) {
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
    const std::string shipped = bytes_of_rubric(fs::path(AMENDS_SOURCE_DIR) / "assets/rubrics/default.json");
    ASSERT_EQ(bytes_of_rubric(own), shipped) << "a copy in the data folder";
    ASSERT_TRUE(window.click("pass_mark/field")) << window.list();
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type("99");
    window.press(ImGuiKey_Enter);
    window.frame(4);
    ASSERT_TRUE(window.click("author/save")) << window.list();
    window.frame(4);
    ASSERT_NE(window.find("save_rubric/save"), nullptr) << window.list();
    EXPECT_EQ(bytes_of_rubric(own), shipped) << "asked first";
    ASSERT_TRUE(window.click("save_rubric/stay"));
    window.frame(4);
    EXPECT_EQ(bytes_of_rubric(own), shipped);
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    ASSERT_TRUE(window.click("save_rubric/save")) << window.list();
    window.frame(4);
    EXPECT_NE(bytes_of_rubric(own).find("\"pass_mark\": 99"), std::string::npos);
    EXPECT_EQ(bytes_of_rubric(own).size(), shipped.size()) << "nothing else changed";
}

TEST(RubricInTheProgram, SavingAndLeavingWaitsForTheAnswer) {
    UnseenDesktop window({.height = 1600});
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("rubrics/service")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("pass_mark/field")) << window.list();
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type("61");
    window.press(ImGuiKey_Enter);
    window.frame(4);
    ASSERT_TRUE(window.click("author/back"));
    window.frame(4);
    ASSERT_TRUE(window.click("leave_author/save")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("save_rubric/save")) << window.list();
    window.frame(4);
    EXPECT_NE(window.find("author_list/page/new"), nullptr) << window.list();
    EXPECT_NE(bytes_of_rubric(window.folder() / "data/rubrics/service.json").find("\"pass_mark\": 61"),
              std::string::npos);
}

TEST(DamagedCaseInTheProgram, OpensAsTextAndIsMended) {
    UnseenDesktop window;
    const fs::path file = window.folder() / "data/scenarios/broken/scenario.json";
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << "{\n  \"format\": 1,\n";
    window.desktop().open_screen(ui::Screen::author);
    ASSERT_TRUE(window.desktop().show_author("broken"));
    window.frame(4);
    ASSERT_TRUE(window.click("text_pane/text")) << window.list();
    window.press(ImGuiKey_End, ImGuiMod_Ctrl);
    window.type("\"id\": \"broken\"}");
    window.press(ImGuiKey_S, ImGuiMod_Ctrl); // at once: what was just typed is saved, too
    window.frame(4);
    EXPECT_EQ(bytes_of_rubric(file), "{\n  \"format\": 1,\n\"id\": \"broken\"}");
    EXPECT_EQ(window.find("text_pane/text"), nullptr) << "it can be read as a case again";
}

} // namespace
} // namespace amends::app
