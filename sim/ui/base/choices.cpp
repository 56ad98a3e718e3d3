#include "sim/ui/base/choices.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float segment_pad = 14, segment_inset = 3, segment_icon = 15, choice_icon_gap = 6;

float segment_width(Ui& ui, const Choice& choice) {
    float width = ui.px(segment_pad) * 2;
    if (choice.icon != Icon::none) width += ui.px(segment_icon);
    if (choice.icon != Icon::none && !choice.label.empty()) width += ui.px(choice_icon_gap);
    return width + text_width(ui, choice.label, style::small_bold);
}

void draw_segment(Ui& ui, Rect rect, const Choice& choice, bool current, const Hit& hit) {
    const Palette& p = ui.colors();
    if (current) {
        draw_shadow(ui, rect, 7, {4, 1, .12F});
        fill_rect(ui, rect, ui.theme.kind == ThemeKind::light ? p.surface : p.selected, 7);
        if (ui.theme.kind == ThemeKind::high_contrast) stroke_rect(ui, rect, p.focus, 7);
    }
    const Color ink = !choice.enabled ? p.disabled_ink : current ? p.ink : mix(p.ink_faint, p.ink, hit.glow);
    const TextStyle words = current ? style::small_bold : style::small;
    const float label = text_width(ui, choice.label, words);
    const float icon = choice.icon == Icon::none
                           ? 0
                           : ui.px(segment_icon) + (choice.label.empty() ? 0 : ui.px(choice_icon_gap));
    Rect content =
        Rect::at(whole(rect.mid_x() - (label + icon) / 2), rect.y0, label + icon + 1, rect.height());
    if (choice.icon != Icon::none)
        draw_icon(ui, content.cut_left(ui.px(segment_icon), ui.px(choice_icon_gap)).middle(), choice.icon,
                  ink, segment_icon + 1);
    draw_text(ui, content, choice.label, {.style = words, .color = ink, .elide = false});
    if (hit.focused) draw_focus_ring(ui, rect, 7);
}

/// The mark of check boxes and options: a square or circle of 18.
void draw_mark(Ui& ui, Vec middle, bool round, bool on, bool enabled, float glow) {
    const Palette& p = ui.colors();
    const float size = ui.px(18);
    const Rect box = Rect::around({whole(middle.x), whole(middle.y)}, size, size);
    const Color fill = enabled ? p.accent.fill : p.disabled_ink;
    const float radius = round ? 9 : 5;
    if (on) {
        fill_rect(ui, box, fill, radius);
        if (round)
            fill_circle(ui, box.middle(), 3.6F, p.accent.on_fill);
        else
            draw_icon(ui, box.middle(), Icon::check, p.accent.on_fill, 14);
        return;
    }
    fill_rect(ui, box, enabled ? p.surface : p.disabled_fill, radius);
    stroke_rect(ui, box, enabled ? mix(p.ink_faint, p.accent.fill, glow) : p.disabled_ink, radius, 1.5F);
}

} // namespace

float segments_width(Ui& ui, std::span<const Choice> choices) {
    float width = ui.px(segment_inset) * 2;
    for (const Choice& choice : choices)
        width += segment_width(ui, choice);
    return width;
}

std::optional<std::size_t> segments(Ui& ui, Rect rect, std::string_view id, std::span<const Choice> choices,
                                    std::size_t current, PressAgain again) {
    const IdScope scope(ui, id);
    fill_rect(ui, rect, ui.colors().sunken, 10);
    stroke_rect(ui, rect, ui.colors().line, 10);
    Rect inside = rect.inset(ui.px(segment_inset));
    const float spare = (inside.width() - segments_width(ui, choices) + ui.px(segment_inset) * 2)
                        / static_cast<float>(std::max<std::size_t>(1, choices.size()));
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Rect piece = inside.cut_left(whole(segment_width(ui, choices[i]) + spare));
        const Hit hit = interact(ui, piece,
                                 {.id = choices[i].id,
                                  .label = choices[i].label,
                                  .enabled = choices[i].enabled,
                                  .selected = i == current,
                                  .tooltip = choices[i].tooltip});
        if (hit.clicked && (i != current || again == PressAgain::is_told)) chosen = i;
        draw_segment(ui, piece, choices[i], i == current, hit);
    }
    return chosen;
}

