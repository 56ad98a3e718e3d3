#include "sim/ui/author/author_text.hpp"

#include "sim/author/text_lines.hpp"
#include "sim/ui/author/author.hpp"
#include "sim/ui/author/form_pen.hpp"

#include <algorithm>
#include <map>

namespace amends::ui {
namespace {

constexpr double text_quiet_s = .35;

/// The field takes what the document became, unless it holds something newer.
void follow_document(Ui& ui, const AuthorView& view, TextPaneWidgets& pane) {
    if (pane.revision == view.revision || pane.changed_s >= 0) return;
    pane.revision = view.revision;
    const std::string& text = view.document->text();
    if (pane.edit.edit.text() != text) {
        const std::size_t caret = pane.edit.edit.caret();
        pane.edit.edit.begin_with(text, ui.breaks);
        pane.edit.edit.move_to(std::min(caret, pane.edit.edit.text().size()), false);
    }
    pane.seen = pane.edit.edit.text();
}

void hand_on_text(const author::Document& document, TextPaneWidgets& pane, Commands& asked) {
    pane.changed_s = -1;
    pane.revision = 0; // the field is ahead of the document it took its text from
    auto edit = author::edit_of_lines(document, pane.seen, pane.edit.edit.text());
    if (!edit) return;
    edit->merge_key = "text_" + std::to_string(pane.visit);
    pane.seen = pane.edit.edit.text();
    asked.emplace_back(ask::EditCase{std::make_shared<const author::Edit>(std::move(*edit))});
}

void follow_typing(Ui& ui, const AuthorView& view, TextPaneWidgets& pane, const EditOutcome& out,
                   Commands& asked) {
    if (out.undo_beyond) asked.emplace_back(ask::UndoEdit{});
    if (out.redo_beyond) asked.emplace_back(ask::RedoEdit{});
    if (out.active && !pane.was_active) ++pane.visit;
    pane.was_active = out.active;
    const double now = seconds_running();
    if (out.changed) pane.changed_s = now;
    if (pane.changed_s < 0) return;
    const bool saves = is_pressed({.key = KeyName::s, .ctrl = true});
    if (saves || out.left || !out.active || now - pane.changed_s >= text_quiet_s)
        hand_on_text(*view.document, pane, asked);
    else
        ui.wake.within(text_quiet_s - (now - pane.changed_s) + .01);
    if (saves) asked.emplace_back(ask::SaveCase{}); // what was just typed, too
}

/// The worst that is wrong on each line.
std::map<int, support::Severity> worst_by_line(const std::vector<AuthorProblem>& problems) {
    std::map<int, support::Severity> worst;
    for (const AuthorProblem& problem : problems) {
        if (problem.line == 0) continue;
        const auto [at, is_new] = worst.try_emplace(problem.line, problem.severity);
        at->second = std::min(at->second, problem.severity);
    }
    return worst;
}

/// Numbers beside the lines, a sign beside those with a problem.
void draw_line_numbers(Ui& ui, Rect gutter, const TextPaneWidgets& pane,
                       const std::vector<AuthorProblem>& problems) {
    const ClipScope clip(gutter);
    const Palette& p = ui.colors();
    const auto worst = worst_by_line(problems);
    const float height = line_height(ui, style::small);
    int number = 1;
    bool begins = true;
    const auto& lines = pane.edit.layout.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const float y = gutter.y0 - pane.edit.scroll + static_cast<float>(i) * height;
        if (begins && y + height > gutter.y0 && y < gutter.y1) {
            const auto bad = worst.find(number);
            const bool has = bad != worst.end() && bad->second != support::Severity::note;
            const bool error = has && bad->second == support::Severity::error;
            const Color ink = error ? p.bad.ink : has ? p.warn.ink : p.ink_faint;
            const Rect row{gutter.x0, y, gutter.x1 - ui.px(8), y + height};
            if (has)
                draw_icon(ui, {gutter.x0 + ui.px(8), row.mid_y()}, error ? Icon::error : Icon::warning, ink,
                          13);
            draw_figures(ui, row, std::to_string(number),
                         {.style = has ? style::caption_bold : style::caption,
                          .color = ink,
                          .align = Align::right,
                          .elide = false});
        }
        begins = lines[i].hard;
        if (begins) ++number;
    }
}

void go_to_place(TextPaneWidgets& pane) {
    if (!pane.go_to) return;
    pane.edit.edit.move_to(
        author::offset_of_line(pane.edit.edit.text(), pane.go_to->line, pane.go_to->column), false);
    pane.edit.focus_next = true;
    pane.scrolls = true;
    pane.go_to.reset();
}

/// The caret's line in the middle of the pane.
void scroll_to_caret(Ui& ui, Rect rect, TextPaneWidgets& pane) {
    if (!std::exchange(pane.scrolls, false)) return;
    const auto line = static_cast<float>(line_of(pane.edit.layout, pane.edit.edit.caret()));
    pane.edit.scroll = std::max(0.F, line * line_height(ui, style::small) - rect.height() / 2);
    ui.wake.within(0);
}

} // namespace

void hand_on_typed(Ui& ui, const author::Document& document, AuthorWidgets& widgets, Commands& asked) {
    hand_on_fields({ui, document, widgets.form, asked});
    if (widgets.text.changed_s >= 0) hand_on_text(document, widgets.text, asked);
}

bool is_text_only(const AuthorView& view) {
    return view.document != nullptr && (view.document->root() == nullptr || view.is_unshaped);
}

bool shows_text(const AuthorView& view, const AuthorWidgets& widgets) {
    return widgets.tab == AuthorTab::text || is_text_only(view);
}

void draw_author_text(Ui& ui, Rect rect, const AuthorView& view, AuthorWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "text_pane");
    TextPaneWidgets& pane = widgets.text;
    rect = rect.inset(ui.px(12), 0);
    if (is_text_only(view)) {
        const std::string& why = ui.t("author.text_only");
        const Note note{.id = "text_only", .title = {}, .text = why, .action = {}, .icon = Icon::info};
        draw_note(ui, rect.cut_top(note_height(ui, note, rect.width()), ui.px(8)), note);
    }
    if (view.document->text().size() > text_bytes_max) {
        empty_state(ui, rect,
                    {.id = "too_long",
                     .picture = {},
                     .icon = Icon::article,
                     .title = ui.t("author.text_long_title"),
                     .text = ui.t("author.text_long"),
                     .action = {}});
        return;
    }
    follow_document(ui, view, pane);
    go_to_place(pane);
    rect.y1 -= ui.px(8);
    draw_field_frame(ui, rect, {.sunken = true});
    Rect inside = rect.inset(ui.px(8), ui.px(8));
    const std::size_t lines = 1
                              + static_cast<std::size_t>(std::count(pane.edit.edit.text().begin(),
                                                                    pane.edit.edit.text().end(), '\n'));
    const Rect gutter = inside.cut_left(
        text_width(ui, std::to_string(std::max<std::size_t>(lines, 100)), style::caption_bold) + ui.px(28),
        ui.px(4));
    const EditOutcome out = edit_area(ui, inside, pane.edit,
                                      {.id = "text",
                                       .label = ui.t("author.tab_text"),
                                       .hint = {},
                                       .style = style::small,
                                       .enter_sends = false});
    if (out.focused && !out.active) draw_focus_ring(ui, rect, space::control_radius);
    scroll_to_caret(ui, inside, pane);
    draw_line_numbers(ui, gutter, pane, view.problems);
    follow_typing(ui, view, pane, out, asked);
}

} // namespace amends::ui
