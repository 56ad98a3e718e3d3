#include "sim/ui/people/programme_pages.hpp"

#include "sim/ui/base/search.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float programme_list_width = 280, member_height = 44, case_height = 46;

/// A label above one line to type into, as wide as the column.
EditOutcome form_line(Ui& ui, Rect column, EditState& state, std::string_view id,
                      std::string_view hint = {}) {
    state.edit.single_line = true;
    const std::string& label = ui.t(std::string("programmes.").append(id));
    draw_text(ui, column.cut_top(ui.px(22)), label, {.style = style::small_bold});
    return text_field(ui, column.cut_top(control_height(ui)), state,
                      {.id = id, .label = label, .hint = hint, .problem = {}});
}

void draw_programme_list(Ui& ui, Rect card, const ProgrammesView& view, ProgrammesWidgets& widgets,
                         ProgrammesOutcome& outcome) {
    const FocusGroup group(ui, card);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(10), ui.px(10));
    if (view.may_run) {
        const std::string& make = ui.t("programmes.new");
        if (button(
                ui, inside.cut_top(control_height(ui), ui.px(10)),
                {.id = "new", .label = make, .icon = Icon::plus, .kind = ButtonKind::primary, .tooltip = {}}))
            outcome.begins_form = true;
    }
    if (view.programmes.empty()) {
        draw_paragraph(ui, inside.inset(ui.px(8), ui.px(8)), ui.t("programmes.none"),
                       {.color = ui.colors().ink_soft});
        return;
    }
    ScrollArea area(ui, "list", inside);
    Rect column = area.content();
    const float top = column.y0;
    for (const ProgrammeLine& one : view.programmes) {
        const IdScope scope(ui, one.id);
        const Rect row = column.cut_top(ui.px(56));
        const bool is_it = !widgets.makes_new && view.chosen && view.chosen->id == one.id;
        if (list_row(ui, row, {.id = "programme", .label = one.title, .selected = is_it, .tooltip = {}})
                .clicked) {
            widgets.chosen = one.id;
            outcome.drops_form = true;
        }
        Rect in = row.inset(ui.px(12), ui.px(7));
        draw_text(ui, in.cut_top(in.height() * .55F), one.title, {.style = style::body_bold});
        draw_text(ui, in, one.note, {.style = style::caption, .color = ui.colors().ink_soft});
    }
    area.set_height(column.y0 - top);
}

void draw_phase(Ui& ui, Rect cell, const PhaseCell& phase, bool may_void, ProgrammesWidgets& widgets,
                std::string_view id) {
    if (phase.words.empty()) return;
    const float width = draw_chip(ui, {cell.x0, cell.mid_y()}, phase.words, phase.tone);
    if (!may_void || phase.sitting.empty()) return;
    cell.cut_left(width + ui.px(4));
    const Rect at = cell.cut_left(ui.px(28));
    if (icon_button(ui, Rect::around(at.middle(), ui.px(28), ui.px(28)),
                    {.id = id, .name = ui.t("programmes.void"), .icon = Icon::cancel, .color = {}})) {
        widgets.voids = phase.sitting;
        widgets.reason = {};
    }
}

/// The columns of phases: resits only where there are any, each as wide as its results and their buttons
/// need, but so that a quarter is left for the names.
struct PhaseColumns {
    std::size_t count = 2;
    float width = 0;
};

PhaseColumns phase_columns(Ui& ui, const ProgrammeView& programme, float width) {
    PhaseColumns columns;
    for (const MemberLine& member : programme.members) {
        if (!member.phases[2].words.empty()) columns.count = 3;
        for (const PhaseCell& phase : member.phases)
            if (!phase.words.empty())
                columns.width = std::max(columns.width,
                                         chip_width(ui, phase.words) + ui.px(phase.sitting.empty() ? 8 : 40));
    }
    const float room = width / static_cast<float>(columns.count);
    columns.width = std::clamp(columns.width, room * .6F, room * .75F);
    return columns;
}

