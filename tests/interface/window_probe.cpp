// A window with the composer in it, for tests with a real display: tells on standard output what it holds
// after each change ("text ..."), what was sent ("sent ..."), each Return ("return"), Escape ("escape")
// and F9 ("mark") that reaches the program, and where the caret's foot is in the window ("caret X Y").
#include "sim/app/frame_loop.hpp"
#include "sim/app/platform/platform.hpp"
#include "sim/app/ui_host.hpp"
#include "sim/ui/base/fields.hpp"

#include <imgui_internal.h>

#include <cstdio>
#include <string>

namespace {

using namespace amends::app;

struct Probe {
    amends::ui::EditState reply;
    std::string told_text;
    ImVec2 told_caret;
};

void tell(const char* what, const std::string& text) {
    std::printf("%s ", what);
    for (const char character : text) {
        if (character == '\n') {
            std::printf("\\n");
        } else {
            std::putchar(character);
        }
    }
    std::printf("\n");
}

void tell_text(Probe& probe) {
    const std::string& text = probe.reply.edit.text();
    if (text == probe.told_text) return;
    probe.told_text = text;
    tell("text", text);
}

void tell_keys() {
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false)) std::printf("return\n");
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) std::printf("escape\n");
    if (ImGui::IsKeyPressed(ImGuiKey_F9, false)) std::printf("mark\n");
}

void tell_caret(Probe& probe) {
    const ImGuiPlatformImeData& caret = ImGui::GetCurrentContext()->PlatformImeDataPrev;
    const ImVec2 foot(caret.InputPos.x, caret.InputPos.y + caret.InputLineHeight);
    if (!caret.WantVisible || (foot.x == probe.told_caret.x && foot.y == probe.told_caret.y)) return;
    probe.told_caret = foot;
    std::printf("caret %.0f %.0f\n", static_cast<double>(foot.x), static_cast<double>(foot.y));
}

void draw(amends::ui::Ui& ui, Probe& probe) {
    const auto window = amends::ui::begin_frame(ui);
    if (!ImGui::IsAnyItemActive()) probe.reply.focus_next = true;
    const auto place = amends::ui::Rect::at(window.x0 + 100, 100, 600, 200);
    const auto out = amends::ui::composer(ui, place, probe.reply, {.id = "reply", .limit = 300});
    tell_text(probe);
    if (out.send) {
        tell("sent", probe.reply.edit.text());
        probe.reply = {};
    }
    tell_keys();
    amends::ui::end_frame(ui);
    tell_caret(probe);
    std::fflush(stdout);
}

int run() {
    const auto assets = platform::asset_folder();
    auto window = platform::Window::open(
        {.title = "amends probe", .width_px = 900, .height_px = 600, .wm_class = "amends-probe"});
    auto renderer = window ? Renderer::create() : window.error();
    if (!assets || !window || !renderer) return 3;
    auto host = UiHost::create(renderer.value(), assets.value());
    if (!host) {
        std::fprintf(stderr, "%s: %s\n", host.error().object.c_str(), host.error().answer.c_str());
        return 3;
    }
    ImGui::GetIO().IniFilename = nullptr;

    Probe probe;
    FrameClient client;
    client.draw = [&] { draw(host.value()->ui(), probe); };
    const FrameCounts counts = run_frame_loop(window.value(), renderer.value(), client);
    std::printf("layouts %ld pictures %ld\n", counts.layouts, counts.pictures);
    host.value()->release();
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
