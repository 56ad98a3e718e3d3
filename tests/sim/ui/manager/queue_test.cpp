// The manager's queue: what is shown of a turn, and that nothing is decided without a reason.
#include "sim/ui/manager/queue.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

namespace amends::ui::test {
namespace {

QueueView waiting_view(QueueDetailView::Kind kind) {
    QueueView view;
    view.rows = {{.id = "0", .title = "Suspected: Rudeness", .note = "Damaged laptop"},
                 {.id = "1", .title = "Disputed: Timeline", .note = "Late refund"}};
    QueueDetailView detail;
    detail.kind = kind;
    detail.title = "Suspected: Rudeness";
    detail.turn.customer = {"Where is my parcel?"};
    detail.turn.reply = "Get lost.";
    detail.turn.evidence = {{0, 8, Tone::bad, "Rudeness"}};
    detail.rules = {"it insults"};
    detail.labels = {{"empathy", "Empathy", false, false}, {"rudeness", "Rudeness", true, true}};
    view.detail = detail;
    return view;
}

struct QueueShown {
    explicit QueueShown(QueueView shown, Options options = {.lang = support::Lang::en})
        : view(std::move(shown)), driver(
                                      [this](Ui& ui, Rect window) {
                                          const QueueOutcome now = draw_queue(ui, window, view, widgets);
                                          if (now.act != QueueAct::none) act = now.act;
                                          if (now.selects) selected = now.selects;
                                      },
                                      options) {}
    QueueView view;
    QueueWidgets widgets;
    QueueAct act = QueueAct::none;
    std::optional<std::size_t> selected;
    Driver driver;
};

TEST(ManagerQueue, NothingIsDecidedWithoutAReason) {
    QueueShown shown(waiting_view(QueueDetailView::Kind::critical));
    EXPECT_TRUE(shown.driver.shows("Get lost."));
    EXPECT_TRUE(shown.driver.shows("it insults"));
    EXPECT_FALSE(shown.driver.click("confirm"));
    ASSERT_TRUE(shown.driver.click("reason"));
    shown.driver.type("an insult");
    EXPECT_FALSE(shown.driver.click("overrule")) << "no label is chosen";
    ASSERT_TRUE(shown.driver.click("lift"));
    EXPECT_EQ(shown.act, QueueAct::lift);
    EXPECT_EQ(shown.widgets.reason.edit.text(), "an insult");
    ASSERT_TRUE(shown.driver.click("empathy"));
    EXPECT_EQ(shown.widgets.label, "empathy");
    ASSERT_TRUE(shown.driver.click("overrule"));
    EXPECT_EQ(shown.act, QueueAct::overrule);
    ASSERT_TRUE(shown.driver.click("1/open"));
    EXPECT_EQ(shown.selected, 1U);
}

TEST(ManagerQueue, WhoMarkedDoesNotAnswerTheDispute) {
    QueueView view = waiting_view(QueueDetailView::Kind::dispute);
    view.detail->may_answer = false;
    QueueShown shown(view);
    ASSERT_TRUE(shown.driver.click("reason"));
    shown.driver.type("mine");
    EXPECT_FALSE(shown.driver.click("accept"));
    EXPECT_FALSE(shown.driver.click("refuse"));
    EXPECT_TRUE(shown.driver.shows("another person has to answer"));
}

TEST(ManagerQueue, PartOfADisputeIsTickedAndTheRestStays) {
    QueueView view = waiting_view(QueueDetailView::Kind::dispute);
    view.detail->disputed = {{"timeline", "Timeline", true, false}, {"rudeness", "Rudeness", true, true}};
    QueueShown shown(view);
    ASSERT_TRUE(shown.driver.click("disputed/timeline")) << shown.driver.list();
    ASSERT_TRUE(shown.driver.click("disputed/rudeness"));
    ASSERT_TRUE(shown.driver.click("disputed/rudeness")) << "a tick is taken back";
    EXPECT_EQ(shown.widgets.right, std::set<std::string>{"timeline"});
    EXPECT_FALSE(shown.driver.click("partly")) << "without a reason";
    ASSERT_TRUE(shown.driver.click("reason"));
    shown.driver.type("the day was named");
    ASSERT_TRUE(shown.driver.click("partly"));
    EXPECT_EQ(shown.act, QueueAct::partly);
}

/// A dispute with more words than any window has room for.
QueueView long_dispute() {
    QueueView view = waiting_view(QueueDetailView::Kind::dispute);
    QueueDetailView& detail = *view.detail;
    for (int times = 0; times < 40; ++times) {
        detail.comment += "The customer had asked for the day, and I named it in the sentence before. ";
        detail.history.push_back("2026-11-20, Tess: confirmed, Rudeness. Said twice.");
    }
    detail.disputed = {{"timeline", "Timeline", true, false}, {"rudeness", "Rudeness", true, true}};
    for (int number = 0; number < 30; ++number) {
        const std::string name = "Label number " + std::to_string(number);
        detail.labels.push_back({"label" + std::to_string(number), name, false, false});
    }
    return view;
}

bool is_whole(const Driver& driver, const std::string& id) {
    const RecordedItem* item = driver.find(id);
    return item && !item->visible.empty() && item->visible.height() == item->rect.height()
           && item->visible.width() == item->rect.width();
}

TEST(ManagerQueue, TheButtonsOfALongDisputeStayInSightWhileItsWordsScroll) {
    for (const support::Lang lang : {support::Lang::en, support::Lang::zh})
        for (const float scale : {1.F, 1.25F, 1.5F}) {
            QueueShown shown(long_dispute(),
                             {.width = 1392, .height = 900 - 120 * scale, .scale = scale, .lang = lang});
            shown.driver.settle();
            for (const char* id : {"reason", "accept", "partly", "refuse", "overrule"})
                EXPECT_TRUE(is_whole(shown.driver, id)) << id << " at " << scale << shown.driver.list();
            EXPECT_FALSE(is_whole(shown.driver, "label29")) << "there is more than fits";
            ASSERT_TRUE(shown.driver.wheel("open_attempt", -1000));
            EXPECT_TRUE(is_whole(shown.driver, "label29")) << shown.driver.list();
            ASSERT_TRUE(shown.driver.click("reason"));
            shown.driver.type("the day was named");
            ASSERT_TRUE(shown.driver.click("accept")) << shown.driver.list();
            EXPECT_EQ(shown.act, QueueAct::accept);
        }
}

TEST(ManagerQueue, OnACardTooLowForBothEverythingScrollsAndTheButtonsAreReached) {
    QueueShown shown(long_dispute(), {.width = 1100, .height = 460, .scale = 2, .lang = support::Lang::en});
    shown.driver.settle();
    EXPECT_TRUE(shown.driver.shows("Suspected: Rudeness"));
    EXPECT_FALSE(is_whole(shown.driver, "accept"));
    shown.widgets.reason.edit.set_text("named", shown.driver.ui().breaks);
    for (int presses = 0; presses < 200 && !shown.driver.has_focus("accept"); ++presses)
        shown.driver.press(Key::tab);
    EXPECT_TRUE(shown.driver.has_focus("accept")) << shown.driver.list();
    shown.driver.frame(4);
    const RecordedItem* accept = shown.driver.find("accept");
    EXPECT_TRUE(is_whole(shown.driver, "accept"))
        << accept->rect.y0 << " " << accept->rect.y1 << " " << accept->visible.y0 << " " << accept->visible.y1
        << " " << accept->rect.x0 << " " << accept->rect.x1;
}

TEST(ManagerQueue, ADisputeWhoseWordsAreWithheldCanOnlyBeRefused) {
    QueueView view = waiting_view(QueueDetailView::Kind::dispute);
    view.detail->turn.reply.clear();
    view.detail->turn.customer.clear();
    view.detail->turn.evidence.clear();
    view.detail->labels.clear();
    view.detail->withheld = "not shared";
    view.detail->shows_words = false;
    view.detail->disputed = {{"timeline", "Timeline", true, false}};
    QueueShown shown(view);
    EXPECT_TRUE(shown.driver.shows("not shared"));
    ASSERT_TRUE(shown.driver.click("reason"));
    shown.driver.type("share it, please");
    EXPECT_FALSE(shown.driver.click("disputed/timeline"));
    EXPECT_FALSE(shown.driver.click("accept"));
    EXPECT_FALSE(shown.driver.click("partly"));
    ASSERT_TRUE(shown.driver.click("refuse"));
    EXPECT_EQ(shown.act, QueueAct::refuse);
}

TEST(ManagerQueue, AnEmptyQueueSaysSo) {
    QueueShown shown({});
    EXPECT_TRUE(shown.driver.shows("Nothing waits"));
}

} // namespace
} // namespace amends::ui::test
