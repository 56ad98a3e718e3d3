#include "sim/ui/desk/desk.hpp"

namespace amends::ui {

void draw_chat_pane(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "chat");
    const FocusGroup group(ui, rect);
    draw_card(ui, rect);
    Rect inside = rect;
    draw_customer_header(ui, inside.cut_top(ui.px(70)), view, widgets, asked);
    const float bar = answer_bar_height(ui, view, widgets, inside.width() - ui.px(28));
    Rect foot = inside.cut_bottom(std::min(bar + ui.px(14), inside.height() * .62F));
    draw_answer_bar(ui, {foot.x0 + ui.px(14), foot.y0, foot.x1 - ui.px(14), foot.y1 - ui.px(14)}, view,
                    widgets, asked);
    fill_rect(ui, {inside.x0 + 1, inside.y0, inside.x1 - 1, inside.y1}, ui.colors().sunken);
    draw_messages(ui, inside, view, widgets, asked);
}

namespace {

/// Where the side panes are drawers, each has its button on its side; cut off the header's ends.
void draw_drawer_buttons(Ui& ui, Rect& header, DeskWidgets& widgets, Commands& asked) {
    const auto at = [&](Rect end) { return Rect::around(end.middle(), ui.px(36), ui.px(36)); };
    if (command_icon(ui, at(header.cut_left(ui.px(36), ui.px(10))), CommandId::show_contacts, asked))
        widgets.left_drawer.open = true;
    if (command_icon(ui, at(header.cut_right(ui.px(36), ui.px(14))), CommandId::show_order, asked)) {
        widgets.right_tab = RightTab::order;
        widgets.right_drawer.open = true;
    }
}

constexpr float chip_gap = 6, name_gap = 10, name_least = 64;

float mood_width(Ui& ui, const DeskView& view) {
    return view.customer_mood.first.empty() ? 0 : chip_width(ui, view.customer_mood.first) + ui.px(chip_gap);
}

/// The ring at the right end with its words, which give way before the customer's mood does.
void draw_header_ring(Ui& ui, Rect& inside, const DeskView& view) {
    const RingView& ring = view.ring;
    if (ring.title.empty()) return;
    const Rect at = inside.cut_right(ui.px(46), ui.px(10));
    draw_ring(ui, at.middle(), 21, 4, ring.fraction, ui.colors().of(ring.tone).fill);
    draw_figures(ui, at, ui.t("desk.ring_left", {{"seconds", ring.left_s}}),
                 {.style = style::body_bold, .color = ui.colors().of(ring.tone).ink, .align = Align::middle});
    const float wide =
        std::max(text_width(ui, ring.title, style::small_bold), text_width(ui, ring.note, style::caption));
    if (inside.width() - wide - ui.px(12) >= ui.px(name_least + name_gap) + mood_width(ui, view)) {
        Rect words = inside.cut_right(wide, ui.px(12));
        draw_text(ui, words.cut_top(words.height() / 2), ring.title,
                  {.style = style::small_bold, .align = Align::right});
        draw_text(ui, words, ring.note,
                  {.style = style::caption, .color = ui.colors().ink_soft, .align = Align::right});
    }
    draw_guide(ui, at, "ring", view);
}

/// The mood stands first and is the last to go: a long name is cut short for it.
void draw_name_and_tags(Ui& ui, Rect top, const DeskView& view) {
    const float mood = mood_width(ui, view);
    const float room = std::max(ui.px(name_least), top.width() - mood - ui.px(name_gap));
    const float name = std::min(text_width(ui, view.customer_name, style::title), room);
    draw_text(ui, top.cut_left(name, ui.px(name_gap)), view.customer_name, {.style = style::title});
    if (mood > 0) {
        draw_chip(ui, {top.x0, top.mid_y()}, view.customer_mood.first, view.customer_mood.second);
        top.cut_left(mood);
    }
    for (const auto& [tag, tone] : view.customer_tags) {
        const float wide = chip_width(ui, tag);
        if (wide > top.width()) break;
        draw_chip(ui, {top.x0, top.mid_y()}, tag, tone);
        top.cut_left(wide, ui.px(chip_gap));
    }
}

} // namespace

void draw_customer_header(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    rule_below(ui, rect);
    Rect inside = rect.inset(ui.px(18), ui.px(11));
    if (widgets.narrow) draw_drawer_buttons(ui, inside, widgets, asked);
    const Rect face = inside.cut_left(ui.px(44), ui.px(12));
    draw_avatar(ui, face.middle(), {.picture = view.portrait, .name = view.customer_name, .size = 44});
    draw_header_ring(ui, inside, view);
    draw_name_and_tags(ui, inside.cut_top(inside.height() / 2), view);
    draw_text(ui, inside, view.customer_about, {.style = style::small, .color = ui.colors().ink_soft});
}

} // namespace amends::ui
