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

struct FontFiles {
    FontFile regular, bold, emoji, icons;
};

/// Where a font was looked for, and the package that brings it.
struct FontPlace {
    std::string path, package;
};
struct FontPlaces {
    FontPlace regular, bold, emoji, icons;
};

struct Fonts {
    ImFont* regular = nullptr;  ///< never null after load_fonts
    ImFont* bold = nullptr;     ///< never null after load_fonts
    ImFont* icons = nullptr;    ///< null: icons are left out
    float line_box_em = 1;      ///< height of the text face's line box, in em
    float lift_em = 0;          ///< by how much text is raised to look centred
    bool narrow_quotes = false; ///< the text faces hold `narrow_quote` of “ ” ‘ ’
    bool latin_only = false;    ///< no text face was found: Chinese cannot be drawn
    /// What is missing, to be told with the text `fonts.missing`; empty when all is there.
    std::vector<FontPlace> missing;
};

/// The private code point under which the text faces hold the quote as Latin text sets it; any other
/// character is itself. In UTF-8 it has as many bytes.
[[nodiscard]] constexpr char32_t narrow_quote(char32_t c) {
    const bool is_quote = c == U'‘' || c == U'’' || c == U'“' || c == U'”';
    return is_quote ? c - 0x2018 + 0xE018 : c;
}

/// Adds the faces to the atlas of the current Dear ImGui context. What is missing is replaced by Dear ImGui's
/// own small Latin face and listed in `missing` with its place; never fails.
[[nodiscard]] Fonts load_fonts(const FontFiles&, const FontPlaces&);

} // namespace amends::ui
