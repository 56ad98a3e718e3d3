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

float draw_desk_summary(Ui& ui, Rect rect, const DebriefView& view) {
    float y = rect.y0;
    const auto title = [&](const std::string& words) {
        draw_section_title(ui, {rect.x0, y, rect.x1, y + ui.px(30)}, words);
        y += ui.px(34);
    };
    title(ui.t("debrief.actions"));
    if (view.actions.empty()) {
        draw_text(ui, {rect.x0, y, rect.x1, y + ui.px(26)}, ui.t("debrief.actions_none"),
                  {.color = ui.colors().ink_soft});
        y += ui.px(32);
    }
    for (const ActionLine& action : view.actions) {
        Rect row{rect.x0, y, rect.x1, y + ui.px(30)};
        draw_figures(ui, row.cut_left(ui.px(56), ui.px(8)), action.time,
                     {.style = style::small, .color = ui.colors().ink_faint});
        draw_text(ui, row.cut_left(ui.px(220), ui.px(8)), action.text);
        draw_chip(ui, {row.x0, row.mid_y()}, action.grade, action.tone);
        y += ui.px(32);
    }
    y += ui.px(8);
    if (!view.promises.empty()) title(ui.t("debrief.promises"));
    for (const PromiseLine& promise : view.promises) {
        Rect row{rect.x0, y, rect.x1, y};
        const float width = chip_width(ui, promise.state) + ui.px(14);
        draw_chip(ui, {row.x1 - width + ui.px(14), y + ui.px(12)}, promise.state, promise.tone);
        row.x1 -= width;
        y += draw_paragraph(ui, row,
                            promise.due.empty() ? promise.text
                                                : ui.t("debrief.promise_line",
                                                       {{"text", promise.text}, {"due", promise.due}}))
             + ui.px(10);
    }
    return y - rect.y0;
}

} // namespace amends::ui
