// The author screen in the whole program, without a window: from the catalogue to a copy, a change, a save
// and a trial.
#include "sim/app/author_work.hpp"
#include "sim/app/library.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using test::UnseenDesktop;

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

fs::path copied(const UnseenDesktop& window) {
    return window.folder() / "data" / "scenarios" / "first-day-2" / "scenario.json";
}

/// From the catalogue to a copy of the guided case.
void write_guided_case(UnseenDesktop& window) {
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.click("catalogue/page/write")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("author_list/page/first-day")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.find("author/back") != nullptr) << window.list();
}

TEST(AuthorInTheProgram, AShippedCaseOpensAsACopyThatIsSound) {
    UnseenDesktop window;
    write_guided_case(window);
    ASSERT_TRUE(fs::exists(copied(window)));
    const LibraryCase copy = load_case(copied(window), shipped_resources(AMENDS_BINARY_DIR "/assets"));
    ASSERT_TRUE(copy.playable());
    EXPECT_EQ(copy.loaded.scenario->id.value, "first-day-2");
    EXPECT_FALSE(window.is_enabled("author/save")) << "nothing was changed yet";
    EXPECT_TRUE(window.click("author/back"));
    window.frame(4);
    EXPECT_NE(window.find("author_list/page/first-day-2"), nullptr) << window.list();
}

TEST(AuthorInTheProgram, AChangeIsSavedWithABackupAndUndoneBeforeThat) {
    UnseenDesktop window;
    write_guided_case(window);
    const std::string before = bytes_of(copied(window));
    ASSERT_TRUE(window.click("outline/rows/node/lid") || window.click("node/lid")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("nodes/1/title/zh")) << window.list();
    window.press(ImGuiKey_End);
    window.type("甲");
    window.press(ImGuiKey_Enter);
    window.frame(4);
    EXPECT_TRUE(window.is_enabled("author/undo"));
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    const std::string after = bytes_of(copied(window));
    EXPECT_EQ(after.size(), before.size() + 3) << "only the one character is new";
    EXPECT_EQ(bytes_of(backup_of(copied(window))), before);
    ASSERT_TRUE(window.click("author/undo"));
    window.frame(4);
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    EXPECT_EQ(bytes_of(copied(window)), before);
}

/// The guided case with a title that is typed and not handed over yet.
void leave_something_unsaved(UnseenDesktop& window) {
    write_guided_case(window);
    ASSERT_TRUE(window.click("node/lid")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("nodes/1/title/zh")) << window.list();
    window.press(ImGuiKey_End);
    window.type("甲");
}

TEST(AuthorInTheProgram, SavingAndLeavingLeadsToThePlaceThatWasAskedFor) {
    UnseenDesktop window;
    leave_something_unsaved(window);
    window.press(ImGuiKey_H, ImGuiMod_Alt);
    ASSERT_TRUE(window.click("leave_author/save")) << window.list();
    window.frame(4);
    EXPECT_NE(window.find("home/page/go_on"), nullptr) << window.list();
    EXPECT_NE(bytes_of(copied(window)).find("甲"), std::string::npos) << "what was being typed is saved";
}

TEST(AuthorInTheProgram, DroppingTheChangesLeadsToThePlaceThatWasAskedFor) {
    UnseenDesktop window;
    leave_something_unsaved(window);
    const std::string before = bytes_of(copied(window));
    ASSERT_TRUE(window.click("top_bar/page/settings")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("leave_author/drop")) << window.list();
    window.frame(4);
    EXPECT_NE(window.find("theme/light"), nullptr) << window.list();
    EXPECT_EQ(bytes_of(copied(window)), before);
}

TEST(AuthorInTheProgram, WhoStaysAndLaterGoesBackComesToTheList) {
    UnseenDesktop window;
    leave_something_unsaved(window);
    window.press(ImGuiKey_H, ImGuiMod_Alt);
    ASSERT_TRUE(window.click("leave_author/stay")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("author/back")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("leave_author/save")) << window.list();
    window.frame(4);
    EXPECT_NE(window.find("author_list/page/new"), nullptr) << window.list();
}

