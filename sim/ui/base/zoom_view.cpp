#include "sim/ui/base/zoom_view.hpp"

#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/base/interact.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float zoom_max = 6, zoom_step = 1.25F, key_step = .08F;

/// The part of the picture that is seen, 0 to 1 each way, with the view's own ratio.
Rect seen_part(const Rect& view, float ratio, const ZoomState& state) {
    const float want = view.width() / std::max(1.F, view.height());
    const float w = std::max(1.F, want / ratio) / state.zoom, h = std::max(1.F, ratio / want) / state.zoom;
    return {state.middle.x - w / 2, state.middle.y - h / 2, state.middle.x + w / 2, state.middle.y + h / 2};
}

void keep_inside(ZoomState& state, const Rect& part) {
    const auto clamp = [](float at, float size) {
        return size >= 1 ? .5F : std::clamp(at, size / 2, 1 - size / 2);
    };
    state.middle = {clamp(state.middle.x, part.width()), clamp(state.middle.y, part.height())};
}

void zoom_about(ZoomState& state, Vec point, float by) {
    const float before = state.zoom;
    state.zoom = std::clamp(state.zoom * by, 1.F, zoom_max);
    const float kept = before / state.zoom;
    state.middle = {point.x + (state.middle.x - point.x) * kept, point.y + (state.middle.y - point.y) * kept};
}

void take_mouse(ZoomState& state, const Rect& view, const Rect& part, const Hit& hit) {
    const ImGuiIO& io = ImGui::GetIO();
    const Vec point{part.x0 + part.width() * (io.MousePos.x - view.x0) / std::max(1.F, view.width()),
                    part.y0 + part.height() * (io.MousePos.y - view.y0) / std::max(1.F, view.height())};
    if (hit.hovered) ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, hit.item);
    if (hit.hovered && io.MouseWheel != 0)
        zoom_about(state, point, io.MouseWheel > 0 ? zoom_step : 1 / zoom_step);
    if (hit.hovered && ImGui::IsMouseDoubleClicked(0))
        zoom_about(state, point, state.zoom > 1 ? 1 / zoom_max : 2.5F);
    if (hit.held && ImGui::IsMouseDragging(0)) {
        state.middle.x -= io.MouseDelta.x / view.width() * part.width();
        state.middle.y -= io.MouseDelta.y / view.height() * part.height();
    }
}

void take_keys(ZoomState& state, const Rect& part, const Hit& hit) {
    for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow})
        ImGui::SetKeyOwner(key, hit.item);
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true) ? 1.F : 0.F; };
    state.middle.x += (pressed(ImGuiKey_RightArrow) - pressed(ImGuiKey_LeftArrow)) * key_step * part.width();
    state.middle.y += (pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow)) * key_step * part.height();
    if (ImGui::GetIO().KeyCtrl) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Equal, true) || ImGui::IsKeyPressed(ImGuiKey_KeypadAdd, true))
        zoom_about(state, state.middle, zoom_step);
    if (ImGui::IsKeyPressed(ImGuiKey_Minus, true) || ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract, true))
        zoom_about(state, state.middle, 1 / zoom_step);
}

} // namespace

void zoom_view(Ui& ui, Rect rect, std::string_view id, std::string_view picture, ZoomState& state) {
    const Hit hit = interact(
        ui, rect, {.id = id, .label = picture, .cursor = state.zoom > 1 ? Cursor::grab : Cursor::arrow});
    if (!hit.visible) return;
    const float ratio = picture_ratio(ui, picture);
    const Rect part = seen_part(rect, ratio, state);
    take_mouse(state, rect, part, hit);
    if (hit.has_keys) take_keys(state, part, hit);
    keep_inside(state, seen_part(rect, ratio, state));
    const Rect seen = seen_part(rect, ratio, state);
    // Where the view is wider or higher than the picture, only the picture is drawn.
    const Rect inside = seen.clipped({0, 0, 1, 1});
    const auto to_x = [&](float u) { return rect.x0 + rect.width() * (u - seen.x0) / seen.width(); };
    const auto to_y = [&](float v) { return rect.y0 + rect.height() * (v - seen.y0) / seen.height(); };
    draw_picture_part(ui, {to_x(inside.x0), to_y(inside.y0), to_x(inside.x1), to_y(inside.y1)}, picture,
                      inside);
    if (hit.focused) draw_focus_ring(ui, rect.inset(ui.px(3)), 4);
}

} // namespace amends::ui
