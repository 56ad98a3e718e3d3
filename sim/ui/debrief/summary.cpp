// The top of the debrief: what became of the customer, what to keep and change, the verdict.
#include "sim/ui/debrief/debrief.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

float advice_height(Ui& ui, const AdviceView& advice, float width) {
    const float inner = width - ui.px(40 + 34);
    float height = ui.px(16 + 26 + 16) + text_height(ui, advice.text, style::body, inner);
    if (!advice.quote.empty())
        height += text_height(ui, advice.quote, style::small, inner - ui.px(24), 4) + ui.px(26);
    return height;
}

void draw_one_advice(Ui& ui, Rect card, const AdviceView& advice, Tone tone, Icon icon) {
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(16));
    Rect sign = inside.cut_left(ui.px(34));
    fill_circle(ui, {sign.x0 + ui.px(11), sign.y0 + ui.px(13)}, 13, ui.colors().of(tone).pale);
    draw_icon(ui, {sign.x0 + ui.px(11), sign.y0 + ui.px(13)}, icon, ui.colors().of(tone).ink, 16);
    draw_text(ui, inside.cut_top(ui.px(26)), advice.title, {.style = style::title});
    inside.y0 += draw_paragraph(ui, inside, advice.text);
    if (advice.quote.empty()) return;
    inside.cut_top(ui.px(8));
    const float words = text_height(ui, advice.quote, style::small, inside.width() - ui.px(24), 4);
    const Rect quote = inside.cut_top(words + ui.px(16));
    draw_well(ui, quote, tone);
    draw_paragraph(ui, quote.inset(ui.px(12), ui.px(8)), advice.quote,
                   {.style = style::small, .max_lines = 4});
}

constexpr float figure_height = 52, figure_gap = 12;

/// So many stand side by side that each has its whole name.
int figure_columns(Ui& ui, const DebriefView& view, float width) {
    float widest = 1;
    for (const auto& [name, value] : view.figures)
        widest =
            std::max({widest, text_width(ui, name, style::caption), text_width(ui, value, style::title)});
    const int fit = static_cast<int>((width + ui.px(figure_gap)) / (widest + 1 + ui.px(figure_gap)));
    const int count = std::max(1, static_cast<int>(view.figures.size()));
    const int rows = (count + std::max(1, fit) - 1) / std::max(1, fit);
    return (count + rows - 1) / rows; // rows of one length
}

void draw_outcome_figures(Ui& ui, Rect rect, const DebriefView& view, int columns) {
    for (std::size_t i = 0; i < view.figures.size(); ++i) {
        const auto& [name, value] = view.figures[i];
        const int row = static_cast<int>(i) / columns, column = static_cast<int>(i) % columns;
        Rect cell = rect.column(column, columns, ui.px(figure_gap));
        cell.y0 += static_cast<float>(row) * ui.px(figure_height);
        cell.y1 = cell.y0 + ui.px(figure_height - 8);
        draw_figures(ui, cell.cut_top(ui.px(24)), value, {.style = style::title});
        draw_text(ui, cell, name, {.style = style::caption, .color = ui.colors().ink_soft});
    }
}

} // namespace

float draw_outcome(Ui& ui, Rect rect, const DebriefView& view) {
    const float text_width_left = rect.width() - ui.px(24 + 96 + 20 + 24);
    const float story = text_height(ui, view.epilogue, style::body, text_width_left);
    const int columns = figure_columns(ui, view, rect.width() - ui.px(48));
    const int rows = (static_cast<int>(view.figures.size()) + columns - 1) / columns;
    const float figures = ui.px(10) + static_cast<float>(rows) * ui.px(figure_height);
    const float note =
        view.cost_note.empty()
            ? 0
            : ui.px(6) + text_height(ui, view.cost_note, style::small, rect.width() - ui.px(48));
    const float height = std::max(ui.px(132), ui.px(18 + 30 + 8) + story + ui.px(16)) + figures + note;
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(24), ui.px(18));
    const Rect why = inside.cut_bottom(note);
    Rect foot = inside.cut_bottom(figures - ui.px(10));
    const Rect face = inside.cut_left(ui.px(96), ui.px(20));
    draw_avatar(ui, {face.mid_x(), face.y0 + ui.px(46)},
                {.picture = view.portrait, .name = view.ending, .size = 92});
    Rect title = inside.cut_top(ui.px(30), ui.px(6));
    const float chip = draw_chip(ui, {title.x0, title.mid_y()}, view.outcome, view.outcome_tone);
    title.cut_left(chip + ui.px(10));
    draw_text(ui, title, view.ending, {.style = style::heading});
    draw_paragraph(ui, inside, view.epilogue);
    draw_line(ui, {foot.x0, foot.y0}, {foot.x1, foot.y0}, ui.colors().line);
    foot.cut_top(ui.px(8));
    draw_outcome_figures(ui, foot, view, columns);
    if (!view.cost_note.empty()) draw_paragraph(ui, why, view.cost_note, {.style = style::small});
    return height;
}

float draw_advice(Ui& ui, Rect rect, const DebriefView& view) {
    const bool both = view.keep && view.change;
    if (!view.keep && !view.change) return 0;
    const float width = both ? (rect.width() - ui.px(14)) / 2 : rect.width();
    float height = 0;
    if (view.keep) height = std::max(height, advice_height(ui, *view.keep, width));
    if (view.change) height = std::max(height, advice_height(ui, *view.change, width));
    Rect row = Rect::at(rect.x0, rect.y0, rect.width(), height);
    if (view.keep)
        draw_one_advice(ui, row.cut_left(width, ui.px(14)), *view.keep, Tone::good, Icon::thumb_up);
    if (view.change) draw_one_advice(ui, row.cut_left(width), *view.change, Tone::warn, Icon::tips);
    return height;
}

float draw_verdict(Ui& ui, Rect rect, const DebriefView& view) {
    const float note =
        view.verdict_note.empty()
            ? 0
            : text_height(ui, view.verdict_note, style::body, rect.width() - ui.px(240)) + ui.px(4);
    const float height = ui.px(76) + note;
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(24), ui.px(16));
    const Rect number = inside.cut_right(ui.px(160));
    draw_figures(ui, number, ui.t("debrief.total", {{"points", view.total}}),
                 {.style = style::display, .align = Align::right});
    Rect line = inside.cut_top(ui.px(44));
    const float chip = draw_chip(ui, {line.x0, line.mid_y()}, view.verdict, view.verdict_tone,
                                 view.verdict_tone == Tone::good ? Icon::check_circle : Icon::info);
    line.cut_left(chip + ui.px(12));
    draw_text(ui, line, view.pass_mark, {.color = ui.colors().ink_soft});
    if (note > 0) draw_paragraph(ui, inside, view.verdict_note, {.color = ui.colors().ink_soft});
    return height;
}

} // namespace amends::ui