std::optional<std::size_t> tabs(Ui& ui, Rect rect, std::string_view id, std::span<const Choice> choices,
                                std::size_t current) {
    const IdScope scope(ui, id);
    const Palette& p = ui.colors();
    std::optional<std::size_t> chosen;
    float x = rect.x0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Choice& choice = choices[i];
        const float label = text_width(ui, choice.label, style::small_bold);
        const float badge = choice.count > 0 ? ui.px(24) : 0;
        const Rect piece{x, rect.y0, x + label + badge, rect.y1};
        const Hit hit = interact(
            ui, piece.inset(-ui.px(6), 0),
            {.id = choice.id, .label = choice.label, .enabled = choice.enabled, .selected = i == current});
        if (hit.clicked && i != current) chosen = i;
        const bool on = i == current;
        draw_text(ui, piece, choice.label,
                  {.style = on ? style::small_bold : style::small,
                   .color = on ? p.accent.ink : mix(p.ink_faint, p.ink, hit.glow),
                   .elide = false});
        draw_badge(ui, {piece.x0 + label + ui.px(14), piece.mid_y()}, choice.count, Tone::neutral);
        if (on) {
            const float half = ui.px(9), middle = piece.x0 + label / 2;
            fill_rect(ui, {whole(middle - half), rect.y1 - ui.px(3), whole(middle + half), rect.y1},
                      p.accent.fill, 1.5F, Corners::top);
        }
        if (hit.focused) draw_focus_ring(ui, piece.inset(-ui.px(6), ui.px(3)), 6);
        x = piece.x1 + ui.px(24);
    }
    return chosen;
}

bool toggle(Ui& ui, Rect rect, std::string_view id, std::string_view label, bool on, bool enabled) {
    const Palette& p = ui.colors();
    const Hit hit = interact(ui, rect, {.id = id, .label = label, .enabled = enabled, .selected = on});
    if (!hit.visible) return hit.clicked;
    Rect inside = rect;
    const Rect place = inside.cut_right(ui.px(38), ui.px(12));
    draw_text(ui, inside, label, {.style = style::body, .color = enabled ? p.ink : p.disabled_ink});
    const Rect track = Rect::around(place.middle(), ui.px(38), ui.px(22));
    const float part = eased(ui, std::string("knob_").append(id), on ? 1.F : 0.F);
    const Color off = mix(p.neutral.fill, p.neutral.fill_hover, hit.glow);
    const Color fill =
        !enabled ? p.disabled_fill : mix(off, mix(p.accent.fill, p.accent.fill_hover, hit.glow), part);
    fill_rect(ui, track, fill, 11);
    const Vec knob{track.x0 + ui.px(11) + ui.px(16) * part, track.mid_y()};
    if (!enabled) stroke_rect(ui, track, p.line_strong, 11);
    fill_circle(ui, knob, 8, enabled ? p.surface : p.disabled_ink);
    if (hit.focused) draw_focus_ring(ui, track, 11);
    return hit.clicked;
}

bool check_box(Ui& ui, Rect rect, std::string_view id, std::string_view label, bool on, bool enabled) {
    const Palette& p = ui.colors();
    const Hit hit = interact(ui, rect, {.id = id, .label = label, .enabled = enabled, .selected = on});
    if (!hit.visible) return hit.clicked;
    draw_mark(ui, {rect.x0 + ui.px(9), rect.mid_y()}, false, on, enabled, hit.glow);
    draw_text(ui, {rect.x0 + ui.px(28), rect.y0, rect.x1, rect.y1}, label,
              {.style = style::small, .color = enabled ? p.ink : p.disabled_ink});
    if (hit.focused) draw_focus_ring(ui, rect.inset(-ui.px(2)), 6);
    return hit.clicked;
}

float option_height(Ui& ui, std::string_view label, float width) {
    return text_height(ui, label, style::small, width - ui.px(52)) + ui.px(16);
}