/// Of hundreds only those in `sight` are drawn.
float draw_members(Ui& ui, Rect rect, Rect sight, const ProgrammesView& view, ProgrammesWidgets& widgets) {
    const ProgrammeView& programme = *view.chosen;
    Rect page = rect;
    const PhaseColumns phases = phase_columns(ui, programme, rect.width());
    const auto columns = [&](Rect row) {
        std::array<Rect, 4> cells;
        cells[0] = row.cut_left(row.width() - phases.width * static_cast<float>(phases.count));
        for (std::size_t i = 1; i <= phases.count; ++i)
            cells.at(i) = row.cut_left(phases.width);
        return cells;
    };
    const auto head = columns(page.cut_top(ui.px(28)));
    constexpr std::array<std::string_view, 4> titles{"programmes.person", "programmes.baseline",
                                                     "programmes.final", "programmes.resit"};
    for (std::size_t i = 0; i <= phases.count; ++i)
        draw_text(ui, head.at(i), ui.t(titles.at(i)),
                  {.style = style::small_bold, .color = ui.colors().ink_soft});
    for (const MemberLine& member : programme.members) {
        const Rect row = page.cut_top(ui.px(member_height));
        if (row.y1 < sight.y0 - row.height() || row.y0 > sight.y1 + row.height()) continue;
        const IdScope scope(ui, member.person);
        draw_line(ui, {row.x0, row.y0}, {row.x1, row.y0}, ui.colors().line);
        auto cells = columns(row);
        Rect who = cells[0].inset(0, ui.px(5));
        draw_text(ui, who.cut_top(who.height() / 2), member.name, {.style = style::body_bold});
        draw_text(ui, who, member.group.empty() ? member.person : member.group,
                  {.style = style::caption, .color = ui.colors().ink_soft});
        constexpr std::array<std::string_view, 3> ids{"void_baseline", "void_final", "void_resit"};
        for (std::size_t i = 0; i < phases.count; ++i)
            draw_phase(ui, cells[i + 1], member.phases[i], view.may_run, widgets, ids[i]);
    }
    for (const VoidLine& line : programme.voids)
        page.y0 +=
            draw_paragraph(ui, page, line.words, {.style = style::small, .color = ui.colors().ink_soft})
            + ui.px(4);
    return page.y0 - rect.y0;
}

void draw_programme(Ui& ui, Rect card, const ProgrammesView& view, ProgrammesWidgets& widgets) {
    const FocusGroup group(ui, card);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(16));
    if (!view.chosen) {
        draw_paragraph(ui, inside, ui.t(view.may_run ? "programmes.none_text" : "programmes.none"),
                       {.color = ui.colors().ink_soft});
        return;
    }
    Rect head = inside.cut_top(ui.px(36), ui.px(8));
    if (view.may_run) {
        const std::string& add = ui.t("programmes.add_people");
        if (button(ui, head.cut_right(button_width(ui, add, Icon::group), ui.px(8)),
                   {.id = "add_people", .label = add, .icon = Icon::group, .tooltip = {}}))
            widgets.adds_people = true;
    }
    draw_text(ui, head, view.chosen->title, {.style = style::display});
    ScrollArea area(ui, "programme", inside);
    Rect column = area.content();
    column.x1 -= ui.px(thumb_room);
    const float top = column.y0;
    if (!view.problem.empty())
        column.y0 += draw_paragraph(ui, column, view.problem, {.color = ui.colors().bad.ink}) + ui.px(8);
    for (const std::string* words : {&view.chosen->facts, &view.chosen->forms, &view.chosen->size})
        if (!words->empty())
            column.y0 += draw_paragraph(ui, column, *words, {.color = ui.colors().ink_soft}) + ui.px(8);
    for (const std::string& words : view.chosen->cases)
        column.y0 += draw_paragraph(ui, column, words, {.style = style::small, .color = ui.colors().ink_soft})
                     + ui.px(4);
    column.cut_top(ui.px(4));
    column.y0 += draw_members(ui, column, area.view(), view, widgets);
    area.set_height(column.y0 - top + ui.px(12));
}

