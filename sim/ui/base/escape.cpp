#include "sim/ui/base/escape.hpp"

#include <imgui_internal.h>

namespace amends::ui {

bool is_escape_pressed() {
    // Dear ImGui itself takes the keyboard from a field before the frame begins.
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.ActiveId != 0 || g.ActiveIdPreviousFrame != 0) return false;
    return !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup)
           && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
}

} // namespace amends::ui
