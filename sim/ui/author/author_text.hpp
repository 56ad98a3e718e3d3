#pragma once
// The file as text: for what is no JSON, and for whoever would rather see it.
#include "sim/ui/base/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace amends::ui {

/// Longer files are edited elsewhere: every key would have to break all their lines anew.
inline constexpr std::size_t text_bytes_max = 400'000;

/// A place of the text; both count from 1.
struct TextPlace {
    int line = 1, column = 1;
};

struct TextPaneWidgets {
    EditState edit;
    std::string seen;               ///< what the field got of the document
    std::uint64_t revision = 0;     ///< of the document then
    std::optional<TextPlace> go_to; ///< to be shown, with the keyboard there
    double changed_s = -1;          ///< when a key was last pressed; below 0: nothing to hand on
    int visit = 0;                  ///< each stay is one step of undo
    bool was_active = false, scrolls = false;
};

} // namespace amends::ui
