#pragma once
#include "sim/ui/base/paint.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace amends::ui {

/// A bar of `part` 0 to 1.
void draw_progress(Ui&, Rect, float part, Tone = Tone::accent);
/// A ring that fills clockwise from the top; radius and thickness in logical pixels.
void draw_ring(Ui&, Vec middle, float radius, float thickness, float part, Color);
/// A ring that turns while something is done; asks for frames.
void draw_spinner(Ui&, Vec middle, float radius = 10);
/// Three dots that say somebody is typing; asks for some ten frames a second.
void draw_typing_dots(Ui&, Vec middle);

/// The bar from angry to content with a knob; `value` −100 to 100.
void draw_mood_bar(Ui&, Rect, int value);
[[nodiscard]] Tone mood_tone(int value);
[[nodiscard]] Icon mood_icon(int value);

/// A line without axes; the last point is marked. Values are scaled to [low, high].
void draw_sparkline(Ui&, Rect, std::span<const float> values, float low, float high, Tone = Tone::accent);

/// A curve with faint guides: `at` gives each point's place from 0 to 1 across, so that it can be aligned
/// with turns. `marked` is drawn larger.
struct CurvePoint {
    float at = 0, value = 0;
    Tone tone = Tone::accent;
};
struct Curve {
    std::span<const CurvePoint> points;
    float low = -100, high = 100;
    std::span<const float> guides;
    std::optional<std::size_t> marked;
};
void draw_curve(Ui&, Rect, const Curve&);
/// The index of the point nearest to the mouse, when it is over the rectangle.
[[nodiscard]] std::optional<std::size_t> point_under_mouse(Ui&, Rect, std::span<const CurvePoint>);

} // namespace amends::ui
