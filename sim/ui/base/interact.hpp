#pragma once
// What every control stands on: a rectangle that the mouse and the keyboard can reach, with an id that does
// not depend on the language.
#include "sim/ui/base/focus.hpp"
#include "sim/ui/base/ui.hpp"

#include <cstdint>
#include <string_view>

namespace amends::ui {

enum class Cursor : std::uint8_t { arrow, hand, text, grab };

struct Interaction {
    std::string_view id;    ///< snake_case, unique in its scope
    std::string_view label; ///< its words, for the record
    bool enabled = true;
    bool selected = false;    ///< on, chosen, current; for the record
    std::string_view tooltip; ///< shown after a moment, and at once when the keyboard is there
    std::string_view value;   ///< for the record
    Cursor cursor = Cursor::hand;
    bool by_keyboard = true; ///< false: mouse only; another control does the same by keyboard
};

struct Hit {
    bool clicked = false; ///< pressed and released here, or Enter or Space
    bool hovered = false;
    bool held = false;
    bool focused = false;  ///< the keyboard is here and the ring is to be shown
    bool has_keys = false; ///< the keyboard is here, whether or not the ring is shown
    bool visible = true;   ///< false: clipped away, nothing need be drawn
    float glow = 0;        ///< 0 to 1, eased with hovering
    std::uint32_t item = 0;
};

Hit interact(Ui&, Rect, const Interaction&);

/// The ring around what the keyboard is at.
void draw_focus_ring(Ui&, Rect, float radius);

} // namespace amends::ui
