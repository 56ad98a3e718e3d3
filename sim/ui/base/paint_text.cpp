#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/base/text_cache.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace amends::ui {
namespace {

constexpr float unwrapped = 0;
constexpr std::string_view ellipsis = "…";

/// Joiners, variation selectors and the like: they shape their neighbours and have no look of their own.
bool invisible(char32_t c) {
    return c >= 0xAD && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool may_hold_invisible(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return c == '\xC2' || c == '\xCD' || c == '\xE1' || c == '\xE2' || c == '\xEF' || c == '\xF3';
    });
}

std::string without_invisible(std::string_view text) {
    std::string out;
    for (std::size_t at = 0, next = 0; at < text.size(); at = next)
        if (!invisible(code_point_at(text, at, next))) out.append(text.substr(at, next - at));
    return out;
}

/// Every mark that has a narrow form begins so in UTF-8: “ ” ‘ ’ and ….
constexpr std::array<char, 2> mark_bytes{'\xE2', '\x80'};
constexpr std::string_view mark_begin(mark_bytes.data(), mark_bytes.size());

bool is_quote(char last) {
    return last == '\x98' || last == '\x99' || last == '\x9C' || last == '\x9D';
}

/// The narrow forms have the same number of bytes: quotes their private code points, "…" three full stops.
void make_marks_narrow(std::string& text, bool quotes) {
    for (std::size_t at = text.find(mark_begin); at != std::string::npos && at + 2 < text.size();
         at = text.find(mark_begin, at + 3)) {
        if (quotes && is_quote(text[at + 2])) text[at] = '\xEE';
        if (text[at + 2] == '\xA6') text.replace(at, 3, "...");
    }
}

void add_text(const Ui& ui, ImVec2 at, std::string_view text, TextStyle style, Color color) {
    draw_list().AddText(face(ui, style.weight), box_height(ui, style.em), at, color.packed, text.data(),
                        text.data() + text.size());
}

Color ink_of(const Ui& ui, const TextLook& look) {
    return look.color.alpha() == 0 ? ui.colors().ink : look.color;
}

/// Where the text is cut so that "…" still fits, and its width with "…"; all of it when it fits as it is.
const TextLayout& cut_to(Ui& ui, std::string_view text, TextStyle style, float width) {
    return ui.cache->layout(text, style, -std::max(1.F, width), [&] {
        const Advance advance = advance_of(ui, style, has_narrow_marks(text));
        const float all = measure(text, advance), dots = measure(ellipsis, advance);
        if (all <= width) return TextLayout{{{0, text.size(), text.size(), all, false}}, all};
        float used = 0;
        std::size_t end = 0;
        const auto stops = ui.breaks.caret_stops(text);
        for (std::size_t i = 1; i < stops.size(); ++i) {
            const float wide = measure(text.substr(stops[i - 1], stops[i] - stops[i - 1]), advance);
            if (used + wide + dots > width) break;
            used += wide;
            end = stops[i];
        }
        return TextLayout{{{0, end, text.size(), used + dots, false}}, used + dots};
    });
}

float aligned(float x0, float x1, float width, Align align) {
    if (align == Align::left) return x0;
    return align == Align::right ? x1 - width : (x0 + x1 - width) / 2;
}

/// What was cut is told in full to a mouse that rests on it, unless its control tells something already.
void tell_whole(Ui& ui, const Rect& rect, std::string_view text) {
    constexpr float rests_after_s = .35F;
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (!ui.tooltip.text.empty() || g.HoveredWindow == nullptr || rect.empty()) return;
    if (ImGui::GetCurrentWindow()->RootWindow != g.HoveredWindow->RootWindow) return;
    if (!ImGui::IsMouseHoveringRect({rect.x0, rect.y0}, {rect.x1, rect.y1})) return;
    if (g.MouseStationaryTimer < rests_after_s)
        ui.wake.within(rests_after_s - g.MouseStationaryTimer + .01F);
    else
        ui.tooltip = {std::string(text), rect};
}

} // namespace

