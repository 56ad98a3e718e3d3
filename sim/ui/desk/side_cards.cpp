// The cards about the customer: mood, steps of good service, promises.
#include "sim/ui/desk/desk.hpp"

#include <algorithm>

namespace amends::ui {

float draw_mood_card(Ui& ui, Rect rect, const MoodView& mood) {
    const float height = ui.px(136);
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(16), ui.px(12));
    Rect title = inside.cut_top(ui.px(26), ui.px(4));
    draw_text(ui, title, ui.t("desk.mood"), {.style = style::title});
    if (mood.change != 0) {
        const std::string words =
            ui.t(mood.change > 0 ? "desk.mood_up" : "desk.mood_down", {{"points", std::abs(mood.change)}});
        const Icon icon = mood.change > 0 ? Icon::trend_up : Icon::trend_down;
        draw_chip(ui, {title.x1 - chip_width(ui, words, icon), title.mid_y()}, words,
                  mood.change > 0 ? Tone::good : Tone::bad, icon);
    }
    Rect line = inside.cut_top(ui.px(34), ui.px(6));
    const std::string number = mood.value < 0 ? "\u2212" + std::to_string(-mood.value) // the minus sign
                                              : std::to_string(mood.value);
    const float width =
        draw_text(ui, line, number, {.style = style::display, .color = ui.colors().of(mood.tone).ink});
    draw_text(ui, {line.x0 + width + ui.px(10), line.y0, line.mid_x() + ui.px(30), line.y1}, mood.word,
              {.color = ui.colors().ink_soft});
    if (mood.history.size() > 1) {
        std::vector<float> values(mood.history.begin(), mood.history.end());
        draw_sparkline(ui, {line.mid_x() + ui.px(30), line.y0, line.x1, line.y1}, values, -100, 100);
    }
    draw_mood_bar(ui, inside.cut_top(ui.px(12), ui.px(3)), mood.value);
    draw_text(ui, inside, ui.t("desk.mood_low"), {.style = style::caption, .color = ui.colors().ink_soft});
    draw_text(ui, inside, ui.t("desk.mood_middle"),
              {.style = style::caption, .color = ui.colors().ink_soft, .align = Align::middle});
    draw_text(ui, inside, ui.t("desk.mood_high"),
              {.style = style::caption, .color = ui.colors().ink_soft, .align = Align::right});
    return height;
}

float draw_steps_card(Ui& ui, Rect rect, const DeskView& view) {
    const auto count = static_cast<float>(view.steps.size());
    const auto done =
        std::count_if(view.steps.begin(), view.steps.end(), [](const StepView& step) { return step.done; });
    const float height = ui.px(12 + 28 + 14 + 8) + count * ui.px(30);
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(16), ui.px(12));
    const Rect title = inside.cut_top(ui.px(28), ui.px(2));
    draw_text(ui, title, ui.t("desk.steps"), {.style = style::title});
    draw_figures(ui, title, ui.t("desk.steps_done", {{"done", done}, {"all", view.steps.size()}}),
                 {.style = style::small, .color = ui.colors().ink_soft, .align = Align::right});
    draw_progress(ui, inside.cut_top(ui.px(4), ui.px(8)), count > 0 ? static_cast<float>(done) / count : 0,
                  Tone::good);
    for (const StepView& step : view.steps) {
        Rect row = inside.cut_top(ui.px(30));
        const Vec at{row.x0 + ui.px(9), row.mid_y()};
        if (step.done)
            draw_icon(ui, at, Icon::check_circle, ui.colors().good.fill, 18);
        else
            draw_icon(ui, at, step.current ? Icon::radio_on : Icon::circle,
                      step.current ? ui.colors().accent.fill : ui.colors().line_strong, 18);
        row.cut_left(ui.px(28));
        draw_text(ui, row, step.title,
                  {.style = step.current ? style::body_bold : style::body,
                   .color = step.current ? ui.colors().ink : ui.colors().ink_soft});
    }
    return height;
}

float draw_known_card(Ui& ui, Rect rect, const DeskView& view) {
    if (view.known.empty()) return 0;
    const float inner = rect.width() - ui.px(32) - ui.px(16);
    float height = ui.px(12 + 28 + 12);
    for (const std::string& sentence : view.known)
        height += text_height(ui, sentence, style::small, inner) + ui.px(6);
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(16), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(28)), ui.t("desk.known"), {.style = style::title});
    for (const std::string& sentence : view.known) {
        Rect row = inside.cut_top(text_height(ui, sentence, style::small, inner), ui.px(6));
        const Rect dot = row.cut_left(ui.px(16));
        fill_circle(ui, {dot.x0 + ui.px(4), dot.y0 + line_height(ui, style::small) / 2}, 2.5F,
                    ui.colors().ink_faint);
        draw_paragraph(ui, row, sentence, {.style = style::small, .color = ui.colors().ink_soft});
    }
    return height;
}

float draw_promises_card(Ui& ui, Rect rect, const DeskView& view) {
    if (view.promises.empty()) return 0;
    const float inner = rect.width() - ui.px(32);
    float height = ui.px(12 + 28 + 12);
    for (const PromiseView& promise : view.promises) {
        height += text_height(ui, promise.text, style::small, inner, 2) + ui.px(34);
    }
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(16), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(28)), ui.t("desk.promises"), {.style = style::title});
    for (const PromiseView& promise : view.promises) {
        const float words = text_height(ui, promise.text, style::small, inner, 2);
        draw_paragraph(ui, inside.cut_top(words, ui.px(4)), promise.text,
                       {.style = style::small, .max_lines = 2});
        Rect row = inside.cut_top(ui.px(22), ui.px(8));
        const float width =
            draw_chip(ui, {row.x0, row.mid_y()}, promise.state, promise.tone, Icon::handshake);
        row.cut_left(width + ui.px(8));
        draw_text(ui, row, promise.due, {.style = style::caption, .color = ui.colors().ink_soft});
    }
    return height;
}

} // namespace amends::ui
