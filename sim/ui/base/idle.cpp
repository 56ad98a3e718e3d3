#include "sim/ui/base/idle.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

#include <algorithm>
#include <iterator>

namespace amends::ui {

bool is_somebody_there() {
    const ImGuiIO& io = ImGui::GetIO();
    const auto is_down = [](const ImGuiKeyData& key) { return key.Down; };
    return io.MouseDelta.x != 0 || io.MouseDelta.y != 0 || io.MouseWheel != 0
           || io.InputQueueCharacters.Size > 0
           || std::any_of(std::begin(io.KeysData), std::end(io.KeysData), is_down);
}

void close_sheets() {
    if (ImGui::GetCurrentContext()->OpenPopupStack.Size > 0) ImGui::ClosePopupToLevel(0, false);
}

} // namespace amends::ui
