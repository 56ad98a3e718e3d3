#pragma once
#include "sim/ui/base/icons.hpp"
#include "sim/ui/base/interact.hpp"
#include "sim/ui/base/paint.hpp"

#include <cstdint>
#include <string_view>

namespace amends::ui {

enum class ButtonKind : std::uint8_t { plain, primary, quiet, danger };

struct Button {
    std::string_view id, label;
    Icon icon = Icon::none;
    ButtonKind kind = ButtonKind::plain;
    bool enabled = true;
    std::string_view tooltip; ///< also says why a disabled button is disabled
};

/// True when it was pressed. Height as the rectangle says; `button_size` gives the natural size.
bool button(Ui&, Rect, const Button&);
[[nodiscard]] float button_width(Ui&, std::string_view label, Icon = Icon::none);
/// The natural height of buttons and fields, in pixels.
[[nodiscard]] float control_height(const Ui&);

/// An icon alone; `name` is its tooltip and its words for the record. `on` shows it pressed in.
struct IconButton {
    std::string_view id, name;
    Icon icon = Icon::none;
    bool enabled = true;
    bool on = false;
    int count = 0; ///< shown as a badge
    Color color;   ///< alpha 0: soft ink
};
bool icon_button(Ui&, Rect, const IconButton&);

/// Words that act, like a link: accent ink, underlined while hovered.
bool link(Ui&, Rect, std::string_view id, std::string_view label, Icon = Icon::none);
[[nodiscard]] float link_width(Ui&, std::string_view label, Icon = Icon::none);

/// A chip that can be pressed or switched.
struct ChipButton {
    std::string_view id, label;
    Tone tone = Tone::accent;
    Icon icon = Icon::none;
    bool on = false;
    bool enabled = true;
    std::string_view tooltip;
};
bool chip_button(Ui&, Vec left_middle, const ChipButton&);
[[nodiscard]] float chip_button_width(Ui&, std::string_view label, Icon = Icon::none);

/// A whole card or picture that can be pressed: draws only the hover wash and the focus ring, on top of what
/// was drawn before.
Hit press_area(Ui&, Rect, const Interaction&, float radius = space::card_radius);

} // namespace amends::ui
