#include "sim/ui/manager/blind.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float blind_width = 1080, blind_gap = 14, said_column = 84;

void draw_blind_head(Ui& ui, Rect row, const BlindView& view, BlindWidgets& widgets, BlindOutcome& outcome) {
    const auto tool = [&](std::string_view id, std::string_view words) {
        return button(ui, row.cut_right(button_width(ui, ui.t(words), Icon::checklist), ui.px(8)),
                      {.id = id, .label = ui.t(words), .icon = Icon::checklist, .tooltip = {}});
    };
    if (view.may_draw) {
        outcome.draws_calibration = tool("draw_calibration", "manager.blind.draw_calibration");
        outcome.draws_second = tool("draw_second", "manager.blind.draw_second");
    }
    if (view.samples.empty()) return;
    const std::string& words = view.samples[std::min(view.sample, view.samples.size() - 1)].second;
    if (view.samples.size() == 1) {
        draw_text(ui, row, words, {.style = style::title});
        return;
    }
    const Rect place = row.cut_left(std::min(row.width(), button_width(ui, words, Icon::chevron_down)));
    if (button(ui, place, {.id = "sample", .label = words, .icon = Icon::chevron_down, .tooltip = words}))
        widgets.samples.open = true;
    std::vector<MenuItem> items;
    for (std::size_t at = 0; at < view.samples.size(); ++at)
        items.push_back(
            {.id = view.samples[at].first, .label = view.samples[at].second, .checked = at == view.sample});
    outcome.sample = menu(ui, "samples", widgets.samples, place, items);
}

/// What the desk showed, then the talk: the customer's last words stand right above the reply.
float draw_said(Ui& ui, Rect area, const BlindTurnView& turn) {
    const float top = area.y0;
    for (const std::string& fact : turn.facts)
        area.y0 += draw_paragraph(ui, {area.x0 + ui.px(said_column), area.y0, area.x1, area.y1}, fact,
                                  {.style = style::small, .color = ui.colors().ink_faint})
                   + ui.px(2);
    if (!turn.facts.empty()) area.y0 += ui.px(8);
    for (const BlindLine& line : turn.said) {
        Rect words = area;
        const Rect who = words.cut_left(ui.px(said_column));
        draw_text(ui, {who.x0, area.y0, who.x1, area.y0 + ui.px(22)}, line.who,
                  {.style = style::small, .color = ui.colors().ink_faint});
        area.y0 += draw_paragraph(ui, words, line.words, {.color = ui.colors().ink_soft}) + ui.px(4);
    }
    return area.y0 - top;
}

float draw_given(Ui& ui, Rect area, const BlindView& view, BlindWidgets& widgets) {
    const float top = area.y0, line = ui.px(34);
    const IdScope scope(ui, "given");
    draw_section_title(ui, area.cut_top(ui.px(24), ui.px(2)), ui.t("manager.blind.labels"));
    float x = area.x0;
    for (const DecidingLabel& one : view.labels) {
        const bool is_given = widgets.given.contains(one.id);
        const Icon icon = is_given ? Icon::check : Icon::none;
        const float width = chip_button_width(ui, one.label, icon);
        if (x > area.x0 && x + width > area.x1) {
            x = area.x0;
            area.y0 += line;
        }
        if (chip_button(ui, {x, area.y0 + line / 2},
                        {.id = one.id,
                         .label = one.label,
                         .tone = !is_given      ? Tone::neutral
                                 : one.is_fault ? Tone::bad
                                                : Tone::good,
                         .icon = icon,
                         .on = is_given,
                         .tooltip = {}})
            && widgets.given.erase(one.id) == 0)
            widgets.given.insert(one.id);
        x += width + ui.px(6);
    }
    return area.y0 + line - top + ui.px(10);
}

/// Only the chosen labels and the way on: nothing that tells what anybody made of it. Yields the height.
float draw_blind_turn(Ui& ui, Rect area, const BlindView& view, BlindWidgets& widgets,
                      BlindOutcome& outcome) {
    const float top = area.y0;
    Rect inside = area.inset(ui.px(20), ui.px(16));
    draw_text(ui, inside.cut_top(ui.px(26), ui.px(6)), view.turn->title, {.style = style::title});
    inside.y0 += draw_said(ui, inside, *view.turn) + ui.px(6);
    const float inner = inside.width() - ui.px(28);
    const float reply = text_height(ui, view.turn->reply, style::body, inner) + ui.px(24);
    const Rect well = inside.cut_top(reply, ui.px(12));
    draw_well(ui, well, Tone::accent);
    draw_paragraph(ui, well.inset(ui.px(14), ui.px(12)), view.turn->reply);
    inside.y0 += draw_given(ui, inside, view, widgets);
    text_box(
        ui, inside.cut_top(ui.px(62), ui.px(10)), widgets.comment,
        {.id = "comment", .label = ui.t("manager.blind.comment"), .hint = ui.t("manager.blind.comment")});
    const std::string& words = ui.t(widgets.given.empty() ? "manager.blind.mark_none" : "manager.blind.mark");
    Rect row = inside.cut_top(control_height(ui));
    if (button(
            ui, row.cut_left(button_width(ui, words, Icon::check)),
            {.id = "mark", .label = words, .icon = Icon::check, .kind = ButtonKind::primary, .tooltip = {}}))
        outcome.marks = true;
    return inside.y0 - top + ui.px(16);
}

