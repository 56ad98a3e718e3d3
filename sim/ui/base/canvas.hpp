#pragma once
// A sheet larger than its view, moved and zoomed: for graphs. The caller draws; this knows the mouse and
// keys.
#include "sim/ui/base/interact.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace amends::ui {

inline constexpr int canvas_percent_least = 25, canvas_percent_most = 200;

/// How the sheet is looked at.
struct CanvasState {
    int percent = 0;      ///< 0: all of it is fitted in with the next frame
    int fit_least = 80;   ///< for the first look, whose words are to be read; later all may be fitted in
    Vec middle;           ///< the sheet's point in the middle of the view
    bool dragged = false; ///< only for the widget
};

enum class CanvasStep : std::uint8_t { none, left, right, up, down };

/// One frame of it.
struct Canvas {
    Hit hit;
    Rect view;
    float zoom = 1; ///< pixels for a unit of the sheet
    Vec middle;
    std::optional<Vec> pressed;         ///< the sheet's point that was clicked, not dragged
    std::optional<Vec> under;           ///< the sheet's point under the mouse
    bool twice = false;                 ///< it was the second click
    bool entered = false;               ///< Enter or Space
    CanvasStep step = CanvasStep::none; ///< an arrow key

    [[nodiscard]] Vec to_view(Vec at) const {
        return {view.mid_x() + (at.x - middle.x) * zoom, view.mid_y() + (at.y - middle.y) * zoom};
    }
    [[nodiscard]] Rect to_view(Rect r) const {
        const Vec a = to_view(Vec{r.x0, r.y0}), b = to_view(Vec{r.x1, r.y1});
        return {a.x, a.y, b.x, b.y};
    }
};

/// Wheel zooms at the mouse, dragging moves, + − zoom, 0 shows all. Arrows are the caller's. `sheet` is its
/// size in logical pixels at 100 %.
Canvas canvas(Ui&, Rect, std::string_view id, std::string_view label, CanvasState&, Vec sheet);
/// One step of zoom in or out about the middle.
void zoom_canvas(CanvasState&, int steps);
/// Moves the view just so far that the sheet's rectangle is in it.
void reveal_on_canvas(const Ui&, CanvasState&, Rect view, Rect part);

/// A line through points of the sheet; points closer than a few pixels are left out.
void draw_way(Ui&, const Canvas&, std::span<const Vec>, Color, float thickness);
/// An arrow's head of that many logical pixels at the end of such a line.
void draw_way_head(Ui&, const Canvas&, std::span<const Vec>, Color, float size);
/// Tells the record of something that is pressed through the canvas.
void record_on_canvas(Ui&, const Canvas&, std::string_view id, std::string_view label, Rect on_sheet,
                      bool selected);

} // namespace amends::ui
