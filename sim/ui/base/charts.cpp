#include "sim/ui/base/charts.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

#include <algorithm>
#include <vector>

namespace amends::ui {
namespace {

constexpr float quarter_turn = IM_PI / 2;

float across(const Rect& r, float part) {
    return r.x0 + r.width() * part;
}
float up(const Rect& r, float value, float low, float high) {
    return r.y1 - r.height() * std::clamp((value - low) / std::max(1e-6F, high - low), 0.F, 1.F);
}

void draw_line_through(Ui& ui, const std::vector<ImVec2>& points, float floor_y, Color line, Color wash) {
    ImDrawList& list = draw_list();
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        list.AddQuadFilled(points[i], points[i + 1], {points[i + 1].x, floor_y}, {points[i].x, floor_y},
                           wash.packed);
    list.AddPolyline(points.data(), static_cast<int>(points.size()), line.packed, 0, 2 * ui.theme.scale);
}

} // namespace

void draw_progress(Ui& ui, Rect rect, float part, Tone tone) {
    const float radius = rect.height() / 2 / ui.theme.scale;
    fill_rect(ui, rect, ui.colors().track, radius);
    const float width = rect.width() * std::clamp(part, 0.F, 1.F);
    if (width < 1) return;
    fill_rect(ui, {rect.x0, rect.y0, rect.x0 + std::max(width, rect.height()), rect.y1},
              ui.colors().of(tone).mark, radius);
}

void draw_ring(Ui& ui, Vec middle, float radius, float thickness, float part, Color color) {
    ImDrawList& list = draw_list();
    const float r = radius * ui.theme.scale, w = thickness * ui.theme.scale;
    list.PathArcTo(im(middle), r, 0, IM_PI * 2, 48);
    list.PathStroke(ui.colors().track.packed, ImDrawFlags_Closed, w);
    if (part <= 0) return;
    const float from = -quarter_turn, to = from + IM_PI * 2 * std::min(1.F, part);
    list.PathArcTo(im(middle), r, from, to, std::max(4, static_cast<int>(48 * part)));
    list.PathStroke(color.packed, 0, w);
    for (const float end : {from, to}) // round caps
        list.AddCircleFilled({middle.x + std::cos(end) * r, middle.y + std::sin(end) * r}, w / 2,
                             color.packed, 12);
}

void draw_spinner(Ui& ui, Vec middle, float radius) {
    const float r = radius * ui.theme.scale,
                from = static_cast<float>(std::fmod(seconds_now(ui), 1.0)) * IM_PI * 2;
    ImDrawList& list = draw_list();
    list.PathArcTo(im(middle), r, 0, IM_PI * 2, 40);
    list.PathStroke(ui.colors().track.packed, ImDrawFlags_Closed, 2.5F * ui.theme.scale);
    list.PathArcTo(im(middle), r, from, from + IM_PI * .6F, 16);
    list.PathStroke(ui.colors().accent.fill.packed, 0, 2.5F * ui.theme.scale);
    if (!ui.still) ui.wake.within(.06);
}

void draw_typing_dots(Ui& ui, Vec middle) {
    for (int i = 0; i < 3; ++i) {
        const double phase = std::fmod(seconds_now(ui) * 1.4 + i * .22, 1.0);
        const auto lift = static_cast<float>(std::max(0.0, std::sin(phase * 3.14159265)) * 3);
        fill_circle(ui, {middle.x + ui.px(12) * static_cast<float>(i - 1), middle.y - lift * ui.theme.scale},
                    3.2F, ui.colors().ink_faint);
    }
    if (!ui.still) ui.wake.within(.1);
}

Tone mood_tone(int value) {
    return value < -33 ? Tone::bad : value < 20 ? Tone::warn : Tone::good;
}

Icon mood_icon(int value) {
    if (value < -60) return Icon::mood_furious;
    if (value < -20) return Icon::mood_upset;
    if (value < 20) return Icon::mood_neutral;
    return value < 60 ? Icon::mood_relieved : Icon::mood_happy;
}

void draw_mood_bar(Ui& ui, Rect rect, int value) {
    const Palette& p = ui.colors();
    const float height = ui.px(10), half = whole(height / 2), middle = whole(rect.mid_x());
    const Rect bar{rect.x0, whole(rect.mid_y() - height / 2), rect.x1,
                   whole(rect.mid_y() - height / 2) + height};
    const float radius = 5;
    fill_rect(ui, {bar.x0, bar.y0, bar.x0 + height, bar.y1}, p.mood_low, radius, Corners::left);
    fill_rect(ui, {bar.x1 - height, bar.y0, bar.x1, bar.y1}, p.mood_high, radius, Corners::right);
    fill_gradient(ui, {bar.x0 + half, bar.y0, middle, bar.y1}, p.mood_low, p.mood_middle);
    fill_gradient(ui, {middle, bar.y0, bar.x1 - half, bar.y1}, p.mood_middle, p.mood_high);
    const float part = static_cast<float>(std::clamp(value, -100, 100) + 100) / 200;
    const Vec knob{bar.x0 + half + (bar.width() - height) * part, bar.mid_y()};
    draw_shadow(ui, Rect::around(knob, ui.px(16), ui.px(16)), 8, {4, 1, .18F});
    fill_circle(ui, knob, 9, p.surface);
    if (ui.theme.kind == ThemeKind::high_contrast) stroke_circle(ui, knob, 9, p.line_strong, 1);
    fill_circle(ui, knob, 5.5F, p.of(mood_tone(value)).mark);
}

void draw_sparkline(Ui& ui, Rect rect, std::span<const float> values, float low, float high, Tone tone) {
    if (values.empty()) return;
    const ToneColors& c = ui.colors().of(tone);
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float part =
            values.size() == 1 ? 1.F : static_cast<float>(i) / static_cast<float>(values.size() - 1);
        points.push_back({across(rect, part), up(rect, values[i], low, high)});
    }
    if (points.size() > 1) draw_line_through(ui, points, rect.y1, c.fill, with_alpha(c.fill, .08F));
    fill_circle(ui, {points.back().x, points.back().y}, 4.5F, ui.colors().surface);
    fill_circle(ui, {points.back().x, points.back().y}, 3.2F, c.fill);
}

