#pragma once
// How keys and the mouse act on a field, and where its characters are. Used by edit_area alone.
#include "sim/ui/base/edit_area.hpp"

#include <cstdint>

namespace amends::ui {

/// Places of characters in a laid-out field.
struct EditGeometry {
    Ui& ui;
    EditState& state;
    Rect rect;
    TextStyle style;
    Advance advance;

    /// The line the caret is drawn on.
    [[nodiscard]] std::size_t caret_line() const;
    /// Pixels from the line's left edge.
    [[nodiscard]] float x_of(std::size_t line, std::size_t at) const;
    [[nodiscard]] float caret_x() const;
    /// Pixels from the top of the content.
    [[nodiscard]] float caret_top() const;
    /// On the screen, scrolled.
    [[nodiscard]] Rect line_rect(std::size_t line) const;
    /// The caret place nearest to a point; `past_end` tells that it lies behind a soft line's last character.
    struct Place {
        std::size_t at = 0;
        bool past_end = false;
    };
    [[nodiscard]] Place place_at(Vec) const;
    [[nodiscard]] Place place_in_line(std::size_t line, float x) const;
};

struct MouseNow {
    bool clicked = false, just_activated = false;
};
/// Moves the caret and selects with the mouse; returns whether it did.
bool take_mouse(EditGeometry&, MouseNow);

struct KeyContext {
    std::uint32_t item = 0;
    bool wrapped = true, enter_sends = true;
};
struct KeyOutcome {
    bool entered = false, leave = false;
    bool undo_beyond = false, redo_beyond = false; ///< asked for where the field's own history has nothing
};
KeyOutcome take_keys(Ui&, EditGeometry&, KeyContext);

} // namespace amends::ui
