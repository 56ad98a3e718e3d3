#include "sim/ui/people/people_list.hpp"

#include "sim/ui/base/search.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float search_least = 250; ///< px with its sign; narrower, what is typed is not seen
constexpr float listed_row_height = 52, facts_width = 360;

std::vector<const ListedPerson*> listed_people(const PeopleListView& view, const std::string& words) {
    std::vector<const ListedPerson*> found;
    for (const ListedPerson& one : view.people)
        if (holds_words(one.name, words) || holds_words(one.id, words) || holds_words(one.group, words)
            || holds_words(view.roles.at(one.role), words))
            found.push_back(&one);
    return found;
}

void draw_listed_person(Ui& ui, Rect row, const PeopleListView& view, const ListedPerson& one,
                        PeopleListWidgets& widgets) {
    const IdScope scope(ui, one.id);
    const float room = row.width() - ui.px(24 + 46 + 10)
                       - chip_width(ui, one.is_active ? view.roles.at(one.role) : one.state);
    const bool is_cut = text_width(ui, one.name, style::body_bold) > room;
    const Hit hit = list_row(ui, row,
                             {.id = "row",
                              .label = one.name,
                              .selected = one.id == widgets.chosen,
                              .tooltip = is_cut ? std::string_view(one.name) : std::string_view()});
    if (hit.clicked) widgets.chosen = one.id;
    if (!hit.visible) return;
    Rect in = row.inset(ui.px(12), ui.px(6));
    draw_avatar(ui, in.cut_left(ui.px(34), ui.px(12)).middle(),
                {.picture = {}, .name = one.name, .size = 34});
    const std::string& chip = one.is_active ? view.roles.at(one.role) : one.state;
    const float width = chip_width(ui, chip);
    draw_chip(ui, {in.x1 - width, in.mid_y()}, chip,
              !one.is_active  ? Tone::neutral
              : one.role == 2 ? Tone::accent
              : one.role == 1 ? Tone::idea
                              : Tone::good);
    in.cut_right(width, ui.px(10));
    const Color ink = one.is_active ? ui.colors().ink : ui.colors().ink_soft;
    draw_text(ui, in.cut_top(in.height() * .55F), one.name, {.style = style::body_bold, .color = ink});
    const std::string line =
        one.group.empty() ? one.id : ui.t("people.id_and_group", {{"id", one.id}, {"group", one.group}});
    draw_text(ui, in, line, {.style = style::caption, .color = ui.colors().ink_soft});
}

void draw_listed(Ui& ui, Rect card, const PeopleListView& view, PeopleListWidgets& widgets) {
    draw_card(ui, card);
    const auto found = listed_people(view, widgets.search.edit.text());
    Rect inside = card.inset(ui.px(8), ui.px(8));
    if (found.empty()) {
        draw_paragraph(ui, inside.inset(ui.px(14), ui.px(14)), ui.t("people.none_found"),
                       {.color = ui.colors().ink_soft});
        return;
    }
    ScrollArea area(ui, "people", inside);
    Rect column = area.content();
    column.x1 -= ui.px(thumb_room);
    const float top = column.y0;
    for (const ListedPerson* one : found)
        draw_listed_person(ui, column.cut_top(ui.px(listed_row_height)), view, *one, widgets);
    area.set_height(column.y0 - top);
}

EditOutcome person_line(Ui& ui, Rect& column, EditState& state, std::string_view id, bool enabled = true,
                        std::string_view hint = {}) {
    state.edit.single_line = true;
    const std::string& label = ui.t(std::string("people.").append(id));
    draw_text(ui, column.cut_top(ui.px(22)), label, {.style = style::small_bold});
    return text_field(ui, column.cut_top(control_height(ui), ui.px(10)), state,
                      {.id = id, .label = label, .hint = hint, .problem = {}, .enabled = enabled});
}

std::optional<std::size_t> draw_roles(Ui& ui, Rect& column, const PeopleListView& view, std::size_t current) {
    draw_text(ui, column.cut_top(ui.px(22)), ui.t("people.role"), {.style = style::small_bold});
    const std::array<Choice, 3> choices{Choice{.id = "trainee", .label = view.roles[0]},
                                        Choice{.id = "trainer", .label = view.roles[1]},
                                        Choice{.id = "manager", .label = view.roles[2]}};
    return segments(ui, column.cut_top(ui.px(36), ui.px(12)), "role", choices, current);
}