TEST(AuthorInTheProgram, ATrialLeavesNoRecordAndLeadsBack) {
    UnseenDesktop window;
    write_guided_case(window);
    ASSERT_TRUE(window.click("node/when")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("author/play"));
    window.frame(4);
    ASSERT_TRUE(window.click("play_from/start")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("top_bar/leave") != nullptr; })) << window.list();
    EXPECT_TRUE(window.shows(window.ui().t("desk.mode_trial")));
    ASSERT_TRUE(window.click("top_bar/leave"));
    window.frame(4);
    EXPECT_TRUE(window.shows(window.ui().t("desk.leave_trial")));
    EXPECT_FALSE(window.shows(window.ui().t("desk.leave_text"))) << "nothing is saved";
    ASSERT_TRUE(window.click("leave_desk/no")) << window.list();
    window.frame(4);
    EXPECT_FALSE(window.shows(window.ui().t("desk.leave_trial")));
    window.press(ImGuiKey_H, ImGuiMod_Alt);
    window.frame(4);
    EXPECT_TRUE(window.shows(window.ui().t("desk.leave_trial"))) << "a key for another page asks as well";
    ASSERT_TRUE(window.click("yes")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("author/back") != nullptr; })) << window.list();
    window.desktop().open_screen(ui::Screen::home);
    window.desktop().refresh();
    window.frame(4);
    EXPECT_EQ(window.find("resume"), nullptr);
}

/// The first choice of each turn until the contact has ended.
void choose_to_the_end(UnseenDesktop& window) {
    for (int turn = 0; turn < 20; ++turn) {
        const auto first_choice = [&] {
            for (const ui::RecordedItem& item : window.items())
                if (item.enabled && item.path.find("answer/choices/") != std::string::npos) return item.path;
            return std::string();
        };
        ASSERT_TRUE(window.until([&] {
            return window.find("answer/to_wrap_up") != nullptr || !first_choice().empty();
        })) << window.list();
        if (window.find("answer/to_wrap_up") != nullptr) return;
        const std::string taken = first_choice();
        window.frame(30); // nobody reads faster; a second press within a double click would not count
        ASSERT_TRUE(window.click(taken)) << taken;
        ASSERT_TRUE(window.until([&] { return window.find(taken) == nullptr; })) << taken;
    }
    FAIL() << "no end";
}

/// The first answer to each question, then on.
void hand_in_wrap_up(UnseenDesktop& window) {
    ASSERT_TRUE(window.click("answer/to_wrap_up")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("hand_in") != nullptr; })) << window.list();
    std::set<std::string> questions;
    for (const ui::RecordedItem& item : std::vector<ui::RecordedItem>(window.items())) {
        const std::string question = item.path.substr(0, item.path.rfind('/'));
        if (item.path.find("wrap_up/") == std::string::npos || item.path.ends_with("hand_in")
            || item.path.ends_with("back_to_desk") || !questions.insert(question).second)
            continue;
        window.click(item.path);
    }
    ASSERT_TRUE(window.click("hand_in")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("hand_in") == nullptr; })) << window.list();
}

TEST(AuthorInTheProgram, TheListTellsOfRealAttempts) {
    UnseenDesktop window({.height = 1400, .lang = support::Lang::en});
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.click("first-day/open")) << window.list();
    ASSERT_TRUE(window.click("way/choices") && window.click("start_sheet/start")) << window.list();
    choose_to_the_end(window);
    if (testing::Test::HasFatalFailure()) return;
    hand_in_wrap_up(window);
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.click("catalogue/page/write")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.shows("1 attempt, "); })) << window.list();
    EXPECT_TRUE(window.shows("choices never taken")) << "each node was answered once";
    EXPECT_TRUE(window.until([&] { return window.shows("Tests reach"); })) << window.list();
    ASSERT_TRUE(window.click("author_list/page/first-day"));
    ASSERT_TRUE(window.until([&] { return window.find("node/lid") != nullptr; })) << window.list();
    ASSERT_TRUE(window.click("node/lid"));
    ASSERT_TRUE(window.until([&] { return window.shows("1 came here"); }))
        << "of the case it was copied from";
    EXPECT_TRUE(window.shows("Never taken in 1 choice"));
}

