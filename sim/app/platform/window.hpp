#pragma once
#include "support/result.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace amends::app::platform {

struct WindowOptions {
    std::string title;
    int width_px = 1440, height_px = 900;
    int width_min_px = 0, height_min_px = 0;
    std::optional<int> x_px, y_px; ///< upper left corner; left out where no screen holds it any more
    bool maximised = false;
    std::string wm_class = "amends"; ///< by which desktops and tests find the window
};

/// A place on the desktop.
struct PixelPoint {
    int x = 0, y = 0;
    friend bool operator==(const PixelPoint&, const PixelPoint&) = default;
};

/// Size of the drawing surface in pixels.
struct PixelSize {
    int width = 0, height = 0;
    friend bool operator==(const PixelSize&, const PixelSize&) = default;
};

/// Input methods speak to us only in a UTF-8 locale; every system has one, whatever the person's own is. A
/// window sees to it when it opens; call it earlier where other threads run by then, which a change would
/// disturb.
void ensure_utf8_locale();

/// The program's one window with its OpenGL 3 context. It feeds keyboard, mouse, clipboard and input method
/// to the current Dear ImGui context, which must exist before the window is opened and outlive it. Main
/// thread only, but for `wake`.
class Window {
public:
    /// An error where there is no display, or none that offers OpenGL 3.
    [[nodiscard]] static support::Result<Window> open(const WindowOptions&);

    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window();

    /// Handles what has happened, waiting for at most this long if nothing has; no limit if none is given.
    void wait_events(std::optional<std::chrono::milliseconds> at_most);

    /// Ends a running or the next `wait_events`. Any thread.
    static void wake();

    /// Begins a Dear ImGui frame's input; call before ImGui::NewFrame.
    void begin_frame();

    /// Shows what was drawn.
    void present();

    [[nodiscard]] PixelSize surface_size() const;
    /// The surface's upper left corner on the desktop.
    [[nodiscard]] PixelPoint place() const;
    [[nodiscard]] bool is_maximised() const;
    [[nodiscard]] bool is_iconified() const;
    [[nodiscard]] bool is_focused() const;

    /// Pixels per logical pixel, as the desktop is set: 1 on a plain screen, 2 on a dense one.
    [[nodiscard]] float content_scale() const;

    /// True once when the person asked to close the window since the last call.
    [[nodiscard]] bool take_close_request();

    /// Files that were let go over the window since the last call.
    [[nodiscard]] std::vector<std::filesystem::path> take_dropped_files();

    /// True once when the surface must be drawn again although nothing in it has changed.
    [[nodiscard]] bool take_damage();

    void set_title(const std::string&);

private:
    struct Guts;
    explicit Window(std::unique_ptr<Guts>);
    std::unique_ptr<Guts> guts_;
};

} // namespace amends::app::platform
