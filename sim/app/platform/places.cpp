#include "sim/app/platform/places.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <string>

namespace amends::app::platform {
namespace {

namespace fs = std::filesystem;
using support::Error;
using support::Result;

fs::path from_environment(const char* variable) {
    const char* value = std::getenv(variable);
    return value ? fs::path(value) : fs::path();
}

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

/// The XDG folder of the variable, which counts only if absolute, else the one below the home folder.
Result<fs::path> base_folder(const char* variable, const char* below_home) {
    const fs::path given = from_environment(variable);
    if (given.is_absolute()) return given / "amends";
    const fs::path home = from_environment("HOME");
    if (home.is_absolute()) return home / below_home / "amends";
    return Error{"find the home folder", variable, "neither this variable nor HOME names a folder"};
}

fs::path program_folder() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored).parent_path();
}

Result<fs::path> first_folder(const char* doing, std::initializer_list<fs::path> candidates) {
    for (const fs::path& candidate : candidates) {
        if (!candidate.empty() && is_folder(candidate)) return candidate.lexically_normal();
    }
    return Error{doing, program_folder().string(), "no such folder beside the program"};
}

/// What the desktop calls the folder for downloads, in whatever language; empty when it does not say.
fs::path named_downloads(const fs::path& home) {
    const fs::path config = from_environment("XDG_CONFIG_HOME");
    std::ifstream names((config.is_absolute() ? config : home / ".config") / "user-dirs.dirs");
    const std::string begins = "XDG_DOWNLOAD_DIR=\"$HOME/";
    for (std::string line; std::getline(names, line);)
        if (line.starts_with(begins) && line.ends_with('"'))
            return home / line.substr(begins.size(), line.size() - begins.size() - 1);
    return {};
}

/// The first that exists, else the first of all.
fs::path first_file(const std::array<fs::path, 2>& candidates) {
    std::error_code ignored;
    for (const fs::path& candidate : candidates)
        if (fs::is_regular_file(candidate, ignored)) return candidate;
    return candidates.front();
}

} // namespace

Result<fs::path> data_folder() {
    const fs::path given = from_environment("AMENDS_DATA");
    if (!given.empty()) return fs::absolute(given);
    return base_folder("XDG_DATA_HOME", ".local/share");
}

Result<fs::path> config_folder() {
    return base_folder("XDG_CONFIG_HOME", ".config");
}

std::optional<fs::path> pin_file() {
    fs::path file = from_environment("AMENDS_PIN_FILE");
    if (file.empty()) return std::nullopt;
    return file;
}

fs::path intake_folder() {
    const fs::path home = from_environment("HOME");
    if (!home.is_absolute()) return {};
    for (const fs::path& folder : {named_downloads(home), home / "Downloads"})
        if (!folder.empty() && is_folder(folder)) return folder;
    return home;
}

Result<fs::path> asset_folder() {
    const fs::path program = program_folder();
    return first_folder("find the texts and pictures", {from_environment("AMENDS_ASSETS"), program / "assets",
                                                        program / "../share/amends/assets"});
}

Result<fs::path> installed_scenario_folder() {
    const fs::path program = program_folder();
    return first_folder("find the cases", {from_environment("AMENDS_SCENARIOS"), program / "scenarios",
                                           program / "../scenarios", program / "../share/amends/scenarios"});
}

FontPlaces font_places() {
    const fs::path fonts = "/usr/share/fonts";
    const auto noto = [&](const std::string& file) {
        return FontPlace{first_file({fonts / "opentype/noto" / file, fonts / "noto-cjk" / file}), 2,
                         "fonts-noto-cjk"};
    };
    return {noto("NotoSansCJK-Regular.ttc"),
            noto("NotoSansCJK-Bold.ttc"),
            {fonts / "truetype/ancient-scripts/Symbola_hint.ttf", 0, "fonts-symbola"},
            {fonts / "truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf", 0,
             "fonts-material-design-icons-iconfont"}};
}

} // namespace amends::app::platform
