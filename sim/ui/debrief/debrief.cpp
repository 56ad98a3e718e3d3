#include "sim/ui/debrief/debrief.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float column_width = 980;

/// Try again, another case, home. `place` cuts the next button's place off the foot.
template <class Place>
void draw_ways_on(Ui& ui, Place&& place, const DebriefView& view, Commands& asked) {
    if (!view.assessment
        && button(ui, place(ui.t("debrief.again"), Icon::replay),
                  {.id = "again",
                   .label = ui.t("debrief.again"),
                   .icon = Icon::replay,
                   .kind = ButtonKind::primary,
                   .tooltip = {}}))
        asked.emplace_back(ask::ReplayFrom{view.attempt, 0, true});
    if (view.assessment) focus_on_arrival(ui);
    if (button(
            ui, place(ui.t("debrief.other_case"), Icon::library),
            {.id = "other_case", .label = ui.t("debrief.other_case"), .icon = Icon::library, .tooltip = {}}))
        asked.emplace_back(ask::GoTo{Screen::catalogue});
    if (button(ui, place(ui.t("debrief.home"), Icon::home),
               {.id = "home", .label = ui.t("debrief.home"), .icon = Icon::home, .tooltip = {}}))
        asked.emplace_back(ask::GoTo{Screen::home});
}

/// The ways on and out: always at hand.
void draw_foot(Ui& ui, Rect foot, float width, const DebriefView& view, DebriefWidgets& widgets,
               Commands& asked) {
    fill_rect(ui, foot, ui.colors().surface);
    draw_line(ui, {foot.x0, foot.y0}, {foot.x1, foot.y0}, ui.colors().line);
    Rect line = Rect::around(foot.middle(), width, control_height(ui));
    const auto place = [&](std::string_view words, Icon icon) {
        return line.cut_right(button_width(ui, words, icon), ui.px(8));
    };
    const bool is_trial = view.attempt.empty(); // of a case that is being written: nothing is kept
    if (is_trial) {
        const std::string& words = ui.t("author.from_back");
        if (button(ui, place(words, Icon::back),
                   {.id = "to_writing",
                    .label = words,
                    .icon = Icon::back,
                    .kind = ButtonKind::primary,
                    .tooltip = {}}))
            asked.emplace_back(ask::GoTo{Screen::author});
    } else if (view.from == Screen::home) {
        draw_ways_on(ui, place, view, asked);
    } else {
        const std::string& words = ui.t("debrief.back");
        focus_on_arrival(ui);
        if (button(ui, place(words, Icon::back),
                   {.id = "back",
                    .label = words,
                    .icon = Icon::back,
                    .kind = ButtonKind::primary,
                    .tooltip = {}}))
            asked.emplace_back(ask::GoTo{view.from});
    }
    if (view.assessment || widgets.details)
        if (button(ui, place(ui.t("debrief.print"), Icon::print),
                   {.id = "print", .label = ui.t("debrief.print"), .icon = Icon::print, .tooltip = {}}))
            widgets.prints = true;
    if (!view.assessment && !widgets.details) {
        const std::string& words = ui.t("debrief.show_all");
        focus_on_arrival(ui);
        if (button(ui, line.cut_left(button_width(ui, words, Icon::insights)),
                   {.id = "show_all", .label = words, .icon = Icon::insights, .tooltip = {}})) {
            widgets.details = true;
        }
    }
}

float draw_tabs(Ui& ui, Rect rect, const DebriefView& view, DebriefWidgets& widgets) {
    std::vector<Choice> choices{
        Choice{.id = "turns", .label = ui.t("debrief.tab_turns"), .icon = Icon::chats},
        Choice{.id = "points", .label = ui.t("debrief.tab_points"), .icon = Icon::insights},
        Choice{.id = "desk", .label = ui.t("debrief.tab_desk"), .icon = Icon::receipt}};
    if (view.marks)
        choices.push_back({.id = "marks", .label = ui.t("debrief.tab_marks"), .icon = Icon::fact_check});
    if (!view.marks && widgets.tab == DebriefTab::marks) widgets.tab = DebriefTab::turns;
    if (const auto tab = tabs(ui, {rect.x0, rect.y0, rect.x1, rect.y0 + ui.px(38)}, "tab", choices,
                              static_cast<std::size_t>(widgets.tab))) {
        widgets.tab = static_cast<DebriefTab>(*tab);
    }
    return ui.px(38);
}

