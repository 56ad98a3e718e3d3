#pragma once
// What the program remembers of a person's wishes: settings.json in the configuration folder.
#include "sim/sound/sound.hpp"
#include "sim/ui/base/theme.hpp"
#include "support/localized.hpp"
#include "support/result.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>

namespace amends::app {

/// Where the window was when it was closed.
struct WindowPlace {
    int width_px = 1440, height_px = 900;
    std::optional<int> x_px, y_px; ///< none: where the desktop puts it
    bool maximised = false;
    friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

struct Settings {
    std::optional<support::Lang> lang; ///< none: by LC_MESSAGES
    ui::ThemeKind theme = ui::ThemeKind::light;
    float scale = 0; ///< 0: as the desktop is set
    bool muted = false, still = false;
    std::array<int, sound::kind_count> volume_percent{70, 70, 60, 70, 40, 20};
    std::string name;
    std::string rubric; ///< the one a case was last begun with; empty: none was chosen yet
    WindowPlace window;
};

/// The settings of the file; defaults for what is missing, unknown or out of range, also when the whole file
/// is.
Settings read_settings(const std::filesystem::path&);
/// Replaces the file as a whole.
support::Status write_settings(const std::filesystem::path&, const Settings&);

/// LC_ALL, LC_MESSAGES, LANG: "zh…" is Chinese, everything else English; Chinese when none is set.
support::Lang language_of_environment();

} // namespace amends::app
