#include "sim/ui/author/author_inbox_list.hpp"

#include "sim/ui/author/author_inbox.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float listed_reply_row = 64;

/// A chip for all and for each case, with how many wait there. Yields the height.
float draw_inbox_cases(Ui& ui, Rect rect, const InboxListView& view, InboxListWidgets& widgets) {
    const float from = rect.y0;
    float x = rect.x0;
    const auto chip = [&](const std::string& id, const std::string& words, const std::string& scenario) {
        const float width = chip_button_width(ui, words);
        if (x > rect.x0 && x + width > rect.x1) {
            x = rect.x0;
            rect.y0 += ui.px(34);
        }
        if (chip_button(ui, {x, rect.y0 + ui.px(16)},
                        {.id = id, .label = words, .on = widgets.only == scenario, .tooltip = {}}))
            widgets.only = scenario;
        x += width + ui.px(6);
    };
    chip("all", ui.t("author.inbox_all", {{"count", view.rows.size()}}), {});
    for (const InboxListCase& one : view.cases)
        chip("only_" + one.scenario, ui.t("author.inbox_of", {{"case", one.title}, {"count", one.open}}),
             one.scenario);
    return rect.y0 + ui.px(42) - from;
}

void draw_listed_reply(Ui& ui, Rect row, const InboxListRow& one) {
    const Palette& p = ui.colors();
    Rect inside = row.inset(ui.px(14), ui.px(9));
    for (const auto& [words, tone] : one.came) {
        const Icon icon = tone == Tone::warn ? Icon::help : Icon::flag;
        const Rect at = inside.cut_right(chip_width(ui, words, icon), ui.px(8));
        draw_chip(ui, {at.x0, at.mid_y()}, words, tone, icon);
    }
    draw_text(ui, inside.cut_top(ui.px(24)), one.reply, {.style = style::body});
    draw_text(ui, inside.cut_top(ui.px(20)), one.note, {.style = style::caption, .color = p.ink_soft});
}

} // namespace

float draw_inbox_list(Ui& ui, Rect rect, const InboxListView& view, InboxListWidgets& widgets) {
    const IdScope scope(ui, "inbox_list");
    const float from = rect.y0;
    if (view.rows.empty()) {
        const float height = ui.px(320);
        draw_empty_inbox(ui, rect.cut_top(height));
        return height;
    }
    const bool is_there = std::any_of(view.cases.begin(), view.cases.end(),
                                      [&](const InboxListCase& one) { return one.scenario == widgets.only; });
    if (!is_there) widgets.only.clear();
    rect.y0 += draw_inbox_cases(ui, rect, view, widgets);
    if (!view.older.empty())
        rect.y0 +=
            draw_paragraph(ui, rect, view.older, {.style = style::caption, .color = ui.colors().ink_faint})
            + ui.px(8);
    std::vector<const InboxListRow*> shown;
    for (const InboxListRow& one : view.rows)
        if (widgets.only.empty() || one.scenario == widgets.only) shown.push_back(&one);
    const Rect card = rect.cut_top(static_cast<float>(shown.size()) * ui.px(listed_reply_row) + ui.px(12));
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(6));
    for (const InboxListRow* one : shown) {
        const Rect row = inside.cut_top(ui.px(listed_reply_row));
        const Hit hit = list_row(ui, row, {.id = one->id, .label = one->reply, .bar = false, .tooltip = {}});
        if (hit.visible) draw_listed_reply(ui, row, *one);
        if (hit.clicked) widgets.opens = one->scenario;
    }
    return rect.y0 - from;
}

} // namespace amends::ui
