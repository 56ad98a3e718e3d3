#include "sim/ui/manager/person.hpp"

#include "sim/ui/base/search.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float people_list_width = 280, person_row_high = 52, between_cards = 14, person_narrow = 900;

/// Only the rows in sight are drawn: a list of hundreds costs no more than one of ten.
void draw_people_list(Ui& ui, Rect rect, const PersonView& view, PersonWidgets& widgets,
                      PersonOutcome& outcome) {
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(10));
    const std::uint64_t before = widgets.search.edit.revision();
    search_field(ui, inside.cut_top(control_height(ui), ui.px(8)), widgets.search, "search",
                 ui.t("manager.search_people"));
    const bool is_new = widgets.search.edit.revision() != before;
    const std::vector<std::size_t> found = found_people(view.people, widgets.search.edit.text());
    if (found.empty()) {
        draw_paragraph(ui, inside.inset(ui.px(8)), ui.t("manager.nobody_found"),
                       {.color = ui.colors().ink_soft});
        return;
    }
    ScrollArea area(ui, "people", inside, {.to_top = is_new});
    const float high = ui.px(person_row_high);
    const Rect content = area.content();
    for (std::size_t at = 0; at < found.size(); ++at) {
        Rect row = Rect::at(content.x0, content.y0 + high * static_cast<float>(at),
                            content.width() - ui.px(6), high);
        const PersonRow& person = view.people[found[at]];
        if (person.id == view.id) reveal_row(area, row, view.id, widgets.revealed); // from another page, too
        if (row.y1 < inside.y0 - high || row.y0 > inside.y1 + high) continue;
        const IdScope scope(ui, person.id);
        const float room = row.width() - ui.px(person.has_overdue ? 40 : 20);
        const bool is_cut = text_width(ui, person.name, style::body_bold) > room;
        if (list_row(ui, row,
                     {.id = "open",
                      .label = person.name,
                      .selected = person.id == view.id,
                      .tooltip = is_cut ? std::string_view(person.name) : std::string_view()})
                .clicked)
            outcome.opens_person = person.id;
        row = row.inset(ui.px(10), ui.px(6));
        if (person.has_overdue)
            draw_icon(ui, row.cut_right(ui.px(20)).middle(), Icon::warning, ui.colors().warn.ink, 15);
        draw_text(ui, row.cut_top(ui.px(20)), person.name, {.style = style::body_bold});
        draw_text(ui, row, person.note, {.style = style::caption, .color = ui.colors().of(person.tone).ink});
    }
    area.set_height(high * static_cast<float>(found.size()));
}

/// Where the next card goes.
struct CardPen {
    Ui& ui;
    Rect area;

    void skip(float height) { area.y0 += height + ui.px(between_cards); }
};

void draw_person_head(CardPen& pen, const PersonView& view) {
    Ui& ui = pen.ui;
    const Rect card = Rect::at(pen.area.x0, pen.area.y0, pen.area.width(), ui.px(76));
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(18), ui.px(14));
    const Rect face = inside.cut_left(ui.px(46), ui.px(14));
    draw_avatar(ui, face.middle(), {.picture = {}, .name = view.name, .size = 46});
    draw_text(ui, inside.cut_top(ui.px(26)), view.name, {.style = style::heading});
    Rect line = inside;
    const float practice = std::min(line.width() * .5F, text_width(ui, view.practice, style::small));
    draw_text(ui, line.cut_right(practice, ui.px(12)), view.practice,
              {.style = style::small, .color = ui.colors().ink_soft, .align = Align::right});
    draw_text(ui, line, view.note, {.style = style::small, .color = ui.colors().ink_soft});
    pen.skip(card.height());
}

float weak_height(Ui& ui, const WeakSpot& spot, float width) {
    float x = 0;
    float rows = spot.cases.empty() ? 0.F : 1.F;
    for (const auto& [id, title] : spot.cases) {
        const float chip = chip_button_width(ui, title, Icon::school) + ui.px(8);
        if (x > 0 && x + chip > width) {
            x = 0;
            ++rows;
        }
        x += chip;
    }
    return ui.px(42) + rows * ui.px(34) + ui.px(10);
}

/// The form of a plan that begins with practising this case.
void plan_practice(Ui& ui, PlanForm& form, const WeakSpot& spot, const std::string& title) {
    form = {};
    form.open = true;
    form.goal.edit.set_text(ui.t("manager.plan_goal_case", {{"name", spot.name}, {"case", title}}),
                            ui.breaks);
    form.due.focus_next = true;
}

