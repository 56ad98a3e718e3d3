#pragma once
// Charts on the screen: on a card with its title, its numbers under the mouse and by the arrows, and ways
// out.
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/charts/charts.hpp"

namespace amends::ui {

/// The window's own measure, in logical pixels.
[[nodiscard]] ChartMeasure measure_of(Ui&);
/// The shapes alone, from the upper left corner `at` in pixels. Nothing reacts.
void paint_chart(Ui&, Vec at, const ChartScene&);

struct ChartWidgets {
    std::size_t at = 0; ///< the place the keyboard is at
};
/// What was pressed; the clipboard has been filled already.
struct ChartOutcome {
    bool copied = false, asks_svg = false, asks_png = false;
    float height = 0;
};
/// One chart on a card. `id` is unique on its page; `note` stands small below the chart.
struct ChartCard {
    std::string_view id, title, note;
};
/// Height of the card in pixels.
[[nodiscard]] float chart_card_height(Ui&, const ChartCard&, const ChartScene&, float width);
/// The width the scene must have for a card of that width, in logical pixels.
[[nodiscard]] float chart_width(const Ui&, float card_width);
ChartOutcome draw_chart_card(Ui&, Rect, const ChartCard&, const ChartScene&, const ChartTable&,
                             ChartWidgets&);

/// A chart that is to be written to a file.
struct ChartFile {
    std::string name; ///< without ending
    ChartScene scene;
    bool as_png = false;
};

/// The scene as pixels, `scale` times as large, on the light theme's ground: rows from the top, four bytes
/// each, red, green, blue, 255. Only between begin_frame and end_frame.
struct ChartPixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};
[[nodiscard]] ChartPixels pixels_of(Ui&, const ChartScene&, float scale);

} // namespace amends::ui