TEST(AuthorInTheProgram, APlayIsRecordedAsATestInTheWayThatIsPickedAndRuns) {
    UnseenDesktop window({.height = 1000, .lang = support::Lang::en});
    write_guided_case(window);
    ASSERT_TRUE(window.click("tab/tests")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.shows("11 tests pass"); })) << window.list();
    ASSERT_TRUE(window.click("tests/record")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("record_menu/choices")) << window.list();
    choose_to_the_end(window);
    if (testing::Test::HasFatalFailure()) return;
    hand_in_wrap_up(window);
    if (testing::Test::HasFatalFailure()) return;
    ASSERT_TRUE(window.until([&] { return window.find("debrief/to_writing") != nullptr; })) << window.list();
    EXPECT_EQ(window.find("debrief/again"), nullptr) << "nothing of a trial is kept";
    ASSERT_TRUE(window.click("debrief/to_writing"));
    ASSERT_TRUE(window.until([&] { return window.find("author/back") != nullptr; })) << window.list();
    EXPECT_TRUE(window.shows("It has become a test"));
    ASSERT_TRUE(window.until([&] { return window.shows("12 tests pass"); })) << window.list();
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    const std::string saved = bytes_of(copied(window));
    const std::size_t recorded = saved.find("\"recorded\"");
    ASSERT_NE(recorded, std::string::npos);
    EXPECT_NE(saved.find("\"way\": \"choices\"", recorded), std::string::npos) << "as it was played";
    ASSERT_TRUE(window.click("author/undo"));
    ASSERT_TRUE(window.until([&] { return window.shows("11 tests pass"); })) << "undo takes it out again";
}

TEST(AuthorInTheProgram, ARecordedPlayThatIsOverIsLeftWithoutAQuestionAndBecomesATest) {
    UnseenDesktop window({.height = 1000, .lang = support::Lang::en});
    write_guided_case(window);
    ASSERT_TRUE(window.click("tab/tests")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.shows("11 tests pass"); })) << window.list();
    ASSERT_TRUE(window.click("tests/record")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("record_menu/choices")) << window.list();
    choose_to_the_end(window);
    if (testing::Test::HasFatalFailure()) return;
    ASSERT_TRUE(window.click("top_bar/leave")) << window.list();
    window.frame(4);
    EXPECT_FALSE(window.shows("nothing of it is kept"));
    ASSERT_TRUE(window.until([&] { return window.find("author/back") != nullptr; })) << window.list();
    EXPECT_TRUE(window.shows("It has become a test"));
    EXPECT_TRUE(window.until([&] { return window.shows("12 tests pass"); })) << window.list();
}

void write_over(UnseenDesktop& window, const std::string& field, const std::string& words) {
    ASSERT_TRUE(window.click(field)) << field << window.list();
    window.press(ImGuiKey_A, ImGuiMod_Ctrl);
    window.type(words);
    window.frame(4);
}

class TrainerInBothLanguages : public testing::TestWithParam<support::Lang> {};

TEST_P(TrainerInBothLanguages, WritesACaseFromATemplateToThePackage) {
    UnseenDesktop window({.width = 1440, .height = 1400, .lang = GetParam()});
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("author_list/page/new")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("templates/list/late")) << window.list();
    window.frame(4);
    window.type("The wedding shoes");
    window.frame(4);
    ASSERT_EQ(window.find("wizard/naming/id")->value, "the-wedding-shoes");
    ASSERT_TRUE(window.click("wizard/next")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("author/back") != nullptr; })) << window.list();
    const fs::path file = window.folder() / "data/scenarios/the-wedding-shoes/scenario.json";

    // A line of the customer in both languages, then a choice that is thought better of.
    ASSERT_TRUE(window.click("node/opening") && window.click("nodes/0/customer/0/fold")) << window.list();
    window.frame(4);
    write_over(window, "nodes/0/customer/0/text/en", "hello?? anyone there");
    write_over(window, "nodes/0/customer/0/text/zh", "有人在吗");
    if (HasFatalFailure()) return;
    ASSERT_TRUE(window.click("nodes/0/customer/fold") && window.click("nodes/0/choices/add"))
        << window.list();
    window.frame(4);
    const ui::RecordedItem* added = window.find("nodes/0/choices/4/text/en");
    ASSERT_NE(added, nullptr) << "what was added is opened: " << window.list();
    EXPECT_FALSE(added->visible.empty()) << "and in sight";
    ASSERT_TRUE(window.click("author/undo"));
    ASSERT_TRUE(window.until([&] { return window.find("nodes/0/choices/4/text/en") == nullptr; }));

    // A play becomes a test, and is saved by the key.
    ASSERT_TRUE(window.click("tab/tests")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("tests/rows/truth_and_hotel_zh") != nullptr; }));
    ASSERT_TRUE(window.click("tests/record") && window.click("record_menu/choices")) << window.list();
    EXPECT_TRUE(window.until([&] { return window.shows(window.ui().t("desk.mode_recording")); }));
    choose_to_the_end(window);
    if (HasFatalFailure()) return;
    hand_in_wrap_up(window);
    if (HasFatalFailure()) return;
    ASSERT_TRUE(window.until([&] { return window.find("debrief/to_writing") != nullptr; })) << window.list();
    EXPECT_FALSE(window.shows("chase_parcel")) << "a promise in words, not by its name in the file";
    ASSERT_TRUE(window.click("debrief/to_writing"));
    ASSERT_TRUE(window.until([&] { return window.find("tests/rows/recorded") != nullptr; })) << window.list();
    ASSERT_TRUE(window.click("author/share"));
    window.frame(4);
    EXPECT_FALSE(window.is_enabled("share_menu/package")) << "what is passed on is the file";
    EXPECT_TRUE(window.shows(window.ui().t("exchange.save_first")));
    window.press(ImGuiKey_Escape);
    window.press(ImGuiKey_S, ImGuiMod_Ctrl);
    ASSERT_TRUE(window.until([&] { return !window.is_enabled("author/save"); }));

    // Read again it is what was written, and goes out as a package.
    ASSERT_TRUE(window.click("author/back"));
    window.frame(4);
    const LibraryCase saved = load_case(file, shipped_resources(AMENDS_BINARY_DIR "/assets"));
    ASSERT_TRUE(saved.playable());
    EXPECT_EQ(saved.loaded.scenario->nodes.at(0).customer.at(0).text.en, "hello?? anyone there");
    EXPECT_EQ(saved.loaded.scenario->nodes.at(0).customer.at(0).text.zh, "有人在吗");
    EXPECT_EQ(saved.loaded.scenario->nodes.at(0).choices.size(), 4U);
    EXPECT_EQ(saved.loaded.scenario->tests.size(), 5U);
    ASSERT_TRUE(window.click("author_list/page/the-wedding-shoes")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("author/share") != nullptr; }));
    ASSERT_TRUE(window.click("author/share"));
    window.frame(4);
    ASSERT_TRUE(window.click("share_menu/package")) << window.list();
    EXPECT_TRUE(window.until([&] { return window.shows("the-wedding-shoes.amends"); })) << window.list();
}

