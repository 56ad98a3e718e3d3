#include "sim/ui/manager/tables.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float line_high = 30, table_pad = 18, name_gap = 8;

/// What the widest cell of a column takes, its title among them.
float widest_in(Ui& ui, const FigureTable& table, std::size_t column) {
    float widest = text_width(ui, table.head[column], style::caption_bold);
    for (const auto& row : table.rows)
        if (column < row.size()) widest = std::max(widest, text_width(ui, row[column], style::small) * 1.06F);
    return widest;
}

/// What the names keep when the figures take much: a quarter, or less where they need less.
float least_for_names(Ui& ui, const FigureTable& table, float width) {
    const float quarter = width * .26F;
    return table.head.empty() ? quarter : std::min(quarter, widest_in(ui, table, 0) + ui.px(name_gap));
}

/// Each column as wide as its widest cell; the first takes what is left.
std::vector<float> column_widths(Ui& ui, const FigureTable& table, float width) {
    std::vector<float> widths(table.head.size(), 0);
    float figures = 0;
    for (std::size_t column = 1; column < table.head.size(); ++column) {
        widths[column] = widest_in(ui, table, column) + ui.px(16);
        figures += widths[column];
    }
    const float room = width - least_for_names(ui, table, width);
    if (figures > room)
        for (std::size_t column = 1; column < widths.size(); ++column)
            widths[column] *= room / figures;
    if (!widths.empty()) widths[0] = width - std::min(figures, room);
    return widths;
}

/// A list without titles over its columns has none.
bool has_head(const FigureTable& table) {
    return std::any_of(table.head.begin(), table.head.end(),
                       [](const auto& title) { return !title.empty(); });
}

constexpr int name_lines_max = 3;

/// One line, or as many as the words of the first column need.
float row_height(Ui& ui, const std::vector<std::string>& cells, float name_width) {
    const float room = name_width - ui.px(name_gap);
    if (cells.empty() || text_width(ui, cells.front(), style::small) <= room) return ui.px(line_high);
    return text_height(ui, cells.front(), style::small, room, name_lines_max) + ui.px(10);
}

void draw_name(Ui& ui, Rect cell, const std::string& words) {
    cell.x1 -= ui.px(name_gap);
    if (text_width(ui, words, style::small) <= cell.width()) {
        draw_text(ui, cell, words, {.style = style::small});
        return;
    }
    cell.y0 += ui.px(5);
    draw_paragraph(ui, cell, words, {.style = style::small, .max_lines = name_lines_max});
}

} // namespace

bool figure_table_fits(Ui& ui, const FigureTable& table, float width) {
    const float inside = width - ui.px(table_pad * 2);
    float figures = least_for_names(ui, table, inside);
    for (std::size_t column = 1; column < table.head.size(); ++column)
        figures += widest_in(ui, table, column) + ui.px(16);
    return figures <= inside;
}

float figure_table_height(Ui& ui, const FigureTable& table, float width) {
    float height = ui.px(table_pad * 2 + 28) + (has_head(table) ? ui.px(26) : 0);
    const std::vector<float> widths = column_widths(ui, table, width - ui.px(table_pad * 2));
    for (const auto& cells : table.rows)
        height += row_height(ui, cells, widths.empty() ? 0 : widths.front());
    if (!table.note.empty())
        height += ui.px(8) + text_height(ui, table.note, style::caption, width - ui.px(table_pad * 2));
    return height;
}

float draw_figure_table(Ui& ui, Rect area, const FigureTable& table) {
    const float height = figure_table_height(ui, table, area.width());
    const Rect card = Rect::at(area.x0, area.y0, area.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(table_pad));
    draw_text(ui, inside.cut_top(ui.px(24), ui.px(4)), table.title, {.style = style::title});
    const std::vector<float> widths = column_widths(ui, table, inside.width());
    const auto draw_row = [&](Rect row, const std::vector<std::string>& cells, bool is_head) {
        for (std::size_t column = 0; column < widths.size() && column < cells.size(); ++column) {
            const Rect cell = row.cut_left(widths[column]);
            const TextLook look{.style = is_head ? style::caption_bold : style::small,
                                .color = is_head ? ui.colors().ink_soft : ui.colors().ink,
                                .align = column == 0 ? Align::left : Align::right};
            if (is_head)
                draw_text(ui, cell, cells[column], look);
            else if (column == 0)
                draw_name(ui, cell, cells[column]);
            else
                draw_figures(ui, cell, cells[column], look);
        }
    };
    if (has_head(table)) {
        const Rect head = inside.cut_top(ui.px(26));
        draw_row(head, table.head, true);
        rule_below(ui, head);
    }
    for (const auto& cells : table.rows) {
        const Rect row = inside.cut_top(row_height(ui, cells, widths.empty() ? 0 : widths.front()));
        draw_row(row, cells, false);
        rule_below(ui, row);
    }
    if (!table.note.empty()) {
        inside.cut_top(ui.px(8));
        draw_paragraph(ui, inside, table.note, {.style = style::caption, .color = ui.colors().ink_soft});
    }
    return height;
}

float draw_withheld(Ui& ui, Rect area, const std::string& why) {
    const Note note{
        .id = "withheld", .title = {}, .text = why, .action = {}, .tone = Tone::neutral, .icon = Icon::lock};
    const float height = note_height(ui, note, area.width());
    draw_note(ui, Rect::at(area.x0, area.y0, area.width(), height), note);
    return height;
}

} // namespace amends::ui
