#pragma once
#include "sim/engine/event.hpp"
#include "sim/ui/base/theme.hpp"
#include "support/localized.hpp"
#include "support/result.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace amends::app {

/// What the window is opened with. Everything beyond size and language serves pictures and tests.
struct DesktopRequest {
    std::optional<support::Lang> lang; ///< --lang
    std::string library;               ///< --library
    int width_px = 0, height_px = 0;   ///< 0: as last time
    std::filesystem::path shot;        ///< not empty: one picture is written there, then it ends
    std::filesystem::path items;       ///< not empty: what is shown is written there at each change
    std::optional<ui::ThemeKind> theme;
    float scale = 0;
    std::string as; ///< who is signed in, with the PIN of AMENDS_PIN_FILE; empty: nobody
    std::string screen, case_id, script, tab; ///< script: a file with the lines to play before the picture
    scenario::Way way = scenario::Way::free;
    engine::Mode mode = engine::Mode::practice;
};

/// Opens the window and runs until it is closed. An error when there is no display or no font.
support::Status run_desktop(const DesktopRequest&);
/// Reads "--shot FILE --size WxH --theme T --scale SIZE --screen S --case ID --script FILE --tab T --way W
/// --mode M". Why the word or its value cannot be taken; empty: it was.
[[nodiscard]] std::string take_desktop_word(DesktopRequest&, const std::string& word,
                                            const std::string& value);
/// "150", "150%" and "1.5" are the same size: what is below 10 is a factor. None beyond the sizes of the
/// window.
[[nodiscard]] std::optional<float> scale_of(const std::string& value);

} // namespace amends::app