void draw_weak_spot(Ui& ui, Rect row, const WeakSpot& spot, const PersonView& view, PlanForm& form) {
    const IdScope scope(ui, spot.id);
    Rect words = row.cut_top(ui.px(22));
    const float name = std::min(words.width() * .45F, text_width(ui, spot.name, style::body_bold));
    draw_text(ui, words.cut_left(name, ui.px(12)), spot.name, {.style = style::body_bold});
    draw_text(ui, words, spot.words,
              {.style = style::small, .color = ui.colors().ink_soft, .align = Align::right});
    draw_progress(ui, Rect::at(row.x0, row.y0 + ui.px(4), row.width(), ui.px(6)), spot.part, Tone::warn);
    row.cut_top(ui.px(20));
    float x = row.x0;
    for (const auto& [id, title] : spot.cases) {
        const float width = chip_button_width(ui, title, Icon::school);
        if (x > row.x0 && x + width > row.x1) {
            x = row.x0;
            row.cut_top(ui.px(34));
        }
        const ChipButton chip{.id = id,
                              .label = title,
                              .icon = Icon::school,
                              .enabled = view.can_plan,
                              .tooltip = view.can_plan ? std::string_view(ui.t("manager.plan_this"))
                                                       : std::string_view()};
        if (chip_button(ui, {x, row.y0 + ui.px(14)}, chip)) plan_practice(ui, form, spot, title);
        x += width + ui.px(8);
    }
}

void draw_weak(CardPen& pen, const PersonView& view, PersonWidgets& widgets) {
    Ui& ui = pen.ui;
    const float inner = pen.area.width() - ui.px(36);
    float height = ui.px(18 + 30 + 14);
    for (const WeakSpot& spot : view.weak)
        height += weak_height(ui, spot, inner);
    height += text_height(ui, view.weak_note, style::caption, inner);
    const Rect card = Rect::at(pen.area.x0, pen.area.y0, pen.area.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(18), ui.px(14));
    draw_text(ui, inside.cut_top(ui.px(26), ui.px(6)), ui.t("manager.weak"), {.style = style::title});
    for (const WeakSpot& spot : view.weak)
        draw_weak_spot(ui, inside.cut_top(weak_height(ui, spot, inner)), spot, view, widgets.form);
    draw_paragraph(ui, inside, view.weak_note, {.style = style::caption, .color = ui.colors().ink_soft});
    pen.skip(height);
}

float plan_height(Ui& ui, const PlanView& plan, float width) {
    return text_height(ui, plan.goal, style::body, width) + ui.px(26 + 12);
}

void draw_plan(Ui& ui, Rect row, const PlanView& plan, PersonOutcome& outcome) {
    const IdScope scope(ui, plan.id);
    row.y0 += draw_paragraph(ui, row, plan.goal) + ui.px(2);
    Rect line = row.cut_top(ui.px(24));
    if (plan.is_open && plan.can_close) {
        if (icon_button(ui, line.cut_right(ui.px(28), ui.px(4)),
                        {.id = "drop", .name = ui.t("manager.plan_drop"), .icon = Icon::cancel, .color = {}}))
            outcome.dropped_plan = plan.id;
        if (icon_button(ui, line.cut_right(ui.px(28), ui.px(4)),
                        {.id = "done", .name = ui.t("manager.plan_done"), .icon = Icon::done, .color = {}}))
            outcome.done_plan = plan.id;
    }
    const float chip = draw_chip(ui, {line.x0, line.mid_y()}, plan.state, plan.tone);
    line.cut_left(chip + ui.px(10));
    draw_text(ui, line, plan.words, {.style = style::small, .color = ui.colors().ink_soft});
}

void draw_plans(CardPen& pen, const PersonView& view, PersonWidgets& widgets, PersonOutcome& outcome) {
    Ui& ui = pen.ui;
    const float inner = pen.area.width() - ui.px(36);
    float height = ui.px(28 + 34 + 8);
    for (const PlanView& plan : view.plans)
        height += plan_height(ui, plan, inner);
    if (view.plans.empty()) height += text_height(ui, ui.t("manager.no_plans"), style::body, inner);
    const Rect card = Rect::at(pen.area.x0, pen.area.y0, pen.area.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(18), ui.px(14));
    Rect head = inside.cut_top(ui.px(34), ui.px(8));
    if (view.can_plan) {
        const std::string& words = ui.t("manager.plan_new");
        if (button(ui, head.cut_right(button_width(ui, words, Icon::plus), ui.px(10)),
                   {.id = "new_plan", .label = words, .icon = Icon::plus, .tooltip = {}})) {
            widgets.form = {};
            widgets.form.open = true;
            widgets.form.goal.focus_next = true;
        }
    }
    draw_text(ui, head, ui.t("manager.plans"), {.style = style::title});
    if (view.plans.empty())
        draw_paragraph(ui, inside, ui.t("manager.no_plans"), {.color = ui.colors().ink_soft});
    for (const PlanView& plan : view.plans)
        draw_plan(ui, inside.cut_top(plan_height(ui, plan, inner)), plan, outcome);
    pen.skip(height);
}

