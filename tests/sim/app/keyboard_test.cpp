// Everything by keyboard: what Tab reaches on every screen, and a case played without a mouse.
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace amends::app {
namespace {

using test::UnseenDesktop;

/// What can be pressed below a path: on the screen, or in the dialog that is open.
std::set<std::string> enabled_below(const UnseenDesktop& window, const std::string& part) {
    std::set<std::string> paths;
    for (const ui::RecordedItem& item : window.items())
        if (item.enabled && item.by_keyboard && !item.rect.empty()
            && item.path.find(part) != std::string::npos)
            paths.insert(item.path);
    return paths;
}

/// The paths Tab leads to, beginning where the keyboard is, until it is there again.
std::vector<std::string> walk(UnseenDesktop& window, ImGuiKey modifier = ImGuiKey_None) {
    if (!window.focus_is_seen()) window.press(ImGuiKey_Tab);
    std::vector<std::string> paths;
    for (int i = 0; i < 150; ++i) {
        const std::string at = window.focused();
        if (at.empty() || (!paths.empty() && at == paths.front())) break;
        EXPECT_TRUE(window.focus_is_seen()) << at;
        const ui::RecordedItem* item = window.find(at);
        EXPECT_TRUE(item != nullptr && !item->visible.empty()) << at << " has the keyboard out of sight";
        paths.push_back(at);
        window.press(ImGuiKey_Tab, modifier);
    }
    return paths;
}

/// Tab reaches all that can be pressed, each once, and Shift+Tab goes the same way back.
void expect_whole_walk(UnseenDesktop& window, const std::string& part = "") {
    const std::vector<std::string> there = walk(window);
    EXPECT_EQ(std::set<std::string>(there.begin(), there.end()), enabled_below(window, part));
    EXPECT_EQ(there.size(), enabled_below(window, part).size());
    std::vector<std::string> back = walk(window, ImGuiMod_Shift);
    ASSERT_EQ(back.size(), there.size()) << testing::PrintToString(there) << testing::PrintToString(back);
    std::reverse(back.begin() + 1, back.end());
    EXPECT_EQ(back, there);
}

void begin(UnseenDesktop& window, const std::string& id, scenario::Way way) {
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.tab_to(id + "/open")) << window.list();
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.has_focus("start_sheet/start")) << window.focused();
    if (const char* pick = way == scenario::Way::choices ? "way/choices" : "way/free"; window.find(pick)) {
        ASSERT_TRUE(window.tab_to(pick)) << window.list();
        window.press(ImGuiKey_Space);
        ASSERT_TRUE(window.tab_to("start_sheet/start"));
    }
    window.press(ImGuiKey_Enter);
    const char* expected = way == scenario::Way::choices ? "answer/choices/" : "answer/composer";
    ASSERT_TRUE(window.until([&] { return window.focused().find(expected) != std::string::npos; }))
        << window.focused() << "\n"
        << window.list();
}

class Keyboard : public testing::TestWithParam<support::Lang> {};
INSTANTIATE_TEST_SUITE_P(Languages, Keyboard, testing::Values(support::Lang::zh, support::Lang::en));

TEST_P(Keyboard, TabReachesEveryControlOfTheHomeScreen) {
    UnseenDesktop window({.lang = GetParam()});
    EXPECT_TRUE(window.has_focus("home/page/go_on")) << window.focused();
    EXPECT_FALSE(window.focus_is_seen()) << "nobody has used the keyboard yet";
    expect_whole_walk(window);
}

TEST_P(Keyboard, TabReachesEveryControlOfTheCatalogueAndItsStartSheet) {
    UnseenDesktop window({.lang = GetParam()});
    window.press(ImGuiKey_L, ImGuiMod_Alt);
    EXPECT_NE(window.focused().find("/open"), std::string::npos) << window.focused();
    EXPECT_TRUE(window.focus_is_seen()) << "the screen was asked for by a key";
    expect_whole_walk(window);
    window.press(ImGuiKey_Enter);
    EXPECT_TRUE(window.has_focus("start_sheet/start")) << window.focused();
    expect_whole_walk(window, "/start_sheet/");
    window.press(ImGuiKey_Escape);
    EXPECT_EQ(window.find("start_sheet/start"), nullptr);
    EXPECT_NE(window.focused().find("/open"), std::string::npos) << "back to the card: " << window.focused();
}

