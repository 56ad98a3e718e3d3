#include "sim/ui/base/fonts.hpp"

#include <imgui.h>
#include <imgui_freetype.h>
#include <imgui_internal.h>

#include <cstdint>

namespace amends::ui {
namespace {

// Noto Sans CJK: ascent 1.160 em + descent 0.288 em, and a Chinese glyph sits .056 em below the middle of
// that.
constexpr float noto_line_box_em = 1.448F, noto_lift_em = .05F;
// Sizes of merged faces are relative to the first one's; any number will do. Symbola's drawings are small
// within their em, so they are drawn a little larger.
constexpr float reference_size = 20, emoji_size = 19;

bool looks_like_a_font(const FontFile& file) {
    if (file.bytes.size() < 64) return false;
    const auto* b = reinterpret_cast<const unsigned char*>(file.bytes.data());
    const auto tag = static_cast<std::uint32_t>(b[0]) << 24 | static_cast<std::uint32_t>(b[1]) << 16
                     | static_cast<std::uint32_t>(b[2]) << 8 | b[3];
    return tag == 0x00010000U || tag == 0x4F54544FU /*OTTO*/ || tag == 0x74746366U /*ttcf*/;
}

/// Of a private code point the quote that is drawn for it; any other character is itself.
ImWchar drawn_quote(ImWchar c) {
    const ImWchar quote = c - 0xE018 + 0x2018;
    return c >= 0xE018 && c <= 0xE01D && narrow_quote(quote) == c ? quote : c;
}

/// Loads a glyph in the size of `baked`. Dear ImGui's loader sets a face to a size only when another bake
/// than the last one asks; it compares addresses, and bakes move when older ones are thrown away. A letter
/// asked of another address before makes it set the size.
bool load_glyph_in_its_size(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* data,
                            ImWchar c, ImFontGlyph* glyph, float* advance) {
    const auto load = ImGuiFreeType::GetFontLoader()->FontBakedLoadGlyph;
    ImFontBaked elsewhere;
    elsewhere.RasterizerDensity = baked->RasterizerDensity;
    float unused = 0;
    if (!load(atlas, source, &elsewhere, data, U' ', nullptr, &unused)) // a face may have no blank
        load(atlas, source, &elsewhere, data, c, nullptr, &unused);
    return load(atlas, source, baked, data, c, glyph, advance);
}

/// Reads faces from memory that stays ours. Dear ImGui would copy a face it does not own, all 19 MB of it, so
/// it is told that it owns the bytes until this loader, its first step with them, takes them back.
const ImFontLoader& loader_of_mapped_faces() {
    static const ImFontLoader loader = [] {
        ImFontLoader made = *ImGuiFreeType::GetFontLoader();
        made.LoaderInit = nullptr; // the atlas has started FreeType
        made.LoaderShutdown = nullptr;
        made.FontSrcInit = [](ImFontAtlas* atlas, ImFontConfig* source) {
            source->FontDataOwnedByAtlas = false;
            return ImGuiFreeType::GetFontLoader()->FontSrcInit(atlas, source);
        };
        made.FontBakedLoadGlyph = load_glyph_in_its_size;
        return made;
    }();
    return loader;
}

/// Noto Sans CJK draws curly quotes a whole Chinese character wide in its Chinese faces and narrow in the
/// Japanese one, the first of the same file. This loader knows these alone, under code points of their own.
const ImFontLoader& loader_of_narrow_quotes() {
    static const ImFontLoader loader = [] {
        ImFontLoader made = loader_of_mapped_faces();
        made.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar c) {
            return c != drawn_quote(c);
        };
        made.FontBakedLoadGlyph = [](ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* data,
                                     ImWchar c, ImFontGlyph* glyph, float* advance) {
            const ImWchar drawn = drawn_quote(c);
            if (drawn == c || !load_glyph_in_its_size(atlas, source, baked, data, drawn, glyph, advance))
                return false;
            if (glyph != nullptr) glyph->Codepoint = c & 0x3FFFFFFU; // a field of 26 bits
            return true;
        };
        return made;
    }();
    return loader;
}

/// A face that is missing is replaced by the other.
bool may_hold_narrow_quotes(const FontFile& text) {
    return text.face != 0 || !looks_like_a_font(text);
}

ImFont* add(const FontFile& file, ImFontConfig config) {
    if (config.FontLoader == nullptr) config.FontLoader = &loader_of_mapped_faces();
    config.FontDataOwnedByAtlas = true;
    config.FontNo = static_cast<ImU32>(file.face);
    config.Flags |= ImFontFlags_NoLoadError;
    // Dear ImGui takes a mutable pointer but only reads.
    auto* data = const_cast<std::byte*>(file.bytes.data());
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, static_cast<int>(file.bytes.size()),
                                                      config.SizePixels, &config);
}

/// The text face in one weight, with emoji behind it; null when the file is unusable.
ImFont* add_text_face(const FontFile& text, const FontFile& emoji) {
    if (!looks_like_a_font(text)) return nullptr;
    ImFontConfig config;
    config.SizePixels = reference_size;
    ImFont* font = add(text, config);
    if (font != nullptr && may_hold_narrow_quotes(text)) {
        ImFontConfig quotes;
        quotes.MergeMode = true;
        quotes.SizePixels = reference_size;
        quotes.FontLoader = &loader_of_narrow_quotes();
        add({text.bytes, 0}, quotes);
    }
    if (font != nullptr && looks_like_a_font(emoji)) {
        ImFontConfig behind;
        behind.MergeMode = true;
        behind.SizePixels = emoji_size;
        add(emoji, behind);
    }
    return font;
}

} // namespace

Fonts load_fonts(const FontFiles& files, const FontPlaces& places) {
    Fonts fonts;
    fonts.regular = add_text_face(files.regular, files.emoji);
    fonts.bold = add_text_face(files.bold, files.emoji);
    if (looks_like_a_font(files.icons)) fonts.icons = add(files.icons, {});
    if (fonts.regular == nullptr) fonts.missing.push_back(places.regular);
    if (fonts.bold == nullptr) fonts.missing.push_back(places.bold);
    if (!looks_like_a_font(files.emoji)) fonts.missing.push_back(places.emoji);
    if (fonts.icons == nullptr) fonts.missing.push_back(places.icons);

    if (fonts.regular == nullptr) fonts.regular = fonts.bold;
    if (fonts.regular != nullptr) {
        fonts.narrow_quotes = may_hold_narrow_quotes(files.regular) && may_hold_narrow_quotes(files.bold);
        fonts.line_box_em = noto_line_box_em;
        fonts.lift_em = noto_lift_em;
    } else {
        fonts.regular = ImGui::GetIO().Fonts->AddFontDefault();
        fonts.latin_only = true;
    }
    if (fonts.bold == nullptr) fonts.bold = fonts.regular;
    return fonts;
}

} // namespace amends::ui