void draw_sat(CardPen& pen, const PersonView& view, PersonOutcome& outcome) {
    Ui& ui = pen.ui;
    const float high = ui.px(44);
    const float height = ui.px(28 + 34) + std::max(ui.px(26), high * static_cast<float>(view.sat.size()));
    const Rect card = Rect::at(pen.area.x0, pen.area.y0, pen.area.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(8), ui.px(14));
    draw_text(ui, inside.cut_top(ui.px(26), ui.px(8)).inset(ui.px(10), 0), ui.t("manager.sat"),
              {.style = style::title});
    if (view.sat.empty())
        draw_text(ui, inside.cut_top(ui.px(26)).inset(ui.px(10), 0), ui.t("manager.nothing_sat"),
                  {.color = ui.colors().ink_soft});
    for (const SatRow& one : view.sat) {
        const IdScope scope(ui, one.attempt);
        Rect row = inside.cut_top(high);
        if (list_row(ui, row, {.id = "open", .label = one.title, .tooltip = ui.t("manager.open_attempt")})
                .clicked)
            outcome.opens_attempt = one.attempt;
        row = row.inset(ui.px(10), ui.px(4));
        const float result = std::min(row.width() * .3F, text_width(ui, one.result, style::small_bold) + 2);
        draw_text(ui, row.cut_right(result, ui.px(14)), one.result,
                  {.style = style::small_bold, .color = ui.colors().of(one.tone).ink, .align = Align::right});
        const float when = std::min(row.width() * .3F, text_width(ui, one.when, style::small) + 2);
        draw_text(ui, row.cut_right(when, ui.px(14)), one.when,
                  {.style = style::small, .color = ui.colors().ink_faint, .align = Align::right});
        draw_text(ui, row.cut_top(ui.px(18)), one.title, {.style = style::small_bold});
        draw_text(ui, row, one.what, {.style = style::caption, .color = ui.colors().ink_soft});
    }
    pen.skip(height);
}

/// A chart on its card, from the rectangle's top; yields the height.
float draw_trend(Ui& ui, Rect area, std::string_view id, const std::optional<TrendChart>& trend,
                 ChartWidgets& widgets, PersonOutcome& outcome) {
    if (!trend) return 0;
    const ChartScene scene = scene_of(*trend, chart_width(ui, area.width()), measure_of(ui));
    const ChartOutcome pressed = draw_chart_card(ui, area, {.id = id, .title = trend->title, .note = {}},
                                                 scene, table_of(*trend), widgets);
    outcome.copied = outcome.copied || pressed.copied;
    if (pressed.asks_svg || pressed.asks_png)
        outcome.chart = ChartFile{std::string(id), scene, pressed.asks_png};
    return pressed.height;
}

/// Practice by week, both charts beside each other where there is room; then the assessments.
void draw_trends(CardPen& pen, const PersonView& view, PersonWidgets& widgets, PersonOutcome& outcome) {
    Ui& ui = pen.ui;
    if (view.practice_points) {
        const bool is_narrow = pen.area.width() < ui.px(720);
        const auto half = [&](int index) {
            return is_narrow ? pen.area : pen.area.column(index, 2, ui.px(between_cards));
        };
        const float left = draw_trend(ui, half(0), "practice_points", view.practice_points,
                                      widgets.practice_points, outcome);
        if (is_narrow) pen.skip(left);
        const float right =
            draw_trend(ui, half(1), "practice_times", view.practice_times, widgets.practice_times, outcome);
        pen.skip(is_narrow ? right : std::max(left, right));
    }
    if (const float height = draw_trend(ui, pen.area, "person_trend", view.trend, widgets.trend, outcome);
        height > 0)
        pen.skip(height);
}

void draw_field_title(Ui& ui, Rect& inside, std::string_view words) {
    draw_text(ui, inside.cut_top(ui.px(20), ui.px(2)), ui.t(words), {.style = style::small_bold});
}

