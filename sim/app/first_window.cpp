#include "sim/app/first_window.hpp"

#include "sim/app/fonts.hpp"
#include "sim/app/frame_loop.hpp"
#include "sim/app/pictures.hpp"
#include "sim/app/platform/platform.hpp"

namespace amends::app {
namespace {

/// A Dear ImGui context for a scope.
struct GuiContext {
    ImGuiContext* context = ImGui::CreateContext();
    GuiContext() {
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        ImGui::StyleColorsLight();
    }
    GuiContext(const GuiContext&) = delete;
    GuiContext& operator=(const GuiContext&) = delete;
    ~GuiContext() { ImGui::DestroyContext(context); }
};

/// Text in the middle of the surface, and a field to try the input method in.
void draw_welcome(const LoadedFonts& fonts, float scale, std::string& text) {
    const ImGuiViewport* viewport = ImGui::GetMainViewport();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(viewport->Size);
    ImGui::Begin("###welcome", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground);
    ImGui::PushFont(fonts.bold, 32 * scale);
    const char* name = "补救 · Amends";
    ImGui::SetCursorPos({(viewport->Size.x - ImGui::CalcTextSize(name).x) / 2, viewport->Size.y * 0.4f});
    ImGui::TextUnformatted(name);
    ImGui::PopFont();
    char buffer[512] = {};
    text.copy(buffer, sizeof buffer - 1);
    ImGui::SetCursorPos({viewport->Size.x * 0.3f, viewport->Size.y * 0.5f});
    ImGui::SetNextItemWidth(viewport->Size.x * 0.4f);
    if (ImGui::InputText("###reply", buffer, sizeof buffer)) text = buffer;
    ImGui::End();
}

} // namespace

support::Status run_window(const WindowRequest& request) {
    const auto files = platform::find_fonts();
    if (!files) return files.error();
    std::vector<platform::MappedFile> mapped; // outlives the context, which reads from it to the end
    const GuiContext context;
    auto window =
        platform::Window::open({"补救 · Amends", request.width_px, request.height_px, 1100, 700, "amends"});
    if (!window) return window.error();
    auto renderer = Renderer::create();
    if (!renderer) return renderer.error();
    auto fonts = load_fonts(files.value());
    if (!fonts) return fonts.error();
    mapped = std::move(fonts.value().files);

    const float scale = window.value().content_scale();
    ImGui::GetStyle().FontSizeBase = 20 * scale;
    std::string text;
    FrameClient client;
    client.draw = [&] { draw_welcome(fonts.value(), scale, text); };
    if (!request.shot.empty()) {
        return write_png(request.shot, take_picture(window.value(), renderer.value(), client));
    }
    run_frame_loop(window.value(), renderer.value(), client);
    return support::Done{};
}

} // namespace amends::app
