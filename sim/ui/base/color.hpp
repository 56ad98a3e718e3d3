#pragma once
#include <cstdint>

namespace amends::ui {

/// A colour with straight alpha, packed as Dear ImGui packs it (red in the lowest byte).
struct Color {
    std::uint32_t packed = 0;

    [[nodiscard]] constexpr int red() const { return static_cast<int>(packed & 255U); }
    [[nodiscard]] constexpr int green() const { return static_cast<int>((packed >> 8) & 255U); }
    [[nodiscard]] constexpr int blue() const { return static_cast<int>((packed >> 16) & 255U); }
    [[nodiscard]] constexpr int alpha() const { return static_cast<int>(packed >> 24); }
    friend constexpr bool operator==(Color, Color) = default;
};

/// From 0xRRGGBB; alpha from 0 to 1.
[[nodiscard]] constexpr Color rgb(std::uint32_t hex, float alpha = 1.F) {
    const auto a = static_cast<std::uint32_t>(alpha * 255.F + .5F);
    return {((hex >> 16) & 255U) | (hex & 0xFF00U) | ((hex & 255U) << 16) | (a << 24)};
}

[[nodiscard]] constexpr Color with_alpha(Color c, float alpha) {
    const auto a = static_cast<std::uint32_t>(alpha * 255.F + .5F);
    return {(c.packed & 0x00FFFFFFU) | (a << 24)};
}

/// The colour `part` of the way (0 to 1) from one to the other, alpha included.
[[nodiscard]] Color mix(Color from, Color to, float part);

/// What the eye sees when `over` is painted on the opaque `under`.
[[nodiscard]] Color blend(Color over, Color under);

/// Contrast ratio after WCAG 2.1 (1 to 21); a translucent foreground is blended first.
[[nodiscard]] double contrast(Color foreground, Color background);

} // namespace amends::ui
