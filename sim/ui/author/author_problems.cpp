#include "sim/ui/author/author.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

Tone tone_of_severity(support::Severity severity) {
    switch (severity) {
    case support::Severity::error: return Tone::bad;
    case support::Severity::warning: return Tone::warn;
    case support::Severity::note: break;
    }
    return Tone::neutral;
}

Icon icon_of_severity(support::Severity severity) {
    switch (severity) {
    case support::Severity::error: return Icon::error;
    case support::Severity::warning: return Icon::warning;
    case support::Severity::note: break;
    }
    return Icon::info;
}

float problem_height(Ui& ui, const AuthorProblem& problem, float width) {
    const float words = width - ui.px(40);
    const float hint = problem.hint.empty() ? 0 : text_height(ui, problem.hint, style::caption, words);
    return text_height(ui, problem.text, style::small, words) + hint + ui.px(18 + 16);
}

void draw_problem(Ui& ui, Rect row, const AuthorProblem& problem) {
    const Palette& p = ui.colors();
    Rect inside = row.inset(ui.px(10), ui.px(7));
    const Rect icon = inside.cut_left(ui.px(18), ui.px(8));
    draw_icon(ui, {icon.mid_x(), icon.y0 + ui.px(10)}, icon_of_severity(problem.severity),
              p.of(tone_of_severity(problem.severity)).ink, 16);
    inside.y0 += draw_paragraph(ui, inside, problem.text, {.style = style::small});
    if (!problem.hint.empty())
        inside.y0 += draw_paragraph(ui, inside, problem.hint, {.style = style::caption, .color = p.ink_soft});
    const Rect foot = inside.cut_top(ui.px(18));
    const float code =
        draw_text(ui, foot, problem.code, {.style = style::caption_bold, .color = p.ink_faint});
    draw_text(ui, {foot.x0 + code + ui.px(8), foot.y0, foot.x1, foot.y1}, problem.where,
              {.style = style::caption, .color = p.ink_faint});
}

/// In the text while that is shown, else in the form.
void pick_problem(const AuthorView& view, AuthorWidgets& widgets, const AuthorProblem& problem) {
    if (!shows_text(view, widgets)) {
        widgets.picked_pointer = problem.place;
        widgets.focus_form = true;
        return;
    }
    if (problem.line > 0) widgets.text.go_to = TextPlace{problem.line, problem.column};
    if (widgets.tab > AuthorTab::text) widgets.tab = AuthorTab::text;
}

} // namespace

void draw_author_problems(Ui& ui, Rect rect, const AuthorView& view, AuthorWidgets& widgets) {
    const IdScope scope(ui, "problems");
    if (view.problems.empty()) {
        const TestsState& tests = view.tests.state;
        draw_paragraph(ui, rect.inset(ui.px(16), ui.px(6)),
                       ui.t(tests.fails() ? "author.no_problems_red" : "author.no_problems_text"),
                       {.style = style::small, .color = ui.colors().ink_soft});
        return;
    }
    ScrollArea area(ui, "list", rect.inset(ui.px(6), 0));
    Rect content = area.content();
    content.x1 -= ui.px(thumb_room);
    const float top = content.y0;
    for (std::size_t i = 0; i < view.problems.size(); ++i) {
        const AuthorProblem& problem = view.problems[i];
        const Rect row = content.cut_top(problem_height(ui, problem, content.width()));
        const std::string id = "problem" + std::to_string(i + 1);
        const Hit hit = list_row(ui, row, {.id = id, .label = problem.text, .bar = false, .tooltip = {}});
        if (hit.visible) draw_problem(ui, row, problem);
        if (hit.clicked) {
            pick_problem(view, widgets, problem);
        }
    }
    area.set_height(content.y0 - top + ui.px(8));
}

} // namespace amends::ui
