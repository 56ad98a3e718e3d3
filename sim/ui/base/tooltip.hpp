#pragma once
#include "sim/ui/base/ui.hpp"

namespace amends::ui {

/// Draws the tooltip that was asked for this frame, above everything; called by end_frame.
void draw_tooltip(Ui&);

} // namespace amends::ui
