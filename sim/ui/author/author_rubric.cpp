#include "sim/ui/author/author_rubric.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float effect_line = 20, effect_name = 118;

float effect_card_height(Ui& ui, const EffectCard& card, float width) {
    const float note = card.note.empty() ? 0 : text_height(ui, card.note, style::caption, width, 2);
    return ui.px(10 + 22 + 10) + note + static_cast<float>(card.lines.size()) * ui.px(effect_line);
}

void draw_effect_card(Ui& ui, Rect rect, const EffectCard& card) {
    const Palette& p = ui.colors();
    Rect inside = rect.inset(ui.px(10), ui.px(8));
    const Rect icon = inside.cut_left(ui.px(18), ui.px(8));
    draw_icon(ui, {icon.mid_x(), icon.y0 + ui.px(11)}, card.is_test ? Icon::fact_check : Icon::chat,
              p.ink_faint, 16);
    draw_text(ui, inside.cut_top(ui.px(22)), card.title, {.style = style::small_bold});
    if (!card.note.empty())
        inside.y0 += draw_paragraph(ui, inside, card.note,
                                    {.style = style::caption, .color = p.ink_soft, .max_lines = 2});
    for (const EffectLine& line : card.lines) {
        Rect row = inside.cut_top(ui.px(effect_line));
        draw_text(ui, row.cut_left(ui.px(effect_name), ui.px(8)), line.what,
                  {.style = style::caption, .color = p.ink_soft});
        const float half = row.width() * .5F;
        const float old = std::min(half, text_width(ui, line.before, style::caption));
        draw_text(ui, row.cut_left(old, ui.px(6)), line.before,
                  {.style = style::caption, .color = p.ink_faint});
        draw_icon(ui, row.cut_left(ui.px(14), ui.px(6)).middle(), Icon::forward, p.ink_faint, 13);
        const ToneColors& tone = p.of(line.worse ? Tone::bad : Tone::good);
        draw_icon(ui, row.cut_left(ui.px(12), ui.px(4)).middle(), line.worse ? Icon::down : Icon::up,
                  tone.ink, 12);
        draw_text(ui, row, line.after, {.style = style::caption_bold, .color = tone.ink});
    }
}

void draw_effect_cards(Ui& ui, Rect rect, const EffectView& view) {
    ScrollArea area(ui, "effect_cards", rect);
    Rect content = area.content();
    content.x1 -= ui.px(thumb_room);
    const float top = content.y0;
    for (const EffectCard& card : view.cards) {
        const Rect at = content.cut_top(effect_card_height(ui, card, content.width() - ui.px(46)), ui.px(8));
        if (at.y1 < area.view().y0 || at.y0 > area.view().y1) continue;
        draw_well(ui, at);
        draw_effect_card(ui, at, card);
    }
    if (view.more > 0)
        draw_text(ui, content.cut_top(ui.px(24)), ui.t("author.effect_more", {{"count", view.more}}),
                  {.style = style::small, .color = ui.colors().ink_soft});
    area.set_height(content.y0 - top);
}

/// How far the comparison is, or what it came to.
void draw_effect_state(Ui& ui, Rect& rect, const EffectView& view, EffectWidgets& widgets) {
    const Palette& p = ui.colors();
    if (view.running) {
        Rect row = rect.cut_top(control_height(ui), ui.px(8));
        const std::string& stop = ui.t("controls.cancel");
        if (button(ui, row.cut_right(button_width(ui, stop), ui.px(12)),
                   {.id = "stop", .label = stop, .tooltip = {}}))
            widgets.asks_to_stop = true;
        draw_text(ui, row.cut_top(ui.px(20)), ui.t("author.effect_running"),
                  {.style = style::small, .color = p.ink_soft});
        draw_progress(ui, row.cut_top(ui.px(6)), view.part, Tone::accent);
        return;
    }
    const std::string& words = !view.why_not.empty() ? view.why_not
                               : !view.known         ? ui.t("author.effect_help")
                               : view.outdated       ? ui.t("author.effect_outdated")
                                                     : view.summary;
    rect.y0 += draw_paragraph(ui, rect, words,
                              {.style = view.known && !view.outdated ? style::small_bold : style::small,
                               .color = view.known && !view.outdated ? p.ink : p.ink_soft})
               + ui.px(10);
}

} // namespace

void draw_rubric_effect(Ui& ui, Rect rect, const EffectView& view, EffectWidgets& widgets) {
    const IdScope scope(ui, "effect");
    rect = rect.inset(ui.px(12), 0);
    if (!view.running) {
        const std::string& compare = ui.t("author.effect_compare");
        const Rect row = rect.cut_top(control_height(ui), ui.px(10));
        if (button(ui, Rect::at(row.x0, row.y0, button_width(ui, compare, Icon::balance), row.height()),
                   {.id = "compare",
                    .label = compare,
                    .icon = Icon::balance,
                    .enabled = view.why_not.empty(),
                    .tooltip = view.why_not}))
            widgets.asks_to_compare = true;
    }
    draw_effect_state(ui, rect, view, widgets);
    if (view.known) draw_effect_cards(ui, rect, view);
}

void draw_rubric_question(Ui& ui, const EffectView& view, EffectWidgets& widgets) {
    Dialog dialog(ui,
                  {.id = "save_rubric", .title = ui.t("author.effect_title"), .width = 680, .height = 520});
    Rect page = dialog.content();
    Rect foot = page.cut_bottom(control_height(ui), ui.px(12));
    page.y0 += draw_paragraph(ui, page, ui.t("author.effect_text"),
                              {.style = style::small, .color = ui.colors().ink_soft})
               + ui.px(10);
    draw_effect_state(ui, page, view, widgets);
    if (view.known && !view.outdated) draw_effect_cards(ui, page, view);
    const std::string& save = ui.t(view.running ? "author.effect_save_now" : "author.effect_save");
    if (button(ui, foot.cut_right(button_width(ui, save, Icon::save), ui.px(10)),
               {.id = "save",
                .label = save,
                .icon = Icon::save,
                .kind = ButtonKind::primary,
                .enabled = !view.blocks_save(),
                .tooltip = {}})) {
        widgets.saves = true;
        widgets.asks_to_save = false;
    }
    const std::string& stay = ui.t("author.leave_stay");
    if (button(ui, foot.cut_right(button_width(ui, stay)), {.id = "stay", .label = stay, .tooltip = {}})
        || dialog.close_asked())
        widgets.asks_to_save = widgets.leaves = false;
    focus_by_default(ui);
}

} // namespace amends::ui
