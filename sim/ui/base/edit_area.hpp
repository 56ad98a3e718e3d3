#pragma once
// Where text is typed: one engine for the composer and for every field. Draws the text, the selection and the
// caret; the frame around it belongs to the caller.
#include "sim/ui/base/edit_model.hpp"
#include "sim/ui/base/paint.hpp"

#include <cstdint>
#include <string_view>

namespace amends::ui {

/// What a field remembers between frames. `edit.text()` is the draft; keep it when `edit.revision()` changed.
struct EditState {
    EditModel edit;
    bool focus_next = false; ///< take the keyboard with the next frame
    bool cut_paste = false;  ///< the last paste was too long and lost its end

    // What only the widget needs.
    float scroll = 0;  ///< pixels: down when wrapped, right when single-line
    float goal_x = -1; ///< the column that Up and Down keep
    bool at_line_end =
        false; ///< the caret stands behind a soft line's last character, not before the next's first
    double quiet_since = 0; ///< the caret blinks from here on
    TextLayout layout;
    std::uint64_t laid_out = UINT64_MAX; ///< revision of `layout`
    float laid_out_width = -1, laid_out_em = 0;
    bool narrow_marks = false; ///< of the text as it was laid out
};

struct EditOptions {
    std::string_view id, label;
    std::string_view hint; ///< shown while the field is empty
    TextStyle style = style::body;
    bool wrapped = true;     ///< false: one line that scrolls sideways
    bool enter_sends = true; ///< Enter is reported; Shift+Enter is a new line. False: Enter is a new line
    bool enabled = true;
    bool hidden = false; ///< dots instead of characters
};

struct EditOutcome {
    bool changed = false;
    bool entered = false; ///< Enter was pressed, never while an input method composes
    bool active = false;  ///< the keyboard types here
    bool focused = false; ///< the keyboard is here, typing or not
    bool hovered = false;
    /// Undo or redo was pressed and the field has none of its own: whoever keeps a longer history may follow.
    bool undo_beyond = false, redo_beyond = false;
    bool left = false;        ///< stopped being active in this frame: commit the draft
    float content_height = 0; ///< pixels that all lines need
};

EditOutcome edit_area(Ui&, Rect, EditState&, const EditOptions&);

} // namespace amends::ui
