// Charts: the same numbers in picture, words, table and file.
#include "sim/ui/charts/draw_chart.hpp"
#include "tests/sim/ui/charts/made_charts.hpp"
#include "tests/sim/ui/driver/driver.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace amends::ui {
namespace {

using test::Driver;
using test::Key;
using test::two_criteria;
using test::two_people;

HeatMap two_rows() {
    return {.title = "Weak",
            .name_title = "Name",
            .columns = {"Empathy", "Timeline"},
            .rows = {{"a", "Anna", {40.0, 90.0}}, {"b", "Ben", {std::nullopt, 75.0}}},
            .mark = 75};
}

TEST(ChartNumbers, AreShortSignedAndNeverAsNothing) {
    EXPECT_EQ(chart_number(12.34), "12.3");
    EXPECT_EQ(chart_number(12.0), "12");
    EXPECT_EQ(chart_number(5.0, true), "+5");
    EXPECT_EQ(chart_number(-3.26, true), "−3.3");
    EXPECT_EQ(chart_number(-0.01, true), "0") << "rounded to nothing, it has no sign";
    EXPECT_EQ(chart_number(std::nullopt), "—");
}

TEST(ChartNumbers, PointsHaveOneDecimalAlways) {
    EXPECT_EQ(chart_points(95.0), "95.0");
    EXPECT_EQ(chart_points(8.04, true), "+8.0");
    EXPECT_EQ(chart_points(-3.26, true), "−3.3");
    EXPECT_EQ(chart_points(-0.01, true), "0.0") << "rounded to nothing, it has no sign";
    EXPECT_EQ(chart_points(std::nullopt), "—");
}

TEST(SlopeChartScene, UpAndDownDifferInLineAndSignNotInColourAlone) {
    const ChartScene scene = scene_of(two_people(), 400, rough_text_width);
    const auto line_of = [&](ChartInk ink) {
        return std::find_if(scene.lines.begin(), scene.lines.end(),
                            [&](const ChartLine& line) { return line.ink == ink; });
    };
    ASSERT_NE(line_of(ChartInk::up), scene.lines.end());
    ASSERT_NE(line_of(ChartInk::down), scene.lines.end());
    EXPECT_FALSE(line_of(ChartInk::up)->dashed);
    EXPECT_TRUE(line_of(ChartInk::down)->dashed);
    EXPECT_GT(line_of(ChartInk::up)->from.y, line_of(ChartInk::up)->to.y) << "more points stand higher";
    EXPECT_LT(line_of(ChartInk::down)->from.y, line_of(ChartInk::down)->to.y);
    EXPECT_EQ(std::count_if(scene.marks.begin(), scene.marks.end(),
                            [](const ChartMark& mark) { return mark.sign == ChartSign::triangle_down; }),
              1);
}

TEST(SlopeChartScene, EveryPersonsNumbersStandInASpot) {
    const ChartScene scene = scene_of(two_people(), 400, rough_text_width);
    ASSERT_EQ(scene.spots.size(), 4U) << "both ends of two lines";
    EXPECT_EQ(scene.spots[2].words, "Down  80.0 → 60.5  (−19.5)");
}

TEST(IntervalChartScene, NoChangeIsALineAndEachRowIsPlacedByItsNumbers) {
    const ChartScene scene = scene_of(two_criteria(), 500, rough_text_width);
    const auto zero = std::find_if(scene.lines.begin(), scene.lines.end(), [](const ChartLine& line) {
        return line.from.x == line.to.x && line.ink == ChartInk::soft;
    });
    ASSERT_NE(zero, scene.lines.end());
    ASSERT_EQ(scene.marks.size(), 2U);
    EXPECT_GT(scene.marks[0].at.x, scene.marks[1].at.x);
    EXPECT_GT(scene.marks[1].at.x, zero->from.x);
    EXPECT_EQ(scene.marks[0].sign, ChartSign::disc) << "stays clear of nothing";
    EXPECT_EQ(scene.marks[1].sign, ChartSign::diamond) << "its interval holds nothing";
    EXPECT_EQ(scene.spots[1].words, "Resolution  +1.0  (−3.0 … +5.0)  chance");
}

TEST(HeatMapScene, ACellBelowTheMarkHasATriangleAndWhatIsUnknownADash) {
    const ChartScene scene = scene_of(two_rows(), 400, rough_text_width);
    EXPECT_EQ(scene.marks.size(), 1U) << "40 alone lies below 75; 75 reaches it";
    EXPECT_EQ(scene.boxes.size(), 3U);
    const auto has = [&](const std::string& words) {
        return std::any_of(scene.texts.begin(), scene.texts.end(),
                           [&](const ChartText& text) { return text.text == words; });
    };
    for (const char* words : {"40.0", "90.0", "75.0", "—"})
        EXPECT_TRUE(has(words)) << words;
    EXPECT_EQ(scene.spots[2].words, "Ben · Empathy  —");
}

TEST(HeatMapScene, TheInkStandsOutFromEveryCellInEveryTheme) {
    HeatMap map = two_rows();
    map.rows = {{"a", "a", {0.0, 100.0}}};
    const ChartScene scene = scene_of(map, 400, rough_text_width);
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark, ThemeKind::high_contrast}) {
        const Palette p = make_theme(kind, 1).colors;
        for (const ChartBox& box : scene.boxes) {
            const Color ground = blend(with_alpha(chart_color(p, box.ink), box.strength), p.surface);
            EXPECT_GE(contrast(p.ink, ground), 4.5) << static_cast<int>(kind);
        }
    }
}

