#include "sim/ui/manager/queue.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float queue_list_width = 320, queue_row_height = 60, queue_narrow = 820;

bool is_blank_reason(const std::string& text) {
    return text.find_first_not_of(std::string("\t\r\n") + ' ') == std::string::npos;
}

void draw_queue_list(Ui& ui, Rect page, const QueueView& view, QueueOutcome& outcome) {
    draw_card(ui, page);
    ScrollArea area(ui, "list", page.inset(ui.px(6), ui.px(6)));
    Rect rows = area.content();
    const float top = rows.y0;
    for (std::size_t at = 0; at < view.rows.size(); ++at) {
        const QueueRowView& one = view.rows[at];
        const IdScope scope(ui, one.id);
        Rect row = Rect::at(rows.x0, rows.y0, rows.width(), ui.px(queue_row_height));
        rows.y0 += ui.px(queue_row_height);
        if (list_row(ui, row,
                     {.id = "open", .label = one.title, .selected = at == view.selected, .tooltip = {}})
                .clicked)
            outcome.selects = at;
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

float draw_reply(Ui& ui, Rect area, const QueueDetailView& detail) {
    const float top = area.y0;
    for (const std::string& line : detail.customer)
        area.y0 += draw_paragraph(ui, area, line, {.color = ui.colors().ink_soft}) + ui.px(4);
    if (detail.reply.empty()) return area.y0 - top;
    area.y0 += ui.px(6);
    std::vector<Mark> marks;
    std::vector<std::string> ids;
    ids.reserve(detail.evidence.size()); // marks look into it
    for (std::size_t at = 0; at < detail.evidence.size(); ++at) {
        const QueueEvidenceView& one = detail.evidence[at];
        ids.push_back(std::to_string(at));
        marks.push_back(
            {.id = ids.back(), .begin = one.begin, .end = one.end, .tone = one.tone, .label = one.label});
    }
    area.y0 += marked_paragraph(ui, area, detail.reply, marks).height + ui.px(12);
    return area.y0 - top;
}

/// Every label as a chip, on where the turn has it; the pressed one is to be overruled.
float draw_labels(Ui& ui, Rect area, const QueueDetailView& detail, QueueWidgets& widgets) {
    if (detail.labels.empty()) return 0;
    const float top = area.y0;
    draw_section_title(ui, area.cut_top(ui.px(24), ui.px(2)), ui.t("manager.queue.labels"));
    float x = area.x0;
    const float line = ui.px(34);
    for (const QueueLabelView& one : detail.labels) {
        const bool is_chosen = widgets.label == one.id;
        const Icon icon = is_chosen ? Icon::edit : one.holds ? Icon::check : Icon::none;
        const float width = chip_button_width(ui, one.label, icon);
        if (x > area.x0 && x + width > area.x1) {
            x = area.x0;
            area.y0 += line;
        }
        if (chip_button(ui, {x, area.y0 + line / 2},
                        {.id = one.id,
                         .label = one.label,
                         .tone = !one.holds     ? Tone::neutral
                                 : one.is_fault ? Tone::bad
                                                : Tone::good,
                         .icon = icon,
                         .on = one.holds || is_chosen,
                         .tooltip = {}}))
            widgets.label = is_chosen ? std::string() : one.id;
        x += width + ui.px(6);
    }
    return area.y0 + line - top + ui.px(10);
}

struct QueueButton {
    const char* id;
    Icon icon;
    ButtonKind kind;
    QueueAct act;
    bool enabled = true;
};

/// The buttons of the kind; each needs a reason.
float draw_decisions(Ui& ui, Rect area, const QueueDetailView& detail, QueueWidgets& widgets,
                     QueueOutcome& outcome) {
    const float top = area.y0;
    const std::string reason(widgets.reason.edit.text());
    const bool has_reason = !is_blank_reason(reason);
    text_box(ui, area.cut_top(ui.px(78), ui.px(10)), widgets.reason,
             {.id = "reason", .label = ui.t("manager.queue.reason"), .hint = ui.t("manager.queue.reason")});
    std::vector<QueueButton> buttons;
    using Kind = QueueDetailView::Kind;
    if (detail.kind == Kind::critical)
        buttons = {{"confirm", Icon::flag, ButtonKind::danger, QueueAct::confirm},
                   {"lift", Icon::check, ButtonKind::primary, QueueAct::lift}};
    else if (detail.kind == Kind::result)
        buttons = {{"confirm_result", Icon::check, ButtonKind::primary, QueueAct::confirm}};
    else
        buttons = {{"accept", Icon::check, ButtonKind::primary, QueueAct::accept, detail.may_answer},
                   {"refuse", Icon::close, ButtonKind::plain, QueueAct::refuse, detail.may_answer}};
    if (!detail.labels.empty())
        buttons.push_back(
            {"overrule", Icon::edit, ButtonKind::plain, QueueAct::overrule, !widgets.label.empty()});
    Rect row = area.cut_top(control_height(ui), ui.px(6));
    for (const QueueButton& one : buttons) {
        const std::string words = ui.t(std::string("manager.queue.") + one.id);
        const std::string why = !has_reason ? ui.t("manager.queue.needs_reason") : std::string();
        if (button(ui, row.cut_left(button_width(ui, words, one.icon), ui.px(8)),
                   {.id = one.id,
                    .label = words,
                    .icon = one.icon,
                    .kind = one.kind,
                    .enabled = has_reason && one.enabled,
                    .tooltip = why}))
            outcome.act = one.act;
    }
    if (!detail.may_answer)
        area.y0 += draw_paragraph(ui, area, ui.t("manager.queue.own_mark"),
                                  {.style = style::small, .color = ui.colors().warn.ink});
    return area.y0 - top;
}

void draw_queue_detail(Ui& ui, Rect page, const QueueDetailView& detail, QueueWidgets& widgets,
                       QueueOutcome& outcome) {
    draw_card(ui, page);
    ScrollArea area(ui, "detail", page.inset(ui.px(4), ui.px(4)));
    Rect inside = area.content();
    const float top = inside.y0;
    inside.x0 += ui.px(16);
    inside.x1 -= ui.px(16);
    inside.y0 += ui.px(12);
    draw_text(ui, inside.cut_top(ui.px(30)), detail.title, {.style = style::title});
    inside.y0 +=
        draw_paragraph(ui, inside, detail.note, {.style = style::small, .color = ui.colors().ink_soft})
        + ui.px(10);
    inside.y0 += draw_reply(ui, inside, detail);
    inside.y0 += draw_lines(ui, inside, ui.t("manager.queue.rules"), detail.rules);
    if (!detail.comment.empty())
        inside.y0 += draw_lines(ui, inside, ui.t("manager.queue.comment"), {detail.comment});
    inside.y0 += draw_lines(ui, inside, ui.t("manager.queue.history"), detail.history);
    inside.y0 += draw_labels(ui, inside, detail, widgets);
    inside.y0 += draw_decisions(ui, inside, detail, widgets, outcome);
    area.set_height(inside.y0 - top + ui.px(16));
}

} // namespace

QueueOutcome draw_queue(Ui& ui, Rect page, const QueueView& view, QueueWidgets& widgets) {
    QueueOutcome outcome;
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
    const Rect list = is_narrow ? page.cut_top(ui.px(3 * queue_row_height + 12), ui.px(12))
                                : page.cut_left(ui.px(queue_list_width), ui.px(16));
    draw_queue_list(ui, list, view, outcome);
    if (view.detail) draw_queue_detail(ui, page, *view.detail, widgets, outcome);
    return outcome;
}

} // namespace amends::ui