namespace {

bool framed_option(Ui& ui, Rect rect, std::string_view id, std::string_view label, bool chosen, bool enabled,
                   bool round) {
    const Palette& p = ui.colors();
    const Hit hit = interact(ui, rect, {.id = id, .label = label, .enabled = enabled, .selected = chosen});
    if (!hit.visible) return hit.clicked;
    fill_rect(ui, rect, chosen ? p.selected : mix(p.surface, p.hover, hit.glow), space::control_radius);
    stroke_rect(ui, rect, chosen ? p.accent.fill : p.line_strong, space::control_radius);
    const float line = line_height(ui, style::small);
    draw_mark(ui, {rect.x0 + ui.px(21), rect.y0 + ui.px(8) + line / 2}, round, chosen, enabled, hit.glow);
    draw_paragraph(ui, {rect.x0 + ui.px(40), rect.y0 + ui.px(8), rect.x1 - ui.px(12), rect.y1}, label,
                   {.style = style::small, .color = enabled ? p.ink : p.disabled_ink});
    if (hit.focused) draw_focus_ring(ui, rect, space::control_radius);
    return hit.clicked;
}

} // namespace

bool option(Ui& ui, Rect rect, std::string_view id, std::string_view label, bool chosen, bool enabled) {
    return framed_option(ui, rect, id, label, chosen, enabled, true);
}

bool option_to_tick(Ui& ui, Rect rect, std::string_view id, std::string_view label, bool chosen,
                    bool enabled) {
    return framed_option(ui, rect, id, label, chosen, enabled, false);
}

namespace {

int snapped(const Slider& what, float part) {
    const float range = static_cast<float>(what.high - what.low) / static_cast<float>(what.step);
    const int steps = static_cast<int>(std::floor(std::clamp(part, 0.F, 1.F) * range + .5F));
    return std::clamp(what.low + steps * what.step, what.low, what.high);
}

/// The left and right keys belong to the slider while the keyboard is at it.
int by_keys(const Hit& hit, const Slider& what, int value) {
    for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Home, ImGuiKey_End})
        ImGui::SetKeyOwner(key, hit.item);
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow, true)) value -= what.step;
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow, true)) value += what.step;
    if (ImGui::IsKeyPressed(ImGuiKey_Home, false)) value = what.low;
    if (ImGui::IsKeyPressed(ImGuiKey_End, false)) value = what.high;
    return std::clamp(value, what.low, what.high);
}

} // namespace

bool slider(Ui& ui, Rect rect, int& value, const Slider& what) {
    const Palette& p = ui.colors();
    const int before = value;
    const Hit hit = interact(
        ui, rect, {.id = what.id, .label = what.label, .enabled = what.enabled, .value = what.words});
    Rect inside = rect;
    const Rect words = inside.cut_right(ui.px(56), ui.px(12));
    const Rect track = Rect::around(inside.middle(), inside.width() - ui.px(18), ui.px(6));
    const float mouse_part = (ImGui::GetIO().MousePos.x - track.x0) / std::max(1.F, track.width());
    if (hit.held && !ImGui::GetCurrentContext()->ActiveIdFromShortcut
        && ImGui::GetCurrentContext()->ActiveIdSource == ImGuiInputSource_Mouse)
        value = snapped(what, mouse_part);
    if (hit.has_keys && what.enabled) value = by_keys(hit, what, value);
    if (!hit.visible) return value != before;
    const float part =
        static_cast<float>(value - what.low) / static_cast<float>(std::max(1, what.high - what.low));
    fill_rect(ui, track, p.track, 3);
    const Color fill = what.enabled ? p.accent.fill : p.disabled_ink;
    fill_rect(ui, {track.x0, track.y0, track.x0 + track.width() * part, track.y1}, fill, 3);
    const Vec knob{track.x0 + track.width() * part, track.mid_y()};
    draw_shadow(ui, Rect::around(knob, ui.px(16), ui.px(16)), 8, {4, 1, .18F});
    fill_circle(ui, knob, 9, p.surface);
    stroke_circle(ui, knob, 8.5F, mix(p.line_strong, fill, std::max(hit.glow, hit.held ? 1.F : 0.F)), 1);
    fill_circle(ui, knob, 4.5F, fill);
    draw_figures(ui, words, what.words, {.style = style::small, .color = p.ink_soft, .align = Align::right});
    if (hit.focused) draw_focus_ring(ui, rect, 6);
    return value != before;
}

} // namespace amends::ui
