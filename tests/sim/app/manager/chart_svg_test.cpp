// Charts as SVG: every number has its shape, and nothing in a name breaks the file.
#include "sim/app/report/chart_svg.hpp"
#include "tests/sim/ui/charts/made_charts.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace amends::app {
namespace {

using ui::rough_text_width, ui::scene_of, ui::SlopeChart, ui::ChartScene;
using ui::test::two_criteria, ui::test::two_people;

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

TEST(ChartSvg, HasAShapeForEveryNumberAndNothingThatActs) {
    const ChartScene scene = scene_of(two_people(), 400, rough_text_width);
    const std::string svg = svg_of(scene);
    EXPECT_EQ(count_of(svg, "<line "), scene.lines.size());
    EXPECT_EQ(count_of(svg, "<circle ") + count_of(svg, "<polygon "), scene.marks.size());
    EXPECT_EQ(count_of(svg, "<text "), scene.texts.size());
    EXPECT_EQ(count_of(svg, "<title>"), scene.spots.size() + 1);
    EXPECT_EQ(count_of(svg, "stroke-dasharray"), 3U) << "the mark's line, its key, and who went down";
    EXPECT_EQ(svg.find("<script"), std::string::npos);
    EXPECT_EQ(svg.find("href"), std::string::npos);
    EXPECT_NE(svg.find("Up &lt;&amp;&gt; &quot;quoted&quot;"), std::string::npos);
    EXPECT_NE(svg.find("80.0 → 60.5"), std::string::npos);
}

TEST(ChartSvg, PlacesThePointsWhereTheSceneHasThem) {
    const ChartScene scene = scene_of(two_criteria(), 500, rough_text_width);
    const std::string svg = svg_of(scene);
    std::smatch found;
    ASSERT_TRUE(std::regex_search(svg, found, std::regex("<circle cx=\"([0-9.]+)\" cy=\"([0-9.]+)\"")));
    EXPECT_NEAR(std::stod(found[1]), scene.marks[0].at.x, .01);
    EXPECT_NEAR(std::stod(found[2]), scene.marks[0].at.y, .01);
    EXPECT_EQ(svg, svg_of(scene)) << "the same each time";
}

TEST(ChartSvg, BrokenBytesAndControlCharactersDoNotBreakTheFile) {
    SlopeChart chart = two_people();
    chart.rows[0].name = std::string("a\x01") + "b";
    chart.rows[1].name = "\xff\xfe";
    const std::string svg = svg_of(scene_of(chart, 400, rough_text_width));
    for (const char one : svg)
        EXPECT_TRUE(static_cast<unsigned char>(one) >= 0x20 || one == '\n');
    EXPECT_EQ(svg.find('\xff'), std::string::npos);
}

} // namespace
} // namespace amends::app
