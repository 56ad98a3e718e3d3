#pragma once
// A paragraph with pieces that stand out, can be hovered, reached by keyboard and pressed: evidence in a
// transcript.
#include "sim/ui/base/interact.hpp"
#include "sim/ui/base/paint.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace amends::ui {

/// Bytes [begin, end) of the text. Pieces may overlap; the later one is drawn and hit on top.
struct Mark {
    std::string_view id;
    std::size_t begin = 0, end = 0;
    Tone tone = Tone::good;
    std::string_view label; ///< what it says, for the record and for those who cannot see colour
    bool chosen = false;
};

struct MarkedOutcome {
    std::optional<std::size_t> pressed; ///< index of the mark
    std::optional<std::size_t> pointed; ///< under the mouse, or where the keyboard is
    Rect pointed_at;                    ///< the first box of `pointed`, to put a popover beside
    float height = 0;
};

/// Marks are washed in their tone's pale colour and underlined, so that they do not rely on colour alone.
MarkedOutcome marked_paragraph(Ui&, Rect, std::string_view text, std::span<const Mark>, const TextLook& = {});

/// Lets a person mark words with the mouse or the keyboard (Left, Right, Shift): find the fault. Yields the
/// chosen bytes, snapped to characters.
struct MarkingState {
    std::size_t begin = 0, end = 0; ///< equal: nothing chosen
    std::size_t anchor = 0;
};
bool marking_paragraph(Ui&, Rect, std::string_view id, std::string_view text, MarkingState&,
                       Tone = Tone::bad);

} // namespace amends::ui