/// The sheet in which a plan is written.
void draw_plan_form(Ui& ui, const PersonView& view, PlanForm& form, PersonOutcome& outcome) {
    if (!form.open) return;
    Dialog dialog(ui, {.id = "plan_form", .title = ui.t("manager.plan_new"), .width = 520, .height = 430});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(8));
    draw_field_title(ui, inside, "manager.plan_goal");
    text_box(ui, inside.cut_top(ui.px(84), ui.px(10)), form.goal,
             {.id = "goal",
              .label = ui.t("manager.plan_goal"),
              .hint = ui.t("manager.plan_goal_hint"),
              .problem = {}});
    draw_field_title(ui, inside, "manager.plan_owner");
    const std::string owner =
        form.owner < view.owners.size() ? view.owners[form.owner].second : std::string();
    const Rect chooser = inside.cut_top(control_height(ui), ui.px(10));
    if (button(ui, chooser, {.id = "owner", .label = owner, .icon = Icon::chevron_down, .tooltip = {}}))
        form.owners.open = true;
    std::vector<MenuItem> items;
    for (const auto& [id, name] : view.owners)
        items.push_back({.id = id, .label = name, .checked = name == owner});
    if (const auto picked = menu(ui, "owners", form.owners, chooser, items)) form.owner = *picked;
    Rect days = inside.cut_top(ui.px(22) + control_height(ui), ui.px(8));
    const auto day_field = [&](Rect column, EditState& state, std::string_view id, std::string_view words) {
        state.edit.single_line = true;
        draw_field_title(ui, column, words);
        text_field(ui, column, state, {.id = id, .label = ui.t(words), .hint = view.today, .problem = {}});
    };
    day_field(days.column(0, 2, ui.px(14)), form.due, "due", "manager.plan_due");
    day_field(days.column(1, 2, ui.px(14)), form.again, "again", "manager.plan_again");
    if (!form.problem.empty())
        draw_paragraph(ui, inside, form.problem,
                       {.style = style::small, .color = ui.colors().bad.ink, .max_lines = 2});
    const std::string& make = ui.t("manager.plan_make");
    if (button(ui, foot.cut_right(button_width(ui, make), ui.px(8)),
               {.id = "make", .label = make, .kind = ButtonKind::primary, .tooltip = {}}))
        outcome.makes_plan = true;
    const std::string& cancel = ui.t("controls.cancel");
    if (button(ui, foot.cut_right(button_width(ui, cancel)), {.id = "cancel", .label = cancel, .tooltip = {}})
        || dialog.close_asked())
        form.open = false;
}

void draw_person_page(Ui& ui, Rect page, const PersonView& view, PersonWidgets& widgets,
                      PersonOutcome& outcome) {
    if (view.id.empty()) {
        empty_state(ui, page,
                    {.id = "nobody",
                     .picture = {},
                     .icon = Icon::person,
                     .title = ui.t("manager.choose_person"),
                     .text = ui.t("manager.choose_person_text"),
                     .action = {}});
        return;
    }
    Rect visible = page.inset(-ui.px(focus_room), 0);
    visible.x1 += ui.px(thumb_room);
    ScrollArea area(ui, "page", visible, {.to_top = std::exchange(widgets.to_top, false)});
    const float top = area.content().y0;
    CardPen pen{ui, {page.x0, top + ui.px(focus_room), page.x1, area.content().y1}};
    draw_person_head(pen, view);
    draw_weak(pen, view, widgets);
    draw_plans(pen, view, widgets, outcome);
    draw_trends(pen, view, widgets, outcome);
    draw_sat(pen, view, outcome);
    area.set_height(pen.area.y0 - top + ui.px(20));
}

} // namespace

std::vector<std::size_t> found_people(const std::vector<PersonRow>& people, std::string_view query) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < people.size(); ++at)
        if (holds_words(people[at].name, query) || holds_words(people[at].id, query)
            || holds_words(people[at].note, query))
            found.push_back(at);
    return found;
}

PersonOutcome draw_person(Ui& ui, Rect page, const PersonView& view, PersonWidgets& widgets) {
    PersonOutcome outcome;
    const bool is_narrow = page.width() < ui.px(person_narrow);
    const Rect list = page.cut_left(is_narrow ? page.width() * .3F : ui.px(people_list_width), ui.px(20));
    draw_people_list(ui, {list.x0, list.y0 + ui.px(focus_room), list.x1, list.y1 - ui.px(16)}, view, widgets,
                     outcome);
    draw_person_page(ui, page, view, widgets, outcome);
    draw_plan_form(ui, view, widgets.form, outcome);
    return outcome;
}

} // namespace amends::ui
