// Texts that were measured once.
#include "sim/ui/base/paint.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

namespace amends::ui {
namespace {

TEST(TextCache, MeasuresAnewWhenTheScaleChanges) {
    float width = 0;
    test::Driver driver([&](Ui& ui, Rect) { width = text_width(ui, "After-sales simulator", style::body); });
    driver.frame();
    const float plain = width;
    driver.ui().theme = make_theme(ThemeKind::light, 2);
    driver.frame();
    EXPECT_NEAR(width, plain * 2, plain / 10);
    driver.ui().theme = make_theme(ThemeKind::light, 1);
    driver.frame();
    EXPECT_EQ(width, plain);
}

} // namespace
} // namespace amends::ui
