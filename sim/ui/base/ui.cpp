#include "sim/ui/base/ui.hpp"

#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/base/pictures.hpp"
#include "sim/ui/base/text_cache.hpp"
#include "sim/ui/base/tooltip.hpp"

#include <algorithm>
#include <cmath>

namespace amends::ui {
namespace {

constexpr float ease_per_second = 22.F; // two thirds of the way in 50 ms, done in about 100
constexpr float longest_step = 1.F / 30;

void style_for(const Ui& ui) {
    ImGuiStyle& style = ImGui::GetStyle();
    style.FontSizeBase = box_height(ui, type::body);
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = 0;
    style.DisabledAlpha = 1;
    style.Colors[ImGuiCol_NavCursor] = {0, 0, 0, 0}; // we draw our own
    style.Colors[ImGuiCol_ModalWindowDimBg] = ImGui::ColorConvertU32ToFloat4(ui.colors().scrim.packed);
    style.Colors[ImGuiCol_NavWindowingDimBg] = {0, 0, 0, 0};
}

// A dialog that its screen no longer draws must not go on blocking everything else.
void close_forgotten_popups() {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    for (int i = 0; i < g.OpenPopupStack.Size; ++i) {
        const ImGuiPopupData& popup = g.OpenPopupStack[i];
        const bool is_new = popup.OpenFrameCount + 1 >= g.FrameCount;
        if (is_new || (popup.Window != nullptr && popup.Window->WasActive)) continue;
        ImGui::ClosePopupToLevel(i, true);
        return;
    }
}

} // namespace

Ui::Ui() : cache(std::make_unique<TextCache>()) {}
Ui::~Ui() = default;

Rect begin_frame(Ui& ui) {
    style_for(ui);
    ui.cache->next_frame(ui.theme.scale);
    if (ui.pictures != nullptr) ui.pictures->next_frame();
    ui.wake = {};
    ui.tooltip = {};
    ui.scope.clear();
    if (ui.record != nullptr) *ui.record = {};
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    close_forgotten_popups();
    ImGui::Begin("###surface", nullptr,
                 ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove
                     | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse
                     | ImGuiWindowFlags_NoSavedSettings);
    begin_focus(ui);
    return {0, 0, size.x, size.y};
}

void end_frame(Ui& ui) {
    end_focus(ui);
    draw_tooltip(ui);
    ImGui::End();
}

IdScope::IdScope(Ui& ui, std::string_view id) : ui_(ui), outer_length_(ui.scope.size()) {
    ImGui::PushID(id.data(), id.data() + id.size());
    ui_.scope.append(id).append("/");
}

IdScope::~IdScope() {
    ui_.scope.resize(outer_length_);
    ImGui::PopID();
}

ClipScope::ClipScope(Rect rect) {
    ImGui::PushClipRect(im_min(rect), im_max(rect), true);
}

ClipScope::~ClipScope() {
    ImGui::PopClipRect();
}

float eased(Ui& ui, std::string_view id, float target) {
    const ImGuiID key = ImGui::GetCurrentWindow()->GetID(id.data(), id.data() + id.size()) ^ 0x5EA5EDU;
    float& value = *ImGui::GetStateStorage()->GetFloatRef(key, target);
    const float rest = target - value;
    if (ui.still || std::fabs(rest) < .01F) return value = target;
    value += rest * std::min(1.F, std::min(ImGui::GetIO().DeltaTime, longest_step) * ease_per_second);
    ui.wake.within(0);
    return value;
}

double seconds_now(const Ui& ui) {
    return ui.still ? 0 : ImGui::GetTime();
}

double seconds_running() {
    return ImGui::GetTime();
}

} // namespace amends::ui
