#pragma once
#include "sim/app/platform/window.hpp"
#include "sim/app/renderer.hpp"

#include <imgui.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace amends::app {

/// What the frame loop asks of the program.
struct FrameClient {
    /// Lays out one frame, between NewFrame and Render. Called several times for one picture while input is
    /// waiting, also when the window is iconified, so that what falls due does so.
    std::function<void()> draw;
    /// After a frame: how long the picture stays true without input; nothing: until something happens.
    std::function<std::optional<std::chrono::milliseconds>()> next_wake;
    /// Whether a request to close may be followed; the client may show why not. Absent: always.
    std::function<bool()> may_close;
    /// Whether the program wants to end by itself. Absent: never.
    std::function<bool()> wants_to_end;
    /// The colour under everything.
    std::function<ImVec4()> background;
    /// Files were let go over the window. Absent: they are passed over.
    std::function<void(const std::vector<std::filesystem::path>&)> dropped;
    /// After the laid-out frame is on the screen, or was there already. Absent: nothing.
    std::function<void()> shown;
};

/// What one run of the loop did; measurements read it.
struct FrameCounts {
    long layouts = 0;  ///< NewFrame to Render
    long pictures = 0; ///< brought to the screen
};

/// Lays out frames of the current Dear ImGui context until its input queue is empty (it takes one change of a
/// key a frame) and one more has shown what the last input changed, at least two so that sizes have settled.
/// `begin` comes before each NewFrame. Returns how many.
int lay_out_until_settled(const std::function<void()>& begin, const std::function<void()>& draw);

/// Draws on need until the window closes. A picture equal to the one shown is not drawn again.
FrameCounts run_frame_loop(platform::Window&, Renderer&, const FrameClient&);

/// Lays out and draws until the picture no longer changes (at most `frames_max`), and returns it.
[[nodiscard]] Picture take_picture(platform::Window&, Renderer&, const FrameClient&, int frames_max = 20);

} // namespace amends::app