/// How far a calibration is, and the button that keeps it.
float draw_calibration(Ui& ui, Rect area, const BlindView& view, BlindWidgets& widgets) {
    const float top = area.y0;
    area.y0 += draw_paragraph(ui, area, view.calibration) + ui.px(10);
    if (!view.may_calibrate) return area.y0 - top;
    const std::string& words = ui.t("manager.blind.calibrate");
    if (button(ui, area.cut_top(control_height(ui)).cut_left(button_width(ui, words, Icon::checklist)),
               {.id = "calibrate",
                .label = words,
                .icon = Icon::checklist,
                .kind = ButtonKind::primary,
                .tooltip = {}})) {
        widgets.calibrates = true;
        widgets.reason = {};
    }
    return area.y0 - top;
}

void ask_to_calibrate(Ui& ui, const BlindView& view, BlindWidgets& widgets, BlindOutcome& outcome) {
    if (!widgets.calibrates) return;
    const float wide = 520, width = ui.px(wide - 48);
    const float said = text_height(ui, view.would_leave_out, style::body, width);
    const float height = ui.px(40 + 40 + 24 + 8 + 24 + 20) + said + 2 * control_height(ui);
    Dialog dialog(ui, {.id = "calibrate_question",
                       .title = ui.t("manager.blind.calibrate_title"),
                       .width = wide,
                       .height = height / ui.px(1)});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(8));
    draw_paragraph(ui, inside.cut_top(said, ui.px(8)), view.would_leave_out, {.color = ui.colors().ink_soft});
    const std::string& label = ui.t("programmes.reason");
    draw_text(ui, inside.cut_top(ui.px(24)), label, {.style = style::small_bold});
    widgets.reason.edit.single_line = true;
    text_field(ui, inside.cut_top(control_height(ui)), widgets.reason,
               {.id = "reason", .label = label, .hint = {}, .problem = {}});
    focus_by_default(ui);
    const std::string& yes = ui.t("manager.blind.calibrate_yes");
    if (button(ui, foot.cut_right(button_width(ui, yes), ui.px(10)),
               {.id = "calibrate_yes",
                .label = yes,
                .kind = ButtonKind::primary,
                .enabled = !widgets.reason.edit.empty(),
                .tooltip = {}}))
        outcome.calibrates = widgets.reason.edit.text();
    if (outcome.calibrates
        || button(ui, foot.cut_right(button_width(ui, ui.t("controls.cancel"))),
                  {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}})
        || dialog.close_asked())
        widgets.calibrates = false;
}

} // namespace

BlindOutcome draw_blind(Ui& ui, Rect page, const BlindView& view, BlindWidgets& widgets) {
    BlindOutcome outcome;
    const float width = std::min(ui.px(blind_width), page.width());
    page = Rect::at(page.mid_x() - width / 2, page.y0, width, page.height());
    draw_blind_head(ui, page.cut_top(control_height(ui), ui.px(blind_gap)), view, widgets, outcome);
    Rect visible = page.inset(-ui.px(focus_room), 0);
    visible.x1 += ui.px(thumb_room);
    ScrollArea area(ui, "page", visible);
    const float top = area.content().y0;
    Rect content{page.x0, top + ui.px(focus_room), page.x1, area.content().y1};
    if (view.turn) {
        if (widgets.card_height > 0)
            draw_card(ui, Rect::at(content.x0, content.y0, content.width(), widgets.card_height));
        const float drawn = draw_blind_turn(ui, {content.x0, content.y0, content.x1, content.y0 + 1e6F}, view,
                                            widgets, outcome);
        if (std::exchange(widgets.card_height, drawn) != drawn)
            ui.wake.within(0);
        else if (std::exchange(widgets.to_reply, false))
            area.reveal({content.x0, content.y0 + drawn - 1, content.x1, content.y0 + drawn});
        content.y0 += drawn + ui.px(blind_gap);
    } else {
        const Rect card = Rect::at(content.x0, content.y0, content.width(), ui.px(220));
        draw_card(ui, card);
        empty_state(ui, card,
                    {.id = "nothing_blind",
                     .picture = {},
                     .icon = Icon::eye_off,
                     .title = ui.t("manager.blind.nothing"),
                     .text = view.nothing,
                     .action = {}});
        content.y0 = card.y1 + ui.px(blind_gap);
    }
    if (view.agreement)
        content.y0 += draw_figure_table(ui, content, *view.agreement) + ui.px(blind_gap);
    else if (view.is_counting) {
        draw_text(ui, content.cut_top(ui.px(26)), ui.t("manager.counting"),
                  {.style = style::small, .color = ui.colors().ink_soft});
    }
    if (!view.calibration.empty())
        content.y0 += draw_calibration(ui, content, view, widgets) + ui.px(blind_gap);
    area.set_height(content.y0 - top + ui.px(8));
    ask_to_calibrate(ui, view, widgets, outcome);
    return outcome;
}

} // namespace amends::ui