void load_fields(Ui& ui, const ListedPerson& one, PeopleListWidgets& widgets) {
    if (widgets.loaded == one.id) return;
    widgets.loaded = one.id;
    widgets.name.edit.begin_with(one.name, ui.breaks);
    widgets.group.edit.begin_with(one.group, ui.breaks);
    widgets.merge_into.edit.begin_with("", ui.breaks);
}

/// Two or three lesser acts below the fields.
void draw_person_acts(Ui& ui, Rect& column, const ListedPerson& one, bool is_oneself,
                      PeopleListWidgets& widgets) {
    const auto act = [&](std::string_view id, std::string_view words, Icon icon, PersonWish wish,
                         ButtonKind kind) {
        const Rect row = column.cut_top(control_height(ui), ui.px(8));
        if (button(ui, {row.x0, row.y0, std::min(row.x1, row.x0 + button_width(ui, words, icon)), row.y1},
                   {.id = id, .label = words, .icon = icon, .kind = kind, .tooltip = {}}))
            widgets.asks = wish;
    };
    if (one.has_pin && !is_oneself)
        act("reset_pin", ui.t("people.reset_pin"), Icon::lock, PersonWish::reset_pin, ButtonKind::plain);
    if (one.is_active)
        act("deactivate", ui.t("people.deactivate"), Icon::minus, PersonWish::deactivate, ButtonKind::quiet);
    else
        act("activate", ui.t("people.activate"), Icon::check, PersonWish::activate, ButtonKind::plain);
}

void draw_person_facts(Ui& ui, Rect card, const PeopleListView& view, PeopleListWidgets& widgets,
                       PeopleListOutcome& outcome) {
    const FocusGroup group(ui, card);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(16));
    const auto at = std::find_if(view.people.begin(), view.people.end(),
                                 [&](const ListedPerson& one) { return one.id == widgets.chosen; });
    if (at == view.people.end()) {
        draw_paragraph(ui, inside, ui.t("people.choose_one"), {.color = ui.colors().ink_soft});
        return;
    }
    const ListedPerson& one = *at;
    load_fields(ui, one, widgets);
    ScrollArea area(ui, "facts", inside.inset(-ui.px(focus_room)));
    Rect column = area.content().inset(ui.px(focus_room));
    const float top = column.y0;
    draw_text(ui, column.cut_top(ui.px(28)), one.name, {.style = style::heading});
    draw_text(ui, column.cut_top(ui.px(20), ui.px(10)), ui.t("people.listed_id", {{"id", one.id}}),
              {.style = style::small, .color = ui.colors().ink_soft});
    if (!one.state.empty())
        draw_text(ui, column.cut_top(ui.px(20), ui.px(10)), one.state, {.color = ui.colors().warn.ink});
    if (!one.has_pin && one.is_active)
        column.y0 += draw_paragraph(ui, column, ui.t("people.no_pin_yet"),
                                    {.style = style::small, .color = ui.colors().ink_soft})
                     + ui.px(10);
    if (!view.problem.empty())
        column.y0 += draw_paragraph(ui, column, view.problem, {.color = ui.colors().bad.ink}) + ui.px(10);
    if (view.may_change && !one.is_merged) {
        const auto change = [&](PersonWish wish, std::string words, std::size_t role = 0) {
            outcome.change = PersonAsked{wish, one.id, std::move(words), {}, role};
        };
        const EditOutcome name = person_line(ui, column, widgets.name, "name");
        if ((name.entered || name.left) && widgets.name.edit.text() != one.name)
            change(PersonWish::rename, widgets.name.edit.text());
        const EditOutcome team = person_line(ui, column, widgets.group, "group");
        if ((team.entered || team.left) && widgets.group.edit.text() != one.group)
            change(PersonWish::group, widgets.group.edit.text());
        if (const auto role = draw_roles(ui, column, view, one.role)) change(PersonWish::role, {}, *role);
        draw_person_acts(ui, column, one, one.id == view.own_id, widgets);
        const EditOutcome merge =
            person_line(ui, column, widgets.merge_into, "merge_into", true, ui.t("people.merge_hint"));
        const std::string& words = ui.t("people.merge");
        const Rect row = column.cut_top(control_height(ui), ui.px(8));
        const bool can = !widgets.merge_into.edit.empty();
        if ((button(ui, {row.x0, row.y0, std::min(row.x1, row.x0 + button_width(ui, words)), row.y1},
                    {.id = "merge", .label = words, .enabled = can, .tooltip = {}})
             || merge.entered)
            && can)
            widgets.asks = PersonWish::merge;
    }
    area.set_height(column.y0 - top + ui.px(focus_room));
}

