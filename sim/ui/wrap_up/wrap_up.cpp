#include "sim/ui/wrap_up/wrap_up.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float column_width = 860;

float question_height(Ui& ui, const WrapUpQuestion& question, float width) {
    float height = ui.px(12 + 28 + 6 + 10);
    if (!question.note.empty()) height += ui.px(20 + 6);
    const float each = (width - ui.px(40 + 12)) / 2;
    for (std::size_t i = 0; i < question.options.size(); i += 2) {
        float row = option_height(ui, question.options[i].text, each);
        if (i + 1 < question.options.size())
            row = std::max(row, option_height(ui, question.options[i + 1].text, each));
        height += row + ui.px(6);
    }
    return height;
}

void turn_over(std::set<std::string>& picked, const std::string& id, bool several) {
    const bool was = picked.contains(id);
    if (!several) picked.clear();
    if (was)
        picked.erase(id);
    else
        picked.insert(id);
}

void draw_question(Ui& ui, Rect rect, const WrapUpQuestion& question, const WrapUpQuestion* first,
                   WrapUpWidgets& widgets, bool missing) {
    const IdScope scope(ui, question.key);
    draw_card(ui, rect);
    if (missing) stroke_rect(ui, rect, ui.colors().bad.fill, space::card_radius, 1.5F);
    Rect inside = rect.inset(ui.px(20), ui.px(12));
    Rect title = inside.cut_top(ui.px(28), ui.px(6));
    const float width = draw_text(ui, title, question.title, {.style = style::title});
    if (missing) {
        draw_chip(ui, {title.x0 + width + ui.px(10), title.mid_y()}, ui.t("wrap_up.missing"), Tone::bad,
                  Icon::error);
    }
    if (!question.note.empty()) {
        draw_text(ui, inside.cut_top(ui.px(20), ui.px(6)), question.note,
                  {.style = style::small, .color = ui.colors().ink_soft});
    }
    std::set<std::string>& picked = widgets.picked[question.key];
    for (std::size_t i = 0; i < question.options.size(); i += 2) {
        const float each = (inside.width() - ui.px(12)) / 2;
        float height = option_height(ui, question.options[i].text, each);
        if (i + 1 < question.options.size())
            height = std::max(height, option_height(ui, question.options[i + 1].text, each));
        const Rect row = inside.cut_top(height, ui.px(6));
        for (std::size_t k = i; k < std::min(i + 2, question.options.size()); ++k) {
            const WrapUpOption& choice = question.options[k];
            const Rect at = row.column(static_cast<int>(k - i), 2, ui.px(12));
            const bool on = picked.contains(choice.id);
            if (k == 0 && &question == first) focus_on_arrival(ui);
            const bool pressed = question.several ? option_to_tick(ui, at, choice.id, choice.text, on)
                                                  : option(ui, at, choice.id, choice.text, on);
            if (pressed) turn_over(picked, choice.id, question.several);
        }
    }
}

/// Title and all questions, scrolled.
void draw_questions(Ui& ui, Rect rect, float width, const WrapUpView& view, WrapUpWidgets& widgets,
                    const std::vector<std::string>& missing) {
    ScrollArea area(ui, "questions", rect);
    Rect column = Rect::at(area.content().mid_x() - width / 2, area.content().y0 + ui.px(20), width, 1e6F);
    const float top = area.content().y0;
    draw_text(ui, column.cut_top(ui.px(34)), ui.t("wrap_up.title"), {.style = style::display});
    draw_text(ui, column.cut_top(ui.px(24), ui.px(12)), ui.t("wrap_up.subtitle", {{"case", view.case_title}}),
              {.color = ui.colors().ink_soft});
    for (const WrapUpQuestion& question : view.questions) {
        const bool is_missing = std::find(missing.begin(), missing.end(), question.key) != missing.end();
        const Rect place = column.cut_top(question_height(ui, question, width), ui.px(12));
        draw_question(ui, place, question, &view.questions.front(), widgets, is_missing);
        if (widgets.reveals_missing && is_missing) {
            area.reveal(place);
            widgets.reveals_missing = false;
        }
    }
    area.set_height(column.y0 - top + ui.px(12));
}

void hand_in(const WrapUpView& view, WrapUpWidgets& widgets, Commands& asked) {
    widgets.tried = true;
    widgets.reveals_missing = !unanswered(view, widgets).empty();
    if (widgets.reveals_missing) return;
    ask::WrapUp answer;
    for (const WrapUpQuestion& question : view.questions) {
        const std::set<std::string>& picked = widgets.picked[question.key];
        answer.picked[question.key] = {picked.begin(), picked.end()};
    }
    asked.emplace_back(std::move(answer));
}

} // namespace

void draw_wrap_up(Ui& ui, Rect rect, const WrapUpView& view, WrapUpWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "wrap_up");
    Rect foot = rect.cut_bottom(ui.px(66));
    const float width = std::min(ui.px(column_width), rect.width() - ui.px(28));
    const std::vector<std::string> missing =
        widgets.tried ? unanswered(view, widgets) : std::vector<std::string>();
    draw_questions(ui, rect, width, view, widgets, missing);
    fill_rect(ui, foot, ui.colors().surface);
    draw_line(ui, {foot.x0, foot.y0}, {foot.x1, foot.y0}, ui.colors().line);
    Rect line = Rect::around(foot.middle(), width, control_height(ui));
    const std::string& words = ui.t("wrap_up.hand_in");
    const bool pressed = button(
        ui, line.cut_right(std::max(ui.px(120), button_width(ui, words, Icon::check)), ui.px(12)),
        {.id = "hand_in", .label = words, .icon = Icon::check, .kind = ButtonKind::primary, .tooltip = {}});
    const std::string& desk = ui.t("wrap_up.back_to_desk");
    if (button(ui, line.cut_right(button_width(ui, desk, Icon::back), ui.px(12)),
               {.id = "back_to_desk",
                .label = desk,
                .icon = Icon::back,
                .tooltip = ui.t("wrap_up.back_to_desk_tip")}))
        asked.emplace_back(ask::GoTo{Screen::desk});
    const std::string& note = !view.error.empty() ? view.error
                              : missing.empty()   ? ui.t("wrap_up.foot")
                                                  : ui.t("wrap_up.foot_missing");
    draw_text(ui, line, note,
              {.style = style::small,
               .color = missing.empty() && view.error.empty() ? ui.colors().ink_soft : ui.colors().bad.ink});
    if (pressed || widgets.asks_to_hand_in) hand_in(view, widgets, asked);
    widgets.asks_to_hand_in = false;
}

} // namespace amends::ui
