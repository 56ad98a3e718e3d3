#include "sim/ui/base/interact.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

#include <string>

namespace amends::ui {
namespace {

constexpr float tooltip_after_s = .45F;
constexpr ImGuiID arrival_wanted = ~0U; // focus_on_arrival was called: the next item is meant

void record_item(Ui& ui, const Rect& rect, const Interaction& what, ImGuiID id) {
    if (ui.record == nullptr) return;
    ui.record->items.push_back({ui.scope + std::string(what.id), std::string(what.label), id, rect,
                                rect.clipped(clip_rect()), what.enabled, what.selected,
                                std::string(what.value)});
}

void ask_for_tooltip(Ui& ui, const Rect& rect, const Interaction& what, bool hovered, bool focused) {
    if (what.tooltip.empty() || !(hovered || focused)) return;
    const float waited = ImGui::GetCurrentContext()->HoveredIdTimer;
    if (!focused && waited < tooltip_after_s)
        ui.wake.within(tooltip_after_s - waited + .01F);
    else
        ui.tooltip = {std::string(what.tooltip), rect};
}

void set_cursor(Cursor cursor) {
    switch (cursor) {
    case Cursor::arrow: break;
    case Cursor::hand: ImGui::SetMouseCursor(ImGuiMouseCursor_Hand); break;
    case Cursor::text: ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput); break;
    case Cursor::grab: ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll); break;
    }
}

} // namespace

Hit interact(Ui& ui, Rect rect, const Interaction& what) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    const ImGuiID id = window->GetID(what.id.data(), what.id.data() + what.id.size());
    record_item(ui, rect, what, id);

    Hit hit;
    hit.item = id;
    ImGuiItemFlags flags = ImGuiItemFlags_None;
    if (!what.enabled) flags |= ImGuiItemFlags_Disabled;
    if (!what.by_keyboard) flags |= ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop;
    if (rect.empty() || !ImGui::ItemAdd(im(rect), id, nullptr, flags)) {
        hit.visible = false;
        return hit;
    }
    // ItemAdd's extra flags do not reach the behaviour's own test, so a disabled item only shows its tooltip.
    if (ui.arrived && ui.arrival_item == arrival_wanted) ui.arrival_item = id;
    if (what.enabled) hit.clicked = ImGui::ButtonBehavior(im(rect), id, &hit.hovered, &hit.held, 0);
    hit.has_keys = g.NavId == id && g.NavWindow != nullptr && g.NavWindow->RootWindow == window->RootWindow;
    hit.focused = hit.has_keys && g.NavCursorVisible;
    const bool over = hit.hovered
                      || (!what.enabled && ImGui::IsMouseHoveringRect(im_min(rect), im_max(rect))
                          && ImGui::IsWindowHovered(ImGuiHoveredFlags_None));
    if (hit.hovered) set_cursor(what.cursor);
    ask_for_tooltip(ui, rect, what, over, hit.focused);
    hit.glow = eased(ui, what.id, hit.hovered ? 1.F : 0.F);
    return hit;
}

void draw_focus_ring(Ui& ui, Rect rect, float radius) {
    const float gap = ui.px(2), thickness = std::max(2.F, ui.px(2));
    draw_list().AddRect({rect.x0 - gap, rect.y0 - gap}, {rect.x1 + gap, rect.y1 + gap},
                        ui.colors().focus.packed, ui.px(radius) + gap, 0, thickness);
}

void focus_next(Ui&) {
    ImGui::SetKeyboardFocusHere();
}

void focus_on_arrival(Ui& ui) {
    if (!ui.arrived) return;
    ImGui::SetKeyboardFocusHere();
    ui.arrival_item = arrival_wanted;
}

void focus_by_default(Ui&) {
    ImGui::SetItemDefaultFocus();
}

} // namespace amends::ui
