// What a trainee sees differently than the machine did, and what a person answers.
#include "sim/ui/debrief/debrief.hpp"

#include <algorithm>

namespace amends::ui {

float draw_turn_disputes(Ui& ui, Rect rect, const TurnView& turn, DebriefWidgets& widgets) {
    Rect column = rect;
    for (const DisputeView& one : turn.disputes) {
        const float width = column.width() - ui.px(28);
        const float comment = text_height(ui, one.comment, style::small, width);
        const float answer =
            one.answer.empty() ? 0 : text_height(ui, one.answer, style::small, width) + ui.px(4);
        const Rect well = column.cut_top(ui.px(12 + 24 + 12) + comment + answer, ui.px(8));
        draw_well(ui, well, one.tone);
        Rect inside = well.inset(ui.px(14), ui.px(10));
        Rect head = inside.cut_top(ui.px(24));
        const float chip = chip_width(ui, one.state);
        draw_chip(ui, {head.x1 - chip, head.mid_y()}, one.state, one.tone);
        head.cut_right(chip, ui.px(8));
        draw_text(ui, head, one.labels, {.style = style::small_bold});
        draw_paragraph(ui, inside.cut_top(comment, ui.px(4)), one.comment, {.style = style::small});
        if (answer > 0) draw_paragraph(ui, inside, one.answer, {.style = style::small_bold});
    }
    if (!turn.disputable.empty()) {
        const Rect row = column.cut_top(ui.px(28), ui.px(4));
        const std::string& words = ui.t("debrief.dispute");
        if (link(ui, {row.x0, row.y0, row.x0 + link_width(ui, words), row.y1}, "dispute", words)) {
            widgets.dispute = {};
            widgets.dispute.turn = turn.turn;
        }
    }
    return column.y0 - rect.y0;
}

void draw_dispute_form(Ui& ui, const DebriefView& view, DebriefWidgets& widgets) {
    DisputeForm& form = widgets.dispute;
    if (!form.turn) return;
    const auto at = std::find_if(view.turns.begin(), view.turns.end(),
                                 [&](const TurnView& turn) { return turn.turn == *form.turn; });
    if (at == view.turns.end()) {
        form.turn.reset();
        return;
    }
    const float labels = static_cast<float>(std::min<std::size_t>(at->disputable.size(), 8)) * 32;
    Dialog dialog(ui, {.id = "dispute_form",
                       .title = ui.t("debrief.dispute_title", {{"turn", *form.turn + 1}}),
                       .width = 520,
                       .height = 330 + labels + 2 * focus_room});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(8));
    inside.y0 +=
        draw_paragraph(ui, inside, ui.t("debrief.dispute_text"), {.color = ui.colors().ink_soft}) + ui.px(8);
    {
        const float room = ui.px(focus_room); // for the ring of what has the keyboard
        ScrollArea area(ui, "labels", inside.cut_top(ui.px(labels) + 2 * room, ui.px(8)).inset(-room, 0));
        Rect column = area.content().inset(room, room);
        const float top = column.y0;
        for (const auto& [label, name] : at->disputable) {
            const bool on = form.labels.contains(label);
            if (check_box(ui, column.cut_top(ui.px(32)), text::to_string(label), name, on)) {
                if (on)
                    form.labels.erase(label);
                else
                    form.labels.insert(label);
            }
        }
        area.set_height(column.y0 - top + 2 * room);
    }
    const float problem =
        form.problem.empty() ? 0 : text_height(ui, form.problem, style::small, inside.width()) + ui.px(6);
    if (problem > 0)
        draw_paragraph(ui, inside.cut_bottom(problem), form.problem,
                       {.style = style::small, .color = ui.colors().bad.ink});
    text_box(ui, inside, form.comment,
             {.id = "comment",
              .label = ui.t("debrief.dispute_comment"),
              .hint = ui.t("debrief.dispute_comment"),
              .problem = {}});
    const std::string& yes = ui.t("debrief.dispute_yes");
    if (button(ui, foot.cut_right(button_width(ui, yes), ui.px(10)),
               {.id = "dispute_yes", .label = yes, .kind = ButtonKind::primary, .tooltip = {}})) {
        form.problem = form.labels.empty()         ? ui.t("debrief.dispute_no_label")
                       : form.comment.edit.empty() ? ui.t("debrief.dispute_no_comment")
                                                   : std::string();
        if (form.problem.empty())
            widgets.disputes = DisputeAsked{*form.turn, form.labels, form.comment.edit.text()};
    }
    if (button(ui, foot.cut_right(button_width(ui, ui.t("controls.cancel"))),
               {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}})
        || dialog.close_asked())
        form.turn.reset();
}

} // namespace amends::ui
