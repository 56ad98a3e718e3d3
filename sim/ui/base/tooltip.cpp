#include "sim/ui/base/tooltip.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

/// Below the anchor, or above it where there is no room below; never outside the window.
Rect place(const Ui& ui, const Rect& anchor, float width, float height) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float margin = ui.px(8), gap = ui.px(6);
    float y = anchor.y1 + gap;
    if (y + height + margin > window.y) y = anchor.y0 - gap - height;
    const float x =
        std::clamp(anchor.mid_x() - width / 2, margin, std::max(margin, window.x - width - margin));
    return Rect::at(whole(x), whole(std::max(margin, y)), width, height);
}

} // namespace

void draw_tooltip(Ui& ui) {
    if (ui.tooltip.text.empty()) return;
    const Palette& p = ui.colors();
    const float widest = ui.px(280), pad = ui.px(10);
    const TextLayout& layout = text_layout(ui, ui.tooltip.text, style::small, widest);
    const float width = std::ceil(layout.width) + pad * 2;
    const float height = line_height(ui, style::small) * static_cast<float>(layout.lines.size()) + ui.px(10);
    const Rect box = place(ui, ui.tooltip.anchor, width, height);
    ImGui::SetNextWindowPos(im_min(box));
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin("###tooltip", nullptr,
                 ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoDecoration
                     | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings
                     | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav
                     | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    ImGui::PushClipRect({0, 0}, ImGui::GetIO().DisplaySize, false);
    draw_shadow(ui, box, 8, {10, 3, .14F});
    const bool inverted = ui.theme.kind == ThemeKind::light;
    fill_rect(ui, box, inverted ? p.ink : p.overlay, 8);
    if (!inverted) stroke_rect(ui, box, p.line_strong, 8);
    Rect inside = box.inset(pad, ui.px(5));
    inside.x1 = inside.x0 + widest;
    draw_paragraph(ui, inside, ui.tooltip.text,
                   {.style = style::small, .color = inverted ? p.surface : p.ink});
    ImGui::PopClipRect();
    ImGui::End();
}

} // namespace amends::ui