float draw_groups(Ui& ui, Rect rect, const std::vector<GroupLine>& groups, ProgrammesOutcome& outcome) {
    Rect column = rect;
    for (const GroupLine& group : groups) {
        const std::string id = "group_" + group.name;
        if (check_box(ui, column.cut_top(ui.px(32)), id, group.words, group.chosen))
            outcome.turns_group = group.name;
    }
    return column.y0 - rect.y0;
}

void draw_add_people(Ui& ui, const ProgrammesView& view, ProgrammesWidgets& widgets,
                     ProgrammesOutcome& outcome) {
    if (!widgets.adds_people || !view.chosen) return;
    const float height = 210 + 38 * static_cast<float>(std::clamp<std::size_t>(view.groups.size(), 1, 10));
    Dialog dialog(
        ui, {.id = "add_members", .title = ui.t("programmes.add_people"), .width = 460, .height = height});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(8));
    inside.y0 +=
        draw_paragraph(ui, inside, ui.t("programmes.add_text"), {.color = ui.colors().ink_soft}) + ui.px(8);
    {
        ScrollArea area(ui, "groups", inside);
        area.set_height(draw_groups(ui, area.content(), view.groups, outcome));
    }
    const bool any =
        std::any_of(view.groups.begin(), view.groups.end(), [](const GroupLine& one) { return one.chosen; });
    const std::string& add = ui.t("people.add");
    if (button(ui, foot.cut_right(std::max(ui.px(100), button_width(ui, add)), ui.px(10)),
               {.id = "add_members_yes",
                .label = add,
                .kind = ButtonKind::primary,
                .enabled = any,
                .tooltip = {}}))
        outcome.adds_people = true;
    focus_by_default(ui);
    if (button(ui, foot.cut_right(button_width(ui, ui.t("controls.cancel"))),
               {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}})
        || dialog.close_asked())
        widgets.adds_people = false;
}

void draw_void(Ui& ui, ProgrammesWidgets& widgets, ProgrammesOutcome& outcome) {
    if (widgets.voids.empty()) return;
    Dialog dialog(
        ui, {.id = "void_sitting", .title = ui.t("programmes.void_title"), .width = 460, .height = 290});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(8));
    inside.y0 +=
        draw_paragraph(ui, inside, ui.t("programmes.void_text"), {.color = ui.colors().ink_soft}) + ui.px(8);
    form_line(ui, inside, widgets.reason, "reason");
    focus_by_default(ui);
    const std::string& yes = ui.t("programmes.void");
    if (button(ui, foot.cut_right(button_width(ui, yes), ui.px(10)),
               {.id = "void_yes",
                .label = yes,
                .kind = ButtonKind::danger,
                .enabled = !widgets.reason.edit.empty(),
                .tooltip = {}}))
        outcome.voids = {widgets.voids, widgets.reason.edit.text()};
    if (outcome.voids
        || button(ui, foot.cut_right(button_width(ui, ui.t("controls.cancel"))),
                  {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}})
        || dialog.close_asked())
        widgets.voids.clear();
}

void draw_form_case(Ui& ui, Rect row, const FormCaseLine& one, ProgrammesOutcome& outcome) {
    const IdScope scope(ui, one.id);
    Rect in = row.inset(0, ui.px(4));
    const bool fits = one.why_not.empty();
    const std::array<Choice, 5> forms{
        Choice{.id = "none", .label = ui.t("programmes.form_none")},
        Choice{.id = "a", .label = ui.t("programmes.form_a"), .enabled = fits},
        Choice{.id = "b", .label = ui.t("programmes.form_b"), .enabled = fits},
        Choice{.id = "c", .label = ui.t("programmes.form_c"), .enabled = fits},
        Choice{.id = "ab", .label = ui.t("programmes.form_ab"), .enabled = fits}};
    const float width = std::min(segments_width(ui, forms), in.width() * .55F);
    const Rect at = in.cut_right(width, ui.px(12));
    if (const auto picked =
            segments(ui, Rect::around(at.middle(), at.width(), ui.px(34)), "form", forms, one.form))
        outcome.puts = {one.id, *picked};
    draw_text(ui, in.cut_top(in.height() * .55F), one.title, {.style = style::body_bold});
    draw_text(ui, in, one.why_not.empty() ? one.kind : one.why_not,
              {.style = style::caption,
               .color = one.why_not.empty() ? ui.colors().ink_soft : ui.colors().warn.ink});
}

