// What the window does with an attempt, without a window.
#include "sim/app/session/ready_case.hpp"
#include "sim/app/store_place.hpp"
#include "sim/records/files.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

namespace amends::app {
namespace {

using test::UnseenDesktop;

/// A case begun by choices, the mouse's way.
void begin(UnseenDesktop& window, const std::string& id) {
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.click(id + "/open")) << window.list();
    ASSERT_TRUE(window.click("way/choices") && window.click("start_sheet/start")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("choices") != nullptr || !window.focused().empty(); }));
    ASSERT_TRUE(window.until([&] { return window.find("answer/saved_replies") != nullptr; }));
}

std::string first_choice(const UnseenDesktop& window) {
    for (const ui::RecordedItem& item : window.items())
        if (item.path.find("answer/choices/") != std::string::npos) return item.path;
    return {};
}

TEST(DesktopF8, SaysNothingIsNotedBeforeAReply) {
    UnseenDesktop window;
    begin(window, "damaged-laptop");
    window.press(ImGuiKey_F8);
    EXPECT_EQ(window.find("share_turn/yes"), nullptr);
    EXPECT_TRUE(window.shows(window.ui().t("shell.f8_nothing")));
    ASSERT_TRUE(window.until([&] { return !first_choice(window).empty(); }));
    window.press(ImGuiKey_1);
    EXPECT_TRUE(window.until([&] {
        window.press(ImGuiKey_F8); // the reply stands only once the disk has answered
        return window.find("share_turn/yes") != nullptr;
    }));
}

std::size_t choices_taken(const UnseenDesktop& window) {
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    if (!reader) return 0;
    std::size_t count = 0;
    const auto rows = records::list_attempts(reader.value());
    if (!rows) return 0; // not written yet
    for (const records::AttemptRow& row : rows.value()) {
        const auto events = records::load_events(reader.value(), row.id);
        if (!events) return 0;
        for (const records::EventRow& event : events.value())
            count += event.kind == "choice_taken" ? 1 : 0;
    }
    return count;
}

TEST(DesktopChoice, PressedTwiceInOneFrameCountsOnce) {
    UnseenDesktop window;
    begin(window, "damaged-laptop");
    ASSERT_TRUE(window.until([&] { return !first_choice(window).empty(); }));
    for (int i = 0; i < 2; ++i) {
        ImGui::GetIO().AddKeyEvent(ImGuiKey_1, true);
        ImGui::GetIO().AddKeyEvent(ImGuiKey_1, false);
    }
    window.frame(8);
    ASSERT_TRUE(window.until([&] { return choices_taken(window) > 0; }));
    window.frame(60);
    EXPECT_EQ(choices_taken(window), 1U);
}

TEST(DesktopFollowUp, CanBeEnteredForMinutesHoursAndDays) {
    UnseenDesktop window({.height = 1600});
    begin(window, "damaged-laptop");
    ASSERT_TRUE(window.click("actions/follow_up")) << window.list();
    for (const int seconds : {600, 1800, 3600, 14400, 86400, 172800, 259200})
        EXPECT_NE(window.find("in/" + std::to_string(seconds)), nullptr) << seconds;
}

TEST(DesktopAgain, KeepsWhoseChildTheNewAttemptIs) {
    UnseenDesktop window;
    begin(window, "first-day");
    window.press(ImGuiKey_D, ImGuiMod_Ctrl);
    ASSERT_TRUE(window.click("close_contact/yes")) << window.list();
    ASSERT_TRUE(window.until([&] {
        window.click("answer/to_wrap_up");
        return window.find("wrap_up/hand_in") != nullptr;
    })) << window.list();
    window.press(ImGuiKey_H, ImGuiMod_Alt);
    const auto rows = [&] {
        auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
        return records::list_attempts(reader.value()).value();
    };
    ASSERT_EQ(rows().size(), 1U);
    window.desktop().refresh();
    window.frame(4);
    ASSERT_TRUE(window.click("home/page/go_on")) << window.list();
    for (const std::string question : {"class", "severity", "follow_up", "cause"})
        for (const ui::RecordedItem& item : window.items())
            if (item.path.find("/" + question + "/") != std::string::npos) {
                const std::string path = item.path;
                window.click(path);
                break;
            }
    ASSERT_TRUE(window.click("hand_in"));
    ASSERT_TRUE(window.until([&] { return window.find("debrief/again") != nullptr; })) << window.list();
    const std::string parent = rows().front().id;
    ASSERT_TRUE(window.click("debrief/again"));
    ASSERT_TRUE(window.until([&] { return rows().size() == 2U; }));
    auto reader = records::Reader::open(records::files_in(window.folder() / "data").database);
    for (const records::AttemptRow& row : rows()) {
        if (row.id == parent) continue;
        const auto stored = load_attempt(reader.value(), row.id);
        ASSERT_TRUE(stored);
        const auto& began = std::get<engine::Began>(stored.value().events.front().payload);
        EXPECT_EQ(began.parent, parent);
        EXPECT_EQ(began.parent_seq, 0);
    }
}

