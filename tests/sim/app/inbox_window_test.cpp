// The whole way in the window: a trainee marks a reply and shares it, the trainer makes a sample of it.
#include "sim/app/author/inbox_store.hpp"
#include "sim/records/verify.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using test::UnseenDesktop;

records::Reader records_of(const UnseenDesktop& window) {
    return records::Reader::open(records::files_in(window.folder() / "data").database).value();
}

std::size_t shared_count(const UnseenDesktop& window) {
    records::Reader reader = records_of(window);
    return records::shared_turns(reader).value().size();
}

/// A practice of the laptop by choices with one reply, marked by F8.
void mark_a_reply(UnseenDesktop& window) {
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.click("damaged-laptop/open")) << window.list();
    ASSERT_TRUE(window.click("way/choices") && window.click("start_sheet/start")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("answer/saved_replies") != nullptr; }));
    ASSERT_TRUE(window.until([&] {
        return std::any_of(window.items().begin(), window.items().end(), [](const ui::RecordedItem& item) {
            return item.path.find("answer/choices/") != std::string::npos;
        });
    }));
    window.press(ImGuiKey_1);
    ASSERT_TRUE(window.until([&] {
        if (window.find("share_turn/yes") == nullptr) window.press(ImGuiKey_F8);
        return window.find("share_turn/yes") != nullptr; // the reply stands once the disk has answered
    })) << window.list();
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void open_inbox(UnseenDesktop& window, const std::string& id) {
    window.desktop().open_screen(ui::Screen::author);
    window.frame(4);
    ASSERT_TRUE(window.click("author_list/page/" + id)) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("tab/inbox") != nullptr; })) << window.list();
    ASSERT_TRUE(window.click("tab/inbox"));
    ASSERT_TRUE(window.until([&] { return window.find("reply0/handle") != nullptr; })) << window.list();
}

TEST(InboxInTheProgram, PracticeIsNotSharedUnlessTheTraineeSaysYes) {
    UnseenDesktop window;
    mark_a_reply(window);
    EXPECT_EQ(shared_count(window), 0U);
    ASSERT_TRUE(window.click("share_turn/no"));
    window.frame(4);
    EXPECT_EQ(shared_count(window), 0U);
    EXPECT_TRUE(window.shows(window.ui().t("shell.f8_kept")));
}

TEST(InboxInTheProgram, AReplyGoesFromTheTraineeToASampleOfTheCase) {
    UnseenDesktop window({.width = 1440, .height = 900});
    mark_a_reply(window);
    ASSERT_TRUE(window.click("share_turn/yes"));
    EXPECT_EQ(shared_count(window), 1U);
    open_inbox(window, "damaged-laptop");
    ASSERT_TRUE(window.click("reply0/handle")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("inbox_making/make")) << window.list();
    window.frame(4);
    const fs::path copy = window.folder() / "data" / "scenarios" / "damaged-laptop-2" / "scenario.json";
    const std::string before = text_of(copy);
    {
        records::Reader reader = records_of(window);
        EXPECT_TRUE(records::turn_marks(reader).value().empty()) << "nothing is saved yet";
    }
    EXPECT_EQ(window.find("reply0/handle"), nullptr) << "it is dealt with as far as the window shows";
    ASSERT_TRUE(window.click("author/undo"));
    window.frame(4);
    EXPECT_NE(window.find("reply0/handle"), nullptr) << "undone, it is open again";
    ASSERT_TRUE(window.click("author/redo"));
    window.frame(4);
    ASSERT_TRUE(window.click("author/save"));
    window.frame(4);
    const std::string after = text_of(copy);
    EXPECT_GT(after.size(), before.size());
    records::Reader reader = records_of(window);
    const auto marks = records::turn_marks(reader).value();
    ASSERT_EQ(marks.size(), 1U);
    EXPECT_EQ(marks[0].mark, (records::TurnMark{records::TurnMark::Outcome::sample, "opening"}));
    EXPECT_TRUE(records::verify(reader).value().found.empty());
}

TEST(InboxInTheProgram, PutAsideAndOpenedAgain) {
    UnseenDesktop window({.lang = support::Lang::en});
    mark_a_reply(window);
    ASSERT_TRUE(window.click("share_turn/yes"));
    open_inbox(window, "damaged-laptop");
    ASSERT_TRUE(window.click("reply0/handle"));
    window.frame(4);
    ASSERT_TRUE(window.click("inbox_making/dismiss")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("inbox/done") != nullptr; })) << window.list();
    ASSERT_TRUE(window.click("inbox/done"));
    window.frame(4);
    ASSERT_TRUE(window.click("reply0/reopen")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("reply0/handle") != nullptr; })) << window.list();
}

TEST(InboxInTheProgram, OneListHoldsTheRepliesOfAllCasesAndLeadsToThem) {
    UnseenDesktop window({.lang = support::Lang::en});
    mark_a_reply(window);
    ASSERT_TRUE(window.click("share_turn/yes"));
    window.desktop().open_screen(ui::Screen::catalogue);
    window.frame(4);
    ASSERT_TRUE(window.click("catalogue/page/write")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("page_tab/replies")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("listed1") != nullptr; })) << window.list();
    EXPECT_EQ(window.find("listed2"), nullptr);
    EXPECT_EQ(window.find("inbox_list/all")->label, "All · 1");
    ASSERT_TRUE(window.click("only_damaged-laptop")) << window.list();
    window.frame(4);
    ASSERT_TRUE(window.click("listed1"));
    ASSERT_TRUE(window.until([&] { return window.find("reply0/handle") != nullptr; })) << window.list();
    EXPECT_FALSE(window.shows(window.ui().t("author.inbox_old_version")))
        << "a copy of the very case that was played";
    ASSERT_TRUE(window.click("author/back"));
    window.frame(4);
    ASSERT_TRUE(window.click("listed1")) << window.list();
    window.frame(4);
    EXPECT_FALSE(fs::exists(window.folder() / "data" / "scenarios" / "damaged-laptop-3"))
        << "the own copy is opened, no other is made";
}

TEST(WalkInTheProgram, FindingsCanBePlayedAndKeptAsATest) {
    UnseenDesktop window({.width = 1440, .height = 900});
    ASSERT_TRUE(window.desktop().show_author("first-day", "walk"));
    ASSERT_TRUE(window.until([&] { return window.find("walk/walk") != nullptr; })) << window.list();
    EXPECT_TRUE(window.shows(window.ui().t("author.walk_trainee_expert")));
    ASSERT_TRUE(window.click("play/best/row")) << window.list();
    ASSERT_TRUE(window.until([&] { return window.find("play/best/as_test") != nullptr; })) << window.list();
    EXPECT_TRUE(window.shows(window.ui().t("author.walk_agent")));
    EXPECT_FALSE(window.is_enabled("author/save"));
    ASSERT_TRUE(window.click("play/best/as_test"));
    window.frame(4);
    EXPECT_TRUE(window.is_enabled("author/save")) << "one more test";
}

} // namespace
} // namespace amends::app
