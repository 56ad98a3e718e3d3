// The figures of the whole case, and its nodes with theirs.
#include "sim/ui/bench/bench.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float figure_height = 56, node_height = 62;

/// So many figures stand side by side that each has its whole name.
int columns_in(Ui& ui, const BenchView& view, float width) {
    float widest = 1;
    for (const BenchFigure& figure : view.figures)
        widest = std::max({widest, text_width(ui, figure.name, style::caption),
                           text_width(ui, figure.value, style::heading) + ui.px(8)
                               + text_width(ui, figure.note, style::small)});
    const int fit = std::max(1, static_cast<int>((width + ui.px(16)) / (widest + ui.px(17))));
    const int count = std::max(1, static_cast<int>(view.figures.size()));
    const int rows = (count + fit - 1) / fit;
    return (count + rows - 1) / rows;
}

void draw_figure(Ui& ui, Rect cell, const BenchFigure& figure) {
    Rect value = cell.cut_top(ui.px(28));
    const float wide = draw_figures(ui, value, figure.value, {.style = style::heading});
    value.cut_left(wide + ui.px(8));
    draw_text(ui, {value.x0, value.y0 + ui.px(3), value.x1, value.y1}, figure.note,
              {.style = style::small, .color = ui.colors().ink_soft});
    draw_text(ui, cell.cut_top(ui.px(20)), figure.name,
              {.style = style::caption, .color = ui.colors().ink_soft});
}

void draw_node(Ui& ui, Rect row, const BenchNodeView& node) {
    Rect inside = row.inset(ui.px(14), ui.px(9));
    const Rect head = inside.cut_top(ui.px(22));
    const float accuracy = text_width(ui, node.accuracy, style::small_bold);
    draw_figures(ui, head, node.accuracy,
                 {.style = style::small_bold,
                  .color = node.counted ? ui.colors().ink : ui.colors().ink_faint,
                  .align = Align::right});
    draw_text(ui, {head.x0, head.y0, head.x1 - accuracy - ui.px(10), head.y1}, node.title,
              {.style = style::body_bold});
    Rect foot = inside.cut_top(ui.px(20));
    const Rect bar = foot.cut_right(ui.px(56), ui.px(10));
    if (node.counted)
        draw_progress(ui, Rect::around(bar.middle(), bar.width(), ui.px(6)), node.part,
                      node.part >= .75F ? Tone::good : Tone::warn);
    draw_text(ui, foot, node.figures, {.style = style::caption, .color = ui.colors().ink_soft});
}

} // namespace

float draw_bench_figures(Ui& ui, Rect rect, const BenchView& view) {
    const int columns = columns_in(ui, view, rect.width() - ui.px(40));
    const int rows = (static_cast<int>(view.figures.size()) + columns - 1) / columns;
    const Rect card =
        Rect::at(rect.x0, rect.y0, rect.width(), ui.px(20) + static_cast<float>(rows) * ui.px(figure_height));
    draw_card(ui, card);
    const Rect inside = card.inset(ui.px(20), ui.px(13));
    for (std::size_t i = 0; i < view.figures.size(); ++i) {
        const int at = static_cast<int>(i);
        Rect cell = inside.column(at % columns, columns, ui.px(16));
        cell.y0 += static_cast<float>(at / columns) * ui.px(figure_height);
        draw_figure(ui, cell, view.figures[i]);
    }
    return card.height();
}

float draw_bench_nodes(Ui& ui, Rect rect, const BenchView& view, BenchWidgets& widgets) {
    const IdScope scope(ui, "nodes");
    const float each = ui.px(node_height);
    const Rect card =
        Rect::at(rect.x0, rect.y0, rect.width(), static_cast<float>(view.nodes.size()) * each + ui.px(12));
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(6));
    for (std::size_t i = 0; i < view.nodes.size(); ++i) {
        const BenchNodeView& node = view.nodes[i];
        const Rect row = inside.cut_top(each);
        if (i == view.node) focus_on_arrival(ui);
        const Hit hit = list_row(
            ui, row, {.id = node.id, .label = node.title, .selected = i == view.node, .tooltip = {}});
        if (hit.visible) draw_node(ui, row, node);
        if (!hit.clicked) continue;
        widgets.node = i;
        widgets.reply.clear();
        widgets.label.clear();
        widgets.heights.clear();
        widgets.to_top = true;
    }
    return card.height();
}

} // namespace amends::ui
