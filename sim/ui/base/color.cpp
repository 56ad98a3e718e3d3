#include "sim/ui/base/color.hpp"

#include <cmath>
#include <utility>

namespace amends::ui {
namespace {

std::uint32_t channel(int from, int to, float part) {
    const float value = static_cast<float>(from) + static_cast<float>(to - from) * part;
    return static_cast<std::uint32_t>(value + .5F) & 255U;
}

// https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
double luminance(Color c) {
    const auto linear = [](int value) {
        const double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.red()) + 0.7152 * linear(c.green()) + 0.0722 * linear(c.blue());
}

} // namespace

Color mix(Color from, Color to, float part) {
    if (part <= 0) return from;
    if (part >= 1) return to;
    return {channel(from.red(), to.red(), part) | (channel(from.green(), to.green(), part) << 8)
            | (channel(from.blue(), to.blue(), part) << 16)
            | (channel(from.alpha(), to.alpha(), part) << 24)};
}

Color blend(Color over, Color under) {
    const float part = static_cast<float>(over.alpha()) / 255.F;
    return mix(with_alpha(under, 1), with_alpha(over, 1), part);
}

double contrast(Color foreground, Color background) {
    double light = luminance(blend(foreground, background));
    double dark = luminance(background);
    if (light < dark) std::swap(light, dark);
    return (light + 0.05) / (dark + 0.05);
}

} // namespace amends::ui
