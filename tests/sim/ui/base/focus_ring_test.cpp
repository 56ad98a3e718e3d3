// One place has the keyboard, and one ring tells it.
#include "sim/ui/base/fields.hpp"
#include "sim/ui/base/interact.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

namespace amends::ui {
namespace {

TEST(FocusRing, GoesWhereWordsAreTypedThoughTheButtonWasPressedByKey) {
    EditState reply;
    Hit look;
    bool is_explained = false;
    test::Driver driver([&](Ui& ui, Rect) {
        composer(ui, Rect::at(100, 100, 600, 200), reply, {.id = "reply", .limit = 300});
        look = interact(ui, Rect::at(100, 400, 200, 40), {.id = "look", .label = "look", .tooltip = "more"});
        is_explained = ui.tooltip.text == "more";
    });
    reply.focus_next = true;
    driver.settle();
    for (int tabs = 0; tabs < 4 && !look.focused; ++tabs)
        driver.press(test::Key::tab);
    ASSERT_TRUE(look.focused);
    ASSERT_TRUE(is_explained);
    reply.focus_next = true;
    driver.settle();
    EXPECT_FALSE(look.focused);
    EXPECT_FALSE(is_explained);
}

} // namespace
} // namespace amends::ui