INSTANTIATE_TEST_SUITE_P(Languages, TrainerInBothLanguages,
                         testing::Values(support::Lang::zh, support::Lang::en));

TEST(AuthorInTheProgram, WhatIsNotSavedIsHereAgainAfterACrash) {
    UnseenDesktop window;
    write_guided_case(window);
    ASSERT_TRUE(window.click("author/back"));
    window.frame(4);
    const fs::path own = window.folder() / "data" / "author";
    std::string written;
    {
        OpenedWork first = open_for_writing(copied(window), {}, own);
        author::History& history = first.work->disk.history;
        ASSERT_TRUE(
            history.make({{"a", "a"}, {}, {author::SetValue{author::JsonPlace{} / "minutes", "9"}}}).ok());
        written = history.now().text();
        keep_draft(first.work->disk, own);
    }
    ASSERT_TRUE(window.click("author_list/page/first-day-2")) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.is_enabled("author/save")) << "it is not saved yet";
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    EXPECT_EQ(bytes_of(copied(window)), written);
}

TEST(AuthorInTheProgram, AFileThatOthersChangedIsReadAgain) {
    UnseenDesktop window;
    write_guided_case(window);
    OpenedWork here = open_for_writing(copied(window), {}, window.folder() / "data" / "author");
    std::string text = bytes_of(copied(window));
    const std::string minutes = R"("minutes": )";
    text.insert(text.find(minutes) + minutes.size(), "1");
    std::ofstream(copied(window), std::ios::binary) << text;
    EXPECT_EQ(look_at_disk(here.work->disk).kind, FileNews::Kind::reloaded);
    EXPECT_EQ(here.work->disk.history.now().text(), text);
    EXPECT_TRUE(here.work->disk.history.is_saved());
}

/// As another window does: the file of the copy becomes one with the text replaced.
void others_write(const fs::path& file, const std::string& what, const std::string& by) {
    std::string text = bytes_of(file);
    ASSERT_NE(text.find(what), std::string::npos);
    text.replace(text.find(what), what.size(), by);
    ASSERT_TRUE(platform::replace_file(file, text).ok());
}