bool has_narrow_marks(std::string_view text) {
    if (text.find(mark_begin) == std::string_view::npos) return false;
    std::size_t letters = 0, wide = 0;
    for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
        const char32_t c = code_point_at(text, at, next);
        const bool is_latin =
            (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
        letters += is_latin ? 1U : 0U;
        wide += c >= 0x2E80 ? 1U : 0U;
    }
    constexpr std::size_t letters_a_word = 5; // a Chinese name in an English sentence leaves it English
    return letters > 0 && wide * letters_a_word <= letters;
}

Advance advance_of(const Ui& ui, TextStyle style, bool narrow_marks) {
    ImFontBaked* baked = face(ui, style.weight)->GetFontBaked(box_height(ui, style.em));
    if (!narrow_marks)
        return [baked](char32_t c) {
            return invisible(c) ? 0.F : baked->GetCharAdvance(static_cast<ImWchar>(c));
        };
    return [baked, quotes = ui.fonts.narrow_quotes](char32_t c) {
        if (invisible(c)) return 0.F;
        if (c == U'…') return 3 * baked->GetCharAdvance('.');
        return baked->GetCharAdvance(static_cast<ImWchar>(quotes ? narrow_quote(c) : c));
    };
}

void paint_text(const Ui& ui, float x, float middle_y, std::string_view text, TextStyle style, Color color,
                bool narrow_marks) {
    if (text.empty()) return;
    const float height = box_height(ui, style.em), lift = style.em * ui.theme.scale * ui.fonts.lift_em;
    const ImVec2 at{whole(x), whole(middle_y - height * .5F - lift)};
    if (may_hold_invisible(text)) {
        std::string shown = without_invisible(text);
        if (narrow_marks) make_marks_narrow(shown, ui.fonts.narrow_quotes);
        add_text(ui, at, shown, style, color);
    } else
        add_text(ui, at, text, style, color);
}

void record_text(Ui& ui, std::string_view text, Rect rect) {
    if (ui.record == nullptr || text.empty()) return;
    ui.record->texts.push_back({std::string(text), rect, !rect.clipped(clip_rect()).empty()});
}

float text_width(Ui& ui, std::string_view text, TextStyle style) {
    return ui.cache
        ->layout(text, style, unwrapped,
                 [&] {
                     return TextLayout{
                         {}, std::ceil(measure(text, advance_of(ui, style, has_narrow_marks(text))))};
                 })
        .width;
}

float line_height(const Ui& ui, TextStyle style) {
    return std::floor(style.em * 1.68F * ui.theme.scale + .5F);
}

const TextLayout& text_layout(Ui& ui, std::string_view text, TextStyle style, float width) {
    const float room = std::max(1.F, width);
    return ui.cache->layout(text, style, room, [&] {
        return lay_out(text, room, advance_of(ui, style, has_narrow_marks(text)), ui.breaks);
    });
}

float text_height(Ui& ui, std::string_view text, TextStyle style, float width, int max_lines) {
    auto lines = static_cast<int>(text_layout(ui, text, style, width).lines.size());
    if (max_lines > 0) lines = std::min(lines, max_lines);
    return line_height(ui, style) * static_cast<float>(lines);
}

std::string elided(Ui& ui, std::string_view text, TextStyle style, float width) {
    const TextLine& line = cut_to(ui, text, style, width).lines.front();
    if (line.end == text.size()) return std::string(text);
    return std::string(text.substr(0, line.end)).append(ellipsis);
}

