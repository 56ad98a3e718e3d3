#pragma once
#include "sim/ui/base/edit_area.hpp"
#include "sim/ui/base/icons.hpp"

#include <cstddef>
#include <string_view>

namespace amends::ui {

struct TextField {
    std::string_view id, label; ///< the label is for the record; draw it above with draw_text
    std::string_view hint;
    Icon icon = Icon::none;
    std::string_view problem; ///< not empty: a red edge, and the words below the field
    bool enabled = true;
    bool hidden = false;    ///< a PIN
    bool clearable = false; ///< a cross at the end while there is text
    bool sunken = false;    ///< grey, for searching inside a card
};

/// One line. `entered` tells of Enter, `left` that the keyboard went elsewhere.
EditOutcome text_field(Ui&, Rect, EditState&, const TextField&);
/// A sunken one with a magnifier and a cross.
EditOutcome search_field(Ui&, Rect, EditState&, std::string_view id, std::string_view hint);
/// Several lines in a frame, for notes: Enter is a new line.
EditOutcome text_box(Ui&, Rect, EditState&, const TextField&);

struct Composer {
    std::string_view id, label, hint;
    std::size_t limit = 0; ///< characters; 0: none. More can be typed, is shown in red, and must not be sent
    bool enabled = true;
    bool tools = true;     ///< leave a strip for icons above the text
    std::string_view keys; ///< "Enter 发送 · Shift+Enter 换行"
    float foot_right = 0;  ///< pixels kept free at the right of the foot, for the send button
};
struct ComposerOutcome {
    EditOutcome edit;
    bool send = false; ///< Enter was pressed and the text may be sent
    bool over_limit = false;
    bool blank = true; ///< nothing but blanks
    Rect tools, foot;  ///< for the screen's own buttons
};

/// The field in which replies are written, on a card of its own. Its natural height is composer_height.
ComposerOutcome composer(Ui&, Rect, EditState&, const Composer&);
/// From three lines of text to eight, as the draft grows.
[[nodiscard]] float composer_height(Ui&, const EditState&, float width, bool tools = true);

/// The frame of anything one types into, with an edge that glows while the keyboard is there.
struct FrameLook {
    float focus = 0; ///< 0 to 1
    bool problem = false, enabled = true, sunken = false;
    float radius = space::control_radius;
};
void draw_field_frame(Ui&, Rect, const FrameLook&);

} // namespace amends::ui
