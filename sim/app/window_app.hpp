#pragma once
#include "support/localized.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace amends::app {

/// What the command line says about the window.
struct AppOptions {
    int width_px = 1440, height_px = 900;
    std::filesystem::path shot;        ///< not empty: write one picture there and end
    std::optional<support::Lang> lang; ///< nothing: the settings', else the system's
    std::string library;               ///< folder of cases looked through first; may be empty
};

/// Opens the window and runs the program in it. Yields the exit code: 0, or 3 without a display or store.
int run_window(const AppOptions&);

} // namespace amends::app
