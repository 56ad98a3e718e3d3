#include "sim/ui/base/vocabulary.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

namespace amends::ui::test {
namespace {

TEST(Button, ReportsAPressByMouse) {
    int pressed = 0;
    Driver driver([&](Ui& ui, Rect window) {
        if (button(ui, Rect::at(window.x0 + 50, 50, 120, 34),
                   {.id = "send", .label = "发送", .icon = Icon::send}))
            ++pressed;
    });
    EXPECT_TRUE(driver.click("send"));
    EXPECT_EQ(pressed, 1);
    EXPECT_TRUE(driver.shows("发送"));
    EXPECT_EQ(driver.find("send")->label, "发送");
}

TEST(Button, ReportsAPressByTabAndEnterOrSpace) {
    int first = 0, second = 0;
    Driver driver([&](Ui& ui, Rect) {
        if (button(ui, Rect::at(50, 50, 120, 34), {.id = "first", .label = "one"})) ++first;
        if (button(ui, Rect::at(50, 100, 120, 34), {.id = "second", .label = "two"})) ++second;
    });
    driver.press(Key::tab);
    ASSERT_TRUE(driver.has_focus("first"));
    driver.press(Key::enter);
    EXPECT_EQ(first, 1);
    driver.press(Key::tab);
    ASSERT_TRUE(driver.has_focus("second"));
    driver.press(Key::space);
    EXPECT_EQ(second, 1);
    EXPECT_EQ(first, 1);
}

TEST(Button, CannotBePressedWhenDisabled) {
    int pressed = 0;
    Driver driver([&](Ui& ui, Rect) {
        if (button(ui, Rect::at(50, 50, 120, 34), {.id = "send", .label = "send", .enabled = false}))
            ++pressed;
    });
    EXPECT_FALSE(driver.click("send"));
    driver.press(Key::tab);
    driver.press(Key::enter);
    EXPECT_EQ(pressed, 0);
}

TEST(ScrollArea, ScrollsToWhatTheKeyboardReaches) {
    Driver driver([&](Ui& ui, Rect) {
        ScrollArea area(ui, "list", Rect::at(50, 50, 200, 200));
        Rect content = area.content();
        for (int i = 0; i < 20; ++i) {
            IdScope row(ui, std::string("row").append(std::to_string(i)));
            button(ui, content.cut_top(40), {.id = "open", .label = "row"});
        }
        area.set_height(800);
    });
    EXPECT_FALSE(driver.click("row9/open"));
    for (int i = 0; i < 10; ++i)
        driver.press(Key::tab);
    EXPECT_TRUE(driver.has_focus("row9/open"));
    EXPECT_TRUE(driver.click("row9/open"));
    EXPECT_TRUE(driver.wheel("row9/open", -100));
    EXPECT_TRUE(driver.click("row19/open"));
}

TEST(ScrollArea, StaysAtTheEndWhileTheEndIsInSight) {
    int rows = 4;
    Driver driver([&](Ui& ui, Rect) {
        ScrollArea area(ui, "chat", Rect::at(50, 50, 200, 200), {.stay_at_end = true});
        Rect content = area.content();
        for (int i = 0; i < rows; ++i) {
            IdScope row(ui, std::string("row").append(std::to_string(i)));
            button(ui, content.cut_top(40), {.id = "open", .label = "row"});
        }
        area.set_height(40.F * static_cast<float>(rows));
    });
    rows = 30;
    driver.frame(4);
    EXPECT_TRUE(driver.click("row29/open"));
    EXPECT_TRUE(driver.wheel("row29/open", 3));
    rows = 40;
    driver.frame(4);
    EXPECT_FALSE(driver.click("row39/open")) << "the reader has scrolled away and must not be moved";
}

TEST(ScrollArea, StaysAtTheEndWhenTheViewGrowsSmallerWithMoreContent) {
    int rows = 30;
    float height = 200;
    Driver driver([&](Ui& ui, Rect) {
        ScrollArea area(ui, "chat", Rect::at(50, 50, 200, height), {.stay_at_end = true});
        Rect content = area.content();
        for (int i = 0; i < rows; ++i) {
            IdScope row(ui, std::string("row").append(std::to_string(i)));
            button(ui, content.cut_top(40), {.id = "open", .label = "row"});
        }
        area.set_height(40.F * static_cast<float>(rows));
    });
    driver.frame(4);
    EXPECT_TRUE(driver.click("row29/open"));
    rows = 33; // a note comes up below while the customer writes
    height = 130;
    driver.frame(4);
    EXPECT_TRUE(driver.click("row32/open"));
    height = 200;
    driver.frame(4);
    EXPECT_TRUE(driver.click("row32/open"));
    rows = 36;
    driver.frame(4);
    EXPECT_TRUE(driver.click("row35/open"));
    rows = 37; // the last words come as the note goes
    height = 300;
    driver.frame(4);
    EXPECT_TRUE(driver.click("row36/open"));
}

} // namespace
} // namespace amends::ui::test