/// By what the assessments are marked, and what that rubric looks at; yields its height.
float draw_form_rubric(Ui& ui, Rect column, const ProgrammeFormView& view, ProgrammesWidgets& widgets) {
    if (view.rubrics.empty()) return 0;
    const float top = column.y0;
    const FormRubric& chosen = view.rubrics[std::min(widgets.rubric, view.rubrics.size() - 1)];
    draw_text(ui, column.cut_top(ui.px(22)), ui.t("programmes.rubric"), {.style = style::small_bold});
    Rect row = column.cut_top(control_height(ui), ui.px(4));
    const Rect place =
        row.cut_left(std::min(row.width(), button_width(ui, chosen.title, Icon::chevron_down)));
    if (button(ui, place,
               {.id = "rubric", .label = chosen.title, .icon = Icon::chevron_down, .tooltip = chosen.title}))
        widgets.rubrics.open = true;
    std::vector<MenuItem> items;
    for (const FormRubric& one : view.rubrics)
        items.push_back({.id = one.id, .label = one.title, .checked = one.id == chosen.id});
    if (const auto picked = menu(ui, "rubrics", widgets.rubrics, place, items)) widgets.rubric = *picked;
    column.y0 +=
        draw_paragraph(ui, column, chosen.note, {.style = style::small, .color = ui.colors().ink_soft})
        + ui.px(10);
    return column.y0 - top;
}

/// Name, way, days and rule; yields its height.
float draw_form_facts(Ui& ui, Rect rect, const ProgrammeFormView& view, ProgrammesWidgets& widgets,
                      ProgrammesOutcome& outcome) {
    Rect column = rect;
    const float line = ui.px(22) + control_height(ui);
    const float gap = ui.px(14);
    Rect row = column.cut_top(line, ui.px(10));
    form_line(ui, row.column(0, 2, gap), widgets.title, "title", ui.t("programmes.title_hint"));
    form_line(ui, row.column(1, 2, gap), widgets.mark, "mark", ui.t("programmes.mark_hint"));
    column.y0 += draw_form_rubric(ui, column, view, widgets);
    row = column.cut_top(line, ui.px(10));
    constexpr std::array<std::string_view, 4> days{"baseline_from", "baseline_due", "final_from",
                                                   "final_due"};
    for (std::size_t i = 0; i < days.size(); ++i)
        form_line(ui, row.column(static_cast<int>(i), 4, gap), widgets.days[i], days[i],
                  ui.t("programmes.day_hint"));
    row = column.cut_top(ui.px(36), ui.px(6));
    const std::array<Choice, 2> ways{Choice{.id = "free", .label = ui.t("catalogue.way_free")},
                                     Choice{.id = "choices", .label = ui.t("catalogue.way_choices")}};
    if (const auto picked = segments(ui, row.column(0, 2, gap), "way", ways, widgets.way)) {
        widgets.way = *picked;
        outcome.form_changed = true;
    }
    const std::array<Choice, 2> langs{Choice{.id = "zh", .label = ui.t("settings.chinese")},
                                      Choice{.id = "en", .label = ui.t("settings.english")}};
    if (const auto picked = segments(ui, row.column(1, 2, gap), "lang", langs, widgets.lang)) {
        widgets.lang = *picked;
        outcome.form_changed = true;
    }
    row = column.cut_top(ui.px(36), ui.px(6));
    if (check_box(ui, row.column(0, 2, gap), "warm_up", ui.t("programmes.warm_up"), widgets.warm_up))
        widgets.warm_up = !widgets.warm_up;
    if (check_box(ui, row.column(1, 2, gap), "by_score", ui.t("programmes.by_score"), widgets.by_score))
        widgets.by_score = !widgets.by_score;
    return column.y0 - rect.y0;
}

