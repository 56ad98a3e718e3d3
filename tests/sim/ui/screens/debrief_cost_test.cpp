// What the debrief says of the cost beside that of the cheapest right way.
#include "sim/ui/debrief/debrief.hpp"
#include "tests/sim/ui/screens/desk_scene.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::ui::test {
namespace {

using scenario::DeskAction;

TEST(DebriefCost, LessThanTheCheapestRightWayNamesWhatOfItWasNotDone) {
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        engine::Playthrough told =
            begun("damaged-laptop", scenario::Way::choices, engine::Mode::practice, lang);
        engine::advance(told, {1000, "c1", engine::ClosedByAgent{}});
        DebriefWidgets widgets;
        Commands asked;
        Driver driver(
            [&](Ui& ui, Rect window) {
                const DebriefView view =
                    make_debrief_view({.told = told, .texts = *ui.texts, .attempt = "a1"});
                draw_debrief(ui, window, view, widgets, asked);
            },
            {.height = 2400, .lang = lang});
        driver.settle();
        const Texts& texts = *driver.ui().texts;
        const DebriefView view = make_debrief_view({.told = told, .texts = texts, .attempt = "a1"});
        EXPECT_THAT(view.cost_note, testing::HasSubstr(action_name(texts, DeskAction::pickup)));
        EXPECT_THAT(view.cost_note, testing::HasSubstr(action_name(texts, DeskAction::exchange)));
        EXPECT_TRUE(driver.shows(view.cost_note)) << driver.list();
    }
}

} // namespace
} // namespace amends::ui::test
