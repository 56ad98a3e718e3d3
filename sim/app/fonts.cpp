#include "sim/app/fonts.hpp"

namespace amends::app {
namespace {

/// Adds a face over mapped memory, which Dear ImGui neither owns nor changes.
support::Result<ImFont*> add_face(LoadedFonts& fonts, const std::filesystem::path& path, int face,
                                  bool is_merged) {
    auto file = platform::MappedFile::open(path);
    if (!file) return file.error();
    ImFontConfig config;
    config.FontNo = static_cast<ImU32>(face);
    config.MergeMode = is_merged;
    config.FontDataOwnedByAtlas = false;
    config.Flags |= ImFontFlags_NoLoadError;
    const auto bytes = file.value().bytes();
    // The library takes a writable pointer and only reads.
    void* data = const_cast<std::byte*>(bytes.data());
    ImFont* font =
        ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, static_cast<int>(bytes.size()), 0.0f, &config);
    if (!font) return support::Error{"read the font", path.string(), "it is damaged or of an unknown kind"};
    fonts.files.push_back(std::move(file).value());
    return font;
}

/// Merges a face into the one added last; without it some symbols stay blank, which is no reason to stop.
void merge_if_present(LoadedFonts& fonts, const std::filesystem::path& path) {
    if (!path.empty()) static_cast<void>(add_face(fonts, path, 0, true));
}

} // namespace

support::Result<LoadedFonts> load_fonts(const platform::FontFiles& files) {
    LoadedFonts fonts;
    const auto regular = add_face(fonts, files.regular, files.cjk_face, false);
    if (!regular) return regular.error();
    merge_if_present(fonts, files.symbols);
    const auto bold = add_face(fonts, files.bold, files.cjk_face, false);
    if (!bold) return bold.error();
    merge_if_present(fonts, files.symbols);
    fonts.regular = regular.value();
    fonts.bold = bold.value();
    if (!files.icons.empty()) {
        const auto icons = add_face(fonts, files.icons, 0, false);
        if (icons) fonts.icons = icons.value();
    }
    return fonts;
}

} // namespace amends::app