TEST(AuthorInTheProgram, TheCaretInAFieldDoesNotBringTheOldTextBackOverAnothersSave) {
    UnseenDesktop window;
    write_guided_case(window);
    ASSERT_TRUE(window.click("node/lid") && window.click("nodes/1/title/zh")) << window.list();
    const ui::RecordedItem* field = window.find("nodes/1/title/zh");
    ASSERT_NE(field, nullptr);
    const std::string before = field->value;
    others_write(copied(window), before, "别人写的标题");
    ASSERT_TRUE(window.until([&] { return window.find("nodes/1/title/zh")->value == "别人写的标题"; }))
        << window.find("nodes/1/title/zh")->value;
    EXPECT_FALSE(window.is_enabled("author/save"));
    window.press(ImGuiKey_End);
    window.type("甲");
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.until([&] { return window.is_enabled("author/save"); }));
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    EXPECT_NE(bytes_of(copied(window)).find("别人写的标题甲"), std::string::npos);
}

TEST(AuthorInTheProgram, WhatIsBeingTypedCountsAsUnsavedWhenOthersSave) {
    UnseenDesktop window;
    write_guided_case(window);
    ASSERT_TRUE(window.click("node/lid") && window.click("nodes/1/title/zh")) << window.list();
    const std::string before = window.find("nodes/1/title/zh")->value;
    window.press(ImGuiKey_End);
    window.type("乙"); // and not left
    others_write(copied(window), before, "别人写的标题");
    ASSERT_TRUE(window.until([&] { return window.find("versions/take") != nullptr; })) << window.list();
    EXPECT_TRUE(window.shows(before + "乙"));
    EXPECT_TRUE(window.shows("别人写的标题"));
    EXPECT_NE(bytes_of(copied(window)).find("别人写的标题"), std::string::npos);
}

TEST(AuthorInTheProgram, AChoiceBetweenVersionsCanBePutOffAndIsRememberedOf) {
    UnseenDesktop window;
    write_guided_case(window);
    ASSERT_TRUE(window.click("node/lid") && window.click("nodes/1/title/zh")) << window.list();
    const std::string before = window.find("nodes/1/title/zh")->value;
    window.press(ImGuiKey_End);
    window.type("丙");
    window.press(ImGuiKey_Enter);
    others_write(copied(window), before, "别人写的标题");
    ASSERT_TRUE(window.until([&] { return window.find("versions/later") != nullptr; })) << window.list();
    const std::string theirs = bytes_of(copied(window));
    ASSERT_TRUE(window.click("versions/later"));
    window.frame(4);
    EXPECT_EQ(window.find("versions/take"), nullptr);
    ASSERT_NE(window.find("versions_wait/action"), nullptr) << window.list();
    window.press(ImGuiKey_S, ImGuiMod_Ctrl);
    window.frame(4);
    EXPECT_EQ(bytes_of(copied(window)), theirs) << "nobody has chosen";
    EXPECT_NE(window.find("versions/take"), nullptr) << "saving asks again";
    ASSERT_TRUE(window.click("versions/later"));
    ASSERT_TRUE(window.click("versions_wait/action"));
    window.frame(4);
    ASSERT_TRUE(window.click("piece1/side/theirs")) << window.list();
    ASSERT_TRUE(window.click("versions/take"));
    window.frame(4);
    EXPECT_EQ(window.find("versions_wait/action"), nullptr);
    EXPECT_EQ(window.find("nodes/1/title/zh")->value, "别人写的标题");
    ASSERT_TRUE(window.click("author/undo"));
    window.frame(4);
    EXPECT_EQ(window.find("nodes/1/title/zh")->value, before + "丙") << "mine is one step away";
}

TEST(AuthorInTheProgram, ACaseIsNotCalledSoundWhileItsOwnTestsFail) {
    UnseenDesktop window({.lang = support::Lang::en});
    write_guided_case(window);
    ASSERT_TRUE(window.until([&] { return window.shows("tests pass"); })) << window.list();
    ASSERT_TRUE(window.shows("Check passed · "));
    EXPECT_EQ(window.find("tests_state")->label, "11 tests pass");
    others_write(copied(window), "\"passed\": true", "\"passed\": false");
    ASSERT_TRUE(window.until([&] { return window.shows("1 of 11 tests failed"); }));
    EXPECT_EQ(window.find("author/state")->label, "Check passed · 1 of 11 tests failed");
    ASSERT_TRUE(window.click("author/state"));
    window.frame(4);
    EXPECT_NE(window.find("tests/run"), nullptr) << "it leads to them";
    ASSERT_TRUE(window.click("author/back"));
    ASSERT_TRUE(window.until([&] { return window.shows("Check passed · 1 of 11 tests failed"); }))
        << "in the list, too";
}

} // namespace
} // namespace amends::app
