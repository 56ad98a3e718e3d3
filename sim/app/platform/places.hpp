#pragma once
#include "support/result.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace amends::app::platform {

/// Where the person's attempts lie: $AMENDS_DATA, else $XDG_DATA_HOME/amends, else ~/.local/share/amends. An
/// error when none of these variables is set. The folder may not exist yet.
[[nodiscard]] support::Result<std::filesystem::path> data_folder();

/// Where settings lie: $XDG_CONFIG_HOME/amends, else ~/.config/amends.
[[nodiscard]] support::Result<std::filesystem::path> config_folder();

/// The file that holds the PIN of who signs in: $AMENDS_PIN_FILE; nothing where it is not set.
[[nodiscard]] std::optional<std::filesystem::path> pin_file();

/// Where browsers and chat programs put what people export: the folder for downloads, else the home folder;
/// empty without one.
[[nodiscard]] std::filesystem::path intake_folder();

/// Texts, pictures, sounds, tables: $AMENDS_ASSETS, else `assets` beside the program, else
/// ../share/amends/assets.
[[nodiscard]] support::Result<std::filesystem::path> asset_folder();

/// The library of cases that came with the program: $AMENDS_SCENARIOS, else `scenarios` beside or above the
/// program, else ../share/amends/scenarios.
[[nodiscard]] support::Result<std::filesystem::path> installed_scenario_folder();

/// Where the distribution puts a font, and its package.
struct FontPlace {
    std::filesystem::path path;
    int face = 0; ///< index within a collection
    std::string package;
};
/// Chinese and Latin in two weights, symbols and emoji, icons.
struct FontPlaces {
    FontPlace regular, bold, emoji, icons;
};
/// The first place of each that holds the file, else where it should be.
[[nodiscard]] FontPlaces font_places();

} // namespace amends::app::platform
