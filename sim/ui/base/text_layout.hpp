#pragma once
// Text broken into lines of a width. Shared by bubbles, paragraphs and fields, so that all break alike.
#include "sim/ui/base/line_breaks.hpp"

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace amends::ui {

/// Bytes [begin, end) of the text are drawn on the line; blanks and the line feed behind `end` belong to it
/// too, up to `next`.
struct TextLine {
    std::size_t begin = 0, end = 0, next = 0;
    float width = 0;   ///< of [begin, end)
    bool hard = false; ///< ended by a line feed
};

struct TextLayout {
    std::vector<TextLine> lines; ///< at least one
    float width = 0;             ///< of the longest line
};

/// The width of a character in pixels.
using Advance = std::function<float(char32_t)>;

/// Breaks valid UTF-8 into lines of at most `max_width` pixels; a word that is longer is cut between
/// characters. Trailing blanks do not count.
[[nodiscard]] TextLayout lay_out(std::string_view utf8, float max_width, const Advance&, BreakRules&);

/// The width of a piece of text on one line.
[[nodiscard]] float measure(std::string_view utf8, const Advance&);

/// The line that holds byte `at`; a place between two soft lines belongs to the later.
[[nodiscard]] std::size_t line_of(const TextLayout&, std::size_t at);

/// A piece [begin, end) of laid-out text as one box a line.
struct LineBox {
    std::size_t line = 0;
    float x0 = 0, x1 = 0; ///< pixels from the line's left edge
};
[[nodiscard]] std::vector<LineBox> boxes_of(const TextLayout&, std::string_view utf8, std::size_t begin,
                                            std::size_t end, const Advance&);

} // namespace amends::ui
