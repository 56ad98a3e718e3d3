#include "sim/ui/base/imgui_bridge.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace amends::ui {
namespace {

constexpr TextStyle chip_style = style::caption;
constexpr float chip_pad = 8, chip_icon = 13, chip_icon_room = 17;

float chip_height(const Ui& ui) {
    return ui.px(chip_style.em + 10);
}

float draw_pill(Ui& ui, Vec at, std::string_view text, Icon icon, Color fill, Color ink) {
    const float width = chip_width(ui, text, icon), height = chip_height(ui);
    Rect r = Rect::at(whole(at.x), whole(at.y - height / 2), width, height);
    draw_list().AddRectFilled(im_min(r), im_max(r), fill.packed, height / 2);
    r = r.inset(ui.px(chip_pad), 0);
    if (icon != Icon::none) {
        draw_icon(ui, {r.x0 + ui.px(chip_icon) / 2, r.mid_y()}, icon, ink, chip_icon);
        r.x0 += ui.px(chip_icon_room);
    }
    draw_text(ui, r, text, {.style = chip_style, .color = ink, .elide = false});
    return width;
}

} // namespace

float chip_width(Ui& ui, std::string_view text, Icon icon) {
    return text_width(ui, text, chip_style) + ui.px(chip_pad) * 2
           + (icon != Icon::none ? ui.px(chip_icon_room) : 0);
}

float draw_chip(Ui& ui, Vec at, std::string_view text, Tone tone, Icon icon) {
    const ToneColors& c = ui.colors().of(tone);
    const float width = draw_pill(ui, at, text, icon, c.pale, c.ink);
    if (ui.theme.kind == ThemeKind::high_contrast) {
        const float height = chip_height(ui);
        const Rect r = Rect::at(whole(at.x), whole(at.y - height / 2), width, height);
        draw_list().AddRect(im_min(r), im_max(r), c.edge.packed, height / 2, 0, thin(ui, 1));
    }
    return width;
}

float draw_chips(Ui& ui, Rect rect, std::span<const ChipText> chips) {
    const float height = chip_height(ui), gap = ui.px(6);
    float x = rect.x0, y = rect.y0;
    for (const ChipText& chip : chips) {
        const float width = chip_width(ui, chip.text, chip.icon);
        if (x > rect.x0 && x + width > rect.x1) {
            x = rect.x0;
            y += height + gap;
        }
        draw_chip(ui, {x, y + height / 2}, chip.text, chip.tone, chip.icon);
        x += width + gap;
    }
    return chips.empty() ? 0 : y + height - rect.y0;
}

float chips_height(Ui& ui, float width, std::span<const ChipText> chips) {
    const float gap = ui.px(6);
    float x = 0, lines = 1;
    for (const ChipText& chip : chips) {
        const float each = chip_width(ui, chip.text, chip.icon);
        if (x > 0 && x + each > width) {
            x = 0;
            lines += 1;
        }
        x += each + gap;
    }
    return chips.empty() ? 0 : lines * (chip_height(ui) + gap) - gap;
}

void draw_badge(Ui& ui, Vec middle, int count, Tone tone) {
    if (count <= 0) return;
    const std::string text = count > 99 ? std::string("99+") : fmt::format("{}", count);
    const TextStyle style{10.5F, Weight::bold};
    const float height = ui.px(18), width = std::max(height, text_width(ui, text, style) + ui.px(10));
    Rect r = Rect::around(middle, width, height);
    r = r.moved(whole(r.x0) - r.x0, whole(r.y0) - r.y0);
    const ToneColors& c = ui.colors().of(tone);
    draw_list().AddRectFilled(im_min(r), im_max(r), c.fill.packed, height / 2);
    draw_text(ui, r, text, {.style = style, .color = c.on_fill, .align = Align::middle, .elide = false});
}

float draw_photo_label(Ui& ui, Vec at, std::string_view text, Icon icon) {
    return draw_pill(ui, at, text, icon, ui.colors().photo_label, ui.colors().on_photo);
}

float draw_key_cap(Ui& ui, Vec at, std::string_view text) {
    const Palette& p = ui.colors();
    const float height = ui.px(22),
                width = std::max(height, text_width(ui, text, style::caption) + ui.px(12));
    const Rect r = Rect::at(whole(at.x), whole(at.y - height / 2), width, height);
    fill_rect(ui, r.moved(0, thin(ui, 1)), p.line_strong, 5);
    fill_rect(ui, r, p.surface, 5);
    stroke_rect(ui, r, p.line_strong, 5);
    draw_text(ui, r, text,
              {.style = style::caption, .color = p.ink_soft, .align = Align::middle, .elide = false});
    return width;
}

void draw_status_dot(Ui& ui, Vec middle, Tone tone, Color around) {
    fill_circle(ui, middle, 7, around);
    fill_circle(ui, middle, 5, ui.colors().of(tone).mark);
}

} // namespace amends::ui
