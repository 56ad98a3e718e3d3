#pragma once
#include "sim/ui/charts/charts.hpp"

namespace amends::app {

/// The scene as an SVG file of its own: colours of the light theme, the words as text, the spots' words as
/// titles. Without scripts and without anything from elsewhere. `fragment`: without the XML line, to stand in
/// a page.
[[nodiscard]] std::string svg_of(const ui::ChartScene&, bool fragment = false);

} // namespace amends::app
