#include "sim/ui/base/rows.hpp"

#include "sim/ui/base/charts.hpp"
#include "sim/ui/base/imgui_bridge.hpp"

#include <algorithm>

namespace amends::ui {

Hit list_row(Ui& ui, Rect rect, const Row& what) {
    const Palette& p = ui.colors();
    const Hit hit = interact(ui, rect,
                             {.id = what.id,
                              .label = what.label,
                              .enabled = what.enabled,
                              .selected = what.selected,
                              .tooltip = what.tooltip});
    if (!hit.visible) return hit;
    if (what.selected) {
        fill_rect(ui, rect, p.selected, space::card_radius);
        if (what.bar) {
            const float half = std::min(rect.height() * .22F, ui.px(16));
            fill_rect(ui, {rect.x0, rect.mid_y() - half, rect.x0 + ui.px(3.5F), rect.mid_y() + half},
                      p.accent.fill, 2);
        }
    } else if (hit.glow > 0) {
        fill_rect(ui, rect, with_alpha(hit.held ? p.pressed : p.hover, hit.glow), space::card_radius);
    }
    if (hit.focused) draw_focus_ring(ui, rect.inset(ui.px(2)), space::card_radius - 2);
    return hit;
}

void draw_fact(Ui& ui, Rect rect, std::string_view name, std::string_view value, bool figures) {
    const Palette& p = ui.colors();
    const float width =
        draw_text(ui, rect, name, {.style = style::small, .color = p.ink_faint, .elide = false});
    const Rect rest{std::min(rect.x1, rect.x0 + width + ui.px(12)), rect.y0, rect.x1, rect.y1};
    const TextLook look{.style = style::small, .color = p.ink_soft, .align = Align::right};
    if (figures && text_width(ui, value, style::small) <= rest.width())
        draw_figures(ui, rest, value, look);
    else
        draw_text(ui, rest, value, look);
}

Rect draw_section_title(Ui& ui, Rect rect, std::string_view words) {
    const float width = draw_text(ui, rect, words, {.style = style::title});
    return {rect.x0 + width + ui.px(10), rect.y0, rect.x1, rect.y1};
}

namespace {

constexpr float state_picture_width = 240, state_picture_height = 180, state_words_width = 420;

void draw_state_picture(Ui& ui, Rect& column, const PaneState& what) {
    if (!what.picture.empty()) {
        const Rect place = column.cut_top(ui.px(state_picture_height), ui.px(16));
        draw_picture(ui,
                     Rect::around(place.middle(), ui.px(state_picture_width), ui.px(state_picture_height)),
                     what.picture, 12, Fit::contain);
        return;
    }
    const Rect place = column.cut_top(ui.px(64), ui.px(14));
    const ToneColors& c = ui.colors().of(what.tone);
    fill_circle(ui, place.middle(), 32, c.pale);
    draw_icon(ui, place.middle(), what.icon, c.ink, 30);
}

bool draw_state(Ui& ui, Rect rect, const PaneState& what) {
    const IdScope scope(ui, what.id);
    const float width = std::min(rect.width() - ui.px(32), ui.px(state_words_width));
    const float words = text_height(ui, what.text, style::body, width);
    float height = ui.px(what.picture.empty() ? 78 : state_picture_height + 16) + words;
    if (!what.title.empty()) height += ui.px(34);
    if (!what.action.empty()) height += ui.px(18) + control_height(ui);
    Rect column = Rect::at(whole(rect.mid_x() - width / 2),
                           whole(std::max(rect.y0 + ui.px(12), rect.mid_y() - height * .54F)), width, height);
    draw_state_picture(ui, column, what);
    if (!what.title.empty())
        draw_text(ui, column.cut_top(ui.px(28), ui.px(6)), what.title,
                  {.style = style::heading, .align = Align::middle});
    draw_paragraph(ui, column, what.text, {.color = ui.colors().ink_soft, .align = Align::middle});
    if (what.action.empty()) return false;
    column.cut_top(words + ui.px(18));
    const Rect place = Rect::around({column.mid_x(), column.y0 + control_height(ui) / 2},
                                    button_width(ui, what.action, what.action_icon), control_height(ui));
    return button(
        ui, {whole(place.x0), whole(place.y0), whole(place.x1), whole(place.y1)},
        {.id = "action", .label = what.action, .icon = what.action_icon, .kind = ButtonKind::primary});
}

} // namespace

bool empty_state(Ui& ui, Rect rect, const PaneState& what) {
    return draw_state(ui, rect, what);
}

bool error_state(Ui& ui, Rect rect, const PaneState& what) {
    PaneState shown = what;
    if (shown.picture.empty() && shown.icon == Icon::info) shown.icon = Icon::error;
    if (shown.tone == Tone::neutral) shown.tone = Tone::bad;
    return draw_state(ui, rect, shown);
}

bool loading_state(Ui& ui, Rect rect, std::string_view id, std::string_view text, float part) {
    const IdScope scope(ui, id);
    const float width = std::min(rect.width() - ui.px(32), ui.px(280));
    Rect column =
        Rect::at(whole(rect.mid_x() - width / 2), whole(rect.mid_y() - ui.px(64)), width, ui.px(128));
    const Rect top = column.cut_top(ui.px(32), ui.px(8));
    if (part < 0)
        draw_spinner(ui, top.middle(), 12);
    else
        draw_progress(ui, Rect::around(top.middle(), width, ui.px(6)), part);
    draw_text(ui, column.cut_top(ui.px(24), ui.px(14)), text,
              {.color = ui.colors().ink_soft, .align = Align::middle});
    const auto& cancel = ui.t("controls.cancel");
    return button(ui,
                  Rect::around({column.mid_x(), column.y0 + control_height(ui) / 2}, button_width(ui, cancel),
                               control_height(ui)),
                  {.id = "cancel", .label = cancel});
}

namespace {

/// The words' width inside a note of that width.
float note_words_width(Ui& ui, const Note& what, float width) {
    float inside = width - ui.px(14 + 32 + 12 + 14);
    if (!what.action.empty()) inside -= button_width(ui, what.action) + ui.px(12);
    if (what.closable) inside -= ui.px(36);
    return inside;
}

} // namespace

float note_height(Ui& ui, const Note& what, float width) {
    const float title = what.title.empty() ? 0 : line_height(ui, style::small_bold);
    const float words = title + text_height(ui, what.text, style::small, note_words_width(ui, what, width));
    return std::max(words, ui.px(34)) + ui.px(20);
}

NoteOutcome draw_note(Ui& ui, Rect rect, const Note& what) {
    const IdScope scope(ui, what.id);
    const ToneColors& c = ui.colors().of(what.tone);
    fill_rect(ui, rect, c.pale, space::card_radius);
    stroke_rect(ui, rect, c.edge, space::card_radius);
    Rect inside = rect.inset(ui.px(14), ui.px(10));
    const Rect sign = inside.cut_left(ui.px(32), ui.px(12));
    fill_circle(ui, {sign.mid_x(), rect.mid_y()}, 16, c.pale_hover);
    draw_icon(ui, {sign.mid_x(), rect.mid_y()}, what.icon, c.ink, 18);
    NoteOutcome out;
    if (what.closable) {
        const Rect cross = inside.cut_right(ui.px(28), ui.px(8));
        out.closed = icon_button(ui, Rect::around({cross.mid_x(), rect.mid_y()}, ui.px(28), ui.px(28)),
                                 {.id = "close", .name = ui.t("controls.close"), .icon = Icon::close});
    }
    if (!what.action.empty()) {
        const Rect place = inside.cut_right(button_width(ui, what.action), ui.px(12));
        out.acted = button(ui, Rect::at(place.x0, whole(rect.mid_y() - ui.px(15)), place.width(), ui.px(30)),
                           {.id = "action", .label = what.action});
    }
    const float title = what.title.empty() ? 0 : line_height(ui, style::small_bold);
    const float words = title + text_height(ui, what.text, style::small, inside.width());
    inside.y0 = whole(rect.mid_y() - words / 2);
    if (title > 0)
        draw_text(ui, inside.cut_top(title), what.title, {.style = style::small_bold, .color = c.ink});
    draw_paragraph(ui, inside, what.text, {.style = style::small, .color = ui.colors().ink_soft});
    return out;
}

} // namespace amends::ui
