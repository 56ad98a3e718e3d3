#pragma once
// The faces of the window: two weights of one text face, with an emoji face behind them, and one icon face.
#include "sim/ui/base/theme.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

struct ImFont;

namespace amends::ui {

/// A font file as the platform mapped it; empty when the file is missing. The bytes must outlive the atlas.
struct FontFile {
    std::span<const std::byte> bytes;
    int face = 0; ///< index within a collection
};

/// What the platform found of the fonts named in `font_places`.
struct FontFiles {
    FontFile regular, bold, emoji, icons;
};

/// Where Debian's packages put a font: the platform maps these files.
struct FontPlace {
    std::string path;
    int face = 0;
    std::string package;
};
struct FontPlaces {
    FontPlace regular, bold, emoji, icons;
};
[[nodiscard]] FontPlaces font_places();

struct Fonts {
    ImFont* regular = nullptr; ///< never null after load_fonts
    ImFont* bold = nullptr;    ///< never null after load_fonts
    ImFont* icons = nullptr;   ///< null: icons are left out
    float line_box_em = 1;     ///< height of the text face's line box, in em
    float lift_em = 0;         ///< by how much text is raised to look centred
    bool latin_only = false;   ///< no text face was found: Chinese cannot be drawn
    /// What is missing, to be told with the text `fonts.missing`; empty when all is there.
    std::vector<FontPlace> missing;
};

/// Adds the faces to the atlas of the current Dear ImGui context. What is missing is replaced by Dear ImGui's
/// own small Latin face and listed in `missing`; never fails.
[[nodiscard]] Fonts load_fonts(const FontFiles&);

} // namespace amends::ui
