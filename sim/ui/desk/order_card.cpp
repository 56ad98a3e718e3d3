#include "sim/ui/desk/desk.hpp"

namespace amends::ui {
namespace {

float stock_note_height(Ui& ui, const ItemView& item, float width) {
    return item.stock_note.empty() ? 0 : text_height(ui, item.stock_note, style::caption, width) + ui.px(4);
}

float draw_item(Ui& ui, Rect rect, const ItemView& item) {
    Rect row = rect;
    const float top = row.y0;
    const float title = text_height(ui, item.title, style::title, row.width(), 2);
    draw_paragraph(ui, row.cut_top(title, ui.px(4)), item.title, {.style = style::title, .max_lines = 2});
    Rect price = row.cut_top(ui.px(28), ui.px(4));
    draw_figures(ui, price, item.price, {.style = style::heading, .color = ui.colors().bad.ink});
    const std::string right = ui.t("desk.item_count", {{"count", item.quantity}, {"variant", item.variant}});
    draw_text(ui, price, right,
              {.style = style::small, .color = ui.colors().ink_soft, .align = Align::right});
    if (!item.stock.empty()) draw_fact(ui, row.cut_top(ui.px(24)), ui.t("desk.stock"), item.stock);
    if (const float note = stock_note_height(ui, item, row.width()); note > 0)
        draw_paragraph(ui, row.cut_top(note), item.stock_note,
                       {.style = style::caption, .color = ui.colors().ink_soft});
    return row.y0 - top;
}

} // namespace

float draw_order_card(Ui& ui, Rect rect, const OrderView& order, const DeskView& view, DeskWidgets& widgets) {
    const IdScope scope(ui, order.id);
    const float picture = ui.px(122);
    // The card's height is known only after its content: measure first, draw behind.
    float height = picture + ui.px(14);
    const float inner = rect.width() - ui.px(32);
    for (const ItemView& item : order.items) {
        height += text_height(ui, item.title, style::title, inner, 2) + ui.px(36)
                  + (item.stock.empty() ? 0 : ui.px(24)) + stock_note_height(ui, item, inner);
    }
    std::vector<ChipText> chips;
    for (const std::string& tag : order.tags)
        chips.push_back({.text = tag, .tone = Tone::good, .icon = Icon::shield});
    height += ui.px(12 + 24 + 24 + 6 + 14) + (chips.empty() ? 0 : chips_height(ui, inner, chips) + ui.px(6));
    const float note = order.note.empty() ? 0 : text_height(ui, order.note, style::small, inner) + ui.px(4);
    height += note;

    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card;
    const Rect image = inside.cut_top(picture, ui.px(14));
    if (!order.items.empty()) {
        draw_picture(ui, image, order.items.front().picture, space::card_radius, Fit::whole, Corners::top);
        if (press_area(
                ui, image,
                {.id = "picture", .label = order.items.front().title, .tooltip = ui.t("desk.photo_open")})
                .clicked) {
            widgets.photo = {.picture = order.items.front().picture, .caption = order.items.front().title};
        }
    }
    draw_photo_label(ui, {image.x0 + ui.px(12), image.y0 + ui.px(20)}, order.status, Icon::truck);
    inside = inside.inset(ui.px(16), 0);
    for (const ItemView& item : order.items)
        inside.y0 += draw_item(ui, inside, item);
    rule_below(ui, inside.cut_top(ui.px(4), ui.px(8)));
    draw_fact(ui, inside.cut_top(ui.px(24)), ui.t("desk.order_number"), order.number, true);
    draw_fact(ui, inside.cut_top(ui.px(24), ui.px(6)), ui.t("desk.order_placed"), order.placed, true);
    if (!chips.empty()) inside.y0 += draw_chips(ui, inside, chips) + ui.px(6);
    if (note > 0)
        draw_paragraph(ui, inside, order.note, {.style = style::small, .color = ui.colors().ink_soft});
    draw_guide(ui, card, "order", view);
    return height;
}

float draw_track_card(Ui& ui, Rect rect, const OrderView& order) {
    if (order.track.empty() && order.shipment.empty()) return 0;
    const float inner = rect.width() - ui.px(32) - ui.px(20);
    float height = ui.px(16 + 28 + 24 + 24 + 10);
    for (const auto& [time, text] : order.track)
        height += text_height(ui, text, style::small, inner) + ui.px(26);
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(16), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(28)), ui.t("desk.track"), {.style = style::title});
    draw_fact(ui, inside.cut_top(ui.px(24)), ui.t("desk.shipment"), order.shipment);
    draw_fact(ui, inside.cut_top(ui.px(24), ui.px(6)), order.carrier, order.tracking, true);
    bool newest = true;
    for (const auto& [time, text] : order.track) {
        const float words = text_height(ui, text, style::small, inner);
        Rect row = inside.cut_top(words + ui.px(20), ui.px(6));
        Rect dot = row.cut_left(ui.px(20));
        const Color color = newest ? ui.colors().accent.fill : ui.colors().line_strong;
        fill_circle(ui, {dot.x0 + ui.px(5), dot.y0 + ui.px(10)}, 4, color);
        draw_paragraph(ui, row.cut_top(words), text,
                       {.style = style::small, .color = newest ? ui.colors().ink : ui.colors().ink_soft});
        draw_figures(ui, row, time, {.style = style::caption, .color = ui.colors().ink_faint});
        newest = false;
    }
    return height;
}

} // namespace amends::ui
