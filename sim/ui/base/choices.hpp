#pragma once
// Controls that choose: segments, tabs, switches, options, sliders.
#include "sim/ui/base/icons.hpp"
#include "sim/ui/base/interact.hpp"
#include "sim/ui/base/paint.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace amends::ui {

struct Choice {
    std::string_view id, label;
    Icon icon = Icon::none;
    int count = 0; ///< tabs: shown as a badge
    bool enabled = true;
    std::string_view tooltip; ///< segments: where the words give way to the icon
};

enum class PressAgain { says_nothing, is_told };
/// A few alternatives side by side in one frame; the index that was newly chosen, or the lit one's when it
/// was pressed again and that is told.
std::optional<std::size_t> segments(Ui&, Rect, std::string_view id, std::span<const Choice>,
                                    std::size_t current, PressAgain = PressAgain::says_nothing);
[[nodiscard]] float segments_width(Ui&, std::span<const Choice>);

/// Words with a line under the current one.
std::optional<std::size_t> tabs(Ui&, Rect, std::string_view id, std::span<const Choice>, std::size_t current);

/// A switch at the right with its words at the left; true when it was turned over.
bool toggle(Ui&, Rect, std::string_view id, std::string_view label, bool on, bool enabled = true);
/// A box to tick, the words beside it; true when it was pressed.
bool check_box(Ui&, Rect, std::string_view id, std::string_view label, bool on, bool enabled = true);
/// One of several, the words beside a circle; wraps its words. True when it was pressed.
bool option(Ui&, Rect, std::string_view id, std::string_view label, bool chosen, bool enabled = true);
/// The same of several that may all be chosen: a box to tick instead of the circle.
bool option_to_tick(Ui&, Rect, std::string_view id, std::string_view label, bool chosen, bool enabled = true);
/// Height of an option with wrapped words.
[[nodiscard]] float option_height(Ui&, std::string_view label, float width);

struct Slider {
    std::string_view id, label;
    int low = 0, high = 100, step = 1;
    std::string_view words; ///< the value as a person says it: "80 %"
    bool enabled = true;
};
/// Drag, wheel, or the left and right keys while focused; true when the value changed.
bool slider(Ui&, Rect, int& value, const Slider&);

} // namespace amends::ui
