#pragma once
#include "sim/ui/base/paint.hpp"

#include <optional>
#include <string_view>

namespace amends::ui {

enum class Fit : unsigned char {
    cover,   ///< fills the rectangle, cuts what is over
    contain, ///< all of it, centred
    whole,   ///< all of it, centred; its edges go on to those of the rectangle
};

/// A picture by its name (see Pictures). What cannot be shown is a grey box with an icon.
void draw_picture(Ui&, Rect, std::string_view name, float radius = 0, Fit = Fit::cover,
                  Corners = Corners::all);

/// The part of a picture (0 to 1 each way) that is seen, for zooming and panning.
void draw_picture_part(Ui&, Rect, std::string_view name, Rect part);
/// Width divided by height; 4:3 when it is not known.
[[nodiscard]] float picture_ratio(Ui&, std::string_view name);

/// A round face. Without a picture the first character of the name stands in its place.
struct Avatar {
    std::string_view picture, name;
    float size = 44;            ///< logical pixels
    std::optional<Tone> status; ///< a dot at the lower right
    Icon mood = Icon::none;     ///< instead of the dot: a small face
    Color around;               ///< the ground it stands on; alpha 0: surface
};
void draw_avatar(Ui&, Vec middle, const Avatar&);

} // namespace amends::ui