/// What is hard to undo is asked first.
void ask_about_person(Ui& ui, const PeopleListView& view, PeopleListWidgets& widgets,
                      PeopleListOutcome& outcome) {
    if (!widgets.asks) return;
    const auto at = std::find_if(view.people.begin(), view.people.end(),
                                 [&](const ListedPerson& one) { return one.id == widgets.chosen; });
    const std::string name = at == view.people.end() ? widgets.chosen : at->name;
    const std::string_view word = *widgets.asks == PersonWish::reset_pin    ? "reset_pin"
                                  : *widgets.asks == PersonWish::deactivate ? "deactivate"
                                  : *widgets.asks == PersonWish::activate   ? "activate"
                                                                            : "merge";
    const std::string& other = widgets.merge_into.edit.text();
    const std::string title =
        ui.t(std::string("people.ask_").append(word), {{"name", name}, {"other", other}});
    const std::string text =
        ui.t(std::string("people.ask_").append(word).append("_text"), {{"name", name}, {"other", other}});
    const auto answer = ask_question(ui, {.id = "ask_person",
                                          .title = title,
                                          .text = text,
                                          .yes = ui.t(std::string("people.").append(word)),
                                          .no = ui.t("controls.cancel"),
                                          .dangerous = *widgets.asks == PersonWish::merge});
    if (!answer) return;
    if (*answer == Answer::yes) outcome.change = PersonAsked{*widgets.asks, widgets.chosen, other, {}, 0};
    widgets.asks.reset();
}

void draw_add_person(Ui& ui, const PeopleListView& view, PeopleListWidgets& widgets,
                     PeopleListOutcome& outcome) {
    if (!widgets.adds) return;
    const float problem =
        view.problem.empty() ? 0 : text_height(ui, view.problem, style::body, ui.px(440 - 48)) + ui.px(10);
    const float height =
        ui.px(40 + 40 + 22 + 48 + 10) + (ui.px(32) + control_height(ui)) * 3 + problem + control_height(ui);
    Dialog dialog(
        ui,
        {.id = "add_person", .title = ui.t("people.add_title"), .width = 440, .height = height / ui.px(1)});
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui));
    person_line(ui, inside, widgets.name, "name");
    focus_by_default(ui);
    person_line(ui, inside, widgets.id, "id", true, ui.t("settings.manager_id_hint"));
    const bool entered = person_line(ui, inside, widgets.group, "group").entered;
    if (const auto role = draw_roles(ui, inside, view, widgets.role)) widgets.role = *role;
    if (problem > 0) draw_paragraph(ui, inside, view.problem, {.color = ui.colors().bad.ink});
    const std::string& add = ui.t("people.add");
    const bool pressed = button(ui, foot.cut_right(std::max(ui.px(100), button_width(ui, add)), ui.px(10)),
                                {.id = "add_yes", .label = add, .kind = ButtonKind::primary, .tooltip = {}});
    const bool cancelled = button(ui, foot.cut_right(button_width(ui, ui.t("controls.cancel"))),
                                  {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}});
    if (pressed || entered)
        outcome.change = PersonAsked{PersonWish::add, widgets.id.edit.text(), widgets.name.edit.text(),
                                     widgets.group.edit.text(), widgets.role};
    else if (cancelled || dialog.close_asked())
        widgets.adds = false;
}

