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
    detail.customer = {"Where is my parcel?"};
    detail.reply = "Get lost.";
    detail.evidence = {{0, 8, Tone::bad, "Rudeness"}};
    detail.rules = {"it insults"};
    detail.labels = {{"empathy", "Empathy", false, false}, {"rudeness", "Rudeness", true, true}};
    view.detail = detail;
    return view;
}

struct QueueShown {
    explicit QueueShown(QueueView shown)
        : view(std::move(shown)), driver(
                                      [this](Ui& ui, Rect window) {
                                          const QueueOutcome now = draw_queue(ui, window, view, widgets);
                                          if (now.act != QueueAct::none) act = now.act;
                                          if (now.selects) selected = now.selects;
                                      },
                                      {.lang = support::Lang::en}) {}
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

TEST(ManagerQueue, AnEmptyQueueSaysSo) {
    QueueShown shown({});
    EXPECT_TRUE(shown.driver.shows("Nothing waits"));
}

} // namespace
} // namespace amends::ui::test