void draw_curve(Ui& ui, Rect rect, const Curve& curve) {
    const Palette& p = ui.colors();
    for (const float guide : curve.guides) {
        const float y = whole(up(rect, guide, curve.low, curve.high));
        draw_line(ui, {rect.x0, y}, {rect.x1, y}, p.line);
    }
    std::vector<ImVec2> points;
    for (const CurvePoint& point : curve.points)
        points.push_back({across(rect, point.at), up(rect, point.value, curve.low, curve.high)});
    if (points.size() > 1)
        draw_line_through(ui, points, rect.y1, p.accent.fill, with_alpha(p.accent.fill, .06F));
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool marked = curve.marked == i;
        const Vec at{points[i].x, points[i].y};
        fill_circle(ui, at, marked ? 7.5F : 5.F, p.surface);
        fill_circle(ui, at, marked ? 6.F : 3.6F, p.of(curve.points[i].tone).mark);
    }
}

std::optional<std::size_t> point_under_mouse(Ui&, Rect rect, std::span<const CurvePoint> points) {
    if (!ImGui::IsWindowHovered() || !ImGui::IsMouseHoveringRect(im_min(rect), im_max(rect))
        || points.empty())
        return std::nullopt;
    const float part = (ImGui::GetIO().MousePos.x - rect.x0) / std::max(1.F, rect.width());
    const auto nearest =
        std::min_element(points.begin(), points.end(), [&](const CurvePoint& a, const CurvePoint& b) {
            return std::fabs(a.at - part) < std::fabs(b.at - part);
        });
    return static_cast<std::size_t>(nearest - points.begin());
}

} // namespace amends::ui
