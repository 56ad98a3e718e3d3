#include "sim/ui/base/vocabulary.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

#include <array>

namespace amends::ui::test {
namespace {

struct DialogScreen : testing::Test {
    bool asks = false;
    int behind = 0;
    std::optional<Answer> answer;
    Driver driver{[this](Ui& ui, Rect) {
        if (button(ui, Rect::at(50, 50, 120, 34), {.id = "behind", .label = "behind"})) ++behind;
        if (!asks) return;
        const auto now = ask_question(
            ui, {.id = "leave", .title = "离开", .text = "现在离开吗", .yes = "离开", .no = "留下"});
        if (now) {
            answer = now;
            asks = false;
        }
    }};
};

TEST_F(DialogScreen, CoversWhatIsBehind) {
    EXPECT_TRUE(driver.click("behind"));
    asks = true;
    driver.settle();
    EXPECT_FALSE(driver.click("behind"));
    EXPECT_EQ(behind, 1);
    EXPECT_TRUE(driver.click("leave/yes"));
    EXPECT_EQ(answer, Answer::yes);
    EXPECT_TRUE(driver.click("behind"));
}

TEST_F(DialogScreen, TheSafeAnswerHasTheKeyboard) {
    asks = true;
    driver.settle();
    EXPECT_TRUE(driver.has_focus("leave/no"));
    driver.press(Key::enter);
    EXPECT_EQ(answer, Answer::no);
}

TEST_F(DialogScreen, EscapeIsTheSafeAnswer) {
    asks = true;
    driver.settle();
    driver.press(Key::escape);
    EXPECT_EQ(answer, Answer::no);
}

TEST_F(DialogScreen, ADialogThatIsNoLongerDrawnBlocksNothing) {
    asks = true;
    driver.settle();
    asks = false;
    driver.settle();
    EXPECT_TRUE(driver.click("behind"));
    asks = true;
    driver.settle();
    EXPECT_TRUE(driver.click("leave/no"));
}

struct MenuScreen : testing::Test {
    PopoverState state;
    std::optional<std::size_t> chosen;
    Driver driver{[this](Ui& ui, Rect) {
        const Rect anchor = Rect::at(50, 50, 120, 34);
        if (button(ui, anchor, {.id = "more", .label = "more"})) state.open = true;
        const std::array<MenuItem, 3> items{MenuItem{.id = "one", .label = "一"},
                                            {.id = "two", .label = "二", .enabled = false},
                                            {.id = "three", .label = "三"}};
        if (const auto now = menu(ui, "menu", state, anchor, items)) chosen = now;
    }};
};

TEST_F(MenuScreen, OpensChoosesAndCloses) {
    EXPECT_EQ(driver.find("menu/one"), nullptr);
    ASSERT_TRUE(driver.click("more"));
    ASSERT_TRUE(driver.click("menu/three"));
    EXPECT_EQ(chosen, 2U);
    EXPECT_FALSE(state.open);
    EXPECT_EQ(driver.find("menu/one"), nullptr);
}

TEST_F(MenuScreen, ADisabledItemCannotBeChosen) {
    driver.click("more");
    EXPECT_FALSE(driver.click("menu/two"));
    EXPECT_FALSE(chosen.has_value());
}

TEST_F(MenuScreen, EscapeAndAPressElsewhereCloseIt) {
    driver.click("more");
    driver.press(Key::escape);
    EXPECT_FALSE(state.open);
    driver.click("more");
    ASSERT_TRUE(state.open);
    driver.press_at({900, 700});
    EXPECT_FALSE(state.open);
}

TEST_F(MenuScreen, ArrowsAndEnterChoose) {
    driver.press(Key::tab);
    driver.press(Key::enter);
    ASSERT_TRUE(state.open);
    driver.press(Key::down);
    driver.press(Key::enter);
    EXPECT_TRUE(chosen.has_value());
}

TEST(Drawer, OpensOverTheScreenAndEscapeClosesIt) {
    PopoverState state;
    int pressed = 0;
    Driver driver([&](Ui& ui, Rect window) {
        if (button(ui, Rect::at(600, 50, 120, 34), {.id = "open", .label = "open"})) state.open = true;
        Drawer drawer(ui, "contacts", state, Side::left, window, 320);
        if (drawer.open()
            && button(ui, drawer.content().inset(20).cut_top(34), {.id = "row", .label = "row"}))
            ++pressed;
    });
    EXPECT_EQ(driver.find("contacts/row"), nullptr);
    driver.click("open");
    EXPECT_TRUE(driver.click("contacts/row"));
    EXPECT_EQ(pressed, 1);
    driver.press(Key::escape);
    EXPECT_FALSE(state.open);
}

TEST(Toasts, AreReadAndClosed) {
    Toasts toasts;
    Driver driver([&](Ui& ui, Rect window) { draw_toasts(ui, toasts, window); });
    toasts.tell("已保存", Tone::good);
    driver.frame(2);
    EXPECT_TRUE(driver.shows("已保存"));
    EXPECT_TRUE(driver.click("toast0/close"));
    driver.frame(2);
    EXPECT_FALSE(driver.shows("已保存"));
}

TEST(Toasts, GoByThemselvesAfterFiveSeconds) {
    Toasts toasts;
    Driver driver([&](Ui& ui, Rect window) { draw_toasts(ui, toasts, window); });
    toasts.tell("已保存");
    driver.frame(60);
    EXPECT_TRUE(driver.shows("已保存"));
    driver.frame(60 * 5);
    EXPECT_FALSE(driver.shows("已保存"));
}

TEST(Tooltip, IsShownAfterAMomentAndAtOnceForTheKeyboard) {
    Driver driver([&](Ui& ui, Rect) {
        icon_button(ui, Rect::at(50, 50, 32, 32), {.id = "help", .name = "看帮助", .icon = Icon::help});
    });
    driver.hover("help");
    EXPECT_FALSE(driver.shows("看帮助"));
    driver.frame(40);
    EXPECT_TRUE(driver.shows("看帮助"));
    driver.press_at({600, 600});
    driver.frame(2);
    EXPECT_FALSE(driver.shows("看帮助"));
    driver.press(Key::tab);
    EXPECT_TRUE(driver.shows("看帮助"));
}

} // namespace
} // namespace amends::ui::test
