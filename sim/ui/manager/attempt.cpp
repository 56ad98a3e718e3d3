#include "sim/ui/manager/attempt.hpp"

#include "sim/ui/manager/tables.hpp"

#include <algorithm>
#include <utility>

namespace amends::ui {
namespace {

constexpr float attempt_width = 980, who_column = 84, mark_indent = 28, section_gap = 10, back_pad = 16;

/// A title with who and when at its right, below it the reason and what came of it.
float draw_mark_line(Ui& ui, Rect area, const MarkLine& mark) {
    const float top = area.y0;
    Rect line = area.cut_top(ui.px(24));
    draw_icon(ui, line.cut_left(ui.px(18), ui.px(mark_indent - 18)).middle(), mark.icon,
              ui.colors().of(mark.tone).ink, 16);
    area.x0 += ui.px(mark_indent);
    const float by = std::min(line.width() * .42F, text_width(ui, mark.by, style::caption) + 2);
    draw_text(ui, line.cut_right(by, ui.px(12)), mark.by,
              {.style = style::caption, .color = ui.colors().ink_faint, .align = Align::right});
    if (text_width(ui, mark.title, style::small_bold) <= line.width())
        draw_text(ui, line, mark.title, {.style = style::small_bold});
    else { // many labels: as many lines as they need
        line.y0 += ui.px(2);
        area.y0 = line.y0 + draw_paragraph(ui, line, mark.title, {.style = style::small_bold}) + ui.px(2);
    }
    const auto soft = [&](const std::string& words) {
        if (words.empty()) return;
        area.y0 += draw_paragraph(ui, area, words, {.style = style::small, .color = ui.colors().ink_soft})
                   + ui.px(2);
    };
    soft(mark.reason);
    soft(mark.result);
    return area.y0 - top + ui.px(4);
}

float draw_mark_lines(Ui& ui, Rect area, const std::vector<MarkLine>& marks) {
    const float top = area.y0;
    for (const MarkLine& one : marks)
        area.y0 += draw_mark_line(ui, area, one);
    return area.y0 - top;
}

/// Who speaks at the left, the words beside.
float draw_spoken(Ui& ui, Rect area, const std::string& who, const auto& draw_words) {
    const Rect name = area.cut_left(ui.px(who_column));
    draw_text(ui, {name.x0, area.y0, name.x1, area.y0 + ui.px(22)}, who,
              {.style = style::small, .color = ui.colors().ink_faint});
    return draw_words(area);
}

float draw_reasons(Ui& ui, Rect area, const std::vector<EvidenceReason>& reasons) {
    const float top = area.y0;
    for (const EvidenceReason& one : reasons) {
        const Icon icon = one.tone == Tone::good ? Icon::check_circle : Icon::error;
        draw_icon(ui, {area.x0 + ui.px(8), area.y0 + ui.px(10)}, icon, ui.colors().of(one.tone).ink, 15);
        const std::string words = ui.t("debrief.mark", {{"label", one.label}, {"reason", one.reason}});
        area.y0 += draw_paragraph(ui, {area.x0 + ui.px(mark_indent), area.y0, area.x1, area.y1}, words,
                                  {.style = style::small, .color = ui.colors().ink_soft})
                   + ui.px(4);
    }
    return area.y0 - top;
}

/// The panel in which one decides, or the way to it; yields the height.
float draw_deciding_of(Ui& ui, Rect area, const AttemptView& view, std::size_t turn, bool can_decide,
                       AttemptWidgets& widgets, AttemptOutcome& outcome) {
    if (!can_decide) return 0;
    const float top = area.y0;
    area.y0 += ui.px(8);
    if (!view.deciding || view.deciding_turn != turn) {
        const std::string& words = ui.t("manager.attempt.decide");
        Rect row = area.cut_top(control_height(ui));
        if (button(ui, row.cut_left(button_width(ui, words, Icon::edit)),
                   {.id = "decide", .label = words, .icon = Icon::edit, .tooltip = {}}))
            outcome.decides = turn;
        return area.y0 - top;
    }
    rule_below(ui, area.cut_top(ui.px(1), ui.px(10)));
    if (!view.comment.empty())
        area.y0 += draw_paragraph(ui, area, view.comment, {.color = ui.colors().ink_soft}) + ui.px(8);
    area.y0 += draw_deciding(ui, area, *view.deciding, widgets, outcome.act);
    const std::string& words = ui.t("controls.cancel");
    Rect row = area.cut_top(control_height(ui));
    if (button(ui, row.cut_left(button_width(ui, words)),
               {.id = "stop", .label = words, .kind = ButtonKind::quiet, .tooltip = {}}))
        outcome.stops = true;
    widgets.deciding_at = {area.x0, top, area.x1, area.y0};
    return area.y0 - top;
}

void draw_result_figure(Ui& ui, Rect area, std::string_view title, const std::string& value,
                        const std::string& note, Tone tone) {
    draw_text(ui, area.cut_top(ui.px(20)), title, {.style = style::small, .color = ui.colors().ink_soft});
    draw_figures(ui, area.cut_top(ui.px(36), ui.px(2)), value,
                 {.style = {26, Weight::bold},
                  .color = tone == Tone::neutral ? ui.colors().ink : ui.colors().of(tone).ink});
    draw_paragraph(ui, area, note, {.style = style::caption, .color = ui.colors().ink_soft, .max_lines = 2});
}

float draw_result_card(Ui& ui, Rect area, const AttemptView& view, AttemptWidgets& widgets,
                       AttemptOutcome& outcome) {
    const IdScope scope(ui, "result");
    const float top = area.y0;
    Rect inside = area.inset(ui.px(20), ui.px(16));
    Rect figures = inside.cut_top(ui.px(96));
    draw_result_figure(ui, figures.column(0, 2, ui.px(24)), ui.t("manager.attempt.first_reading"), view.first,
                       view.first_note, Tone::neutral);
    draw_result_figure(ui, figures.column(1, 2, ui.px(24)), ui.t("manager.attempt.now"), view.now,
                       view.now_note, view.now_tone);
    inside.y0 += draw_mark_lines(ui, inside, view.marks);
    inside.y0 +=
        draw_paragraph(ui, inside, view.versions, {.style = style::caption, .color = ui.colors().ink_faint});
    inside.y0 += draw_deciding_of(ui, inside, view, 0, view.can_decide, widgets, outcome);
    return inside.y0 - top + ui.px(16);
}

float draw_stands(Ui& ui, Rect area, const AttemptTurnView& turn) {
    const float top = area.y0;
    draw_section_title(ui, area.cut_top(ui.px(24), ui.px(2)), ui.t("manager.attempt.stands"));
    if (turn.stands.empty()) {
        draw_text(ui, area.cut_top(ui.px(22)), ui.t("manager.attempt.no_labels"),
                  {.style = style::small, .color = ui.colors().ink_soft});
        return area.y0 - top;
    }
    std::vector<ChipText> chips;
    for (const StandingLabel& one : turn.stands)
        chips.push_back({.text = one.label, .tone = one.tone, .icon = one.icon});
    area.y0 += draw_chips(ui, {area.x0, area.y0, area.x1, area.y0 + ui.px(400)}, chips);
    return area.y0 - top;
}

float draw_attempt_turn(Ui& ui, Rect area, const AttemptView& view, const AttemptTurnView& turn,
                        AttemptWidgets& widgets, AttemptOutcome& outcome) {
    const IdScope scope(ui, "turn" + std::to_string(turn.number));
    const float top = area.y0;
    Rect inside = area.inset(ui.px(20), ui.px(16));
    Rect head = inside.cut_top(ui.px(26), ui.px(8));
    const float chip = chip_width(ui, turn.decision);
    draw_chip(ui, {head.x1 - chip, head.mid_y()}, turn.decision, turn.decision_tone);
    head.cut_right(chip + ui.px(10));
    draw_text(ui, head, ui.t("debrief.turn", {{"turn", turn.number}}), {.style = style::title});
    for (const std::string& line : turn.customer)
        inside.y0 += draw_spoken(ui, inside, ui.t("debrief.customer"), [&](Rect words) {
            return draw_paragraph(ui, words, line, {.color = ui.colors().ink_soft}) + ui.px(4);
        });
    inside.y0 += draw_spoken(ui, inside, ui.t("manager.attempt.trainee"), [&](Rect words) {
        return draw_evidence(ui, words, turn.reply, turn.evidence) + ui.px(8);
    });
    Rect rest{inside.x0 + ui.px(who_column), inside.y0, inside.x1, inside.y1};
    rest.y0 += draw_reasons(ui, rest, turn.reasons) + ui.px(section_gap);
    draw_section_title(ui, rest.cut_top(ui.px(24), ui.px(2)), ui.t("manager.attempt.marks"));
    rest.y0 += draw_mark_lines(ui, rest, turn.marks) + ui.px(section_gap);
    rest.y0 += draw_stands(ui, rest, turn);
    rest.y0 += draw_deciding_of(ui, rest, view, turn.number, turn.can_decide, widgets, outcome);
    return rest.y0 - top + ui.px(16);
}

} // namespace

float draw_attempt_cards(Ui& ui, Rect area, const AttemptView& view, AttemptWidgets& widgets,
                         AttemptOutcome& outcome) {
    const float top = area.y0;
    widgets.heights.resize(view.turns.size() + 1, 0);
    const auto card = [&](std::size_t index, const auto& draw) {
        float& height = widgets.heights[index];
        if (height > 0) draw_card(ui, Rect::at(area.x0, area.y0, area.width(), height));
        const float needed = draw({area.x0, area.y0, area.x1, area.y0 + 1e6F});
        if (needed != height) ui.wake.within(0);
        height = needed;
        area.y0 += height + ui.px(12);
    };
    card(0, [&](Rect place) { return draw_result_card(ui, place, view, widgets, outcome); });
    if (!view.withheld.empty()) area.y0 += draw_withheld(ui, area, view.withheld) + ui.px(12);
    for (std::size_t at = 0; at < view.turns.size(); ++at)
        card(at + 1, [&](Rect place) {
            return draw_attempt_turn(ui, place, view, view.turns[at], widgets, outcome);
        });
    return area.y0 - top;
}

AttemptOutcome draw_attempt(Ui& ui, Rect page, std::string_view back, const AttemptView& view,
                            AttemptWidgets& widgets) {
    const IdScope scope(ui, "attempt");
    AttemptOutcome outcome;
    const float width = std::min(ui.px(attempt_width), page.width());
    Rect column = Rect::at(page.mid_x() - width / 2, page.y0, width, page.height());
    Rect head = column.cut_top(control_height(ui), ui.px(10));
    head.x0 -= ui.px(back_pad); // its arrow stands where the title begins
    if (button(ui, head.cut_left(button_width(ui, back, Icon::back), ui.px(14)),
               {.id = "back", .label = back, .icon = Icon::back, .kind = ButtonKind::quiet, .tooltip = {}}))
        outcome.back = true;
    const std::string& debrief = ui.t("manager.attempt.debrief");
    if (view.can_open_debrief
        && button(ui, head.cut_right(button_width(ui, debrief, Icon::insights), ui.px(14)),
                  {.id = "debrief", .label = debrief, .icon = Icon::insights, .tooltip = {}}))
        outcome.opens_debrief = true;
    draw_text(ui, column.cut_top(ui.px(28)), view.title, {.style = style::heading});
    draw_text(ui, column.cut_top(ui.px(22), ui.px(8)), view.note,
              {.style = style::small, .color = ui.colors().ink_soft});
    Rect visible = column.inset(-ui.px(focus_room), 0);
    visible.x1 += ui.px(thumb_room);
    ScrollArea area(ui, "page", visible, {.to_top = std::exchange(widgets.to_top, false)});
    const float top = area.content().y0;
    const Rect content{column.x0, top + ui.px(focus_room), column.x1, area.content().y1};
    widgets.deciding_at.reset();
    const float height = draw_attempt_cards(ui, content, view, widgets, outcome);
    if (widgets.deciding_at && std::exchange(widgets.shows_deciding, false))
        area.reveal(*widgets.deciding_at);
    area.set_height(height + ui.px(focus_room + 20));
    return outcome;
}

} // namespace amends::ui