TEST(TrendChartScene, AGapIsNotDrawnOver) {
    const TrendChart chart{.title = "Practice",
                           .place_title = "Day",
                           .places = {"1", "2", "3", "4"},
                           .lines = {{"n", {1.0, std::nullopt, 3.0, 4.0}}}};
    const ChartScene scene = scene_of(chart, 400, rough_text_width);
    EXPECT_EQ(std::count_if(scene.lines.begin(), scene.lines.end(),
                            [](const ChartLine& line) { return line.ink == ChartInk::up; }),
              1)
        << "from the third to the fourth";
    EXPECT_EQ(scene.spots.size(), 3U);
    EXPECT_EQ(table_of(chart).rows[1][1], "—");
}

TEST(ChartTables, HoldEveryNumberAndSurviveTabsInNames) {
    SlopeChart chart = two_people();
    chart.rows[0].name = "Tab\there\nand there";
    EXPECT_EQ(tab_separated(table_of(chart)), "Name\tBefore\tAfter\tChange\n"
                                              "Tab here and there\t50.0\t90.0\t+40.0\n"
                                              "Down\t80.0\t60.5\t−19.5\n");
    EXPECT_EQ(tab_separated(table_of(two_rows())),
              "Name\tEmpathy\tTimeline\nAnna\t40.0\t90.0\nBen\t—\t75.0\n");
}

TEST(ChartScenes, WhatIsTooLongIsCutInThePictureAndWholeInTheSpot) {
    HeatMap map = two_rows();
    map.rows[0].name = "欧阳" + std::string(300, 'x');
    const ChartScene scene = scene_of(map, 400, rough_text_width);
    for (const ChartText& text : scene.texts) {
        EXPECT_LE(rough_text_width(text.text, text.style), text.rect.width() + 1) << text.text;
        EXPECT_GE(text.rect.x0, -1) << text.text;
        EXPECT_LE(text.rect.x1, scene.width + 1) << text.text;
    }
    EXPECT_NE(scene.spots[0].words.find(map.rows[0].name), std::string::npos);
}

/// A card with the slopes of two people, as a page shows it.
struct CardScene {
    ChartWidgets widgets;
    ChartOutcome last;
    std::optional<ChartPixels> pixels;
    bool takes_picture = false;
    Driver driver{[this](Ui& ui, Rect window) {
                      const SlopeChart chart = two_people();
                      const Rect card = window.inset(40);
                      const ChartScene scene = scene_of(chart, chart_width(ui, card.width()), measure_of(ui));
                      const ChartOutcome pressed =
                          draw_chart_card(ui, card, {.id = "slope", .title = chart.title, .note = {}}, scene,
                                          table_of(chart), widgets);
                      last.copied |= pressed.copied;
                      last.asks_svg |= pressed.asks_svg;
                      last.asks_png |= pressed.asks_png;
                      if (takes_picture && !pixels) pixels = pixels_of(ui, scene, 2);
                  },
                  {.width = 800, .height = 600}};
};

TEST(ChartCards, CopyATableAndAskForFiles) {
    CardScene card;
    ASSERT_TRUE(card.driver.click("slope/copy")) << card.driver.list();
    EXPECT_EQ(card.driver.clipboard, tab_separated(table_of(two_people())));
    EXPECT_TRUE(card.last.copied);
    ASSERT_TRUE(card.driver.click("slope/save_svg"));
    ASSERT_TRUE(card.driver.click("slope/save_png"));
    EXPECT_TRUE(card.last.asks_svg);
    EXPECT_TRUE(card.last.asks_png);
}

TEST(ChartCards, TheKeyboardGoesThroughTheNumbers) {
    CardScene card;
    for (int i = 0; i < 20 && !card.driver.has_focus("slope/chart"); ++i) {
        card.driver.press(Key::tab);
        card.driver.settle();
    }
    ASSERT_TRUE(card.driver.has_focus("slope/chart")) << card.driver.list();
    const std::string first = card.driver.find("slope/chart")->value;
    card.driver.press(Key::right);
    card.driver.press(Key::right);
    card.driver.settle();
    EXPECT_TRUE(card.driver.has_focus("slope/chart")) << "the arrows stay in the chart";
    EXPECT_NE(card.driver.find("slope/chart")->value, first);
    EXPECT_EQ(card.driver.find("slope/chart")->value, "Down  80.0 → 60.5  (−19.5)");
    EXPECT_TRUE(card.driver.shows("80.0 → 60.5")) << "told in words beside the place";
}

TEST(ChartPictures, ShowTheColoursOfTheLinesOnTheLightGround) {
    CardScene card;
    card.takes_picture = true;
    card.driver.frame(3);
    ASSERT_TRUE(card.pixels);
    const ChartPixels& picture = *card.pixels;
    ASSERT_EQ(picture.rgba.size(), static_cast<std::size_t>(picture.width * picture.height) * 4);
    const Palette p = make_theme(ThemeKind::light, 1).colors;
    std::set<std::uint32_t> seen;
    for (std::size_t at = 0; at < picture.rgba.size(); at += 4)
        seen.insert(picture.rgba[at] | (picture.rgba[at + 1] << 8U) | (picture.rgba[at + 2] << 16U));
    for (const ChartInk ink : {ChartInk::up, ChartInk::down, ChartInk::ground})
        EXPECT_TRUE(seen.contains(chart_color(p, ink).packed & 0xFFFFFFU)) << static_cast<int>(ink);
    EXPECT_EQ(card.driver.ui().theme.kind, ThemeKind::light);
    EXPECT_FLOAT_EQ(card.driver.ui().theme.scale, 1) << "the window's own size is put back";
}

} // namespace
} // namespace amends::ui
