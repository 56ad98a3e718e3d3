#pragma once
#include "sim/app/frame_loop.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/renderer.hpp"
#include "sim/ui/base/pictures.hpp"
#include "sim/ui/base/ui.hpp"
#include "support/localized.hpp"
#include "support/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace amends::app {

/// The interface joined to the window: fonts mapped, texts of both languages read, pictures on the graphics
/// card. A Dear ImGui context must exist before it and end before it, because fonts are read from its mapped
/// files.
class UiHost {
public:
    /// An error only when the texts cannot be read; missing fonts are told in `ui().fonts.missing`.
    [[nodiscard]] static support::Result<std::unique_ptr<UiHost>> create(Renderer&,
                                                                         const std::filesystem::path& assets);
    ~UiHost();

    [[nodiscard]] ui::Ui& ui() { return ui_; }
    /// From the next frame on.
    void speak(support::Lang);
    void look(ui::ThemeKind, float scale);
    /// Pictures are unpacked on a thread of their own and appear when they are ready.
    void load_pictures_beside();
    /// Lets go of textures that must be gone before the window is; call before the Dear ImGui context ends.
    void release();

    /// For FrameClient: how long the picture stays true, and the colour under everything.
    [[nodiscard]] std::optional<std::chrono::milliseconds> next_wake() const;
    [[nodiscard]] ImVec4 background() const;

private:
    class Textures;
    UiHost(Renderer&, const std::filesystem::path& assets, ui::Texts zh, ui::Texts en);
    void load_fonts();

    std::vector<platform::MappedFile> files_;
    ui::Texts zh_, en_;
    std::unique_ptr<Textures> textures_;
    ui::Pictures pictures_;
    ui::Ui ui_;
};

} // namespace amends::app
