#include "sim/ui/author/author_walk.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float walk_row = 46, bar_row = 30, step_gap = 4;

/// From the least to the most a line, the middle half a bar, the mean a tick; the pass mark across all.
void draw_spread(Ui& ui, Rect row, const WalkBar& bar, float pass_mark, float names, float values) {
    const Palette& p = ui.colors();
    draw_text(ui, row.cut_left(names, ui.px(12)), bar.name, {.style = style::small});
    draw_figures(ui, row.cut_right(values, ui.px(12)), bar.value,
                 {.style = style::caption, .color = p.ink_soft, .align = Align::right});
    const auto x_of = [&](float part) { return row.x0 + row.width() * std::clamp(part, 0.F, 1.F); };
    const float y = row.mid_y(), half = ui.px(6);
    fill_rect(ui, {row.x0, y - ui.px(1), row.x1, y + ui.px(1)}, p.line);
    draw_line(ui, {x_of(bar.least), y}, {x_of(bar.most), y}, p.accent.mark, 2);
    fill_rect(
        ui,
        {x_of(bar.middle_from), y - half, std::max(x_of(bar.middle_to), x_of(bar.middle_from) + 2), y + half},
        p.accent.fill, 3);
    draw_line(ui, {x_of(bar.mean), y - half - ui.px(3)}, {x_of(bar.mean), y + half + ui.px(3)}, p.ink, 2);
    draw_line(ui, {x_of(pass_mark), row.y0}, {x_of(pass_mark), row.y1}, p.good.mark, 1);
}

float draw_trainees(Ui& ui, Rect rect, const WalkView& view) {
    const float from = rect.y0;
    draw_text(ui, rect.cut_top(ui.px(24), ui.px(4)), ui.t("author.walk_trainees"),
              {.style = style::small_bold});
    float names = 0, values = 0;
    for (const WalkBar& bar : view.trainees) {
        names = std::max(names, text_width(ui, bar.name, style::small));
        values = std::max(values, text_width(ui, bar.value, style::caption) + ui.px(10));
    }
    for (const WalkBar& bar : view.trainees)
        draw_spread(ui, rect.cut_top(ui.px(bar_row)), bar, view.pass_mark, names + 1, values);
    rect.y0 += draw_paragraph(ui, rect, ui.t("author.walk_trainees_help"),
                              {.style = style::caption, .color = ui.colors().ink_faint});
    return rect.y0 - from + ui.px(14);
}

float draw_walk_steps(Ui& ui, Rect rect, const WalkView& view, const WalkRow& row, WalkWidgets& widgets) {
    const float from = rect.y0;
    rect = Rect{rect.x0 + ui.px(38), rect.y0 + ui.px(4), rect.x1 - ui.px(10), rect.y1};
    Rect foot = rect.cut_top(control_height(ui), ui.px(8));
    const std::string& test = ui.t("author.walk_test");
    if (button(ui, foot.cut_left(button_width(ui, test, Icon::fact_check), ui.px(8)),
               {.id = "as_test", .label = test, .icon = Icon::fact_check, .tooltip = {}}))
        widgets.asks_for_test = true;
    const std::string& jump = ui.t("author.walk_jump");
    if (!row.place.empty()
        && button(
            ui, foot.cut_left(button_width(ui, jump, Icon::route)),
            {.id = "jump", .label = jump, .icon = Icon::route, .kind = ButtonKind::quiet, .tooltip = {}}))
        widgets.picked = row.place;
    for (const WalkStep& step : view.told) {
        Rect line = rect;
        const std::string& who = ui.t(step.mine ? "author.walk_agent" : "author.walk_customer");
        if (step.said)
            draw_text(ui, Rect::at(line.x0, line.y0, ui.px(56), line_height(ui, style::small)), who,
                      {.style = style::caption_bold,
                       .color = step.mine ? ui.colors().accent.ink : ui.colors().ink_soft});
        line.x0 += ui.px(60);
        rect.y0 += draw_paragraph(
                       ui, line, step.words,
                       {.style = style::small, .color = step.said ? ui.colors().ink : ui.colors().ink_soft})
                   + ui.px(step_gap);
    }
    return rect.y0 - from + ui.px(6);
}

