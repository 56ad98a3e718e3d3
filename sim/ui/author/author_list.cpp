#include "sim/ui/author/author.hpp"
#include "sim/ui/base/search.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float list_width = 920, case_row = 58, attempts_row = 18;

/// Higher where real attempts are told.
float row_height(const Ui& ui, const AuthorCase& one) {
    return ui.px(one.attempts.empty() ? case_row : case_row + attempts_row);
}

void draw_case_title(Ui& ui, Rect inside, const AuthorCase& one) {
    draw_text(ui, inside.cut_top(ui.px(22)), one.title, {.style = style::body_bold});
    draw_text(ui, inside.cut_top(ui.px(20)), one.note,
              {.style = style::caption, .color = ui.colors().ink_soft});
    if (!one.attempts.empty())
        draw_text(ui, inside.cut_top(ui.px(attempts_row)), one.attempts,
                  {.style = style::caption, .color = ui.colors().ink_soft});
}

void draw_case_words(Ui& ui, Rect row, const AuthorCase& one) {
    const Palette& p = ui.colors();
    Rect inside = row.inset(ui.px(14), ui.px(8));
    const Rect icon = inside.cut_left(ui.px(22), ui.px(10));
    draw_icon(ui, icon.middle(),
              one.unreadable ? Icon::error
              : one.own      ? Icon::edit
                             : Icon::library,
              one.unreadable ? p.bad.ink : p.ink_faint, 18);
    const auto chip = [&](int count, Tone tone, Icon face, std::string_view id) {
        if (count == 0) return;
        const std::string words = ui.t(id, {{"count", count}});
        const Rect at = inside.cut_right(chip_width(ui, words, face), ui.px(8));
        draw_chip(ui, {at.x0, at.mid_y()}, words, tone, face);
    };
    chip(one.replies, Tone::idea, Icon::flag, "author.list_replies");
    if (one.coverage >= 0) {
        const std::string words = ui.t("author.list_coverage", {{"percent", one.coverage}});
        const Rect at = inside.cut_right(chip_width(ui, words, Icon::fact_check), ui.px(8));
        draw_chip(ui, {at.x0, at.mid_y()}, words, one.coverage >= 90 ? Tone::good : Tone::neutral,
                  Icon::fact_check);
    }
    chip(one.warnings, Tone::warn, Icon::warning, "author.warnings");
    chip(one.errors, Tone::bad, Icon::error, "author.errors");
    if (one.unreadable) return draw_case_title(ui, inside, one);
    const bool is_clean = one.errors + one.warnings == 0;
    if (is_clean || one.tests.fails()) {
        const Tone tone = state_tone(0, 0, one.tests);
        const std::string words =
            is_clean ? state_words(*ui.texts, 0, 0, one.tests) : tests_words(*ui.texts, one.tests);
        const Rect at = inside.cut_right(chip_width(ui, words, state_icon(tone)), ui.px(8));
        draw_chip(ui, {at.x0, at.mid_y()}, words, tone, state_icon(tone));
    }
    draw_case_title(ui, inside, one);
}

/// The button at a row's end, and its menu while it is open.
void draw_share(Ui& ui, Rect at, const AuthorCase& one, AuthorListWidgets& widgets) {
    const IdScope scope(ui, one.id);
    const Rect button_at = Rect::at(at.x0, at.mid_y() - ui.px(18), ui.px(36), ui.px(36));
    if (icon_button(
            ui, button_at,
            {.id = "share", .name = ui.t("exchange.share", {{"title", one.title}}), .icon = Icon::upload})) {
        widgets.share_path = one.path;
        widgets.share_menu = {.open = true};
    }
    if (widgets.share_path != one.path) return;
    const MenuItem items[] = {
        {.id = "package", .label = ui.t("exchange.as_package"), .icon = Icon::parcel, .keys = {}},
        {.id = "page", .label = ui.t("exchange.as_page"), .icon = Icon::book, .keys = {}},
        {.id = "texts", .label = ui.t("exchange.as_texts"), .icon = Icon::language, .keys = {}}};
    if (const auto picked = menu(ui, "share_menu", widgets.share_menu, button_at, items))
        widgets.share = ShareCase{one.path, static_cast<ShareAs>(*picked)};
}

/// Those of one kind on a card; yields its height.
float draw_case_group(Ui& ui, Rect rect, const std::string& title, const AuthorListView& view,
                      AuthorListWidgets& widgets, bool own, Commands& asked) {
    std::vector<const AuthorCase*> shown;
    for (const AuthorCase& one : view.cases)
        if (one.own == own
            && (holds_words(one.title, widgets.search.edit.text())
                || holds_words(one.id, widgets.search.edit.text())))
            shown.push_back(&one);
    const float from = rect.y0;
    draw_text(ui, rect.cut_top(ui.px(26), ui.px(6)), title, {.style = style::title});
    float height = shown.empty() ? ui.px(case_row) : 0;
    for (const AuthorCase* one : shown)
        height += row_height(ui, *one);
    const Rect card = rect.cut_top(height + ui.px(12));
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(6));
    if (shown.empty())
        draw_paragraph(
            ui, inside.inset(ui.px(14), ui.px(14)),
            ui.t(own && widgets.search.edit.empty() ? "author.list_own_none" : "author.outline_nothing"),
            {.style = style::small, .color = ui.colors().ink_soft});
    for (const AuthorCase* one : shown) {
        Rect row = inside.cut_top(row_height(ui, *one));
        const Rect share = row.cut_right(ui.px(36), ui.px(8));
        if (one == shown.front()) focus_on_arrival(ui);
        const Hit hit =
            list_row(ui, row, {.id = one->id, .label = one->title, .bar = false, .tooltip = one->attempts});
        if (hit.visible) draw_case_words(ui, row, *one);
        if (hit.clicked) asked.emplace_back(ask::WriteCase{one->path});
        draw_share(ui, share, *one, widgets);
    }
    return rect.y0 - from;
}

