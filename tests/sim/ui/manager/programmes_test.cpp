// The page of one programme: its people, how each phase stands, and the button that makes a sitting void.
#include "sim/ui/people/programme_pages.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace amends::ui::test {
namespace {

ProgrammesView sat_twice() {
    ProgrammesView view;
    view.may_run = true;
    view.programmes = {{}};
    ProgrammeView& one = view.chosen.emplace();
    one.title = "Autumn";
    one.cases = {"Form A: You call this mist blue?, A scratch across the screen"};
    MemberLine line{.person = "A1", .name = "Ann", .group = "day"};
    line.phases[0] = {"19.1 · not passed", Tone::warn, "s1"};
    line.phases[1] = {"23.6 · not passed", Tone::warn, "s2"};
    one.members.push_back(line);
    return view;
}

TEST(ProgrammePage, EveryResultHasItsButtonBesideItAlsoWhenEverythingIsLarger) {
    for (const float scale : {.75F, 1.F, 1.5F}) {
        const ProgrammesView view = sat_twice();
        ProgrammesWidgets widgets;
        Driver driver([&](Ui& ui, Rect window) { draw_programmes(ui, window, view, widgets); },
                      {.width = 1392, .height = 760, .scale = scale, .lang = support::Lang::en});
        driver.settle();
        EXPECT_TRUE(driver.shows("A scratch across the screen"));
        const RecordedItem* before = driver.find("void_baseline");
        const RecordedItem* after = driver.find("void_final");
        ASSERT_TRUE(before && after) << driver.list();
        const auto& texts = driver.record().texts;
        const auto second = std::find_if(texts.begin(), texts.end(), [](const RecordedText& one) {
            return one.text == "23.6 · not passed";
        });
        ASSERT_NE(second, texts.end());
        EXPECT_LT(before->rect.x1, second->rect.x0) << "the other phase lies over it at " << scale;
        EXPECT_EQ(after->visible.width(), after->rect.width()) << "cut at " << scale;
        ASSERT_TRUE(driver.click("void_baseline")) << driver.list();
        EXPECT_EQ(widgets.voids, "s1");
    }
}

} // namespace
} // namespace amends::ui::test