void draw_walk_words(Ui& ui, Rect at, const WalkRow& row, bool open) {
    const Palette& p = ui.colors();
    Rect inside = at.inset(ui.px(10), ui.px(4));
    const Rect sign = inside.cut_left(ui.px(20), ui.px(8));
    draw_icon(ui, sign.middle(), row.icon, p.of(row.tone).ink, 18);
    if (!row.script.empty()) {
        const Rect fold = inside.cut_right(ui.px(20));
        draw_icon(ui, fold.middle(), open ? Icon::chevron_up : Icon::chevron_down, p.ink_faint, 16);
    }
    draw_text(ui, inside.cut_top(inside.height() / 2), row.title, {.style = style::small_bold});
    draw_text(ui, inside, row.note, {.style = style::caption, .color = p.ink_soft});
}

float draw_walk_group(Ui& ui, Rect rect, const WalkView& view, const WalkGroup& group, WalkWidgets& widgets) {
    const float from = rect.y0;
    draw_text(ui, rect.cut_top(ui.px(26), ui.px(2)), group.title, {.style = style::small_bold});
    for (const WalkRow& row : group.rows) {
        const IdScope scope(ui, row.id);
        const bool open = widgets.open == row.id && !row.script.empty();
        const Rect at = rect.cut_top(ui.px(walk_row));
        const Hit hit = list_row(
            ui, at, {.id = "row", .label = row.title, .selected = open, .bar = false, .tooltip = {}});
        if (hit.visible) draw_walk_words(ui, at, row, open);
        if (hit.clicked && row.script.empty() && !row.place.empty()) widgets.picked = row.place;
        if (hit.clicked && !row.script.empty()) widgets.open = open ? std::string() : row.id;
        if (open) rect.y0 += draw_walk_steps(ui, rect, view, row, widgets);
    }
    return rect.y0 - from + ui.px(12);
}

bool draw_walk_head(Ui& ui, Rect& rect, const WalkView& view, WalkWidgets& widgets) {
    Rect head = rect.cut_top(control_height(ui), ui.px(10));
    const std::string& again = ui.t("author.walk_again");
    if (button(ui, head.cut_left(button_width(ui, again, Icon::route), ui.px(12)),
               {.id = "walk",
                .label = again,
                .icon = Icon::route,
                .enabled = view.why_not.empty(),
                .tooltip = view.why_not}))
        widgets.asks_to_walk = true;
    const std::string& words = view.outdated ? ui.t("author.tests_outdated") : view.summary;
    const float height = text_height(ui, words, style::small, head.width(), 2);
    draw_paragraph(ui, Rect::at(head.x0, head.mid_y() - height / 2, head.width(), height), words,
                   {.style = style::small, .color = ui.colors().ink_soft, .max_lines = 2});
    return true;
}

} // namespace

void draw_author_walk(Ui& ui, Rect rect, const WalkView& view, WalkWidgets& widgets) {
    const IdScope scope(ui, "walk");
    if (view.running) {
        ui.wake.within(.2);
        if (loading_state(ui, rect, "walking", ui.t("author.walk_running", {{"steps", view.steps}})))
            widgets.cancels = true;
        return;
    }
    if (view.groups.empty()) {
        const std::string& action = ui.t("author.walk_begin");
        if (empty_state(ui, rect,
                        {.id = "none",
                         .picture = {},
                         .icon = Icon::route,
                         .title = ui.t("author.walk_none_title"),
                         .text = view.why_not.empty() ? std::string_view(ui.t("author.walk_none"))
                                                      : std::string_view(view.why_not),
                         .action = view.why_not.empty() ? std::string_view(action) : std::string_view(),
                         .action_icon = Icon::route}))
            widgets.asks_to_walk = true;
        return;
    }
    rect = rect.inset(ui.px(12), 0);
    draw_walk_head(ui, rect, view, widgets);
    ScrollArea area(ui, "findings", {rect.x0, rect.y0, rect.x1 + ui.px(thumb_room), rect.y1});
    Rect content{rect.x0, area.content().y0, rect.x1 - ui.px(6), 1e6F};
    const float top = content.y0;
    if (!view.trainees.empty()) content.y0 += draw_trainees(ui, content, view);
    for (const WalkGroup& group : view.groups)
        content.y0 += draw_walk_group(ui, content, view, group, widgets);
    area.set_height(content.y0 - top + ui.px(8));
}

} // namespace amends::ui
