#include "sim/ui/debrief/kept_attempt.hpp"

namespace amends::ui {
namespace {

/// One person's words, the customer's at the left and the trainee's at the right; yields the height.
float draw_words(Ui& ui, Rect rect, const std::string& words, bool mine) {
    const float width = rect.width() * .8F, inner = width - ui.px(24);
    const float height = text_height(ui, words, style::small, inner) + ui.px(16);
    const float x = mine ? rect.x1 - width : rect.x0;
    const Rect bubble = Rect::at(x, rect.y0, width, height);
    fill_rect(ui, bubble, mine ? ui.colors().accent.pale : ui.colors().sunken, 10);
    draw_paragraph(ui, bubble.inset(ui.px(12), ui.px(8)), words, {.style = style::small});
    return height + ui.px(8);
}

void draw_kept_turns(Ui& ui, Rect rect, const KeptAttemptView& view) {
    ScrollArea area(ui, "turns", rect);
    Rect rows = area.content();
    rows.x1 -= ui.px(14);
    const float top = rows.y0;
    for (const KeptAttemptView::Turn& turn : view.turns) {
        for (const std::string& words : turn.customer)
            rows.y0 += draw_words(ui, rows, words, false);
        if (!turn.reply.empty()) rows.y0 += draw_words(ui, rows, turn.reply, true);
    }
    if (view.turns.empty())
        draw_text(ui, rows.cut_top(ui.px(28)), ui.t("home.kept_nothing"), {.color = ui.colors().ink_soft});
    area.set_height(rows.y0 - top);
}

} // namespace

bool draw_kept_attempt(Ui& ui, const KeptAttemptView& view) {
    Dialog dialog(ui, {.id = "kept_attempt", .title = view.title, .width = 640, .height = 640});
    Rect inside = dialog.content();
    Rect head = inside.cut_top(ui.px(28), ui.px(8));
    const float chip = chip_width(ui, view.result);
    draw_chip(ui, {head.x0, head.mid_y()}, view.result, view.tone);
    head.cut_left(chip + ui.px(10));
    draw_text(ui, head, view.when, {.style = style::small, .color = ui.colors().ink_soft});
    const std::string& note = ui.t("home.kept_note");
    const float height = text_height(ui, note, style::small, inside.width());
    draw_paragraph(ui, inside.cut_top(height, ui.px(12)), note,
                   {.style = style::small, .color = ui.colors().ink_soft});
    Rect foot = inside.cut_bottom(control_height(ui), ui.px(12));
    draw_kept_turns(ui, inside, view);
    const std::string& close = ui.t("controls.close");
    focus_on_arrival(ui);
    return button(ui, foot.cut_right(button_width(ui, close)), {.id = "done", .label = close})
           || dialog.close_asked();
}

} // namespace amends::ui
