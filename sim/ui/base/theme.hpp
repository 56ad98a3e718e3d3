#pragma once
// The one place of colours and sizes. Screens name roles, never colours.
#include "sim/ui/base/color.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace amends::ui {

enum class ThemeKind : std::uint8_t { light, dark, high_contrast };

/// What a colour says. Never the only sign: a word or an icon stands beside it.
enum class Tone : std::uint8_t { neutral, accent, good, warn, bad, idea };

/// The colours of a tone: `ink` for words and icons on cards and on `pale`; `fill` for badges, bars and
/// filled buttons with `on_fill` on it; `mark` for dots, rings and curves, which carry no words; `pale` for
/// chips and washes; `edge` for the hairline around `pale`.
struct ToneColors {
    Color ink, fill, fill_hover, fill_pressed, on_fill, pale, pale_hover, edge, mark;
};

/// Every colour of a theme by its role.
struct Palette {
    Color ground, surface, sunken, overlay; ///< window, cards, wells inside cards, menus and dialogs
    Color line, line_strong;                ///< hairline of cards; edge of fields and buttons
    Color ink, ink_soft, ink_faint,
        placeholder;                ///< titles and bodies, second rank, captions, hints in fields
    Color hover, selected, pressed; ///< washes under rows and quiet buttons
    Color disabled_fill, disabled_ink;
    Color bubble_mine, bubble_theirs,
        notice;                  ///< the chat; the ink on all three is `ink` (`ink_soft` on notice)
    Color focus;                 ///< ring around what the keyboard is at
    Color selection, caret;      ///< in text fields
    Color shadow;                ///< alpha 0: no shadows
    Color scrim;                 ///< over the screen below a dialog
    Color photo_label, on_photo; ///< words on a picture
    Color track;                 ///< of bars, rings and sliders
    Color mood_low, mood_middle, mood_high; ///< the mood bar's three stops
    ToneColors neutral, accent, good, warn, bad, idea;

    [[nodiscard]] const ToneColors& of(Tone) const;
};

/// Colours and the scale of the window, 0.75 to 2.
struct Theme {
    ThemeKind kind = ThemeKind::light;
    float scale = 1;
    Palette colors;

    /// A length in whole pixels.
    [[nodiscard]] float px(float logical) const;
};

inline constexpr float smallest_scale = 0.75F, largest_scale = 2.F;

/// The scale is clamped to what is allowed.
[[nodiscard]] Theme make_theme(ThemeKind, float scale);

/// A foreground that is used on a background, and the least contrast for it: 4.5 for words, 3 for large
/// words, icons and edges that carry meaning.
struct ContrastPair {
    std::string_view name;
    Color foreground, background;
    double least;
};
[[nodiscard]] std::vector<ContrastPair> used_pairs(const Palette&);

/// Sizes of type in em, in logical pixels.
namespace type {
inline constexpr float caption = 11.5F, small = 12.5F, body = 14.F, title = 15.5F, heading = 18.F,
                       display = 22.F;
}
enum class Weight : std::uint8_t { regular, bold };

struct TextStyle {
    float em = type::body;
    Weight weight = Weight::regular;
    friend constexpr bool operator==(TextStyle, TextStyle) = default;
};

namespace style {
inline constexpr TextStyle caption{type::caption}, caption_bold{type::caption, Weight::bold},
    small{type::small}, small_bold{type::small, Weight::bold}, body{type::body},
    body_bold{type::body, Weight::bold}, title{type::title, Weight::bold},
    heading{type::heading, Weight::bold}, display{type::display, Weight::bold};
}

/// Lengths that recur, in logical pixels.
namespace space {
inline constexpr float hair = 4, tight = 8, gap = 12, pad = 16, wide = 24, section = 32;
inline constexpr float card_radius = 12, control_radius = 9, control_height = 34, row_height = 44;
} // namespace space

} // namespace amends::ui
