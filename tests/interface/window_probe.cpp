// A window with one text field, for tests with a real display: tells on standard output what the field holds
// after each change ("text ..."), each Return ("return") and Escape ("escape") that reaches the program, and
// where the caret's foot is in the window ("caret X Y").
#include "sim/app/fonts.hpp"
#include "sim/app/frame_loop.hpp"

#include <imgui_internal.h>

#include <array>
#include <cstdio>
#include <string>

namespace {

using namespace amends::app;

struct Probe {
    std::array<char, 4096> text{};
    std::string told_text;
    ImVec2 told_caret;
};

void tell_text(Probe& probe) {
    const std::string text = probe.text.data();
    if (text == probe.told_text) return;
    probe.told_text = text;
    std::printf("text ");
    for (const char character : text) {
        if (character == '\n') {
            std::printf("\\n");
        } else {
            std::putchar(character);
        }
    }
    std::printf("\n");
}

void tell_keys() {
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false)) std::printf("return\n");
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) std::printf("escape\n");
}

void tell_caret(Probe& probe) {
    const ImGuiPlatformImeData& caret = ImGui::GetCurrentContext()->PlatformImeDataPrev;
    const ImVec2 foot(caret.InputPos.x, caret.InputPos.y + caret.InputLineHeight);
    if (!caret.WantVisible || (foot.x == probe.told_caret.x && foot.y == probe.told_caret.y)) return;
    probe.told_caret = foot;
    std::printf("caret %.0f %.0f\n", static_cast<double>(foot.x), static_cast<double>(foot.y));
}

void draw(Probe& probe) {
    ImGui::SetNextWindowPos({100, 100});
    ImGui::Begin("probe", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize);
    if (!ImGui::IsAnyItemActive()) ImGui::SetKeyboardFocusHere();
    ImGui::InputTextMultiline("###field", probe.text.data(), probe.text.size(), {600, 200});
    ImGui::End();
    tell_text(probe);
    tell_keys();
    tell_caret(probe);
    std::fflush(stdout);
}

int run() {
    const auto files = platform::find_fonts();
    auto window = platform::Window::open({"amends probe", 900, 600, 0, 0, "amends-probe"});
    auto renderer = window ? Renderer::create() : window.error();
    if (!files || !window || !renderer) return 3;
    const auto fonts = load_fonts(files.value());
    if (!fonts) return 3;
    ImGui::GetStyle().FontSizeBase = 20;
    ImGui::GetIO().IniFilename = nullptr;

    Probe probe;
    FrameClient client;
    client.draw = [&] { draw(probe); };
    const FrameCounts counts = run_frame_loop(window.value(), renderer.value(), client);
    std::printf("layouts %ld pictures %ld\n", counts.layouts, counts.pictures);
    ImGui::GetIO().Fonts->Clear(); // before the mapped faces go
    return 0;
}

} // namespace

int main() {
    ImGui::CreateContext();
    const int code = run();
    ImGui::DestroyContext();
    return code;
}