void draw_programme_form(Ui& ui, Rect card, const ProgrammeFormView& view, ProgrammesWidgets& widgets,
                         ProgrammesOutcome& outcome) {
    const FocusGroup group(ui, card);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(16));
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(10));
    draw_text(ui, inside.cut_top(ui.px(34), ui.px(6)), ui.t("programmes.new_title"),
              {.style = style::display});
    {
        ScrollArea area(ui, "form", inside.inset(-ui.px(focus_room)));
        Rect column = area.content().inset(ui.px(focus_room));
        column.x1 -= ui.px(thumb_room);
        const float top = column.y0;
        column.y0 += draw_form_facts(ui, column, view, widgets, outcome) + ui.px(10);
        if (!view.groups.empty()) {
            draw_text(ui, column.cut_top(ui.px(28)), ui.t("programmes.people"), {.style = style::title});
            column.y0 += draw_groups(ui, column, view.groups, outcome);
        }
        column.y0 += draw_paragraph(ui, column, view.size, {.color = ui.colors().ink_soft}) + ui.px(12);
        Rect head = column.cut_top(ui.px(36), ui.px(6));
        const std::string& draw = ui.t("programmes.draw");
        if (button(ui, head.cut_right(button_width(ui, draw, Icon::sparkles), ui.px(8)),
                   {.id = "draw",
                    .label = draw,
                    .icon = Icon::sparkles,
                    .tooltip = ui.t("programmes.draw_help")}))
            outcome.draws_balanced = true;
        draw_text(ui, head, ui.t("programmes.cases"), {.style = style::title});
        for (const BalanceLine& line : view.balance)
            column.y0 += draw_paragraph(ui, column, line.words,
                                        {.style = style::small, .color = ui.colors().of(line.tone).ink})
                         + ui.px(4);
        column.y0 += ui.px(6);
        for (const FormCaseLine& one : view.cases)
            draw_form_case(ui, column.cut_top(ui.px(case_height)), one, outcome);
        area.set_height(column.y0 - top + ui.px(focus_room));
    }
    const std::string& set_up = ui.t("programmes.set_up");
    if (button(ui, foot.cut_right(button_width(ui, set_up), ui.px(10)),
               {.id = "set_up", .label = set_up, .kind = ButtonKind::primary, .tooltip = {}}))
        outcome.sets_up = true;
    if (button(ui, foot.cut_right(button_width(ui, ui.t("controls.cancel")), ui.px(10)),
               {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}}))
        outcome.drops_form = true;
    draw_paragraph(ui, foot, view.problem,
                   {.style = style::small, .color = ui.colors().bad.ink, .max_lines = 2});
}

} // namespace

ProgrammesOutcome draw_programmes(Ui& ui, Rect rect, const ProgrammesView& view, ProgrammesWidgets& widgets) {
    const IdScope scope(ui, "programmes");
    ProgrammesOutcome outcome;
    Rect page = rect;
    page.y1 -= ui.px(16); // as the other pages of the manager
    draw_programme_list(ui,
                        page.cut_left(std::min(ui.px(programme_list_width), page.width() * .3F), ui.px(16)),
                        view, widgets, outcome);
    if (view.form)
        draw_programme_form(ui, page, *view.form, widgets, outcome);
    else
        draw_programme(ui, page, view, widgets);
    draw_add_people(ui, view, widgets, outcome);
    draw_void(ui, widgets, outcome);
    return outcome;
}

} // namespace amends::ui
