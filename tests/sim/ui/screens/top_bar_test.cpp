// Where the bar says one is, and where it leads from there.
#include "sim/ui/shell/top_bar.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

namespace amends::ui::test {
namespace {

/// What a press on "Cases" in the bar asks for on that screen.
Commands pressed_cases(Screen screen) {
    TopBarView view;
    view.screen = screen;
    TopBarWidgets widgets;
    Commands asked;
    Driver driver(
        [&](Ui& ui, Rect window) {
            draw_top_bar(ui, window.cut_top(ui.px(top_bar_height)), view, widgets, asked);
        },
        {});
    driver.settle();
    EXPECT_TRUE(driver.click("page/catalogue")) << driver.list();
    const auto* cases = driver.find("page/catalogue");
    EXPECT_TRUE(cases != nullptr && cases->selected);
    return asked;
}

TEST(TopBar, CasesIsLitWhereOneIsWrittenOrLookedIntoAndLeadsUpToTheirList) {
    for (const Screen screen : {Screen::author, Screen::bench}) {
        const Commands asked = pressed_cases(screen);
        ASSERT_EQ(asked.size(), 1U);
        const auto* go = std::get_if<ask::GoTo>(&asked.front());
        ASSERT_NE(go, nullptr);
        EXPECT_EQ(go->screen, Screen::catalogue);
    }
    EXPECT_TRUE(pressed_cases(Screen::catalogue).empty()) << "one is there already";
}

} // namespace
} // namespace amends::ui::test
