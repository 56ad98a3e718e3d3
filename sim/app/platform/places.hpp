#pragma once
#include "support/result.hpp"

#include <filesystem>

namespace amends::app::platform {

/// Where the person's attempts lie: $AMENDS_DATA, else $XDG_DATA_HOME/amends, else ~/.local/share/amends. An
/// error when none of these variables is set. The folder may not exist yet.
[[nodiscard]] support::Result<std::filesystem::path> data_folder();

/// Where settings lie: $XDG_CONFIG_HOME/amends, else ~/.config/amends.
[[nodiscard]] support::Result<std::filesystem::path> config_folder();

/// Texts, pictures, sounds, tables: $AMENDS_ASSETS, else `assets` beside the program, else
/// ../share/amends/assets.
[[nodiscard]] support::Result<std::filesystem::path> asset_folder();

/// The library of cases that came with the program: $AMENDS_SCENARIOS, else `scenarios` beside or above the
/// program, else ../share/amends/scenarios.
[[nodiscard]] support::Result<std::filesystem::path> installed_scenario_folder();

/// The faces of the distribution's font packages. `cjk_face` tells which face of the collections is
/// simplified Chinese.
struct FontFiles {
    std::filesystem::path regular, bold;
    int cjk_face = 2;
    std::filesystem::path icons;   ///< Material Design Icons; empty if not installed
    std::filesystem::path symbols; ///< Symbola; empty if not installed
};

/// An error when there is no Chinese face at all: without one the window would be unreadable.
[[nodiscard]] support::Result<FontFiles> find_fonts();

} // namespace amends::app::platform
