#include "sim/ui/manager/queue.hpp"

#include "sim/ui/manager/tables.hpp"

#include <algorithm>
#include <utility>

namespace amends::ui {
namespace {

constexpr float queue_list_width = 320, queue_row_height = 60, queue_narrow = 820, speaker_column = 64;
/// Of the card's height: how much of it the reason and the buttons may take and stay in sight.
constexpr float decisions_share = .6F;
/// Of a narrow page: what the list above takes at most, but one row.
constexpr float list_share = .36F;

void draw_queue_list(Ui& ui, Rect page, const QueueView& view, QueueWidgets& widgets, QueueOutcome& outcome) {
    draw_card(ui, page);
    ScrollArea area(ui, "list", page.inset(ui.px(6), ui.px(6)));
    Rect rows = area.content();
    const float top = rows.y0;
    for (std::size_t at = 0; at < view.rows.size(); ++at) {
        const QueueRowView& one = view.rows[at];
        const IdScope scope(ui, one.id);
        Rect row = Rect::at(rows.x0, rows.y0, rows.width(), ui.px(queue_row_height));
        rows.y0 += ui.px(queue_row_height);
        const bool is_cut = text_width(ui, one.title, style::body_bold) > row.width() - ui.px(52)
                            || text_width(ui, one.note, style::caption) > row.width() - ui.px(52);
        const std::string whole =
            is_cut ? ui.t("manager.queue.row_whole", {{"title", one.title}, {"note", one.note}})
                   : std::string();
        const Hit hit = list_row(
            ui, row, {.id = "open", .label = one.title, .selected = at == view.selected, .tooltip = whole});
        if (hit.clicked) outcome.selects = at;
        if (at == view.selected) reveal_row(area, row, one.id, widgets.revealed);
        if (!hit.visible) continue;
        row = row.inset(ui.px(10), ui.px(8));
        draw_icon(ui, row.cut_left(ui.px(22), ui.px(10)).middle(), one.icon, ui.colors().of(one.tone).ink,
                  18);
        draw_text(ui, row.cut_top(ui.px(22)), one.title, {.style = style::body_bold});
        draw_text(ui, row, one.note, {.style = style::caption, .color = ui.colors().ink_soft});
    }
    area.set_height(rows.y0 - top);
}

/// A small title and what stands under it; yields the height.
float draw_lines(Ui& ui, Rect area, std::string_view title, const std::vector<std::string>& lines) {
    if (lines.empty()) return 0;
    const float top = area.y0;
    draw_section_title(ui, area.cut_top(ui.px(24), ui.px(2)), title);
    for (const std::string& line : lines)
        area.y0 += draw_paragraph(ui, area, line, {.color = ui.colors().ink_soft}) + ui.px(4);
    return area.y0 - top + ui.px(8);
}

/// Who speaks at the left; yields what is left for the words.
Rect draw_speaker(Ui& ui, Rect area, std::string_view who) {
    const Rect name = area.cut_left(ui.px(speaker_column));
    draw_text(ui, {name.x0, area.y0, name.x1, area.y0 + ui.px(22)}, who,
              {.style = style::small, .color = ui.colors().ink_faint});
    return area;
}

float draw_turn_words(Ui& ui, Rect area, const QueueTurnView& turn) {
    const float top = area.y0;
    if (!turn.title.empty()) draw_section_title(ui, area.cut_top(ui.px(24), ui.px(2)), turn.title);
    for (const std::string& line : turn.customer) {
        const Rect words = draw_speaker(ui, area, ui.t("debrief.customer"));
        area.y0 += draw_paragraph(ui, words, line, {.color = ui.colors().ink_soft}) + ui.px(4);
    }
    if (!turn.reply.empty()) {
        area.y0 += ui.px(4);
        const Rect words = draw_speaker(ui, area, ui.t("manager.attempt.trainee"));
        area.y0 += draw_evidence(ui, words, turn.reply, turn.evidence) + ui.px(4);
    }
    if (!turn.labels.empty()) {
        const Rect words{area.x0 + ui.px(speaker_column), area.y0, area.x1, area.y1};
        area.y0 +=
            draw_paragraph(ui, words, turn.labels, {.style = style::small, .color = ui.colors().ink_soft});
    }
    return area.y0 - top + (area.y0 > top ? ui.px(8) : 0);
}

/// What is asked about: everything one reads before deciding, and the labels. Yields the height.
float draw_asked(Ui& ui, Rect inside, const QueueDetailView& detail, QueueWidgets& widgets,
                 QueueOutcome& outcome) {
    const float top = inside.y0;
    Rect head = inside.cut_top(ui.px(30));
    const std::string& whole = ui.t("manager.queue.open_attempt");
    if (link(ui, head.cut_right(link_width(ui, whole, Icon::chevron_right), ui.px(12)), "open_attempt", whole,
             Icon::chevron_right))
        outcome.opens_attempt = true;
    draw_text(ui, head, detail.title, {.style = style::title});
    inside.y0 +=
        draw_paragraph(ui, inside, detail.note, {.style = style::small, .color = ui.colors().ink_soft})
        + ui.px(10);
    if (!detail.withheld.empty()) inside.y0 += draw_withheld(ui, inside, detail.withheld) + ui.px(12);
    for (const std::string& fact : detail.facts)
        inside.y0 += draw_paragraph(ui, inside, fact) + ui.px(6);
    inside.y0 += draw_turn_words(ui, inside, detail.turn);
    for (const QueueTurnView& turn : detail.turns)
        inside.y0 += draw_turn_words(ui, inside, turn) + ui.px(4);
    inside.y0 += draw_lines(ui, inside, ui.t("manager.queue.rules"), detail.rules);
    if (!detail.comment.empty())
        inside.y0 += draw_lines(ui, inside, ui.t("manager.queue.comment"), {detail.comment});
    inside.y0 += draw_lines(ui, inside, ui.t("manager.queue.history"), detail.history);
    inside.y0 += draw_deciding_labels(ui, inside, detail, widgets);
    return inside.y0 - top;
}

/// What is asked about scrolls; the reason and the buttons stay in sight below it, but on a card too low for
/// both, where all of it scrolls.
void draw_queue_detail(Ui& ui, Rect page, const QueueDetailView& detail, QueueWidgets& widgets,
                       QueueOutcome& outcome) {
    draw_card(ui, page);
    const float side = ui.px(16), pad = ui.px(12);
    Rect inside = page.inset(ui.px(4), ui.px(4));
    const float decisions = decisions_height(ui, inside.width() - 2 * side, detail, widgets);
    const bool foot_stays = decisions + 2 * pad < inside.height() * decisions_share;
    Rect foot;
    if (foot_stays) {
        foot = inside.cut_bottom(decisions + pad).inset(side, 0);
        foot.y0 += pad;
        rule_below(ui, {inside.x0 + side, inside.y0, inside.x1 - side, inside.y1});
    }
    {
        ScrollArea area(ui, "detail", inside, {.to_top = std::exchange(widgets.to_top, false)});
        Rect column = area.content().inset(side, 0);
        const float top = column.y0;
        column.y0 += pad;
        column.y0 += draw_asked(ui, column, detail, widgets, outcome);
        if (!foot_stays) column.y0 += draw_decisions(ui, column, detail, widgets, outcome.act);
        area.set_height(column.y0 - top + ui.px(foot_stays ? 4 : 16));
    }
    if (!foot_stays) return;
    const IdScope scope(ui, "detail");
    draw_decisions(ui, foot, detail, widgets, outcome.act);
}

} // namespace

QueueOutcome draw_queue(Ui& ui, Rect page, const QueueView& view, QueueWidgets& widgets) {
    QueueOutcome outcome;
    page.y1 -= ui.px(16);
    if (!view.left_out.empty()) {
        Rect note = page.cut_bottom(ui.px(26));
        draw_text(ui, note, view.left_out, {.style = style::small, .color = ui.colors().ink_soft});
    }
    if (view.rows.empty()) {
        draw_card(ui, page);
        empty_state(ui, page,
                    {.id = "nothing_waits",
                     .picture = {},
                     .icon = Icon::check_circle,
                     .tone = Tone::good,
                     .title = ui.t("manager.queue.nothing"),
                     .text = ui.t("manager.queue.nothing_text"),
                     .action = {}});
        return outcome;
    }
    const bool is_narrow = page.width() < ui.px(queue_narrow);
    const float rows_above = std::min(ui.px(3 * queue_row_height + 12),
                                      std::max(ui.px(queue_row_height + 12), page.height() * list_share));
    const Rect list =
        is_narrow ? page.cut_top(rows_above, ui.px(12)) : page.cut_left(ui.px(queue_list_width), ui.px(16));
    draw_queue_list(ui, list, view, widgets, outcome);
    if (view.detail) draw_queue_detail(ui, page, *view.detail, widgets, outcome);
    return outcome;
}

} // namespace amends::ui
