#include "sim/ui/base/scroll_area.hpp"

#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/base/interact.hpp"

#include <string>

namespace amends::ui {
namespace {

constexpr float endless = 1e6F, thumb_width = 6, thumb_margin = 3, shortest_thumb = 32;

} // namespace

ScrollArea::ScrollArea(Ui& ui, std::string_view id, Rect view, ScrollOptions options)
    : ui_(ui), focus_group_(ui, view), focus_box_(ui.focus.open_box), view_(view), options_(options),
      outer_scope_(ui.scope.size()) {
    ImGui::SetCursorScreenPos(im_min(view));
    const std::string name(id);
    ImGui::BeginChild(name.c_str(), {std::max(1.F, view.width()), std::max(1.F, view.height())},
                      ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar
                          | ImGuiWindowFlags_NoSavedSettings);
    ui_.scope.append(id).append("/");
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    content_ = {view.x0, origin.y, view.x1, origin.y + endless};
}

ScrollArea::~ScrollArea() {
    // Was the end in sight in the last frame, as high as view and content were then?
    float& last_end = *ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("end"), 0);
    const bool was_at_end = ImGui::GetScrollY() >= std::min(last_end, ImGui::GetScrollMaxY()) - 2;
    const float end = std::max(0.F, height_ - view_.height());
    ImGui::SetCursorScreenPos({content_.x0, content_.y0 + height_});
    ImGui::Dummy({1, 0});
    const bool is_at_end = ImGui::GetScrollY() > end - 1.5F; // places are whole pixels
    last_end = end;
    if (options_.to_top) ImGui::SetScrollY(0);
    if (options_.to_end || (options_.stay_at_end && was_at_end && !is_at_end)) {
        ImGui::SetScrollY(end);
        ui_.wake.within(0);
    }
    if (height_ > view_.height() + 1)
        ui_.focus.boxes[focus_box_].scrolled = ImGui::GetCurrentWindow()->ID; // Page Up and Down turn it
    draw_thumb();
    ui_.scope.resize(outer_scope_);
    ImGui::EndChild();
}

void ScrollArea::reveal(Rect part) {
    const float margin = ui_.px(12), top = part.y0 - content_.y0 - margin,
                bottom = part.y1 - content_.y0 + margin;
    const float now = ImGui::GetScrollY();
    if (top < now)
        ImGui::SetScrollY(std::max(0.F, top));
    else if (bottom > now + view_.height())
        ImGui::SetScrollY(bottom - view_.height());
    ui_.wake.within(0);
}

void ScrollArea::draw_thumb() {
    if (height_ <= view_.height() + 1) return;
    const float track = view_.height() - ui_.px(thumb_margin) * 2;
    const float length = std::max(ui_.px(shortest_thumb), track * view_.height() / height_);
    const float range = height_ - view_.height(), free = std::max(1.F, track - length);
    const float part = std::min(1.F, ImGui::GetScrollY() / range);
    const Rect grip{view_.x1 - ui_.px(thumb_width + thumb_margin * 2),
                    whole(view_.y0 + ui_.px(thumb_margin) + free * part), view_.x1,
                    whole(view_.y0 + ui_.px(thumb_margin) + free * part + length)};
    const Hit hit = interact(ui_, grip, {.id = "thumb", .cursor = Cursor::arrow, .by_keyboard = false});
    if (hit.held) ImGui::SetScrollY(ImGui::GetScrollY() + ImGui::GetIO().MouseDelta.y * range / free);
    const Rect bar{grip.x1 - ui_.px(thumb_width + thumb_margin), grip.y0, grip.x1 - ui_.px(thumb_margin),
                   grip.y1};
    const Color rest = ui_.colors().line_strong;
    fill_rect(ui_, bar, mix(rest, ui_.colors().ink_faint, hit.held ? 1.F : hit.glow), thumb_width / 2);
}

} // namespace amends::ui
