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

void change_the_pass_mark(UnseenDesktop& window) {
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("rubrics/service")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("pass_mark/field")) << window.list();
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type("61");
    window.press(ImGuiKey_Enter);
    window.frame(4);
}

TEST(RubricInTheProgram, SavingAndLeavingForHomeWaitsForTheAnswerAndLandsThere) {
    UnseenDesktop window({.height = 1600});
    change_the_pass_mark(window);
    window.press(ImGuiKey_H, ImGuiMod_Alt);
    ASSERT_TRUE(window.click("leave_author/save")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("save_rubric/save")) << window.list();
    window.frame(4);
    EXPECT_NE(window.find("home/page/go_on"), nullptr) << window.list();
}

TEST(RubricInTheProgram, SavingAndLeavingWaitsForTheAnswer) {
    UnseenDesktop window({.height = 1600});
    change_the_pass_mark(window);
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

TEST(RubricInTheProgram, ANewOneBeginsAsAWholeCopyUnderANameOfItsOwn) {
    UnseenDesktop window({.height = 2400});
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    for (const char* name : {"our-rubric", "our-rubric-2"}) {
        ASSERT_TRUE(window.click("rubrics/new")) << window.list();
        window.frame(4);
        ASSERT_NE(window.find("author/back"), nullptr) << window.list();
        const fs::path file = window.folder() / "data/rubrics" / (std::string(name) + ".json");
        const auto read = scenario::read_rubric(file.string(), bytes_of_rubric(file));
        ASSERT_NE(read.rubric, nullptr) << name;
        EXPECT_EQ(read.rubric->id, name);
        EXPECT_TRUE(read.problems.empty());
        ASSERT_TRUE(window.click("author/back"));
        window.frame(4);
    }
}

TEST(WordListInTheProgram, IsMadeChangedAndSavedOnceItsEffectIsSeen) {
    UnseenDesktop window({.height = 2400});
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("lexicons/new")) << window.list();
    window.frame(4);
    const fs::path file = window.folder() / "data/lexicon/our-words.json";
    ASSERT_TRUE(fs::exists(file));
    EXPECT_NE(window.find("tab/effect"), nullptr) << window.list();
    ASSERT_TRUE(window.click("rule/0")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("rules/0/patterns/1/field")) << window.list();
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type("a small present");
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.until([&] { return window.is_enabled("author/save"); })) << window.list();
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    ASSERT_NE(window.find("save_rubric/save"), nullptr) << "first its effect is shown";
    EXPECT_FALSE(window.is_enabled("save_rubric/save")) << "the judge has not said yet whether it takes it";
    // Its own example no longer holds: with such a list nothing could be judged.
    const auto is_refused = [&] { return window.shows("评判用不了这份词表"); };
    ASSERT_TRUE(window.until(is_refused)) << window.list();
    EXPECT_FALSE(window.is_enabled("save_rubric/save"));
    ASSERT_TRUE(window.click("save_rubric/stay"));
    window.frame(4);
    ASSERT_TRUE(window.click("rules/0/examples/fold")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("rules/0/examples/match/1/field")) << window.list();
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type("Here is a small present.");
    window.press(ImGuiKey_Enter);
    window.frame(4);
    ASSERT_TRUE(window.click("author/save"));
    const auto is_compared = [&] { return window.is_enabled("save_rubric/save"); };
    ASSERT_TRUE(window.until(is_compared) || window.until(is_compared)) // every case is played twice
        << window.list();
    ASSERT_TRUE(window.click("save_rubric/save"));
    window.frame(4);
    EXPECT_NE(bytes_of_rubric(file).find("a small present"), std::string::npos);
    EXPECT_FALSE(window.is_enabled("author/save"));
}

TEST(WordListInTheProgram, ASetThatNobodyDefinesIsAnErrorAndAShippedOneIsKnown) {
    UnseenDesktop window({.height = 2400, .lang = support::Lang::en});
    const fs::path file = window.folder() / "data/lexicon/shop.json";
    fs::create_directories(file.parent_path());
    std::ofstream(file) << R"({"format": 1, "id": "shop", "rules": [{"id": "shop.a", "act": "x-a",
        "patterns": [["{refund}", "{no_such_set}"]], "examples": {"match": ["refund it now"], "no_match": ["not today"]}}]})";
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("lexicons/shop")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.shows("1 error"); })) << window.find("author/state")->label;
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