void draw_import_people(Ui& ui, const PeopleListView& view, PeopleListWidgets& widgets,
                        PeopleListOutcome& outcome) {
    if (!widgets.imports) return;
    Dialog dialog(ui,
                  {.id = "import_people", .title = ui.t("people.import_title"), .width = 640, .height = 520});
    if (dialog.close_asked()) widgets.imports = false;
    Rect inside = dialog.content();
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(10));
    inside.y0 +=
        draw_paragraph(ui, inside, ui.t("people.import_text"), {.color = ui.colors().ink_soft}) + ui.px(10);
    Rect row = inside.cut_top(control_height(ui), ui.px(12));
    widgets.path.edit.single_line = true;
    const std::string& look = ui.t("people.look");
    const bool pressed =
        button(ui, row.cut_right(button_width(ui, look), ui.px(8)),
               {.id = "look", .label = look, .enabled = !widgets.path.edit.empty(), .tooltip = {}});
    const EditOutcome typed = text_field(ui, row, widgets.path,
                                         {.id = "path",
                                          .label = ui.t("people.path"),
                                          .hint = ui.t("people.path"),
                                          .icon = Icon::folder,
                                          .problem = {}});
    focus_by_default(ui);
    if ((pressed || typed.entered) && !widgets.path.edit.empty())
        outcome.looks_into = widgets.path.edit.text();
    if (view.import) {
        inside.y0 += draw_paragraph(ui, inside, view.import->summary, {.style = style::body_bold}) + ui.px(8);
        ScrollArea area(ui, "problems", inside);
        Rect column = area.content();
        const float top = column.y0;
        for (const std::string& problem : view.import->problems)
            column.y0 +=
                draw_paragraph(ui, column, problem, {.style = style::small, .color = ui.colors().bad.ink})
                + ui.px(6);
        for (const std::string& person : view.import->people)
            draw_text(ui, column.cut_top(ui.px(24)), person, {.color = ui.colors().ink_soft});
        area.set_height(column.y0 - top);
    }
    const std::string& take = ui.t("people.import_yes");
    if (button(ui, foot.cut_right(button_width(ui, take), ui.px(10)),
               {.id = "import_yes",
                .label = take,
                .kind = ButtonKind::primary,
                .enabled = view.import && view.import->may_import,
                .tooltip = {}}))
        outcome.takes_import = true;
    if (button(ui, foot.cut_right(button_width(ui, ui.t("controls.cancel"))),
               {.id = "cancel", .label = ui.t("controls.cancel"), .tooltip = {}}))
        widgets.imports = false;
}

} // namespace

PeopleListOutcome draw_people_list(Ui& ui, Rect rect, const PeopleListView& view,
                                   PeopleListWidgets& widgets) {
    const IdScope scope(ui, "people_list");
    PeopleListOutcome outcome;
    Rect page = rect;
    page.y1 -= ui.px(16); // as the other pages of the manager
    Rect head = page.cut_top(ui.px(38), ui.px(12));
    const std::string count = ui.t("people.count", {{"count", view.people.size()}});
    const float told = text_width(ui, count, style::body) + ui.px(12);
    if (view.may_change) {
        const auto act = [&](std::string_view id, std::string_view words, Icon icon, ButtonKind kind) {
            return button(ui, head.cut_right(button_width(ui, words, icon), ui.px(8)),
                          {.id = id, .label = words, .icon = icon, .kind = kind, .tooltip = {}});
        };
        if (act("add", ui.t("people.add_open"), Icon::plus, ButtonKind::primary)) {
            widgets.adds = true;
            widgets.name = widgets.group = widgets.id = {};
            widgets.loaded.clear();
            widgets.role = 0;
        }
        // With large letters in a small window the search field comes before the words of what is pressed
        // seldom.
        const auto seldom = [&](std::string_view id, const std::string& words, Icon icon, ButtonKind kind) {
            const float left = head.width() - button_width(ui, words, icon) - ui.px(8);
            if (left - told >= ui.px(search_least)) return act(id, words, icon, kind);
            return icon_button(ui, head.cut_right(ui.px(38), ui.px(8)),
                               {.id = id, .name = words, .icon = icon, .color = {}});
        };
        if (seldom("import", ui.t("people.import_open"), Icon::upload, ButtonKind::plain))
            widgets.imports = true;
        if (seldom("export", ui.t("people.export"), Icon::download, ButtonKind::quiet))
            outcome.writes_table = true;
    }
    // Where both have no room the search field stays.
    const bool has_room = head.width() - told >= ui.px(search_least);
    const float searched = std::min(ui.px(320), has_room ? head.width() - told : head.width());
    search_field(ui, head.cut_left(searched, ui.px(12)), widgets.search, "search", ui.t("people.search"));
    if (has_room) draw_text(ui, head, count, {.color = ui.colors().ink_soft});
    const Rect facts = page.cut_right(std::min(ui.px(facts_width), page.width() * .45F), ui.px(16));
    {
        const FocusGroup group(ui, page);
        draw_listed(ui, page, view, widgets);
    }
    draw_person_facts(ui, facts, view, widgets, outcome);
    ask_about_person(ui, view, widgets, outcome);
    draw_add_person(ui, view, widgets, outcome);
    draw_import_people(ui, view, widgets, outcome);
    return outcome;
}

} // namespace amends::ui
