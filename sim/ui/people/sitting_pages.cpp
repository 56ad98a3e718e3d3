#include "sim/ui/people/sitting_pages.hpp"

#include "sim/ui/base/charts.hpp"
#include "sim/ui/base/escape.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float duty_height = 64, duty_head = 44, sitting_page_width = 620;

float action_width(Ui& ui, const DutyRow& row) {
    return row.action.empty() ? 0 : std::max(ui.px(110), button_width(ui, row.action));
}

/// How high a row is: its words may need two lines.
float duty_row_height(Ui& ui, const DutyRow& row, float width) {
    const float room = width - ui.px(40 + 16) - action_width(ui, row);
    return std::max(ui.px(duty_height), ui.px(24 + 24) + text_height(ui, row.text, style::small, room, 3));
}

void draw_duty(Ui& ui, Rect rect, const DutyRow& row, DutyWidgets& widgets) {
    const IdScope scope(ui, row.id);
    Rect in = rect.inset(ui.px(20), ui.px(8));
    if (!row.action.empty()) {
        const Rect at = in.cut_right(action_width(ui, row), ui.px(16));
        if (button(ui, Rect::around(at.middle(), at.width(), control_height(ui)),
                   {.id = "act",
                    .label = row.action,
                    .kind = row.is_primary ? ButtonKind::primary : ButtonKind::plain,
                    .tooltip = {}}))
            widgets.asked = row.id;
    }
    Rect head = in.cut_top(ui.px(24), ui.px(2));
    if (!row.chip.empty()) {
        const float chip = chip_width(ui, row.chip);
        const float title =
            std::min(text_width(ui, row.title, style::body_bold), head.width() - chip - ui.px(10));
        draw_chip(ui, {head.x0 + title + ui.px(10), head.mid_y()}, row.chip, row.tone);
        head.x1 = head.x0 + title;
    }
    draw_text(ui, head, row.title, {.style = style::body_bold});
    draw_paragraph(ui, in, row.text, {.style = style::small, .color = ui.colors().ink_soft, .max_lines = 3});
}

/// One sentence with a dot before it.
float draw_point(Ui& ui, Rect rect, const std::string& words) {
    fill_circle(ui, {rect.x0 + ui.px(4), rect.y0 + line_height(ui, style::body) / 2}, 3,
                ui.colors().accent.mark);
    rect.cut_left(ui.px(18));
    return draw_paragraph(ui, rect, words);
}

void ask_to_leave(Ui& ui, const SittingPage& page, SittingWidgets& widgets) {
    if (!widgets.asks_to_leave) return;
    const auto answer = ask_question(ui, {.id = "leave_sitting",
                                          .title = page.leave_title,
                                          .text = page.leave_text,
                                          .yes = page.leave_yes,
                                          .no = ui.t("desk.leave_no"),
                                          .dangerous = true});
    if (!answer) return;
    widgets.asks_to_leave = false;
    widgets.leave = *answer == Answer::yes;
}

} // namespace

float duty_card_height(Ui& ui, const std::vector<DutyRow>& rows, float width) {
    float height = ui.px(duty_head + 8);
    for (const DutyRow& row : rows)
        height += duty_row_height(ui, row, width);
    return height;
}

void draw_duty_card(Ui& ui, Rect rect, const std::vector<DutyRow>& rows, DutyWidgets& widgets) {
    const IdScope scope(ui, "duties");
    const FocusGroup group(ui, rect);
    draw_card(ui, rect);
    Rect inside = rect;
    draw_text(ui, inside.cut_top(ui.px(duty_head)).inset(ui.px(20), 0), ui.t("duty.title"),
              {.style = style::title});
    bool is_first = true;
    for (const DutyRow& row : rows) {
        const Rect at = inside.cut_top(duty_row_height(ui, row, rect.width()));
        if (!is_first)
            draw_line(ui, {at.x0 + ui.px(20), at.y0}, {at.x1 - ui.px(20), at.y0}, ui.colors().line);
        is_first = false;
        draw_duty(ui, at, row, widgets);
    }
}

void draw_sitting_page(Ui& ui, Rect rect, const SittingPage& page, SittingWidgets& widgets) {
    const IdScope scope(ui, "sitting");
    ScrollArea area(ui, "page", rect);
    const Rect content = area.content();
    const float wide = std::min(ui.px(sitting_page_width), content.width() - ui.px(48));
    const float width = wide - ui.px(56);
    const float lead = page.lead.empty() ? 0 : text_height(ui, page.lead, style::body, width) + ui.px(14);
    float points = 0;
    for (const std::string& point : page.points)
        points += text_height(ui, point, style::body, width - ui.px(18)) + ui.px(10);
    const float problem =
        page.problem.empty() ? 0 : text_height(ui, page.problem, style::body, width) + ui.px(12);
    const float bar = page.count > 0 ? ui.px(22) : 0;
    const float height = ui.px(24 + 36 + 12 + 14 + 24) + lead + points + problem + bar + control_height(ui);
    const float top = content.y0 + std::max(ui.px(24), (rect.height() - height) * .4F);
    const Rect card = Rect::at(content.mid_x() - wide / 2, top, wide, height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(28), ui.px(24));
    draw_text(ui, inside.cut_top(ui.px(36), ui.px(12)), page.title, {.style = style::display});
    if (page.count > 0) {
        const Rect line = inside.cut_top(ui.px(8), ui.px(14));
        draw_progress(ui, line, static_cast<float>(page.done) / static_cast<float>(page.count));
    }
    if (lead > 0) draw_paragraph(ui, inside.cut_top(lead), page.lead, {.color = ui.colors().ink_soft});
    for (const std::string& point : page.points)
        inside.y0 += draw_point(ui, inside, point) + ui.px(10);
    if (problem > 0)
        draw_paragraph(ui, inside.cut_top(problem), page.problem, {.color = ui.colors().bad.ink});
    inside.y0 += ui.px(14);
    Rect foot = inside.cut_top(control_height(ui));
    focus_on_arrival(ui);
    if (button(ui, foot.cut_left(std::max(ui.px(150), button_width(ui, page.go, Icon::play)), ui.px(10)),
               {.id = "go",
                .label = page.go,
                .icon = page.kind == SittingPage::Kind::after ? Icon::home : Icon::play,
                .kind = ButtonKind::primary,
                .enabled = page.problem.empty(),
                .tooltip = {}}))
        widgets.go = true;
    const bool escaped = page.kind == SittingPage::Kind::before && is_escape_pressed();
    if (!page.leave.empty()
        && (button(ui, foot.cut_left(button_width(ui, page.leave)),
                   {.id = "leave", .label = page.leave, .kind = ButtonKind::quiet, .tooltip = {}})
            || escaped)) {
        if (page.leave_text.empty())
            widgets.leave = true;
        else
            widgets.asks_to_leave = true;
    }
    area.set_height(std::max(rect.height(), height + ui.px(48)));
    ask_to_leave(ui, page, widgets);
}

} // namespace amends::ui
