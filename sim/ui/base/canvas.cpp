#include "sim/ui/base/canvas.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace amends::ui {
namespace {

/// Steps, not any size: each size of type is drawn anew.
constexpr std::array<int, 9> percents{25, 33, 50, 67, 80, 100, 125, 150, 200};
constexpr float sheet_margin = 24, least_piece_px = 5, drag_from_px = 4;

float canvas_zoom(const Ui& ui, int percent) {
    return static_cast<float>(percent) / 100 * ui.theme.scale;
}

int fitting_percent(const Ui& ui, Rect view, Vec sheet) {
    const float margin = ui.px(sheet_margin) * 2;
    int best = percents.front();
    for (const int percent : percents) {
        const float zoom = canvas_zoom(ui, percent);
        if (percent <= 100 && sheet.x * zoom + margin <= view.width()
            && sheet.y * zoom + margin <= view.height())
            best = percent;
    }
    return best;
}

/// Something of the sheet is always in the view; what fits is in the middle.
void keep_sheet_in_view(const Ui& ui, CanvasState& state, Rect view, Vec sheet) {
    const float zoom = canvas_zoom(ui, state.percent), margin = ui.px(sheet_margin) / zoom;
    const auto keep = [&](float at, float size, float seen) {
        const float spare = size / 2 + margin - seen / 2;
        return spare <= 0 ? size / 2 : std::clamp(at, size / 2 - spare, size / 2 + spare);
    };
    state.middle = {keep(state.middle.x, sheet.x, view.width() / zoom),
                    keep(state.middle.y, sheet.y, view.height() / zoom)};
}

void zoom_about_mouse(const Ui& ui, CanvasState& state, Rect view, int steps) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float before = canvas_zoom(ui, state.percent);
    zoom_canvas(state, steps);
    const float kept = 1 / before - 1 / canvas_zoom(ui, state.percent);
    state.middle.x += (mouse.x - view.mid_x()) * kept;
    state.middle.y += (mouse.y - view.mid_y()) * kept;
}

void take_canvas_mouse(Ui& ui, CanvasState& state, Canvas& now) {
    const ImGuiIO& io = ImGui::GetIO();
    if (now.hit.hovered) ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, now.hit.item);
    if (now.hit.hovered && io.MouseWheel != 0)
        zoom_about_mouse(ui, state, now.view, io.MouseWheel > 0 ? 1 : -1);
    if (now.hit.held && ImGui::IsMouseDragging(0, drag_from_px)) {
        const float zoom = canvas_zoom(ui, state.percent);
        state.middle.x -= io.MouseDelta.x / zoom;
        state.middle.y -= io.MouseDelta.y / zoom;
        state.dragged = true;
    }
}

void take_canvas_keys(CanvasState& state, Canvas& now) {
    using Key = std::pair<ImGuiKey, CanvasStep>;
    for (const auto& [key, step] :
         {Key{ImGuiKey_LeftArrow, CanvasStep::left}, Key{ImGuiKey_RightArrow, CanvasStep::right},
          Key{ImGuiKey_UpArrow, CanvasStep::up}, Key{ImGuiKey_DownArrow, CanvasStep::down}}) {
        ImGui::SetKeyOwner(key, now.hit.item);
        if (ImGui::IsKeyPressed(key, true)) now.step = step;
    }
    if (ImGui::GetIO().KeyCtrl) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Equal, true) || ImGui::IsKeyPressed(ImGuiKey_KeypadAdd, true))
        zoom_canvas(state, 1);
    if (ImGui::IsKeyPressed(ImGuiKey_Minus, true) || ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract, true))
        zoom_canvas(state, -1);
    if (ImGui::IsKeyPressed(ImGuiKey_0, false)) state.percent = 0;
}

} // namespace

