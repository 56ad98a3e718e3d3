#pragma once
#include "sim/ui/base/draw_picture.hpp"

#include <string_view>

namespace amends::ui {

/// How a photo is looked at.
struct ZoomState {
    float zoom = 1; ///< 1 to 6
    Vec middle{.5F, .5F};
};

/// A photo that zooms with the wheel, double click and + −, and moves by dragging and with the arrow keys.
void zoom_view(Ui&, Rect, std::string_view id, std::string_view picture, ZoomState&);

} // namespace amends::ui
