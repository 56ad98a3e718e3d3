#pragma once
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"
#include "support/result.hpp"

#include <imgui.h>

#include <vector>

namespace amends::app {

/// The faces that the screens write with. The mapped files must outlive the Dear ImGui context.
struct LoadedFonts {
    ImFont* regular = nullptr; ///< Chinese and Latin, symbols merged in
    ImFont* bold = nullptr;
    ImFont* icons = nullptr; ///< null where the icon font is not installed
    std::vector<platform::MappedFile> files;
};

/// Adds the faces to the current Dear ImGui context. Nothing is rasterised before it is first shown.
[[nodiscard]] support::Result<LoadedFonts> load_fonts(const platform::FontFiles&);

} // namespace amends::app
