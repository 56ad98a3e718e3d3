#pragma once
// Drawing without reacting: shapes, text, icons, pictures. All of it goes to the surface that is open.
#include "sim/ui/base/icons.hpp"
#include "sim/ui/base/ui.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace amends::ui {

// --- text: the only way words get on the screen
// -------------------------------------------------------------

enum class Align : std::uint8_t { left, middle, right };

struct TextLook {
    TextStyle style = style::body;
    Color color;               ///< alpha 0: the theme's ink
    Align align = Align::left; ///< within the rectangle
    bool elide = true;         ///< one line: "…" where it does not fit
    int max_lines = 0;         ///< paragraphs: 0 for all; the last one is elided
};

/// Width of one line in pixels.
[[nodiscard]] float text_width(Ui&, std::string_view, TextStyle);
/// Distance of the lines of a paragraph in pixels.
[[nodiscard]] float line_height(const Ui&, TextStyle);
/// Height of a paragraph of that width.
[[nodiscard]] float text_height(Ui&, std::string_view, TextStyle, float width, int max_lines = 0);
/// The paragraph's lines; valid until the end of the frame.
[[nodiscard]] const TextLayout& text_layout(Ui&, std::string_view, TextStyle, float width);
/// As much of the text as fits, with "…" when it is cut.
[[nodiscard]] std::string elided(Ui&, std::string_view, TextStyle, float width);

/// One line, centred by eye between top and bottom. Returns the width drawn.
float draw_text(Ui&, Rect, std::string_view, const TextLook& = {});
/// A wrapped paragraph from the rectangle's top. Returns its height.
float draw_paragraph(Ui&, Rect, std::string_view, const TextLook& = {});
/// One line whose digits all take the same room, for clocks and tables.
float draw_figures(Ui&, Rect, std::string_view, const TextLook& = {});
/// The boxes of a piece [begin, end) of a paragraph drawn in `rect`, one a line.
[[nodiscard]] std::vector<Rect> text_boxes(Ui&, Rect, std::string_view, TextStyle, std::size_t begin,
                                           std::size_t end);

// --- shapes
// -------------------------------------------------------------------------------------------------

enum class Corners : std::uint8_t { all, top, bottom, left, right, none };

/// Radii and thicknesses are logical pixels.
void fill_rect(Ui&, Rect, Color, float radius = 0, Corners = Corners::all);
void stroke_rect(Ui&, Rect, Color, float radius = 0, float thickness = 1);
void fill_circle(Ui&, Vec middle, float radius, Color);
void stroke_circle(Ui&, Vec middle, float radius, Color, float thickness);
void draw_line(Ui&, Vec from, Vec to, Color, float thickness = 1);
/// A hairline across the rectangle's bottom or right edge.
void rule_below(Ui&, Rect);
void rule_right(Ui&, Rect);
void fill_gradient(Ui&, Rect, Color left, Color right);

/// One soft mesh shadow around a rounded rectangle.
struct ShadowLook {
    float blur = 14, drop = 4, alpha = .06F;
};
void draw_shadow(Ui&, Rect, float radius, ShadowLook = {});
/// A white sheet with shadow and hairline; `raised` false leaves the shadow out.
void draw_card(Ui&, Rect, bool raised = true);
/// A sunken or toned panel inside a card.
void draw_well(Ui&, Rect, Tone = Tone::neutral, float radius = 10);

/// Centred on a whole pixel; `size` in logical pixels. Without the icon face nothing is drawn.
void draw_icon(Ui&, Vec middle, Icon, Color, float size = 16);

// --- small signs
// --------------------------------------------------------------------------------------------

/// A rounded label; yields its width. `Tone::neutral` for plain facts.
float draw_chip(Ui&, Vec left_middle, std::string_view, Tone = Tone::neutral, Icon = Icon::none);
[[nodiscard]] float chip_width(Ui&, std::string_view, Icon = Icon::none);
/// Chips one after the other, wrapped into the width; yields the height used.
struct ChipText {
    std::string_view text;
    Tone tone = Tone::neutral;
    Icon icon = Icon::none;
};
float draw_chips(Ui&, Rect, std::span<const ChipText>);
/// The height draw_chips takes in a width.
[[nodiscard]] float chips_height(Ui&, float width, std::span<const ChipText>);
/// A filled count; nothing for 0, "99+" above 99.
void draw_badge(Ui&, Vec middle, int count, Tone = Tone::bad);
/// A dark label on a picture.
float draw_photo_label(Ui&, Vec left_middle, std::string_view, Icon = Icon::none);
/// A key as printed on a keyboard; yields its width.
float draw_key_cap(Ui&, Vec left_middle, std::string_view);
/// The dot that says how somebody is; it stands beside a word, never alone.
void draw_status_dot(Ui&, Vec middle, Tone, Color around);

} // namespace amends::ui
