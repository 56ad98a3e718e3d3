#pragma once
// Points and rectangles in window pixels. Screens lay themselves out by cutting pieces off a rectangle.
#include <algorithm>

namespace amends::ui {

struct Vec {
    float x = 0, y = 0;
};

/// Half-open: from (x0, y0) up to (x1, y1). The cut_ functions take a piece off one side, leave `gap` beside
/// it, and return the piece.
struct Rect {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    [[nodiscard]] static constexpr Rect at(float x, float y, float width, float height) {
        return {x, y, x + width, y + height};
    }
    [[nodiscard]] static constexpr Rect around(Vec middle, float width, float height) {
        return {middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2};
    }
    [[nodiscard]] constexpr float width() const { return x1 - x0; }
    [[nodiscard]] constexpr float height() const { return y1 - y0; }
    [[nodiscard]] constexpr float mid_x() const { return (x0 + x1) / 2; }
    [[nodiscard]] constexpr float mid_y() const { return (y0 + y1) / 2; }
    [[nodiscard]] constexpr Vec middle() const { return {mid_x(), mid_y()}; }
    [[nodiscard]] constexpr bool empty() const { return x1 <= x0 || y1 <= y0; }
    [[nodiscard]] constexpr bool holds(Vec p) const { return p.x >= x0 && p.x < x1 && p.y >= y0 && p.y < y1; }
    [[nodiscard]] constexpr Rect inset(float by) const { return inset(by, by); }
    [[nodiscard]] constexpr Rect inset(float across, float down) const {
        return {x0 + across, y0 + down, x1 - across, y1 - down};
    }
    [[nodiscard]] constexpr Rect moved(float dx, float dy) const {
        return {x0 + dx, y0 + dy, x1 + dx, y1 + dy};
    }
    [[nodiscard]] constexpr Rect clipped(const Rect& by) const {
        return {std::max(x0, by.x0), std::max(y0, by.y0), std::min(x1, by.x1), std::min(y1, by.y1)};
    }
    constexpr Rect cut_left(float size, float gap = 0) {
        const Rect piece{x0, y0, x0 + size, y1};
        x0 += size + gap;
        return piece;
    }
    constexpr Rect cut_right(float size, float gap = 0) {
        const Rect piece{x1 - size, y0, x1, y1};
        x1 -= size + gap;
        return piece;
    }
    constexpr Rect cut_top(float size, float gap = 0) {
        const Rect piece{x0, y0, x1, y0 + size};
        y0 += size + gap;
        return piece;
    }
    constexpr Rect cut_bottom(float size, float gap = 0) {
        const Rect piece{x0, y1 - size, x1, y1};
        y1 -= size + gap;
        return piece;
    }
    /// Column `index` of `count` equal ones with `gap` between them.
    [[nodiscard]] constexpr Rect column(int index, int count, float gap) const {
        const float each = (width() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
        return at(x0 + (each + gap) * static_cast<float>(index), y0, each, height());
    }
};

} // namespace amends::ui