/// Files that are no cases: rubrics, or word lists. `asks_for_new`: the button at its head was pressed.
float draw_file_group(Ui& ui, Rect rect, const std::string& group, const std::vector<AuthorCase>& files,
                      bool& asks_for_new, Commands& asked) {
    const IdScope scope(ui, group);
    const float from = rect.y0;
    Rect head = rect.cut_top(control_height(ui), ui.px(6));
    const std::string& make = ui.t("author." + group + "_new");
    if (button(ui, head.cut_right(button_width(ui, make, Icon::plus), ui.px(8)),
               {.id = "new",
                .label = make,
                .icon = Icon::plus,
                .tooltip = ui.t("author." + group + "_new_help")}))
        asks_for_new = true;
    draw_text(ui, head, ui.t("author." + group + "_title"), {.style = style::title});
    const float rows = std::max(1.F, static_cast<float>(files.size()));
    const Rect card = rect.cut_top(rows * ui.px(case_row) + ui.px(12));
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(6));
    if (files.empty())
        draw_paragraph(ui, inside.inset(ui.px(14), ui.px(14)), ui.t("author." + group + "_none"),
                       {.style = style::small, .color = ui.colors().ink_soft});
    for (const AuthorCase& one : files) {
        const Rect row = inside.cut_top(ui.px(case_row));
        const Hit hit = list_row(ui, row, {.id = one.id, .label = one.title, .bar = false, .tooltip = {}});
        if (hit.visible) draw_case_words(ui, row, one);
        if (hit.clicked) asked.emplace_back(ask::WriteCase{one.path});
    }
    return rect.y0 - from;
}

/// The title, what can be begun here, and whether cases or replies are listed.
void draw_list_head(Ui& ui, Rect& page, const AuthorListView& view, AuthorListWidgets& widgets) {
    Rect head = page.cut_top(ui.px(36), ui.px(4));
    const std::string& make = ui.t("wizard.title");
    if (button(ui, head.cut_right(button_width(ui, make, Icon::plus), ui.px(8)),
               {.id = "new",
                .label = make,
                .icon = Icon::plus,
                .kind = ButtonKind::primary,
                .tooltip = ui.t("wizard.new_help")}))
        widgets.asks_for_new = true;
    const std::string& import = ui.t("exchange.import");
    if (button(ui, head.cut_right(button_width(ui, import, Icon::download), ui.px(10)),
               {.id = "import",
                .label = import,
                .icon = Icon::download,
                .tooltip = ui.t("exchange.import_tooltip")}))
        widgets.import = {.open = true, .path = {}, .opens = {}};
    if (!widgets.shows_inbox)
        search_field(ui, head.cut_right(std::min(ui.px(220), head.width() * .5F), ui.px(14)), widgets.search,
                     "search", ui.t("author.list_search"));
    draw_text(ui, head, ui.t("author.title"), {.style = style::display});
    page.y0 += draw_paragraph(ui, page, ui.t("author.list_text"),
                              {.style = style::small, .color = ui.colors().ink_soft})
               + ui.px(4);
    page.y0 += draw_paragraph(ui, page, ui.t("exchange.drop_here"),
                              {.style = style::small, .color = ui.colors().ink_soft})
               + ui.px(10);
    const Choice pages[] = {{.id = "cases", .label = ui.t("author.list_tab_cases")},
                            {.id = "replies",
                             .label = ui.t("author.list_tab_inbox"),
                             .count = static_cast<int>(view.inbox.rows.size())}};
    if (const auto picked =
            tabs(ui, page.cut_top(ui.px(40), ui.px(14)), "page_tab", pages, widgets.shows_inbox ? 1 : 0))
        widgets.shows_inbox = *picked == 1;
}

} // namespace

void draw_author_list(Ui& ui, Rect rect, const AuthorListView& view, AuthorListWidgets& widgets,
                      Commands& asked) {
    const IdScope scope(ui, "author_list");
    const float width = std::min(ui.px(list_width), rect.width() - ui.px(48));
    ScrollArea area(ui, "page", rect);
    const Rect content = area.content();
    Rect page = Rect::at(content.mid_x() - width / 2, content.y0 + ui.px(24), width, 1e6F);
    draw_list_head(ui, page, view, widgets);
    if (widgets.shows_inbox) {
        page.y0 += draw_inbox_list(ui, page, view.inbox, widgets.inbox);
    } else {
        page.y0 += draw_case_group(ui, page, ui.t("author.list_own"), view, widgets, true, asked) + ui.px(22);
        page.y0 += draw_case_group(ui, page, ui.t("author.list_shipped"), view, widgets, false, asked);
        page.y0 += ui.px(22);
        page.y0 += draw_file_group(ui, page, "rubrics", view.rubrics, widgets.asks_for_rubric, asked);
        page.y0 += ui.px(22);
        page.y0 += draw_file_group(ui, page, "lexicons", view.lexicons, widgets.asks_for_lexicon, asked);
    }
    area.set_height(page.y0 - content.y0 + ui.px(24));
    if (widgets.import.open) draw_import(ui, view.import, widgets.import);
}

} // namespace amends::ui
