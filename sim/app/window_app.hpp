#pragma once
#include "support/localized.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace amends::app {

/// What the command line says about the window.
struct AppOptions {
    int width_px = 0, height_px = 0;   ///< 0: as last time
    std::filesystem::path shot;        ///< not empty: write one picture there and end
    std::filesystem::path items;       ///< not empty: for tests, what is shown is written there
    std::optional<support::Lang> lang; ///< nothing: the settings', else the system's
    std::string library;               ///< folder of cases looked through first; may be empty
};

/// Opens the window and runs the program in it. Yields the exit code: 0, or 3 without a display or store.
int run_window(const AppOptions&);

/// For pictures: the words of take_desktop_word; draws one state of the program and ends.
int run_picture(const std::vector<std::string>& words);

} // namespace amends::app