TEST_P(Keyboard, TabReachesEveryControlOfTheSettings) {
    UnseenDesktop window({.lang = GetParam()});
    window.press(ImGuiKey_Comma, ImGuiMod_Ctrl);
    EXPECT_NE(window.focused().find("settings/page/language"), std::string::npos) << window.focused();
    expect_whole_walk(window);
}

TEST_P(Keyboard, TabReachesEveryControlOfTheMarkingBench) {
    UnseenDesktop window({.lang = GetParam()});
    window.press(ImGuiKey_L, ImGuiMod_Alt);
    ASSERT_TRUE(window.tab_to("first-day/open")) << window.list();
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.tab_to("start_sheet/bench")) << window.list();
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.until([&] { return window.find("nodes/hello") != nullptr; })) << window.list();
    window.frame(4);
    EXPECT_TRUE(window.has_focus("nodes/hello")) << window.focused();
    expect_whole_walk(window);
}

TEST_P(Keyboard, TabReachesEveryControlOfTheDeskByChoices) {
    UnseenDesktop window({.lang = GetParam()});
    begin(window, "damaged-laptop", scenario::Way::choices);
    expect_whole_walk(window);
}

TEST_P(Keyboard, TabReachesEveryControlOfTheDeskInFreeText) {
    UnseenDesktop window({.lang = GetParam()});
    begin(window, "damaged-laptop", scenario::Way::free);
    window.type("x"); // the button beside the text can be pressed, too
    expect_whole_walk(window);
}

TEST(KeyboardOrder, LeadsFromTheBarThroughThePanesAndEachFromTheTop) {
    UnseenDesktop window;
    begin(window, "damaged-laptop", scenario::Way::choices);
    ASSERT_TRUE(window.tab_to("top_bar/close_contact") || window.tab_to("top_bar/leave"));
    const std::vector<std::string> there = walk(window);
    const auto pane_of = [](const std::string& path) {
        return path.starts_with("top_bar")         ? 0
               : path.starts_with("desk/contacts") ? 1
               : path.starts_with("desk/chat")     ? 2
                                                   : 3;
    };
    EXPECT_TRUE(std::is_sorted(there.begin(), there.end(), [&](const auto& a, const auto& b) {
        return pane_of(a) < pane_of(b);
    })) << testing::PrintToString(there);
    float x = -1;
    for (const std::string& path : there)
        if (path.starts_with("top_bar")) {
            EXPECT_GT(window.find(path)->rect.x0, x) << path;
            x = window.find(path)->rect.x0;
        }
}

TEST(KeyboardDrawers, OfANarrowWindowAreReachedAndClosed) {
    UnseenDesktop window({.width = 900, .height = 700});
    begin(window, "damaged-laptop", scenario::Way::choices);
    for (const auto& [key, part] :
         {std::pair(ImGuiKey_F6, "contacts_drawer/"), std::pair(ImGuiKey_F7, "side_drawer/")}) {
        window.press(key);
        EXPECT_NE(window.focused().find(part), std::string::npos) << window.focused();
        expect_whole_walk(window, part);
        if (ImGui::IsAnyItemActive()) window.press(ImGuiKey_Escape); // leaves the field first
        window.press(ImGuiKey_Escape);
        EXPECT_TRUE(enabled_below(window, part).empty()) << part;
        EXPECT_NE(window.focused().find("answer/choices/"), std::string::npos) << window.focused();
    }
}

