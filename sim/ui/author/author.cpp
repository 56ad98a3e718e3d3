#include "sim/ui/author/author.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace amends::ui {
namespace {

constexpr float narrow_panes = 1000, outline_width = 252, form_width = 372, form_width_wide = 440,
                wide_panes = 1340;
constexpr float problems_head = 40, problems_height = 210;

void draw_middle(Ui& ui, Rect rect, const AuthorView& view, AuthorWidgets& widgets, Commands& asked) {
    if (shows_text(view, widgets))
        draw_author_text(ui, rect, view, widgets, asked);
    else if (view.is_rubric)
        draw_rubric_effect(ui, rect, view.effect, widgets.effect);
    else if (widgets.tab == AuthorTab::preview)
        draw_preview(ui, rect, view, widgets);
    else if (widgets.tab == AuthorTab::tests)
        draw_author_tests(ui, rect, view, widgets);
    else if (widgets.tab == AuthorTab::walk)
        draw_author_walk(ui, rect, view.walk, widgets.walk);
    else if (widgets.tab == AuthorTab::inbox)
        draw_author_inbox(ui, rect, view.inbox, view.replies, view.script, widgets.inbox);
    else if (view.graph != nullptr) {
        const GraphOutcome out = draw_graph(ui, rect, *view.graph, widgets.graph);
        if (out.selected) widgets.picked_place = *out.selected;
        if (out.opened) widgets.focus_form = true;
    }
}

/// How the case's own tests stand; pressed, it leads to them.
void draw_tests_chip(Ui& ui, Rect head, const AuthorView& view, AuthorWidgets& widgets) {
    const std::string words = view.errors > 0 ? std::string() : tests_words(*ui.texts, view.tests.state);
    if (words.empty()) return;
    const Tone tone = state_tone(0, 0, view.tests.state);
    if (chip_button(ui, {head.x0, head.mid_y()},
                    {.id = "tests_state",
                     .label = words,
                     .tone = tone,
                     .icon = state_icon(tone),
                     .on = true,
                     .tooltip = ui.t("author.state_tests_help")}))
        widgets.tab = AuthorTab::tests;
}

/// Folded in, it says how many there are; opened, which.
void draw_problems_panel(Ui& ui, Rect rect, const AuthorView& view, AuthorWidgets& widgets) {
    Rect head = rect.cut_top(ui.px(problems_head)).inset(ui.px(12), 0);
    draw_line(ui, {rect.x0, head.y0}, {rect.x1, head.y0}, ui.colors().line);
    const Rect fold = head.cut_right(ui.px(32));
    const bool open = widgets.problems_open;
    if (icon_button(ui, Rect::around(fold.middle(), ui.px(32), ui.px(32)),
                    {.id = "fold_problems",
                     .name = ui.t(open ? "author.problems_hide" : "author.problems_show"),
                     .icon = open ? Icon::chevron_down : Icon::chevron_up,
                     .color = {}}))
        widgets.problems_open = !open;
    head.cut_left(draw_text(ui, head, ui.t("author.problems"), {.style = style::small_bold}) + ui.px(10));
    const auto count = [&](int number, Tone tone, Icon icon, std::string_view id) {
        if (number == 0) return;
        head.cut_left(draw_chip(ui, {head.x0, head.mid_y()}, ui.t(id, {{"count", number}}), tone, icon)
                      + ui.px(6));
    };
    count(view.errors, Tone::bad, Icon::error, "author.errors");
    count(view.warnings, Tone::warn, Icon::warning, "author.warnings");
    count(view.notes, Tone::neutral, Icon::info, "author.notes");
    if (view.problems.empty())
        head.cut_left(draw_chip(ui, {head.x0, head.mid_y()}, ui.t("author.no_problems"),
                                view.tests.state.fails() ? Tone::neutral : Tone::good, Icon::check)
                      + ui.px(6));
    draw_tests_chip(ui, head, view, widgets);
    if (open) draw_author_problems(ui, rect, view, widgets);
}

/// The pages of the middle pane that this document has.
std::vector<std::pair<AuthorTab, Choice>> middle_pages(Ui& ui, const AuthorView& view) {
    const Choice text{.id = "text", .label = ui.t("author.tab_text"), .icon = Icon::article};
    if (is_text_only(view)) return {{AuthorTab::text, text}};
    if (view.is_rubric)
        return {{AuthorTab::graph,
                 Choice{.id = "effect", .label = ui.t("author.tab_effect"), .icon = Icon::balance}},
                {AuthorTab::text, text}};
    return {
        {AuthorTab::graph, Choice{.id = "graph", .label = ui.t("author.tab_graph"), .icon = Icon::route}},
        {AuthorTab::preview, Choice{.id = "preview", .label = ui.t("author.tab_preview"), .icon = Icon::eye}},
        {AuthorTab::tests,
         Choice{.id = "tests", .label = ui.t("author.tab_tests"), .icon = Icon::fact_check}},
        {AuthorTab::walk, Choice{.id = "walk", .label = ui.t("author.tab_walk"), .icon = Icon::insights}},
        {AuthorTab::inbox,
         Choice{
             .id = "inbox", .label = ui.t("author.tab_inbox"), .icon = Icon::flag, .count = view.inbox.open}},
        {AuthorTab::text, text}};
}

std::vector<Choice> choices_of(const std::vector<std::pair<AuthorTab, Choice>>& pages, bool icons) {
    std::vector<Choice> choices;
    for (const auto& [tab, choice] : pages) {
        choices.push_back(choice);
        if (!icons) choices.back().icon = Icon::none;
    }
    return choices;
}

/// As many words and signs as fit into the width: both, the words alone, or signs with the words of the page
/// that is shown.
std::vector<Choice> choices_within(Ui& ui, const std::vector<std::pair<AuthorTab, Choice>>& pages,
                                   AuthorTab shown, float width) {
    for (const bool icons : {true, false})
        if (auto choices = choices_of(pages, icons); segments_width(ui, choices) <= width) return choices;
    std::vector<Choice> choices;
    for (const auto& [tab, choice] : pages) {
        choices.push_back(choice);
        if (tab == shown) continue;
        choices.back().tooltip = choice.label;
        choices.back().label = {};
    }
    return choices;
}

std::size_t page_number(const std::vector<std::pair<AuthorTab, Choice>>& pages, AuthorTab tab) {
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (pages[i].first == tab) return i;
    return 0;
}

void draw_middle_pane(Ui& ui, Rect card, const AuthorView& view, AuthorWidgets& widgets, Commands& asked) {
    draw_card(ui, card);
    const FocusGroup group(ui, card);
    Rect inside = card;
    const Rect tabs_row = inside.cut_top(ui.px(46), ui.px(8));
    const auto pages = middle_pages(ui, view);
    if (const auto picked = tabs(ui, tabs_row.inset(ui.px(12), 0), "tab", choices_of(pages, false),
                                 page_number(pages, widgets.tab)))
        widgets.tab = pages[*picked].first;
    const float most = inside.height() * .6F;
    const float foot =
        ui.px(problems_head) + (widgets.problems_open ? std::min(ui.px(problems_height), most) : 0);
    const Rect problems = inside.cut_bottom(foot);
    draw_middle(ui, inside, view, widgets, asked);
    draw_problems_panel(ui, problems, view, widgets);
}

/// What real attempts tell of the place whose form is below.
void draw_attempts_here(Ui& ui, Rect& card, const AuthorView& view) {
    if (view.attempts.empty()) return;
    const float pad = ui.px(12), width = card.width() - ui.px(2 * 14) - ui.px(26);
    float height = 2 * ui.px(9);
    for (const std::string& line : view.attempts)
        height += text_height(ui, line, style::caption, width);
    Rect strip = card.cut_top(height + pad).inset(ui.px(14), 0);
    strip.y0 += pad;
    draw_well(ui, strip, Tone::accent);
    Rect inside = strip.inset(ui.px(10), ui.px(9));
    const Rect sign = inside.cut_left(ui.px(18), ui.px(8));
    draw_icon(ui, {sign.mid_x(), sign.y0 + ui.px(8)}, Icon::group, ui.colors().accent.ink, 16);
    for (const std::string& line : view.attempts)
        inside.y0 += draw_paragraph(ui, inside, line, {.style = style::caption});
}

void draw_side_card(Ui& ui, Rect card, const AuthorView& view, AuthorWidgets& widgets, Commands& asked,
                    AuthorTab what) {
    draw_card(ui, card);
    const FocusGroup group(ui, card);
    if (what == AuthorTab::form) draw_attempts_here(ui, card, view);
    if (what == AuthorTab::outline)
        draw_outline(ui, card, view, widgets, asked);
    else if (view.document != nullptr)
        draw_form(ui, card, view.form, *view.document, widgets.form, asked);
}

void draw_wide_author(Ui& ui, Rect page, const AuthorView& view, AuthorWidgets& widgets, Commands& asked) {
    const float gap = ui.px(14);
    const Rect left = page.cut_left(ui.px(outline_width), gap);
    const bool very_wide = page.width() + left.width() >= ui.px(wide_panes);
    const Rect right = page.cut_right(ui.px(very_wide ? form_width_wide : form_width), gap);
    if (widgets.tab > AuthorTab::text) widgets.tab = AuthorTab::graph;
    draw_side_card(ui, left, view, widgets, asked, AuthorTab::outline);
    draw_middle_pane(ui, page, view, widgets, asked);
    draw_side_card(ui, right, view, widgets, asked, AuthorTab::form);
}

/// One pane at a time.
void draw_narrow_author(Ui& ui, Rect page, const AuthorView& view, AuthorWidgets& widgets, Commands& asked) {
    if (std::exchange(widgets.problems_open, false))
        widgets.tab = AuthorTab::problems; // a page here, no panel
    auto pages = middle_pages(ui, view);
    pages.push_back({AuthorTab::problems,
                     Choice{.id = "problems", .label = ui.t("author.problems"), .icon = Icon::warning}});
    pages.push_back({AuthorTab::outline,
                     Choice{.id = "outline", .label = ui.t("author.tab_outline"), .icon = Icon::menu}});
    pages.push_back(
        {AuthorTab::form, Choice{.id = "form", .label = ui.t("author.tab_form"), .icon = Icon::edit}});
    const Rect row = page.cut_top(ui.px(36), ui.px(12));
    const auto choices = choices_within(ui, pages, widgets.tab, row.width());
    if (const auto picked = segments(
            ui, Rect::at(row.x0, row.y0, std::min(row.width(), segments_width(ui, choices)), row.height()),
            "pane", choices, page_number(pages, widgets.tab)))
        widgets.tab = pages[*picked].first;
    if (widgets.tab == AuthorTab::outline || widgets.tab == AuthorTab::form) {
        draw_side_card(ui, page, view, widgets, asked, widgets.tab);
        if (widgets.tab == AuthorTab::text) widgets.problems_open = false; // the text was asked for
        return;
    }
    draw_card(ui, page);
    const Rect inside = page.inset(0, ui.px(12));
    if (widgets.tab == AuthorTab::problems)
        draw_author_problems(ui, inside, view, widgets);
    else
        draw_middle(ui, inside, view, widgets, asked);
}

} // namespace

void draw_author(Ui& ui, Rect rect, const AuthorView& view, AuthorWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "author");
    Rect page = rect.inset(ui.px(20), ui.px(14));
    draw_author_head(ui, page.cut_top(control_height(ui), ui.px(14)), view, widgets, asked);
    if (widgets.versions && widgets.versions_later) draw_versions_bar(ui, page, widgets);
    if (rect.width() < ui.px(narrow_panes))
        draw_narrow_author(ui, page, view, widgets, asked);
    else
        draw_wide_author(ui, page, view, widgets, asked);
    if (widgets.play_from.open) draw_play_from(ui, view, widgets, asked);
    if (widgets.effect.asks_to_save) draw_rubric_question(ui, view.effect, widgets.effect);
    if (widgets.inbox.making) draw_inbox_making(ui, view.inbox, widgets.inbox);
    if (widgets.import.open) draw_import(ui, view.import, widgets.import);
    if (widgets.versions && !widgets.versions_later) draw_versions(ui, widgets);
    if (widgets.asks_to_leave) draw_leave_question(ui, widgets, asked);
}

} // namespace amends::ui
