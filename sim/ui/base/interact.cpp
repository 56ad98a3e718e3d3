#include "sim/ui/base/interact.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

#include <string>

namespace amends::ui {
namespace {

constexpr float tooltip_after_s = .45F;

void record_item(Ui& ui, const Rect& rect, const Interaction& what, ImGuiID id) {
    if (ui.record == nullptr) return;
    ui.record->items.push_back({ui.scope + std::string(what.id), std::string(what.label), id, rect,
                                rect.clipped(clip_rect()), what.enabled, what.selected,
                                std::string(what.value), what.by_keyboard});
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
    // Before it is looked at whether it is in sight: what is scrolled away comes back with the keyboard.
    if (what.enabled && what.by_keyboard && !rect.empty() && tell_focus_stop(ui, id, rect))
        take_focus(ui, id, rect);
    if (rect.empty() || !ImGui::ItemAdd(im(rect), id, nullptr, flags)) {
        hit.visible = false;
        return hit;
    }
    // ItemAdd's extra flags do not reach the behaviour's own test, so a disabled item only shows its tooltip.
    if (what.enabled) hit.clicked = ImGui::ButtonBehavior(im(rect), id, &hit.hovered, &hit.held, 0);
    const bool others_type = g.ActiveId != 0 && g.ActiveId != id; // Dear ImGui leaves its mark where it was
    hit.has_keys = !others_type && g.NavId == id && g.NavWindow != nullptr
                   && g.NavWindow->RootWindow == window->RootWindow;
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

} // namespace amends::ui
