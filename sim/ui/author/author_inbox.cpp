#include "sim/ui/author/author_inbox.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float reply_foot = 44, reply_pad = 10, handle_width = 96;
constexpr int reply_lines = 3;

float reply_height(Ui& ui, const InboxRowView& row, float width) {
    const float words = width - ui.px(2 * reply_pad + handle_width + 12);
    float height = text_height(ui, row.reply, style::body, words, reply_lines) + ui.px(reply_foot);
    height += text_height(ui, row.reading, style::caption, words, 2);
    if (!row.note.empty()) height += ui.px(20);
    return height + ui.px(2 * reply_pad);
}

void draw_reply_words(Ui& ui, Rect inside, const InboxRowView& row) {
    const Palette& p = ui.colors();
    inside.y0 += draw_paragraph(ui, inside, row.reply,
                                {.color = row.done ? p.ink_soft : p.ink, .max_lines = reply_lines})
                 + ui.px(2);
    inside.y0 += draw_paragraph(ui, inside, row.reading,
                                {.style = style::caption, .color = p.ink_soft, .max_lines = 2});
    if (!row.note.empty())
        draw_text(ui, inside.cut_top(ui.px(20)), row.note,
                  {.style = style::caption, .color = row.done ? p.good.ink : p.warn.ink});
    Rect foot = inside.cut_top(ui.px(32));
    for (const auto& [words, tone] : row.came)
        foot.cut_left(
            draw_chip(ui, {foot.x0, foot.mid_y()}, words, tone, tone == Tone::warn ? Icon::help : Icon::flag)
            + ui.px(6));
    draw_text(ui, foot, row.where, {.style = style::caption, .color = p.ink_faint});
}

/// A reply with the button that deals with it.
void draw_reply(Ui& ui, Rect card, const InboxRowView& row, const std::vector<author::InboxEntry>& entries,
                const scenario::Scenario* script, InboxWidgets& widgets) {
    const IdScope scope(ui, row.id);
    draw_well(ui, card);
    Rect inside = card.inset(ui.px(reply_pad + 2), ui.px(reply_pad));
    const Rect side = inside.cut_right(ui.px(handle_width), ui.px(12));
    const std::string& words = ui.t(row.done ? "author.inbox_reopen" : "author.inbox_handle");
    const Rect at = Rect::at(side.x0, side.y0, side.width(), control_height(ui));
    if (button(ui, at,
               {.id = row.done ? "reopen" : "handle",
                .label = words,
                .kind = row.done ? ButtonKind::quiet : ButtonKind::plain,
                .tooltip =
                    row.done ? std::string_view(ui.t("author.inbox_reopen_help")) : std::string_view()})) {
        if (row.done)
            widgets.decided = InboxDecision{.entry = entries[row.entry], .reopens = true};
        else
            widgets.making = making_of(entries[row.entry], script, *ui.texts, ui.breaks);
    }
    draw_reply_words(ui, inside, row);
}

} // namespace

void draw_empty_inbox(Ui& ui, Rect rect) {
    empty_state(ui, rect,
                {.id = "none",
                 .picture = {},
                 .icon = Icon::flag,
                 .title = ui.t("author.inbox_none_title"),
                 .text = ui.t("author.inbox_none"),
                 .action = {}});
}

void draw_author_inbox(Ui& ui, Rect rect, const InboxView& view,
                       const std::vector<author::InboxEntry>& entries, const scenario::Scenario* script,
                       InboxWidgets& widgets) {
    const IdScope scope(ui, "inbox");
    if (view.rows.empty()) {
        draw_empty_inbox(ui, rect);
        return;
    }
    rect = rect.inset(ui.px(12), 0);
    Rect head = rect.cut_top(control_height(ui), ui.px(4));
    if (view.done > 0) {
        const std::string& words = ui.t("author.inbox_show_done", {{"count", view.done}});
        const float width = chip_button_width(ui, words);
        const Rect at = head.cut_right(width, ui.px(10));
        if (chip_button(ui, {at.x0, at.mid_y()},
                        {.id = "done", .label = words, .on = widgets.shows_done, .tooltip = {}}))
            widgets.shows_done = !widgets.shows_done;
    }
    draw_text(ui, head,
              ui.t(view.open > 0 ? "author.inbox_open" : "author.inbox_all_done", {{"count", view.open}}),
              {.style = style::small_bold});
    for (const std::string* told : {&view.left_out, &view.older})
        if (!told->empty())
            rect.y0 +=
                draw_paragraph(ui, rect, *told, {.style = style::caption, .color = ui.colors().ink_faint})
                + ui.px(6);
    ScrollArea area(ui, "replies", {rect.x0, rect.y0, rect.x1 + ui.px(thumb_room), rect.y1});
    Rect content{rect.x0, area.content().y0, rect.x1, area.content().y1};
    const float top = content.y0;
    for (const InboxRowView& row : view.rows) {
        if (row.done && !widgets.shows_done) continue;
        draw_reply(ui, content.cut_top(reply_height(ui, row, content.width()), ui.px(8)), row, entries,
                   script, widgets);
    }
    area.set_height(content.y0 - top + ui.px(8));
}

} // namespace amends::ui
