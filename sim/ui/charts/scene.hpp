#pragma once
// A chart as simple shapes at places, in logical pixels: the window, the SVG writer and the picture draw the
// same one.
#include "sim/ui/base/geometry.hpp"
#include "sim/ui/base/paint.hpp"
#include "sim/ui/base/theme.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::ui {

/// What a colour in a chart says. Blue and orange are told apart by every kind of colour vision; a shape or a
/// number stands beside each.
enum class ChartInk : std::uint8_t { words, soft, faint, grid, ground, up, down, same, strong, weak };
/// Of a theme, as the window shows it.
[[nodiscard]] Color chart_color(const Palette&, ChartInk);

struct ChartLine {
    Vec from, to;
    ChartInk ink = ChartInk::grid;
    float thickness = 1;
    bool dashed = false;
};
struct ChartBox {
    Rect rect;
    ChartInk ink = ChartInk::grid;
    float strength = 1; ///< 0…1 over the ground
    float radius = 0;
};
enum class ChartSign : std::uint8_t { disc, ring, triangle_up, triangle_down, square, diamond };
struct ChartMark {
    Vec at;
    float size = 4; ///< half the width
    ChartSign sign = ChartSign::disc;
    ChartInk ink = ChartInk::words;
};
struct ChartText {
    Rect rect; ///< centred by eye between top and bottom; cut where it does not fit
    std::string text;
    TextStyle style = style::small;
    ChartInk ink = ChartInk::words;
    Align align = Align::left;
};
/// A place that tells its values to the mouse and the keyboard.
struct ChartSpot {
    std::string id, words;
    Rect rect;
};

/// Drawn in this order: boxes, lines, marks, texts.
struct ChartScene {
    std::string title; ///< what it shows, in a sentence
    float width = 0, height = 0;
    std::vector<ChartBox> boxes;
    std::vector<ChartLine> lines;
    std::vector<ChartMark> marks;
    std::vector<ChartText> texts;
    std::vector<ChartSpot> spots;
};

/// Width of a line of text in logical pixels.
using ChartMeasure = std::function<float(std::string_view, TextStyle)>;
/// Without fonts: an em for what is wide, 0.56 of one for the rest. Errs to the wide side for Latin text.
[[nodiscard]] float rough_text_width(std::string_view, TextStyle);

/// The same numbers as rows of cells.
struct ChartTable {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
};
/// For the clipboard: cells between tabs, rows between line breaks; both are blanks inside a cell.
[[nodiscard]] std::string tab_separated(const ChartTable&);

} // namespace amends::ui
