#pragma once
#include "support/result.hpp"

#include <filesystem>

namespace amends::app {

struct WindowRequest {
    int width_px = 1440, height_px = 900;
    std::filesystem::path shot; ///< not empty: write one picture there and end
};

/// Opens the window and runs it until it is closed. An error where there is no display.
[[nodiscard]] support::Status run_window(const WindowRequest&);

} // namespace amends::app
