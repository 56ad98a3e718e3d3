// A photo over the whole window: wheel and plus/minus zoom, dragging and arrows pan, Escape closes.
#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/desk/desk.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float most_zoom = 6;

void zoom_by(PhotoViewer& photo, float factor) {
    photo.zoom = std::clamp(photo.zoom * factor, 1.F, most_zoom);
}

/// Keeps the part that is seen inside the picture.
void keep_inside(PhotoViewer& photo) {
    const float half = .5F / photo.zoom;
    photo.centre.x = std::clamp(photo.centre.x, half, 1 - half);
    photo.centre.y = std::clamp(photo.centre.y, half, 1 - half);
}

/// The arrows move the photo while the keyboard is at it.
void follow_arrows(PhotoViewer& photo, std::uint32_t item) {
    for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow})
        ImGui::SetKeyOwner(key, item);
    const float step = .08F / photo.zoom;
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) photo.centre.x -= step;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) photo.centre.x += step;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) photo.centre.y -= step;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) photo.centre.y += step;
}

void follow_input(PhotoViewer& photo, Rect at, bool held) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel != 0) zoom_by(photo, io.MouseWheel > 0 ? 1.2F : 1 / 1.2F);
    if (ImGui::IsKeyPressed(ImGuiKey_Equal) || ImGui::IsKeyPressed(ImGuiKey_KeypadAdd)) zoom_by(photo, 1.25F);
    if (ImGui::IsKeyPressed(ImGuiKey_Minus) || ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract))
        zoom_by(photo, .8F);
    if (held) {
        photo.centre.x -= io.MouseDelta.x / (at.width() * photo.zoom);
        photo.centre.y -= io.MouseDelta.y / (at.height() * photo.zoom);
    }
    keep_inside(photo);
}

} // namespace

void draw_photo_viewer(Ui& ui, Rect window, DeskWidgets& widgets) {
    PhotoViewer& photo = widgets.photo;
    if (photo.picture.empty()) return;
    const Dialog dialog(ui, {.id = "photo_viewer",
                             .title = photo.caption.empty() ? ui.t("desk.photo") : photo.caption,
                             .width = std::min(1000.F, window.width() / ui.px(1) - 60),
                             .height = window.height() / ui.px(1) - 60});
    Rect inside = dialog.content();
    Rect bar = inside.cut_bottom(control_height(ui), ui.px(10));
    const float ratio = picture_ratio(ui, photo.picture);
    const float width = std::min(inside.width(), inside.height() * ratio);
    const Rect at = Rect::around(inside.middle(), width, width / ratio);
    const float half = .5F / photo.zoom;
    draw_picture_part(
        ui, at, photo.picture,
        {photo.centre.x - half, photo.centre.y - half, photo.centre.x + half, photo.centre.y + half});
    focus_on_arrival(ui);
    const Hit hit = interact(
        ui, at,
        {.id = "picture", .label = photo.caption, .tooltip = {}, .value = {}, .cursor = Cursor::grab});
    if (hit.has_keys) follow_arrows(photo, hit.item);
    follow_input(photo, at, hit.held);
    if (hit.focused) draw_focus_ring(ui, at, 4);
    const float size = bar.height();
    if (icon_button(ui, bar.cut_left(size, ui.px(6)),
                    {.id = "zoom_out",
                     .name = ui.t("desk.zoom_out"),
                     .icon = Icon::zoom_out,
                     .enabled = photo.zoom > 1,
                     .color = {}}))
        zoom_by(photo, .8F);
    if (icon_button(ui, bar.cut_left(size, ui.px(10)),
                    {.id = "zoom_in",
                     .name = ui.t("desk.zoom_in"),
                     .icon = Icon::zoom_in,
                     .enabled = photo.zoom < most_zoom,
                     .color = {}}))
        zoom_by(photo, 1.25F);
    draw_text(ui, bar, ui.t("desk.photo_keys"), {.style = style::small, .color = ui.colors().ink_soft});
    keep_inside(photo);
    if (dialog.close_asked()) photo = {};
}

} // namespace amends::ui
