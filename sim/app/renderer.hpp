#pragma once
#include "sim/app/platform/window.hpp"
#include "support/result.hpp"

#include <imgui.h>

#include <cstdint>
#include <span>
#include <vector>

namespace amends::app {

/// Pixels row by row from the top, four bytes each: red, green, blue, alpha.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Straight-alpha RGBA, rows from the top, of somebody else's picture.
struct PixelView {
    int width = 0, height = 0;
    const std::uint8_t* rgba = nullptr;
};

/// Draws Dear ImGui's frames with OpenGL 3. Needs the window's context to be current from birth to death.
class Renderer {
public:
    [[nodiscard]] static support::Result<Renderer> create();
    /// Takes textures and draws nothing: for a program without a window, such as a test.
    [[nodiscard]] static Renderer unseen();

    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) = delete;
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;
    ~Renderer();

    /// Call before ImGui::NewFrame.
    void begin_frame();

    /// Fills the surface with the colour and draws over it what ImGui::Render left.
    void draw(const ImDrawData&, platform::PixelSize, const ImVec4& background);

    /// What `draw` left on the surface; call before the window presents it.
    [[nodiscard]] Picture read_surface(platform::PixelSize) const;

    /// A texture that may be shrunk without flicker, of a picture in its size and each half of that down to
    /// one pixel; lives until `release` or the end of the context.
    [[nodiscard]] ImTextureID upload(std::span<const PixelView> sizes);
    void release(ImTextureID);

private:
    explicit Renderer(bool is_live) : is_live_(is_live) {}
    bool is_live_ = true;
};

/// A number that changes when anything visible in the frame does.
[[nodiscard]] std::uint64_t frame_fingerprint(const ImDrawData&);

/// Whether glyphs are waiting to be brought to the graphics card, which drawing the frame will do.
[[nodiscard]] bool has_pending_textures(const ImDrawData&);

} // namespace amends::app
