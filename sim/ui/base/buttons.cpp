#include "sim/ui/base/buttons.hpp"

#include "sim/ui/base/imgui_bridge.hpp"

namespace amends::ui {
namespace {

constexpr float pad = 14, icon_size = 16, icon_gap = 6;

struct Look {
    Color fill, ink, edge;
    bool raised = false;
};

Look filled(const ToneColors& c, const Hit& hit) {
    return {hit.held ? c.fill_pressed : mix(c.fill, c.fill_hover, hit.glow), c.on_fill, {}, true};
}

Look look_of(const Ui& ui, const Button& what, const Hit& hit) {
    const Palette& p = ui.colors();
    if (!what.enabled) {
        const Color none = with_alpha(p.disabled_fill, 0);
        const Color edge = ui.theme.kind == ThemeKind::high_contrast ? p.disabled_ink : Color{};
        return {what.kind == ButtonKind::quiet ? none : p.disabled_fill, p.disabled_ink, edge, false};
    }
    switch (what.kind) {
    case ButtonKind::primary: return filled(p.accent, hit);
    case ButtonKind::danger: return filled(p.bad, hit);
    case ButtonKind::quiet: {
        const Color wash = hit.held ? p.pressed : p.hover;
        return {with_alpha(wash, hit.held ? 1.F : hit.glow), mix(p.ink_soft, p.ink, hit.glow), {}, false};
    }
    case ButtonKind::plain:
        return {hit.held ? p.pressed : mix(p.surface, p.hover, hit.glow), p.ink,
                mix(p.line_strong, p.accent.fill, hit.glow * .6F), false};
    }
    return {};
}

TextStyle label_style(ButtonKind kind) {
    return kind == ButtonKind::primary || kind == ButtonKind::danger ? style::small_bold : style::small;
}

/// Icon and words, together in the middle.
void draw_face(Ui& ui, Rect rect, const Button& what, Color ink) {
    const TextStyle style = label_style(what.kind);
    const float icon = what.icon == Icon::none ? 0 : ui.px(icon_size + icon_gap);
    const float room = rect.width() - ui.px(8) - icon;
    const float width = std::min(text_width(ui, what.label, style), room) + icon;
    Rect content = Rect::at(whole(rect.mid_x() - width / 2), rect.y0, width, rect.height());
    if (what.icon != Icon::none)
        draw_icon(ui, content.cut_left(ui.px(icon_size), ui.px(icon_gap)).middle(), what.icon, ink,
                  icon_size);
    content.x1 += 1;
    draw_text(ui, content, what.label, {.style = style, .color = ink});
}

} // namespace

float control_height(const Ui& ui) {
    return ui.px(space::control_height);
}

float button_width(Ui& ui, std::string_view label, Icon icon) {
    return text_width(ui, label, style::small_bold) + ui.px(pad) * 2
           + (icon != Icon::none ? ui.px(icon_size + icon_gap) : 0);
}

bool button(Ui& ui, Rect rect, const Button& what) {
    const Hit hit = interact(
        ui, rect, {.id = what.id, .label = what.label, .enabled = what.enabled, .tooltip = what.tooltip});
    if (!hit.visible) return hit.clicked;
    const Look look = look_of(ui, what, hit);
    const float radius = space::control_radius;
    if (look.raised) draw_shadow(ui, rect, radius, {6, 2, .10F + .06F * hit.glow});
    fill_rect(ui, rect, look.fill, radius);
    if (look.edge.alpha() != 0) stroke_rect(ui, rect, look.edge, radius);
    draw_face(ui, rect, what, look.ink);
    if (hit.focused) draw_focus_ring(ui, rect, radius);
    return hit.clicked;
}

bool icon_button(Ui& ui, Rect rect, const IconButton& what) {
    const Palette& p = ui.colors();
    const Hit hit = interact(ui, rect,
                             {.id = what.id,
                              .label = what.name,
                              .enabled = what.enabled,
                              .selected = what.on,
                              .tooltip = what.name});
    if (!hit.visible) return hit.clicked;
    if (what.on) fill_rect(ui, rect, p.selected, 8);
    if (hit.held)
        fill_rect(ui, rect, p.pressed, 8);
    else if (hit.glow > 0)
        fill_rect(ui, rect, with_alpha(p.hover, hit.glow), 8);
    const Color rest = what.color.alpha() != 0 ? what.color : p.ink_soft;
    const Color ink = !what.enabled ? p.disabled_ink : what.on ? p.accent.ink : mix(rest, p.ink, hit.glow);
    const float size = std::min(20.F, rect.height() / ui.theme.scale * .58F);
    draw_icon(ui, rect.middle(), what.icon, ink, size);
    draw_badge(ui, {rect.x1 - ui.px(6), rect.y0 + ui.px(6)}, what.count);
    if (hit.focused) draw_focus_ring(ui, rect, 8);
    return hit.clicked;
}

float link_width(Ui& ui, std::string_view label, Icon icon) {
    return text_width(ui, label, style::small) + (icon != Icon::none ? ui.px(icon_size + 4) : 0);
}

bool link(Ui& ui, Rect rect, std::string_view id, std::string_view label, Icon icon) {
    const Hit hit = interact(ui, rect, {.id = id, .label = label});
    if (!hit.visible) return hit.clicked;
    const Color ink = ui.colors().accent.ink;
    Rect content = rect;
    const bool leads_on = icon == Icon::chevron_right; // stands behind the words
    if (icon != Icon::none) {
        const Rect sign = leads_on ? content.cut_right(ui.px(icon_size), ui.px(4))
                                   : content.cut_left(ui.px(icon_size), ui.px(4));
        draw_icon(ui, sign.middle(), icon, ink, icon_size);
    }
    const float width = draw_text(ui, content, label, {.style = style::small, .color = ink});
    if (hit.hovered) {
        const float y = whole(rect.mid_y() + ui.px(style::small.em * .62F));
        draw_line(ui, {content.x0, y}, {content.x0 + width, y}, ink);
    }
    if (hit.focused) draw_focus_ring(ui, rect, 4);
    return hit.clicked;
}

float chip_button_width(Ui& ui, std::string_view label, Icon icon) {
    return text_width(ui, label, style::small) + ui.px(12) * 2
           + (icon != Icon::none ? ui.px(icon_size + 4) : 0);
}

bool chip_button(Ui& ui, Vec at, const ChipButton& what) {
    const Palette& p = ui.colors();
    const ToneColors& c = p.of(what.tone);
    const float height = ui.px(28), width = chip_button_width(ui, what.label, what.icon);
    const Rect rect = Rect::at(whole(at.x), whole(at.y - height / 2), width, height);
    const Hit hit = interact(ui, rect,
                             {.id = what.id,
                              .label = what.label,
                              .enabled = what.enabled,
                              .selected = what.on,
                              .tooltip = what.tooltip});
    if (!hit.visible) return hit.clicked;
    const Color fill = what.on ? mix(c.pale, c.pale_hover, hit.glow) : mix(p.surface, p.hover, hit.glow);
    const Color ink = !what.enabled ? p.disabled_ink : what.on ? c.ink : mix(p.ink_soft, p.ink, hit.glow);
    fill_rect(ui, rect, fill, 14);
    stroke_rect(ui, rect, what.on ? c.edge : p.line_strong, 14);
    Rect content = rect.inset(ui.px(12), 0);
    if (what.icon != Icon::none)
        draw_icon(ui, content.cut_left(ui.px(icon_size), ui.px(4)).middle(), what.icon, ink, icon_size - 1);
    draw_text(ui, content, what.label, {.style = style::small, .color = ink, .elide = false});
    if (hit.focused) draw_focus_ring(ui, rect, 14);
    return hit.clicked;
}

Hit press_area(Ui& ui, Rect rect, const Interaction& what, float radius) {
    const Hit hit = interact(ui, rect, what);
    if (!hit.visible) return hit;
    const Palette& p = ui.colors();
    if (hit.glow > 0) {
        fill_rect(ui, rect, with_alpha(p.ink, .03F * hit.glow), radius);
        stroke_rect(ui, rect, with_alpha(p.accent.fill, .7F * hit.glow), radius);
    }
    if (hit.focused) draw_focus_ring(ui, rect, radius);
    return hit;
}

} // namespace amends::ui