float draw_text(Ui& ui, Rect rect, std::string_view text, const TextLook& look) {
    std::string one_line; // a name may hold a line break; here it would lie over what is below
    if (text.find('\n') != std::string_view::npos) {
        one_line = text;
        std::replace(one_line.begin(), one_line.end(), '\n', ' ');
        text = one_line;
    }
    float width = text_width(ui, text, look.style);
    std::string cut;
    std::string_view shown = text;
    if (look.elide && width > rect.width() + 1) {
        cut = elided(ui, text, look.style, rect.width());
        shown = cut;
        width = text_width(ui, shown, look.style);
        tell_whole(ui, rect, text);
    }
    const float x = aligned(rect.x0, rect.x1, width, look.align);
    paint_text(ui, x, rect.mid_y(), shown, look.style, ink_of(ui, look), has_narrow_marks(shown));
    record_text(ui, text, {x, rect.y0, x + width, rect.y1});
    return width;
}

float draw_paragraph(Ui& ui, Rect rect, std::string_view text, const TextLook& look) {
    const TextLayout& layout = text_layout(ui, text, look.style, rect.width());
    const float height = line_height(ui, look.style);
    const std::size_t shown =
        look.max_lines > 0 ? std::min(layout.lines.size(), std::size_t(look.max_lines)) : layout.lines.size();
    const Rect clip = clip_rect();
    const bool narrow = has_narrow_marks(text);
    for (std::size_t i = 0; i < shown; ++i) {
        const TextLine& line = layout.lines[i];
        const float top = rect.y0 + height * static_cast<float>(i);
        if (top > clip.y1 || top + height < clip.y0) continue;
        const float x = aligned(rect.x0, rect.x1, line.width, look.align);
        if (i + 1 == shown && shown < layout.lines.size()) {
            // Up to where its line was broken on purpose, and always with "…": more follows.
            const std::string_view left = text.substr(line.begin), one = left.substr(0, left.find('\n'));
            std::string rest = elided(ui, one, look.style, rect.width());
            if (one.size() < left.size() && rest.size() == one.size())
                rest = elided(ui, std::string(one).append(ellipsis), look.style, rect.width());
            tell_whole(ui, {rect.x0, rect.y0, rect.x1, top + height}, text);
            paint_text(ui, x, top + height / 2, rest, look.style, ink_of(ui, look), has_narrow_marks(rest));
        } else {
            paint_text(ui, x, top + height / 2, text.substr(line.begin, line.end - line.begin), look.style,
                       ink_of(ui, look), narrow);
        }
    }
    const float all = height * static_cast<float>(shown);
    record_text(ui, text, {rect.x0, rect.y0, rect.x1, rect.y0 + all});
    return all;
}

float draw_figures(Ui& ui, Rect rect, std::string_view text, const TextLook& look) {
    const Advance advance = advance_of(ui, look.style);
    float digit = 0;
    for (char32_t c = U'0'; c <= U'9'; ++c)
        digit = std::max(digit, advance(c));
    const auto room = [&](char32_t c) { return c >= U'0' && c <= U'9' ? digit : advance(c); };
    const float width = measure(text, room), from = aligned(rect.x0, rect.x1, width, look.align);
    float x = from;
    for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
        const char32_t c = code_point_at(text, at, next);
        paint_text(ui, x + (room(c) - advance(c)) / 2, rect.mid_y(), text.substr(at, next - at), look.style,
                   ink_of(ui, look));
        x += room(c);
    }
    record_text(ui, text, {from, rect.y0, x, rect.y1});
    return width;
}

std::vector<Rect> text_boxes(Ui& ui, Rect rect, std::string_view text, TextStyle style, std::size_t begin,
                             std::size_t end) {
    const TextLayout& layout = text_layout(ui, text, style, rect.width());
    const float height = line_height(ui, style);
    std::vector<Rect> out;
    for (const LineBox& box :
         boxes_of(layout, text, begin, end, advance_of(ui, style, has_narrow_marks(text)))) {
        const float top = rect.y0 + height * static_cast<float>(box.line);
        out.push_back({rect.x0 + box.x0, top, rect.x0 + box.x1, top + height});
    }
    return out;
}

} // namespace amends::ui
