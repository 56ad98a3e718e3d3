#include "sim/app/frame_loop.hpp"

#include <imgui_internal.h>

namespace amends::app {
namespace {

constexpr int layouts_min = 2;
constexpr int layouts_max = 64; // a flood of input must not keep the picture from the screen

ImVec4 background_of(const FrameClient& client) {
    return client.background ? client.background() : ImVec4(0.945f, 0.957f, 0.976f, 1);
}

/// What is on the screen, so that the same is not drawn twice.
struct ShownFrame {
    std::uint64_t fingerprint = 0;
    platform::PixelSize size;
    ImVec4 background;
};

/// Draws the laid-out frame unless it is on the screen already. Returns whether it drew.
bool show(platform::Window& window, Renderer& renderer, const FrameClient& client, ShownFrame& shown) {
    const ImDrawData& data = *ImGui::GetDrawData();
    const platform::PixelSize size = window.surface_size();
    const ImVec4 background = background_of(client);
    std::uint64_t fingerprint = frame_fingerprint(data);
    const bool is_damaged = window.take_damage();
    const bool is_same = fingerprint == shown.fingerprint && size == shown.size
                         && background.x == shown.background.x && background.y == shown.background.y
                         && background.z == shown.background.z;
    if (is_same && !is_damaged && !has_pending_textures(data)) return false;
    if (has_pending_textures(data)) fingerprint = 0; // the same frame will read other texels next time
    renderer.draw(data, size, background);
    window.present();
    shown = {fingerprint, size, background};
    return true;
}

int lay_out(platform::Window& window, Renderer& renderer, const FrameClient& client) {
    return lay_out_until_settled(
        [&] {
            renderer.begin_frame();
            window.begin_frame();
        },
        client.draw);
}

} // namespace

int lay_out_until_settled(const std::function<void()>& begin, const std::function<void()>& draw) {
    const auto& waiting = ImGui::GetCurrentContext()->InputEventsQueue;
    int layouts = 0;
    bool took_input = false;
    do {
        begin();
        took_input = !waiting.empty();
        ImGui::NewFrame();
        draw();
        ImGui::Render();
        ++layouts;
    } while (layouts < layouts_min || (layouts < layouts_max && (took_input || !waiting.empty())));
    return layouts;
}

FrameCounts run_frame_loop(platform::Window& window, Renderer& renderer, const FrameClient& client) {
    FrameCounts counts;
    ShownFrame shown;
    while (true) {
        if (const auto files = window.take_dropped_files(); !files.empty() && client.dropped)
            client.dropped(files);
        counts.layouts += lay_out(window, renderer, client);
        if (!window.is_iconified() && show(window, renderer, client, shown)) ++counts.pictures;
        if (client.shown) client.shown();
        if (client.wants_to_end && client.wants_to_end()) return counts;
        if (window.take_close_request() && (!client.may_close || client.may_close())) return counts;
        window.wait_events(client.next_wake ? client.next_wake() : std::nullopt);
    }
}

Picture take_picture(platform::Window& window, Renderer& renderer, const FrameClient& client,
                     int frames_max) {
    std::uint64_t before = 0;
    for (int frame = 0; frame < frames_max; ++frame) {
        window.wait_events(std::chrono::milliseconds(0));
        lay_out(window, renderer, client);
        const bool is_pending = has_pending_textures(*ImGui::GetDrawData());
        const std::uint64_t now = frame_fingerprint(*ImGui::GetDrawData());
        renderer.draw(*ImGui::GetDrawData(), window.surface_size(), background_of(client));
        if (now == before && !is_pending) break;
        before = now;
        window.present();
    }
    return renderer.read_surface(window.surface_size());
}

} // namespace amends::app