Canvas canvas(Ui& ui, Rect view, std::string_view id, std::string_view label, CanvasState& state, Vec sheet) {
    Canvas now{.hit = interact(
                   ui, view, {.id = id, .label = label, .tooltip = {}, .value = {}, .cursor = Cursor::arrow}),
               .view = view,
               .middle = {},
               .pressed = {},
               .under = {}};
    if (state.percent == 0) {
        state.percent = std::max(state.fit_least, fitting_percent(ui, view, sheet));
        state.fit_least = canvas_percent_least;
        state.middle = {sheet.x / 2,
                        sheet.y * canvas_zoom(ui, state.percent) > view.height() ? 0 : sheet.y / 2};
    }
    if (now.hit.visible) take_canvas_mouse(ui, state, now);
    if (now.hit.has_keys) take_canvas_keys(state, now);
    if (state.percent == 0) state.percent = fitting_percent(ui, view, sheet);
    keep_sheet_in_view(ui, state, view, sheet);
    now.zoom = canvas_zoom(ui, state.percent);
    now.middle = state.middle;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Vec at{now.middle.x + (mouse.x - view.mid_x()) / now.zoom,
                 now.middle.y + (mouse.y - view.mid_y()) / now.zoom};
    if (now.hit.hovered) now.under = at;
    if (now.hit.clicked && ImGui::GetIO().MouseReleased[0]) {
        if (!state.dragged) now.pressed = at;
        now.twice = ImGui::GetIO().MouseClickedLastCount[0] >= 2;
    } else if (now.hit.clicked) {
        now.entered = true;
    }
    if (!now.hit.held) state.dragged = false;
    return now;
}

void zoom_canvas(CanvasState& state, int steps) {
    const auto nearest = std::lower_bound(percents.begin(), percents.end(), state.percent);
    const auto at = std::clamp<std::ptrdiff_t>(nearest - percents.begin() + steps, 0,
                                               static_cast<std::ptrdiff_t>(percents.size()) - 1);
    state.percent = percents[static_cast<std::size_t>(at)];
}

void reveal_on_canvas(const Ui& ui, CanvasState& state, Rect view, Rect part) {
    if (state.percent == 0) return;
    const float zoom = canvas_zoom(ui, state.percent), margin = ui.px(sheet_margin) / zoom;
    const auto reach = [&](float middle, float low, float high, float seen) {
        const float most = low - margin + seen / 2, least = high + margin - seen / 2;
        return least > most ? (low + high) / 2 : std::clamp(middle, least, most);
    };
    state.middle = {reach(state.middle.x, part.x0, part.x1, view.width() / zoom),
                    reach(state.middle.y, part.y0, part.y1, view.height() / zoom)};
}

void draw_way(Ui& ui, const Canvas& canvas, std::span<const Vec> points, Color color, float thickness) {
    ImDrawList& list = draw_list();
    const float least = least_piece_px * least_piece_px;
    Vec last{};
    list.PathClear();
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Vec at = canvas.to_view(points[i]);
        const float dx = at.x - last.x, dy = at.y - last.y;
        if (i > 0 && i + 1 < points.size() && dx * dx + dy * dy < least) continue;
        list.PathLineTo(im(at));
        last = at;
    }
    list.PathStroke(color.packed, 0, std::max(1.F, thickness * ui.theme.scale));
}

void draw_way_head(Ui& ui, const Canvas& canvas, std::span<const Vec> points, Color color, float size) {
    if (points.size() < 2) return;
    const Vec tip = canvas.to_view(points.back());
    Vec back = canvas.to_view(points[points.size() - 2]);
    for (std::size_t i = points.size() - 1; i-- > 0;) {
        back = canvas.to_view(points[i]);
        if (std::abs(back.x - tip.x) + std::abs(back.y - tip.y) > 1) break;
    }
    const float dx = tip.x - back.x, dy = tip.y - back.y, length = std::sqrt(dx * dx + dy * dy);
    if (length <= 0) return;
    const float long_px = size * ui.theme.scale, half = long_px * .45F;
    const Vec along{dx / length, dy / length};
    const Vec foot{tip.x - along.x * long_px, tip.y - along.y * long_px};
    draw_list().AddTriangleFilled(im(tip), {foot.x - along.y * half, foot.y + along.x * half},
                                  {foot.x + along.y * half, foot.y - along.x * half}, color.packed);
}

void record_on_canvas(Ui& ui, const Canvas& canvas, std::string_view id, std::string_view label,
                      Rect on_sheet, bool selected) {
    if (ui.record == nullptr) return;
    const Rect rect = canvas.to_view(on_sheet);
    ui.record->items.push_back({ui.scope + std::string(id),
                                std::string(label),
                                canvas.hit.item,
                                rect,
                                rect.clipped(canvas.view).clipped(clip_rect()),
                                true,
                                selected,
                                {},
                                false});
}

} // namespace amends::ui