/// Items of the bar that lie over each other.
std::string overlaps_in_the_bar(const UnseenDesktop& window) {
    std::string found;
    for (const ui::RecordedItem& a : window.items())
        for (const ui::RecordedItem& b : window.items())
            if (a.path < b.path && a.path.starts_with("top_bar/") && b.path.starts_with("top_bar/")
                && a.rect.clipped(b.rect).width() > 1 && !a.rect.clipped(b.rect).empty())
                found += a.path + " " + b.path + "\n";
    return found;
}

TEST(DesktopSmall, TheBarsControlsLieBesideEachOtherInBothLanguages) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en})
        for (const float width : {560.F, 640.F, 733.F, 850.F, 1024.F}) {
            UnseenDesktop window({.width = width, .height = 500, .lang = lang});
            EXPECT_EQ(overlaps_in_the_bar(window), "") << width;
            ASSERT_TRUE(window.tab_to("page/catalogue"));
            window.press(ImGuiKey_Enter);
            ASSERT_TRUE(window.tab_to("first-day/open"));
            window.press(ImGuiKey_Enter);
            ASSERT_TRUE(window.tab_to("start_sheet/start"));
            window.press(ImGuiKey_Enter);
            ASSERT_TRUE(window.until([&] { return window.find("top_bar/leave") != nullptr; }));
            ASSERT_NE(window.find("top_bar/close_contact"), nullptr);
            EXPECT_EQ(overlaps_in_the_bar(window), "") << width;
        }
}

TEST(DesktopSmall, AScreenIsShownFromItsTopWhereverTheKeyboardStarts) {
    UnseenDesktop window({.width = 700, .height = 400});
    window.press(ImGuiKey_L, ImGuiMod_Alt);
    EXPECT_NE(window.focused().find("/open"), std::string::npos) << window.focused();
    const ui::RecordedItem* search = window.find("catalogue/page/search");
    ASSERT_NE(search, nullptr);
    EXPECT_FALSE(search->visible.empty()) << "the head of the page is scrolled away";
}

/// One open attempt of a version that is not ours, with two replies.
void leave_an_attempt_of_tomorrow(const std::filesystem::path& data) {
    auto opened = records::open_store(data, store_options());
    ASSERT_TRUE(opened);
    records::Store& store = opened.value();
    engine::Began began;
    began.engine_version = engine::engine_version + 1;
    store.wait(store.begin_attempt(records::attempt_of("tomorrow", "damaged-laptop", began),
                                   records::stored_form({0, "c1", began})));
    store.wait(
        store.append_event("tomorrow", 1, records::stored_form({1, "c1", engine::BubbleSent{"您稍等"}})));
    store.wait(store.append_event("tomorrow", 2, records::stored_form({2, "c1", engine::TurnClosed{}})));
}

TEST(DesktopOtherVersion, IsReadAndClosedAndNeverGoneOnWith) {
    UnseenDesktop window({.prepare = leave_an_attempt_of_tomorrow});
    EXPECT_TRUE(window.shows(window.ui().t("home.resume_other_version")));
    ASSERT_TRUE(window.click("home/page/go_on")) << window.list();
    EXPECT_NE(window.find("kept_attempt/done"), nullptr) << window.list();
    EXPECT_TRUE(window.shows("您稍等"));
    EXPECT_EQ(window.find("desk/chat"), nullptr);
    ASSERT_TRUE(window.click("kept_attempt/done"));
    ASSERT_TRUE(window.click("home/page/close_attempt")) << window.list();
    ASSERT_TRUE(window.click("close_attempt_question/yes")) << window.list();
    EXPECT_TRUE(window.until([&] { return window.find("home/page/close_attempt") == nullptr; }));
}

} // namespace
} // namespace amends::app
