#include "sim/ui/people/plan_card.hpp"

namespace amends::ui {
namespace {

constexpr float plan_card_head = 44, plan_card_pad = 20;
constexpr int goal_lines = 4;

float plan_row_height(Ui& ui, const PlanRow& row, float width) {
    const float room = width - ui.px(2 * plan_card_pad) - chip_width(ui, row.chip) - ui.px(14);
    return text_height(ui, row.goal, style::body_bold, room, goal_lines)
           + text_height(ui, row.words, style::small, room, 2) + ui.px(20);
}

} // namespace

float plan_card_height(Ui& ui, const std::vector<PlanRow>& rows, float width) {
    float height = ui.px(plan_card_head + 8);
    for (const PlanRow& row : rows)
        height += plan_row_height(ui, row, width);
    return height;
}

void draw_plan_card(Ui& ui, Rect rect, const std::vector<PlanRow>& rows) {
    draw_card(ui, rect);
    Rect inside = rect;
    draw_text(ui, inside.cut_top(ui.px(plan_card_head)).inset(ui.px(plan_card_pad), 0), ui.t("manager.plans"),
              {.style = style::title});
    for (const PlanRow& row : rows) {
        Rect line =
            inside.cut_top(plan_row_height(ui, row, rect.width())).inset(ui.px(plan_card_pad), ui.px(8));
        const float chip = chip_width(ui, row.chip);
        const Rect right = line.cut_right(chip, ui.px(14));
        draw_chip(ui, {right.x0, line.y0 + ui.px(12)}, row.chip, row.tone);
        line.y0 += draw_paragraph(ui, line, row.goal, {.style = style::body_bold, .max_lines = goal_lines});
        draw_paragraph(ui, line, row.words,
                       {.style = style::small, .color = ui.colors().ink_soft, .max_lines = 2});
    }
}

} // namespace amends::ui
