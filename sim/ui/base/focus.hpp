#pragma once
// Where the keyboard is and where Tab leads: every control tells its place, and at the end of a frame the
// next one is chosen in reading order. Dear ImGui moves by the arrows and acts on Enter and Space; its own
// Tab goes in the order of drawing and knows nothing of screens that change below it.
#include "sim/ui/base/geometry.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace amends::ui {

struct Ui;

/// A control that Tab can reach, as drawn in this frame.
struct FocusStop {
    std::uint32_t item = 0;
    std::uint32_t root = 0; ///< the surface, a dialog, a drawer, a message that pops up
    std::size_t group = 0;
    Rect rect;
    bool is_default = false; ///< where the keyboard starts
};

/// Controls that are read before going on beside or below them: a pane, a column, a scrolled page.
struct FocusBox {
    std::size_t parent = 0;
    Rect rect;
    std::uint32_t scrolled = 0; ///< the window whose content is longer than its view; 0: nothing to scroll
    std::uint32_t root = 0;
};

/// What outlives the frame, and what the frame told.
struct FocusState {
    std::vector<FocusStop> stops;
    std::vector<FocusBox> boxes;
    std::size_t open_box = 0;
    bool next_is_default = false;

    std::uint32_t wanted = 0;   ///< takes the keyboard where it is drawn next
    std::uint32_t root = 0;     ///< on top in the last frame
    std::uint32_t stood_in = 0; ///< has the keyboard only until a default is drawn
    std::uint32_t arrowed = 0;  ///< had the keyboard in the last frame
    Rect last;                  ///< where the keyboard was
    bool keeps_place = false;   ///< a new screen is shown from its top, wherever the keyboard starts
    bool by_keyboard = false;   ///< what was done last was done with a key
    std::map<std::uint32_t, std::uint32_t> left_at; ///< by root: where the keyboard was when another opened
};

/// Controls drawn while it lives are reached one after the other.
class FocusGroup {
public:
    FocusGroup(Ui&, Rect);
    ~FocusGroup();
    FocusGroup(const FocusGroup&) = delete;
    FocusGroup& operator=(const FocusGroup&) = delete;

private:
    FocusState& focus_;
    std::size_t outer_;
};

/// Stops of a root in reading order: rows from top to bottom, each from left to right, groups kept together.
[[nodiscard]] std::vector<const FocusStop*> reading_order(const FocusState&, std::uint32_t root);

/// The control drawn next is where the keyboard starts: on a new screen, in a new dialog, and when what had
/// the keyboard is gone.
void focus_on_arrival(Ui&);
/// The same of the control drawn last.
void focus_by_default(Ui&);

// For the base alone.

/// A control tells its place. True: it is to take the keyboard in this frame.
[[nodiscard]] bool tell_focus_stop(Ui&, std::uint32_t item, Rect);
/// It takes it: what is below scrolls to it, and the ring shows when keys are in use. Yields nothing to undo.
void take_focus(Ui&, std::uint32_t item, Rect);
void begin_focus(Ui&);
void end_focus(Ui&);

} // namespace amends::ui
