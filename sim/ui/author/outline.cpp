#include "sim/ui/author/author.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float outline_row = 34, outline_heading = 36;

void draw_outline_words(Ui& ui, Rect row, const OutlineRow& what) {
    const Palette& p = ui.colors();
    Rect inside = row.inset(ui.px(10), 0);
    if (what.nested) inside.cut_left(ui.px(14));
    const Rect icon = inside.cut_left(ui.px(16), ui.px(9));
    draw_icon(ui, icon.middle(), what.icon, what.tone == Tone::neutral ? p.ink_faint : p.of(what.tone).ink,
              16);
    const auto sign = [&](int count, Tone tone, Icon face) {
        if (count == 0) return;
        const std::string number = std::to_string(count);
        inside.x1 -= text_width(ui, number, style::caption_bold);
        draw_text(ui, {inside.x1, inside.y0, row.x1, inside.y1}, number,
                  {.style = style::caption_bold, .color = p.of(tone).ink, .elide = false});
        inside.x1 -= ui.px(16);
        draw_icon(ui, {inside.x1 + ui.px(7), inside.mid_y()}, face, p.of(tone).ink, 13);
        inside.x1 -= ui.px(5);
    };
    sign(what.warnings, Tone::warn, Icon::warning);
    sign(what.errors, Tone::bad, Icon::error);
    if (!what.note.empty()) {
        const float width = text_width(ui, what.note, style::caption);
        draw_text(ui, inside.cut_right(width, ui.px(6)), what.note,
                  {.style = style::caption, .color = p.ink_faint, .elide = false});
    }
    draw_text(ui, inside, what.title, {.style = style::small});
}

void draw_outline_heading(Ui& ui, Rect row, const OutlineRow& what, Commands& asked) {
    Rect inside = row.inset(ui.px(10), 0);
    inside.y0 += ui.px(6);
    if (what.adds) {
        const Rect at = inside.cut_right(ui.px(28), ui.px(2));
        const IdScope scope(ui, what.id);
        if (icon_button(ui, Rect::around(at.middle(), ui.px(28), ui.px(28)),
                        {.id = "add", .name = ui.t("author.add_entry"), .icon = Icon::plus, .color = {}}))
            asked.emplace_back(ask::AddEntry{what.place});
    }
    const float width =
        draw_text(ui, inside, what.title, {.style = style::caption_bold, .color = ui.colors().ink_soft});
    inside.x0 += width + ui.px(6);
    draw_text(ui, inside, what.note, {.style = style::caption, .color = ui.colors().ink_faint});
}

/// A file that cannot be read has no entries: why, and the way to the line that is wrong.
void draw_unreadable_outline(Ui& ui, Rect inside, const AuthorView& view, AuthorWidgets& widgets) {
    Rect page = inside.inset(ui.px(6), ui.px(4));
    page.y0 += draw_paragraph(ui, page, ui.t("author.outline_unreadable"),
                              {.style = style::small, .color = ui.colors().ink_soft})
               + ui.px(10);
    const auto wrong = std::find_if(view.problems.begin(), view.problems.end(),
                                    [](const AuthorProblem& problem) { return problem.line > 0; });
    const std::string& words = ui.t("author.outline_to_text");
    Rect row = page.cut_top(control_height(ui));
    if (!button(ui, row.cut_left(std::min(row.width(), button_width(ui, words, Icon::article))),
                {.id = "to_text", .label = words, .icon = Icon::article, .tooltip = {}}))
        return;
    widgets.tab = AuthorTab::text;
    widgets.problems_open = true;
    widgets.text.go_to =
        wrong == view.problems.end() ? TextPlace{1, 1} : TextPlace{wrong->line, wrong->column};
}

} // namespace

void draw_outline(Ui& ui, Rect card, const AuthorView& view, AuthorWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "outline");
    Rect inside = card.inset(ui.px(8), ui.px(10));
    if (is_text_only(view) && view.outline.empty() && widgets.search.edit.empty())
        return draw_unreadable_outline(ui, inside, view, widgets);
    search_field(ui, inside.cut_top(control_height(ui), ui.px(6)).inset(ui.px(2), 0), widgets.search,
                 "search", ui.t("author.search_outline"));
    ScrollArea area(ui, "rows", inside);
    Rect content = area.content();
    content.x1 -= ui.px(thumb_room);
    const float top = content.y0;
    for (const OutlineRow& row : view.outline) {
        const Rect at = content.cut_top(ui.px(row.heading ? outline_heading : outline_row));
        if (row.heading) {
            draw_outline_heading(ui, at, row, asked);
            continue;
        }
        const bool selected = row.place == widgets.place;
        const Hit hit =
            list_row(ui, at, {.id = row.id, .label = row.title, .selected = selected, .tooltip = {}});
        if (hit.visible) draw_outline_words(ui, at, row);
        if (selected && widgets.reveal_place) area.reveal(at);
        if (hit.clicked) widgets.picked_pointer = row.place;
    }
    widgets.reveal_place = false;
    if (view.outline.empty())
        draw_paragraph(ui, content.inset(ui.px(10), ui.px(8)), ui.t("author.outline_nothing"),
                       {.style = style::small, .color = ui.colors().ink_soft});
    area.set_height(content.y0 - top + ui.px(10));
}

} // namespace amends::ui
