#include "sim/ui/desk/desk.hpp"

#include <algorithm>
#include <cmath>

namespace amends::ui {
namespace {

constexpr float face_size = 36, bubble_pad_x = 13, bubble_pad_y = 10, bubble_radius = 12;

bool is_mine(ItemKind kind) {
    return kind == ItemKind::mine || kind == ItemKind::earlier_agent;
}

/// The line under the sender's side of a bubble: when, and whether it is kept.
std::string delivery_words(Ui& ui, const ChatItem& item) {
    if (item.delivery == Delivery::sending) return ui.t("desk.sending");
    if (item.delivery == Delivery::failed) return ui.t("desk.not_saved");
    return item.time;
}

float draw_notice(Ui& ui, Rect rect, const ChatItem& item) {
    const float most = rect.width() - ui.px(80);
    const float width = std::ceil(std::min(most, text_layout(ui, item.text, style::small, most).width));
    const float height = text_height(ui, item.text, style::small, most) + ui.px(10);
    const Rect box = Rect::around({rect.mid_x(), rect.y0 + height / 2}, width + ui.px(26), height);
    const Rect words{box.x0 + ui.px(13), box.y0 + ui.px(5), box.x0 + ui.px(13) + most, box.y1};
    const bool answer = item.kind == ItemKind::desk_answer;
    fill_rect(ui, box, answer ? ui.colors().idea.pale : ui.colors().notice, 9);
    draw_paragraph(ui, words, item.text,
                   {.style = style::small, .color = answer ? ui.colors().idea.ink : ui.colors().ink_soft});
    return height;
}

float draw_photo_bubble(Ui& ui, Rect rect, bool mine, const ChatItem& item, DeskWidgets& widgets) {
    const float width = ui.px(190), height = width / 4 * 3;
    const float x = mine ? rect.x1 - width : rect.x0;
    const Rect box = Rect::at(x, rect.y0, width, height);
    draw_picture(ui, box, item.photo, bubble_radius);
    stroke_rect(ui, box, ui.colors().line, bubble_radius);
    if (!item.photo_caption.empty()) {
        draw_photo_label(ui, {box.x0 + ui.px(8), box.y1 - ui.px(18)},
                         elided(ui, item.photo_caption, style::caption, width - ui.px(50)), Icon::search);
    }
    if (press_area(ui, box, {.id = "photo", .label = item.photo_caption, .tooltip = ui.t("desk.photo_open")},
                   bubble_radius)
            .clicked) {
        widgets.photo = {.picture = item.photo, .caption = item.photo_caption};
    }
    return height;
}

float draw_text_bubble(Ui& ui, Rect rect, bool mine, const ChatItem& item) {
    const float most = rect.width() * .78F;
    const float pad_x = ui.px(bubble_pad_x), pad_y = ui.px(bubble_pad_y);
    const TextLayout& layout = text_layout(ui, item.text, style::body, most - 2 * pad_x);
    const float width = std::ceil(layout.width) + 2 * pad_x;
    const float height = text_height(ui, item.text, style::body, most - 2 * pad_x) + 2 * pad_y;
    const Rect box = Rect::at(mine ? rect.x1 - width : rect.x0, rect.y0, width, height);
    if (!mine) draw_shadow(ui, box, bubble_radius, {.blur = 8, .drop = 2, .alpha = .04F});
    fill_rect(ui, box, mine ? ui.colors().bubble_mine : ui.colors().bubble_theirs, bubble_radius);
    draw_paragraph(ui, {box.x0 + pad_x, box.y0 + pad_y, box.x0 + most - pad_x, box.y1}, item.text);
    const std::string words = delivery_words(ui, item);
    const float words_width = text_width(ui, words, style::caption);
    const Color color = item.delivery == Delivery::failed ? ui.colors().bad.ink : ui.colors().ink_faint;
    const float x = mine ? box.x0 - words_width - ui.px(8) : box.x1 + ui.px(8);
    draw_text(ui, Rect::at(x, box.y1 - ui.px(20), words_width + 1, ui.px(18)), words,
              {.style = style::caption, .color = color});
    return height;
}

float draw_bubble(Ui& ui, Rect rect, const ChatItem& item, DeskWidgets& widgets) {
    const bool mine = is_mine(item.kind);
    const float face = ui.px(face_size + 8);
    const Rect at = mine ? rect.cut_right(face) : rect.cut_left(face);
    if (item.first_of_burst) {
        draw_avatar(
            ui,
            {mine ? at.x1 - ui.px(face_size / 2) : at.x0 + ui.px(face_size / 2),
             at.y0 + ui.px(face_size / 2)},
            {.picture = item.portrait, .name = item.text, .size = face_size, .around = ui.colors().sunken});
    }
    float height = 0;
    if (!item.text.empty()) height += draw_text_bubble(ui, rect, mine, item);
    if (!item.photo.empty()) {
        if (height > 0) height += ui.px(6);
        rect.y0 += height;
        height += draw_photo_bubble(ui, rect, mine, item, widgets);
    }
    return std::max(height, item.first_of_burst ? ui.px(face_size) : 0.F);
}

float draw_item(Ui& ui, Rect rect, const ChatItem& item, DeskWidgets& widgets) {
    const IdScope scope(ui, std::to_string(item.key));
    if (item.kind == ItemKind::notice || item.kind == ItemKind::desk_answer)
        return draw_notice(ui, rect, item);
    return draw_bubble(ui, rect, item, widgets);
}

float draw_typing(Ui& ui, Rect rect, const DeskView& view) {
    const float size = ui.px(face_size);
    draw_avatar(ui, {rect.x0 + size / 2, rect.y0 + size / 2},
                {.picture = view.portrait,
                 .name = view.customer_name,
                 .size = face_size,
                 .around = ui.colors().sunken});
    const Rect dots = Rect::at(rect.x0 + size + ui.px(8), rect.y0 + ui.px(2), ui.px(60), ui.px(32));
    fill_rect(ui, dots, ui.colors().bubble_theirs, 14);
    draw_typing_dots(ui, dots.middle());
    draw_text(ui, {dots.x1 + ui.px(10), dots.y0, rect.x1, dots.y1}, ui.t("desk.typing"),
              {.style = style::small, .color = ui.colors().ink_faint});
    return size;
}

} // namespace

void draw_messages(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    if (view.hint) {
        const Note note{.id = "hint",
                        .title = ui.t("desk.hint_title"),
                        .text = *view.hint,
                        .action = {},
                        .tone = Tone::warn,
                        .icon = Icon::bulb};
        const float height = note_height(ui, note, rect.width() - ui.px(36));
        draw_note(ui, rect.cut_bottom(height + ui.px(10)).inset(ui.px(18), ui.px(5)), note);
    }
    if (!view.error.empty()) {
        const Note note{.id = "error",
                        .title = ui.t("desk.error_title"),
                        .text = view.error,
                        .action = {},
                        .tone = Tone::bad,
                        .icon = Icon::error,
                        .closable = true};
        const float height = note_height(ui, note, rect.width() - ui.px(36));
        if (draw_note(ui, rect.cut_bottom(height + ui.px(10)).inset(ui.px(18), ui.px(5)), note).closed) {
            asked.emplace_back(ask::DismissNotice{});
        }
    }
    if (view.guide) {
        const Note note{.id = "guide",
                        .title = ui.t("desk.guide_title"),
                        .text = view.guide->text,
                        .action = ui.t("desk.guide_seen"),
                        .tone = Tone::accent,
                        .icon = Icon::school};
        const float height = note_height(ui, note, rect.width() - ui.px(36));
        if (draw_note(ui, rect.cut_bottom(height + ui.px(10)).inset(ui.px(18), ui.px(5)), note).acted)
            widgets.guided.insert(view.guide->key);
    }
    ScrollArea area(ui, "messages", rect, {.stay_at_end = true});
    const Rect content = area.content().inset(ui.px(18), 0);
    float y = content.y0 + ui.px(14);
    for (std::size_t i = 0; i < view.chat.size(); ++i) {
        const ChatItem& item = view.chat[i];
        if (i > 0) y += ui.px(item.first_of_burst ? 16.F : 6.F);
        y += draw_item(ui, {content.x0, y, content.x1, y}, item, widgets);
    }
    if (view.customer_typing)
        y += ui.px(14) + draw_typing(ui, {content.x0, y + ui.px(14), content.x1, y}, view);
    area.set_height(y + ui.px(16) - content.y0);
}

} // namespace amends::ui
