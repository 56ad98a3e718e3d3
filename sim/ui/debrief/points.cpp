// Points by criterion; actions, promises and findings of the desk.
#include "sim/ui/debrief/debrief.hpp"

namespace amends::ui {
namespace {

float draw_findings(Ui& ui, Rect rect, const std::vector<std::string>& findings) {
    float y = rect.y0;
    for (const std::string& finding : findings) {
        draw_icon(ui, {rect.x0 + ui.px(9), y + ui.px(11)}, Icon::warning, ui.colors().warn.ink);
        y += draw_paragraph(ui, {rect.x0 + ui.px(28), y, rect.x1, y}, finding) + ui.px(8);
    }
    return y - rect.y0;
}

} // namespace

float draw_points(Ui& ui, Rect rect, const DebriefView& view, DebriefWidgets& widgets) {
    if (!view.show_points && !widgets.points) {
        const float height = ui.px(110);
        const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
        draw_card(ui, card);
        Rect inside = card.inset(ui.px(24), ui.px(18));
        draw_paragraph(ui, inside.cut_top(ui.px(30)), ui.t("debrief.points_later"),
                       {.color = ui.colors().ink_soft});
        const std::string& words = ui.t("debrief.points_show");
        if (button(ui, Rect::at(inside.x0, inside.y0, button_width(ui, words), control_height(ui)),
                   {.id = "show_points", .label = words, .tooltip = {}})) {
            widgets.points = true;
        }
        return height;
    }
    float y = rect.y0;
    if (!view.assessment) y += draw_verdict(ui, {rect.x0, y, rect.x1, y}, view) + ui.px(14);
    const float each = ui.px(46);
    const Rect card =
        Rect::at(rect.x0, y, rect.width(), static_cast<float>(view.criteria.size()) * each + ui.px(24));
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(24), ui.px(12));
    for (const CriterionView& criterion : view.criteria) {
        Rect row = inside.cut_top(each);
        draw_text(ui, row.cut_left(ui.px(170), ui.px(10)), criterion.title, {.style = style::body_bold});
        draw_figures(ui, row.cut_right(ui.px(90), ui.px(10)), criterion.points,
                     {.style = style::body_bold, .align = Align::right});
        draw_text(ui, row.cut_right(ui.px(110), ui.px(10)), criterion.note,
                  {.style = style::small, .color = ui.colors().ink_soft, .align = Align::right});
        if (criterion.applies)
            draw_progress(ui, Rect::around(row.middle(), row.width(), ui.px(8)), criterion.part,
                          criterion.part >= .75F ? Tone::good : Tone::warn);
    }
    y = card.y1 + ui.px(14);
    y += draw_findings(ui, {rect.x0 + ui.px(4), y, rect.x1, y}, view.findings);
    return y - rect.y0;
}

namespace {

/// What was done at the desk, each with its grade at the right.
float draw_done_actions(Ui& ui, Rect rect, const DebriefView& view) {
    const float rows = std::max<float>(1, static_cast<float>(view.actions.size()));
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), ui.px(16 + 32 + 12) + rows * ui.px(34));
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(14));
    draw_section_title(ui, inside.cut_top(ui.px(32)), ui.t("debrief.actions"));
    if (view.actions.empty())
        draw_text(ui, inside.cut_top(ui.px(34)), ui.t("debrief.actions_none"),
                  {.color = ui.colors().ink_soft});
    for (const ActionLine& action : view.actions) {
        Rect row = inside.cut_top(ui.px(34));
        draw_figures(ui, row.cut_left(ui.px(56), ui.px(8)), action.time,
                     {.style = style::small, .color = ui.colors().ink_faint});
        const float chip = chip_width(ui, action.grade);
        draw_chip(ui, {row.x1 - chip, row.mid_y()}, action.grade, action.tone);
        row.cut_right(chip + ui.px(12));
        draw_text(ui, row, action.text);
    }
    return card.height();
}

std::string promise_words(const Ui& ui, const PromiseLine& promise) {
    return promise.due.empty() ? promise.text
                               : ui.t("debrief.promise_line", {{"text", promise.text}, {"due", promise.due}});
}

float draw_promises(Ui& ui, Rect rect, const DebriefView& view) {
    if (view.promises.empty()) return 0;
    const auto text_room = [&](const PromiseLine& promise) {
        return rect.width() - ui.px(40 + 14) - chip_width(ui, promise.state);
    };
    float height = ui.px(16 + 32 + 10);
    for (const PromiseLine& promise : view.promises)
        height += text_height(ui, promise_words(ui, promise), style::body, text_room(promise)) + ui.px(10);
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(14));
    draw_section_title(ui, inside.cut_top(ui.px(32), ui.px(2)), ui.t("debrief.promises"));
    for (const PromiseLine& promise : view.promises) {
        const float chip = chip_width(ui, promise.state);
        draw_chip(ui, {inside.x1 - chip, inside.y0 + ui.px(12)}, promise.state, promise.tone);
        inside.y0 += draw_paragraph(ui, {inside.x0, inside.y0, inside.x0 + text_room(promise), inside.y1},
                                    promise_words(ui, promise))
                     + ui.px(10);
    }
    return height;
}

} // namespace

float draw_desk_summary(Ui& ui, Rect rect, const DebriefView& view) {
    Rect rest = rect;
    rest.y0 += draw_done_actions(ui, rest, view) + ui.px(14);
    rest.y0 += draw_promises(ui, rest, view);
    return rest.y0 - rect.y0;
}

} // namespace amends::ui