TEST(KeyboardSheets, SavedRepliesQuestionsAndTheSheetOfKeys) {
    UnseenDesktop window;
    begin(window, "damaged-laptop", scenario::Way::free);
    window.press(ImGuiKey_R, ImGuiMod_Ctrl);
    expect_whole_walk(window, "/saved_replies/");
    window.press(ImGuiKey_Escape);
    if (window.find("saved_replies/search")) window.press(ImGuiKey_Escape);
    EXPECT_EQ(window.find("saved_replies/search"), nullptr);
    window.press(ImGuiKey_F1);
    expect_whole_walk(window, "shortcuts/");
    window.press(ImGuiKey_Escape);
    window.press(ImGuiKey_W, ImGuiMod_Ctrl);
    EXPECT_TRUE(window.has_focus("leave_desk/no")) << window.focused();
    expect_whole_walk(window, "leave_desk/");
    window.press(ImGuiKey_Escape);
    EXPECT_TRUE(window.has_focus("answer/composer")) << window.focused();
}

/// Takes the first choice until the contact has ended.
void play_to_the_end(UnseenDesktop& window) {
    for (int turn = 0; turn < 40; ++turn) {
        ASSERT_TRUE(window.until([&] {
            return window.focused().find("answer/choices/") != std::string::npos
                   || window.has_focus("answer/to_wrap_up");
        })) << window.focused()
            << "\n"
            << window.list();
        if (window.has_focus("answer/to_wrap_up")) return;
        EXPECT_TRUE(window.focus_is_seen());
        const std::string taken = window.focused();
        window.frame(30); // nobody reads faster; a second press within a double click would not count
        window.press(ImGuiKey_Enter);
        ASSERT_TRUE(window.until([&] { return window.find(taken) == nullptr; })) << taken;
    }
    FAIL() << "no end";
}

TEST_P(Keyboard, TheGuidedCaseIsPlayedFromHomeToTheDebriefByKeysAlone) {
    UnseenDesktop window({.lang = GetParam()});
    ASSERT_TRUE(window.tab_to("top_bar/page/catalogue"));
    window.press(ImGuiKey_Enter);
    begin(window, "first-day", scenario::Way::choices);
    ASSERT_TRUE(window.tab_to("actions/redispatch")) << window.list();
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.find("action_form/do")) << window.list();
    expect_whole_walk(window, "/action_form/");
    ASSERT_TRUE(window.tab_to("action_form/do"));
    window.press(ImGuiKey_Enter);
    EXPECT_EQ(window.find("action_form/do"), nullptr);
    EXPECT_TRUE(window.has_focus("actions/redispatch")) << "back to where one was: " << window.focused();
    for (int i = 0; i < 150 && window.focused().find("answer/choices/") == std::string::npos; ++i)
        window.press(ImGuiKey_Tab);
    play_to_the_end(window);
    if (testing::Test::HasFatalFailure()) return;
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.find("wrap_up/page/hand_in") || window.find("hand_in")) << window.list();
    EXPECT_NE(window.focused().find("wrap_up/"), std::string::npos) << window.focused();
    expect_whole_walk(window);
    ASSERT_TRUE(window.tab_to("back_to_desk"));
    window.press(ImGuiKey_Enter);
    EXPECT_TRUE(window.has_focus("answer/to_wrap_up")) << window.focused();
    EXPECT_TRUE(window.is_enabled("actions/follow_up")) << "what was promised can still be done";
    window.press(ImGuiKey_Enter);
    std::set<std::string> questions;
    for (const std::string& path : enabled_below(window, "wrap_up/")) {
        const std::string question = path.substr(0, path.rfind('/'));
        if (path.ends_with("hand_in") || path.ends_with("back_to_desk") || !questions.insert(question).second)
            continue;
        ASSERT_TRUE(window.tab_to(path));
        window.press(ImGuiKey_Space);
    }
    ASSERT_TRUE(window.tab_to("hand_in"));
    window.press(ImGuiKey_Enter);
    ASSERT_TRUE(window.until([&] { return window.has_focus("debrief/show_all"); })) << window.list();
    expect_whole_walk(window);
    window.press(ImGuiKey_Enter);
    EXPECT_NE(window.focused().find("debrief/page/tab"), std::string::npos) << window.focused();
    expect_whole_walk(window);
}

} // namespace
} // namespace amends::app
