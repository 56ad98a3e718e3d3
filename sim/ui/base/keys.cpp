#include "sim/ui/base/keys.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <string_view>

namespace amends::ui {
namespace {

struct Key {
    ImGuiKey key;
    std::string_view printed;
};

// In the order of KeyName.
constexpr std::array<Key, 48> keys{{
    {ImGuiKey_None, ""},   {ImGuiKey_F1, "F1"},      {ImGuiKey_F2, "F2"},   {ImGuiKey_F3, "F3"},
    {ImGuiKey_F4, "F4"},   {ImGuiKey_F5, "F5"},      {ImGuiKey_F6, "F6"},   {ImGuiKey_F7, "F7"},
    {ImGuiKey_F8, "F8"},   {ImGuiKey_F9, "F9"},      {ImGuiKey_F10, "F10"}, {ImGuiKey_F11, "F11"},
    {ImGuiKey_F12, "F12"}, {ImGuiKey_Escape, "Esc"}, {ImGuiKey_Comma, ","}, {ImGuiKey_Equal, "+"},
    {ImGuiKey_Minus, "−"}, {ImGuiKey_0, "0"},        {ImGuiKey_Slash, "/"}, {ImGuiKey_B, "B"},
    {ImGuiKey_D, "D"},     {ImGuiKey_E, "E"},        {ImGuiKey_F, "F"},     {ImGuiKey_G, "G"},
    {ImGuiKey_H, "H"},     {ImGuiKey_I, "I"},        {ImGuiKey_J, "J"},     {ImGuiKey_K, "K"},
    {ImGuiKey_L, "L"},     {ImGuiKey_M, "M"},        {ImGuiKey_N, "N"},     {ImGuiKey_O, "O"},
    {ImGuiKey_P, "P"},     {ImGuiKey_Q, "Q"},        {ImGuiKey_R, "R"},     {ImGuiKey_S, "S"},
    {ImGuiKey_T, "T"},     {ImGuiKey_U, "U"},        {ImGuiKey_W, "W"},     {ImGuiKey_1, "1"},
    {ImGuiKey_2, "2"},     {ImGuiKey_3, "3"},        {ImGuiKey_4, "4"},     {ImGuiKey_5, "5"},
    {ImGuiKey_6, "6"},     {ImGuiKey_7, "7"},        {ImGuiKey_8, "8"},     {ImGuiKey_9, "9"},
}};

} // namespace

std::string to_string(const KeyChord& chord) {
    if (chord.key == KeyName::none) return {};
    std::string out;
    if (chord.ctrl) out += "Ctrl+";
    if (chord.alt) out += "Alt+";
    if (chord.shift) out += "Shift+";
    return out.append(keys[static_cast<std::size_t>(chord.key)].printed);
}

int toolkit_key(KeyName key) {
    return keys[static_cast<std::size_t>(key)].key;
}

namespace {

/// Dear ImGui puts off a key that goes down and up in one frame, but not a modifier that comes up behind
/// another key's press. A character beside it was typed without the modifier.
bool is_held(ImGuiKey modifier) {
    return ImGui::IsKeyDown(modifier)
           || (ImGui::IsKeyReleased(modifier) && ImGui::GetIO().InputQueueCharacters.empty());
}

} // namespace

bool is_pressed(const KeyChord& chord) {
    if (chord.key == KeyName::none) return false;
    return ImGui::IsKeyPressed(keys[static_cast<std::size_t>(chord.key)].key, false)
           && is_held(ImGuiMod_Ctrl) == chord.ctrl && is_held(ImGuiMod_Alt) == chord.alt
           && is_held(ImGuiMod_Shift) == chord.shift;
}

bool is_ctrl_held() {
    return is_held(ImGuiMod_Ctrl) && !is_held(ImGuiMod_Alt);
}

bool is_digit_pressed(int digit) {
    const ImGuiIO& io = ImGui::GetIO();
    if (digit < 1 || digit > 9 || io.KeyCtrl || io.KeyAlt || io.KeyShift) return false;
    if (ImGui::GetCurrentContext()->ActiveId != 0) return false;
    if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup)) return false;
    const auto key = [&](ImGuiKey first) { return static_cast<ImGuiKey>(first + digit - 1); };
    return ImGui::IsKeyPressed(key(ImGuiKey_1), false) || ImGui::IsKeyPressed(key(ImGuiKey_Keypad1), false);
}

namespace {

bool is_history_key(ImGuiKey key, bool shift) {
    if (!is_ctrl_held() || is_held(ImGuiMod_Shift) != shift || ImGui::GetCurrentContext()->ActiveId != 0)
        return false;
    return !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup) && ImGui::IsKeyPressed(key, true);
}

} // namespace

bool is_undo_pressed() {
    return is_history_key(ImGuiKey_Z, false);
}

bool is_redo_pressed() {
    return is_history_key(ImGuiKey_Y, false) || is_history_key(ImGuiKey_Z, true);
}

} // namespace amends::ui
