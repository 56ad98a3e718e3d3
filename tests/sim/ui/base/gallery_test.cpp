// Every control in every theme, language and size: nothing crashes, nothing is out of reach of the keyboard.
#include "sim/ui/gallery/gallery.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

#include <set>

namespace amends::ui::test {
namespace {

struct Case {
    ThemeKind theme;
    float scale;
    support::Lang lang;
};

class EveryLook : public testing::TestWithParam<Case> {};

TEST_P(EveryLook, DrawsEveryPage) {
    for (int page = 0; page <= static_cast<int>(GalleryPage::states); ++page) {
        GalleryState state;
        state.page = static_cast<GalleryPage>(page);
        Driver driver([&](Ui& ui, Rect window) { draw_gallery(ui, window, state); },
                      {.width = 1100,
                       .height = 700,
                       .theme = GetParam().theme,
                       .scale = GetParam().scale,
                       .lang = GetParam().lang});
        driver.frame(3);
        EXPECT_FALSE(driver.record().texts.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Looks, EveryLook,
                         testing::Values(Case{ThemeKind::light, .75F, support::Lang::zh},
                                         Case{ThemeKind::dark, 1, support::Lang::en},
                                         Case{ThemeKind::high_contrast, 2, support::Lang::zh}));

TEST(Gallery, TabReachesEveryEnabledControl) {
    GalleryState state;
    Driver driver([&](Ui& ui, Rect window) { draw_gallery(ui, window, state); });
    std::set<std::string> reached;
    for (std::size_t i = 0; i < driver.items().size() + 10; ++i) {
        driver.press(Key::tab);
        for (const RecordedItem& item : driver.items())
            if (driver.has_focus(item.path)) reached.insert(item.path);
    }
    for (const RecordedItem& item : driver.items())
        EXPECT_TRUE(!item.enabled || reached.contains(item.path)) << item.path;
}

} // namespace
} // namespace amends::ui::test
