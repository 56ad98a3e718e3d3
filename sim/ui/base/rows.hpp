#pragma once
// Rows, facts and the states of a whole pane.
#include "sim/ui/base/buttons.hpp"
#include "sim/ui/base/draw_picture.hpp"

#include <string_view>

namespace amends::ui {

struct Row {
    std::string_view id, label; ///< label: for the record; the row's look is drawn by the caller
    bool selected = false;
    bool enabled = true;
    bool bar = true; ///< an accent bar at the left while selected
    std::string_view tooltip;
};
/// The ground of a row that can be chosen. Draw its content after it, inside the same rectangle.
Hit list_row(Ui&, Rect, const Row&);

/// A name at the left and its value at the right, on one line.
void draw_fact(Ui&, Rect, std::string_view name, std::string_view value, bool figures = false);
/// A small grey title above a group, with room for a control at its right: yields what is left of the row.
Rect draw_section_title(Ui&, Rect, std::string_view);

/// A pane with nothing in it, or nothing to show: a picture or icon, a sentence, and what to do next.
struct PaneState {
    std::string_view id;
    std::string_view picture; ///< name in Pictures; empty: the icon
    Icon icon = Icon::info;
    Tone tone = Tone::neutral;
    std::string_view title, text;
    std::string_view action; ///< words of the button; empty: none
    Icon action_icon = Icon::none;
};
/// True when the action was pressed.
bool empty_state(Ui&, Rect, const PaneState&);
/// What went wrong and what to do; the sentence is the reader's, not the system's.
bool error_state(Ui&, Rect, const PaneState&);
/// For what takes longer than 200 ms; `part` below 0 when it is not known. True when cancel was pressed.
bool loading_state(Ui&, Rect, std::string_view id, std::string_view text, float part = -1);

/// A coloured note across a pane: an icon, words that wrap, and an optional button.
struct Note {
    std::string_view id, title, text, action;
    Tone tone = Tone::warn;
    Icon icon = Icon::bulb;
    bool closable = false;
};
struct NoteOutcome {
    bool acted = false, closed = false;
};
NoteOutcome draw_note(Ui&, Rect, const Note&);
[[nodiscard]] float note_height(Ui&, const Note&, float width);

} // namespace amends::ui
