#include "sim/ui/base/vocabulary.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

#include <array>

namespace amends::ui::test {
namespace {

struct ChoiceScreen : testing::Test {
    std::size_t segment = 0, tab = 0, chosen = 0;
    bool on = false, ticked = false;
    int volume = 50;
    EditState field;
    Driver driver{[this](Ui& ui, Rect) {
        Rect area = Rect::at(100, 100, 400, 600);
        const std::array<Choice, 3> choices{
            Choice{"a", "甲"}, {"b", "乙"}, {"c", "丙", Icon::none, 0, false}};
        if (const auto now = segments(ui, area.cut_top(36, 10), "theme", choices, segment)) segment = *now;
        if (const auto now = tabs(ui, area.cut_top(36, 10), "lists", choices, tab)) tab = *now;
        if (toggle(ui, area.cut_top(30, 10), "sound", "声音", on)) on = !on;
        if (check_box(ui, area.cut_top(30, 10), "tick", "核实", ticked)) ticked = !ticked;
        slider(ui, area.cut_top(30, 10), volume,
               {.id = "volume", .step = 5, .words = std::to_string(volume)});
        for (std::size_t i = 0; i < 2; ++i)
            if (option(ui, area.cut_top(40, 10), i == 0 ? "first" : "second", "option", chosen == i))
                chosen = i;
        search_field(ui, area.cut_top(38, 10), field, "search", "找");
    }};
};

TEST_F(ChoiceScreen, ThePressedOneIsChosen) {
    EXPECT_TRUE(driver.click("theme/b"));
    EXPECT_EQ(segment, 1U);
    EXPECT_TRUE(driver.find("theme/b")->selected);
    EXPECT_FALSE(driver.click("theme/c"));
    EXPECT_TRUE(driver.click("lists/b"));
    EXPECT_EQ(tab, 1U);
    EXPECT_TRUE(driver.click("sound"));
    EXPECT_TRUE(on);
    EXPECT_TRUE(driver.click("tick"));
    EXPECT_TRUE(ticked);
    EXPECT_TRUE(driver.click("second"));
    EXPECT_EQ(chosen, 1U);
}

TEST_F(ChoiceScreen, ASliderMovesByMouseAndByKeys) {
    driver.drag("volume", {60, 15}, {320, 15});
    EXPECT_GT(volume, 80);
    EXPECT_EQ(volume % 5, 0);
    const int before = volume;
    for (int i = 0; i < 20 && !driver.has_focus("volume"); ++i)
        driver.press(Key::tab);
    ASSERT_TRUE(driver.has_focus("volume"));
    driver.press(Key::left);
    driver.press(Key::left);
    EXPECT_EQ(volume, before - 10);
    EXPECT_TRUE(driver.has_focus("volume")) << "the keys belong to the slider";
    driver.press(Key::home);
    EXPECT_EQ(volume, 0);
    driver.press(Key::end);
    EXPECT_EQ(volume, 100);
}

TEST_F(ChoiceScreen, ASearchFieldIsClearedByItsCross) {
    driver.click("search");
    driver.type("净化器");
    EXPECT_EQ(field.edit.text(), "净化器");
    EXPECT_TRUE(driver.click("search/clear"));
    EXPECT_TRUE(field.edit.empty());
    driver.type("x");
    EXPECT_EQ(field.edit.text(), "x") << "the keyboard stays in the field";
}

TEST_F(ChoiceScreen, EverythingIsReachedByTabAlone) {
    std::vector<std::string> missed;
    for (const char* id :
         {"theme/a", "theme/b", "lists/a", "sound", "tick", "volume", "first", "second", "search"}) {
        bool reached = false;
        for (int i = 0; i < 14 && !reached; ++i) {
            driver.press(Key::tab);
            reached = driver.has_focus(id);
        }
        if (!reached) missed.emplace_back(id);
    }
    EXPECT_EQ(missed, std::vector<std::string>{});
}

TEST(MarkedParagraph, IsReachedByMouseAndByKeyboard) {
    const std::string text = "非常抱歉影响到您，我马上为您安排换新，运费由我们承担。";
    std::optional<std::size_t> pressed, pointed;
    Driver driver([&](Ui& ui, Rect) {
        const std::array<Mark, 2> marks{
            Mark{.id = "apology", .begin = 0, .end = 12, .tone = Tone::good, .label = "道歉"},
            {.id = "solution", .begin = 27, .end = 54, .tone = Tone::accent, .label = "方案"}};
        const auto out = marked_paragraph(ui, Rect::at(50, 50, 200, 300), text, marks);
        pointed = out.pointed;
        if (out.pressed) pressed = out.pressed;
    });
    EXPECT_TRUE(driver.click("apology"));
    EXPECT_EQ(pressed, 0U);
    EXPECT_TRUE(driver.hover("solution"));
    EXPECT_EQ(pointed, 1U);
    driver.press_at({900, 800});
    driver.press(Key::tab);
    driver.press(Key::tab);
    EXPECT_EQ(pointed, 1U);
    driver.press(Key::enter);
    EXPECT_EQ(pressed, 1U);
}

TEST(MarkingParagraph, WordsAreMarkedByDragging) {
    MarkingState state;
    const std::string text = "please use it correctly next time";
    Driver driver(
        [&](Ui& ui, Rect) { marking_paragraph(ui, Rect::at(50, 50, 400, 60), "bad_turn", text, state); });
    driver.drag("bad_turn", {1, 10}, {120, 10});
    EXPECT_EQ(state.begin, 0U);
    EXPECT_GT(state.end, 5U);
    EXPECT_LT(state.end, text.size());
}

TEST(ZoomView, ZoomsWithTheWheelAndStaysInsideThePicture) {
    ZoomState state;
    Driver driver(
        [&](Ui& ui, Rect) { zoom_view(ui, Rect::at(50, 50, 400, 300), "photo", "nowhere", state); });
    driver.wheel("photo", 3);
    EXPECT_GT(state.zoom, 1);
    driver.drag("photo", {10, 10}, {390, 290});
    EXPECT_GE(state.middle.x, 0);
    EXPECT_LE(state.middle.x, 1);
    for (int i = 0; i < 20; ++i)
        driver.wheel("photo", -1);
    EXPECT_EQ(state.zoom, 1);
}

} // namespace
} // namespace amends::ui::test
