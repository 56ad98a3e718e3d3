// The row above the panes: back, which case, whether it is saved and sound, undo, redo, save, play.
#include "sim/ui/author/author.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

bool head_tool(Ui& ui, Rect& row, std::string_view id, const std::string& words, Icon icon, bool enabled) {
    const Rect at = row.cut_right(ui.px(34), ui.px(4));
    return icon_button(ui, Rect::around(at.middle(), ui.px(34), ui.px(34)),
                       {.id = id, .name = words, .icon = icon, .enabled = enabled, .color = {}});
}

void draw_head_state(Ui& ui, Rect& row, const AuthorView& view, AuthorWidgets& widgets) {
    const TestsState& tests = view.tests.state;
    const Tone tone = state_tone(view.errors, view.warnings, tests);
    const Icon icon = state_icon(tone);
    std::string words = state_words(*ui.texts, view.errors, view.warnings, tests);
    if (chip_button_width(ui, words, icon) > row.width() * .6F) // the worst of it
        words = tests.fails() && view.errors == 0 ? tests_words(*ui.texts, tests)
                                                  : state_words(*ui.texts, view.errors, view.warnings, {});
    const float width = chip_button_width(ui, words, icon);
    const Rect at = row.cut_right(width, ui.px(10));
    if (chip_button(ui, {at.x0, at.mid_y()},
                    {.id = "state",
                     .label = words,
                     .tone = tone,
                     .icon = icon,
                     .on = true,
                     .tooltip = ui.t("author.state_help")})) {
        if (view.errors + view.warnings == 0 && tests.fails()) {
            widgets.tab = AuthorTab::tests;
            return;
        }
        widgets.problems_open = true;
        if (widgets.tab != AuthorTab::graph && widgets.tab != AuthorTab::preview
            && widgets.tab != AuthorTab::text)
            widgets.tab = AuthorTab::problems;
    }
}

/// Passing the case on, and taking in what came back translated.
void draw_head_share(Ui& ui, Rect& row, const AuthorView& view, AuthorWidgets& widgets) {
    const Rect at = row.cut_right(ui.px(34), ui.px(4));
    const Rect button_at = Rect::around(at.middle(), ui.px(34), ui.px(34));
    if (icon_button(ui, button_at,
                    {.id = "share",
                     .name = ui.t("exchange.share", {{"title", view.case_title}}),
                     .icon = Icon::upload,
                     .color = {}}))
        widgets.share_menu = {.open = true};
    const bool saved = !view.unsaved; // what is passed on is the file
    const std::string_view why = saved ? std::string_view() : std::string_view(ui.t("exchange.save_first"));
    const MenuItem items[] = {
        {.id = "package",
         .label = ui.t("exchange.as_package"),
         .icon = Icon::parcel,
         .keys = why,
         .enabled = saved},
        {.id = "page", .label = ui.t("exchange.as_page"), .icon = Icon::book, .keys = why, .enabled = saved},
        {.id = "texts",
         .label = ui.t("exchange.as_texts"),
         .icon = Icon::language,
         .keys = why,
         .enabled = saved},
        {.id = "take_texts", .label = ui.t("exchange.import_table"), .icon = Icon::download, .keys = {}},
        {.id = "save_copy", .label = ui.t("author.save_copy"), .icon = Icon::copy, .keys = {}}};
    const auto picked = menu(ui, "share_menu", widgets.share_menu, button_at, items);
    if (!picked) return;
    if (*picked < 3)
        widgets.share = static_cast<ShareAs>(*picked);
    else if (*picked == 4)
        widgets.asks_for_copy = true;
    else
        widgets.import = {.open = true, .path = {}, .opens = {}};
}

void leave_author(const AuthorView& view, AuthorWidgets& widgets, Commands& asked) {
    if (view.unsaved)
        widgets.asks_to_leave = true;
    else
        asked.emplace_back(ask::LeaveAuthor{});
}

} // namespace

void draw_author_head(Ui& ui, Rect row, const AuthorView& view, AuthorWidgets& widgets, Commands& asked) {
    const FocusGroup group(ui, row);
    if (!view.undo.empty() && is_undo_pressed()) asked.emplace_back(ask::UndoEdit{});
    if (!view.redo.empty() && is_redo_pressed()) asked.emplace_back(ask::RedoEdit{});
    const std::string& back = ui.t("author.back");
    const Rect at_left = row.cut_left(ui.px(34), ui.px(10));
    if (icon_button(ui, Rect::around(at_left.middle(), ui.px(34), ui.px(34)),
                    {.id = "back", .name = back, .icon = Icon::back, .color = {}}))
        leave_author(view, widgets, asked);
    const std::string& play = ui.t("author.play");
    const std::string& play_help = view.why_no_play.empty() ? ui.t("author.play_help") : view.why_no_play;
    if (!view.is_rubric
        && button(ui, row.cut_right(button_width(ui, play, Icon::play), ui.px(8)),
                  {.id = "play",
                   .label = play,
                   .icon = Icon::play,
                   .enabled = view.why_no_play.empty(),
                   .tooltip = play_help}))
        widgets.play_from = {.open = true};
    const std::string& save = ui.t("author.save");
    if (button(ui, row.cut_right(button_width(ui, save, Icon::save), ui.px(8)),
               {.id = "save",
                .label = save,
                .icon = Icon::save,
                .kind = ButtonKind::primary,
                .enabled = view.unsaved,
                .tooltip = ui.t(view.unsaved ? "author.save_help" : "author.saved_help")}))
        asked.emplace_back(ask::SaveCase{});
    if (head_tool(ui, row, "redo",
                  view.redo.empty() ? ui.t("author.redo_nothing")
                                    : ui.t("author.redo", {{"what", view.redo}}),
                  Icon::redo, !view.redo.empty()))
        asked.emplace_back(ask::RedoEdit{});
    if (head_tool(ui, row, "undo",
                  view.undo.empty() ? ui.t("author.undo_nothing")
                                    : ui.t("author.undo", {{"what", view.undo}}),
                  Icon::undo, !view.undo.empty()))
        asked.emplace_back(ask::UndoEdit{});
    if (!view.is_rubric) draw_head_share(ui, row, view, widgets);
    row.x1 -= ui.px(6);
    draw_head_state(ui, row, view, widgets);
    const std::string& mark = ui.t("author.unsaved");
    if (view.unsaved) {
        const float title = std::min(text_width(ui, view.case_title, style::heading),
                                     row.width() - chip_width(ui, mark) - ui.px(8));
        draw_chip(ui, {row.x0 + title + ui.px(8), row.mid_y()}, mark, Tone::warn);
        row.x1 = row.x0 + title;
    }
    draw_text(ui, row, view.case_title, {.style = style::heading});
}

} // namespace amends::ui
