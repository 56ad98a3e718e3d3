#include "sim/ui/base/text_layout.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

/// The bytes of [begin, end) without the blanks and line feed at the end.
std::size_t without_trailing_blanks(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin) {
        const char c = text[end - 1];
        if (c == ' ' || c == '\n' || c == '\t')
            --end;
        else if (end - begin >= 3 && text.substr(end - 3, 3) == "　") // ideographic space
            end -= 3;
        else
            break;
    }
    return end;
}

class LineFiller {
public:
    LineFiller(std::string_view text, float max_width, const Advance& advance, BreakRules& rules)
        : text_(text), max_width_(max_width), advance_(advance), rules_(rules) {}

    /// Takes the unbreakable piece that reaches to `end`.
    void take(std::size_t end) {
        const std::size_t ink_end = without_trailing_blanks(text_, piece_, end);
        const float ink = measure(text_.substr(piece_, ink_end - piece_), advance_);
        if (piece_ > begin_ && width_ + ink > max_width_) finish(piece_, false);
        if (ink > max_width_ && ink_end > piece_)
            cut(ink_end);
        else
            width_ += ink;
        if (ink_end > piece_) ink_width_ = width_, ink_end_ = ink_end;
        width_ += measure(text_.substr(ink_end, end - ink_end), advance_);
        piece_ = end;
        if (end > begin_ && text_[end - 1] == '\n') finish(end, true);
    }

    TextLayout result() {
        finish(text_.size(), false);
        for (const TextLine& line : layout_.lines)
            layout_.width = std::max(layout_.width, line.width);
        return std::move(layout_);
    }

private:
    void finish(std::size_t next, bool hard) {
        layout_.lines.push_back({begin_, std::max(begin_, ink_end_), next, ink_width_, hard});
        begin_ = ink_end_ = next;
        width_ = ink_width_ = 0;
    }

    /// Spreads an over-long piece over lines, between characters.
    void cut(std::size_t ink_end) {
        const std::size_t from = piece_;
        const std::vector<std::size_t> stops = rules_.caret_stops(text_.substr(from, ink_end - from));
        for (std::size_t i = 1; i < stops.size(); ++i) {
            const std::size_t a = from + stops[i - 1], b = from + stops[i];
            const float wide = measure(text_.substr(a, b - a), advance_);
            if (width_ + wide > max_width_ && a > begin_) finish(a, false);
            width_ += wide;
            ink_width_ = width_;
            ink_end_ = b;
        }
    }

    std::string_view text_;
    float max_width_;
    const Advance& advance_;
    BreakRules& rules_;
    TextLayout layout_;
    std::size_t begin_ = 0, piece_ = 0, ink_end_ = 0;
    float width_ = 0, ink_width_ = 0; // up to piece_, and up to ink_end_
};

} // namespace

float measure(std::string_view utf8, const Advance& advance) {
    float width = 0;
    for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
        const char32_t c = code_point_at(utf8, at, next);
        if (c != U'\n') width += advance(c);
    }
    return width;
}

TextLayout lay_out(std::string_view utf8, float max_width, const Advance& advance, BreakRules& rules) {
    LineFiller filler(utf8, max_width, advance, rules);
    for (const std::size_t end : rules.line_ends(utf8))
        filler.take(end);
    return filler.result();
}

std::size_t line_of(const TextLayout& layout, std::size_t at) {
    const auto later = std::upper_bound(layout.lines.begin(), layout.lines.end(), at,
                                        [](std::size_t a, const TextLine& line) { return a < line.begin; });
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, later - layout.lines.begin() - 1));
}

std::vector<LineBox> boxes_of(const TextLayout& layout, std::string_view utf8, std::size_t begin,
                              std::size_t end, const Advance& advance) {
    std::vector<LineBox> boxes;
    for (std::size_t i = line_of(layout, begin); i < layout.lines.size() && layout.lines[i].begin < end;
         ++i) {
        const TextLine& line = layout.lines[i];
        const std::size_t a = std::clamp(begin, line.begin, line.end),
                          b = std::clamp(end, line.begin, line.end);
        if (a >= b) continue;
        const float x0 = measure(utf8.substr(line.begin, a - line.begin), advance);
        boxes.push_back({i, x0, x0 + measure(utf8.substr(a, b - a), advance)});
    }
    return boxes;
}

} // namespace amends::ui