/// Who marked what, as the manager sees it; nothing can be decided here.
float draw_marks_of_own(Ui& ui, Rect rect, const DebriefView& view, DebriefWidgets& widgets) {
    AttemptOutcome nothing;
    return view.marks ? draw_attempt_cards(ui, rect, *view.marks, widgets.marks, nothing) : 0;
}

float draw_details(Ui& ui, Rect rect, const DebriefView& view, DebriefWidgets& widgets, Commands& asked) {
    Rect rest = rect;
    if (!view.assessment) focus_on_arrival(ui); // where one had asked for all of this
    rest.y0 += draw_tabs(ui, rest, view, widgets) + ui.px(14);
    switch (widgets.tab) {
    case DebriefTab::turns:
        rest.y0 += draw_mood_curve(ui, rest, view, widgets) + ui.px(14);
        rest.y0 += draw_turns(ui, rest, view, widgets, asked);
        break;
    case DebriefTab::points: rest.y0 += draw_points(ui, rest, view, widgets); break;
    case DebriefTab::desk: rest.y0 += draw_desk_summary(ui, rest, view); break;
    case DebriefTab::marks: rest.y0 += draw_marks_of_own(ui, rest, view, widgets); break;
    }
    return rest.y0 - rect.y0;
}

float draw_judge_note(Ui& ui, Rect rect, const DebriefView& view) {
    const float left = ui.px(26);
    const float height = text_height(ui, view.judge_note, style::small, rect.width() - left);
    draw_icon(ui, {rect.x0 + ui.px(9), rect.y0 + line_height(ui, style::small) / 2}, Icon::info,
              ui.colors().ink_soft, 16);
    draw_paragraph(ui, {rect.x0 + left, rect.y0, rect.x1, rect.y0 + height}, view.judge_note,
                   {.style = style::small, .color = ui.colors().ink_soft});
    return height + ui.px(14);
}

} // namespace

void draw_debrief(Ui& ui, Rect rect, const DebriefView& view, DebriefWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "debrief");
    const float width = std::min(ui.px(column_width), rect.width() - ui.px(28));
    draw_foot(ui, rect.cut_bottom(ui.px(66)), width, view, widgets, asked);
    ScrollArea area(ui, "page", rect);
    const Rect content = area.content();
    Rect column = Rect::at(content.mid_x() - width / 2, content.y0 + ui.px(20), width, 1e6F);
    draw_text(ui, column.cut_top(ui.px(32), ui.px(12)), ui.t("debrief.title", {{"case", view.case_title}}),
              {.style = style::display});
    if (!view.judge_note.empty()) column.y0 += draw_judge_note(ui, column, view);
    if (view.assessment) column.y0 += draw_verdict(ui, column, view) + ui.px(14);
    column.y0 += draw_outcome(ui, column, view) + ui.px(14);
    column.y0 += draw_advice(ui, column, view) + ui.px(14);
    column.y0 += draw_share(ui, column, view, widgets);
    if (view.assessment || widgets.details) column.y0 += draw_details(ui, column, view, widgets, asked);
    if (widgets.reveals_turn && widgets.turn_place.height() > 0) {
        area.reveal({widgets.turn_place.x0, widgets.turn_place.y0, widgets.turn_place.x1,
                     std::min(widgets.turn_place.y1, widgets.turn_place.y0 + rect.height() * .8F)});
        widgets.reveals_turn = false;
    }
    area.set_height(column.y0 - content.y0 + ui.px(20));
    draw_dispute_form(ui, view, widgets);
}

} // namespace amends::ui
