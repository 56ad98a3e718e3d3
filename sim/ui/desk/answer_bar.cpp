#include "sim/ui/base/search.hpp"
#include "sim/ui/desk/desk.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float room_for_thumb = 12;

/// Saved replies, searched; a press puts the text into the composer.
void draw_saved_replies(Ui& ui, Rect anchor, const DeskView& view, DeskWidgets& widgets) {
    const Popover sheet(ui, "saved_replies", widgets.replies, anchor, ui.px(380), ui.px(320));
    if (!sheet.open()) return;
    Rect inside = sheet.content();
    search_field(ui, inside.cut_top(control_height(ui), ui.px(8)), widgets.reply_search, "search",
                 ui.t("desk.saved_search"));
    ScrollArea area(ui, "list", inside);
    Rect rows = area.content();
    rows.x1 -= ui.px(room_for_thumb);
    const float top = rows.y0;
    bool any = false;
    for (const ArticleView& reply : view.saved_replies) {
        const std::string& query = widgets.reply_search.edit.text();
        if (!holds_words(reply.title, query) && !holds_words(reply.text, query)) continue;
        any = true;
        const float words = text_height(ui, reply.text, style::small, rows.width() - ui.px(20), 3);
        const Rect row = rows.cut_top(words + ui.px(40), ui.px(4));
        const Hit hit = list_row(ui, row, {.id = reply.id, .label = reply.title, .tooltip = {}});
        Rect in = row.inset(ui.px(10), ui.px(7));
        draw_text(ui, in.cut_top(ui.px(22)), reply.title, {.style = style::small_bold});
        draw_paragraph(ui, in, reply.text,
                       {.style = style::small, .color = ui.colors().ink_soft, .max_lines = 3});
        if (hit.clicked) {
            widgets.draft.edit.insert(reply.text, ui.breaks);
            widgets.draft.focus_next = true;
            widgets.replies.open = false;
        }
    }
    if (!any) {
        draw_paragraph(ui, rows.cut_top(ui.px(60)).inset(ui.px(10)), ui.t("desk.knowledge_none"),
                       {.style = style::small, .color = ui.colors().ink_soft});
    }
    area.set_height(rows.y0 - top);
}

struct Tool {
    std::string_view id;
    Icon icon;
    std::string_view name;
    bool enabled;
};

/// The icons above the text: saved replies, hint, take back, pause, "did not understand me".
void draw_tools(Ui& ui, Rect strip, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    const float size = ui.px(32);
    const auto place = [&] { return strip.cut_left(size, ui.px(4)); };
    const Rect replies = place();
    if (icon_button(ui, replies,
                    {.id = "saved_replies",
                     .name = ui.t("desk.saved_replies"),
                     .icon = Icon::saved_reply,
                     .enabled = !view.saved_replies.empty(),
                     .color = {}})) {
        widgets.replies.open = !widgets.replies.open;
    }
    if (icon_button(
            ui, place(),
            {.id = "knowledge", .name = ui.t("desk.knowledge_open"), .icon = Icon::book, .color = {}})) {
        widgets.right_tab = RightTab::knowledge;
        widgets.right_drawer.open = true;
    }
    if (view.can_take_back
        && icon_button(
            ui, place(),
            {.id = "take_back", .name = ui.t("desk.take_back"), .icon = Icon::undo, .color = {}})) {
        asked.emplace_back(ask::TakeBack{});
    }
    if (view.can_pause
        && icon_button(ui, place(),
                       {.id = "pause",
                        .name = ui.t(view.paused ? "desk.unpause" : "desk.pause"),
                        .icon = view.paused ? Icon::play : Icon::pause,
                        .on = view.paused,
                        .color = {}})) {
        if (view.paused)
            asked.emplace_back(ask::Unpause{});
        else
            asked.emplace_back(ask::Pause{});
    }
    if (icon_button(
            ui, place(),
            {.id = "not_understood", .name = ui.t("desk.not_understood"), .icon = Icon::flag, .color = {}})) {
        asked.emplace_back(ask::NotUnderstood{});
    }
    if (view.hints_left > 0) {
        const std::string words = view.hint_cost > 0 ? ui.t("desk.hint_button", {{"cost", view.hint_cost}})
                                                     : ui.t("desk.hint_free");
        const float width = chip_button_width(ui, words, Icon::bulb);
        if (chip_button(ui, {strip.x1 - width, strip.mid_y()},
                        {.id = "hint",
                         .label = words,
                         .tone = Tone::idea,
                         .icon = Icon::bulb,
                         .tooltip = ui.t("desk.hint_tip")})) {
            asked.emplace_back(ask::ShowHint{});
        }
        draw_guide(ui, strip, "hint", view);
    }
    draw_saved_replies(ui, replies, view, widgets);
}

void draw_composer_bar(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    if (widgets.focus_composer && view.can_send) {
        widgets.draft.focus_next = true;
        widgets.focus_composer = false;
    }
    const std::string& send = ui.t("desk.send");
    const float send_width = std::max(button_width(ui, send, Icon::send), ui.px(96));
    focus_on_arrival(ui);
    const ComposerOutcome outcome =
        composer(ui, rect, widgets.draft,
                 {.id = "composer",
                  .label = ui.t("desk.composer"),
                  .hint = view.can_send ? std::string_view(ui.t("desk.composer_hint")) : view.cannot_send_why,
                  .limit = static_cast<std::size_t>(view.max_chars),
                  .enabled = !view.ended && !view.paused,
                  .keys = ui.t("desk.keys"),
                  .foot_right = send_width + ui.px(10)});
    draw_tools(ui, outcome.tools, view, widgets, asked);
    const bool ready = view.can_send && !outcome.blank && !outcome.over_limit;
    Rect foot = outcome.foot;
    const Rect send_at = foot.cut_right(send_width);
    const bool pressed = button(ui, Rect::around(send_at.middle(), send_width, control_height(ui)),
                                {.id = "send",
                                 .label = send,
                                 .icon = Icon::send,
                                 .kind = ButtonKind::primary,
                                 .enabled = ready,
                                 .tooltip = view.can_send ? std::string_view() : view.cannot_send_why});
    draw_guide(ui, rect, "composer", view);
    draw_guide(ui, send_at, "send", view);
    if (outcome.edit.changed) asked.emplace_back(ask::Typing{});
    if (widgets.draft.edit.revision() != widgets.draft_saved) {
        widgets.draft_saved = widgets.draft.edit.revision();
        asked.emplace_back(ask::SaveDraft{widgets.draft.edit.text()});
    }
    if ((pressed || outcome.send) && ready) {
        asked.emplace_back(ask::SendBubble{widgets.draft.edit.text()});
        widgets.draft.focus_next = true;
    }
}

float choice_height(Ui& ui, const ChoiceView& choice, float width) {
    return text_height(ui, choice.text, style::body, width - ui.px(64)) + ui.px(22);
}

/// One press is one choice: a second one so soon was meant for the choices that stood there before.
void take_choice(const ChoiceView& choice, DeskWidgets& widgets, Commands& asked) {
    constexpr double double_press_s = .4;
    const double now = seconds_running();
    if (widgets.choice_taken_s && now - *widgets.choice_taken_s < double_press_s) return;
    widgets.choice_taken_s = now;
    asked.emplace_back(ask::TakeChoice{choice.id});
}

/// Replies to pick from, each with its number key.
void draw_choices(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(14), ui.px(8));
    draw_tools(ui, inside.cut_top(ui.px(34), ui.px(4)), view, widgets, asked);
    if (view.choices.empty() || !view.can_send) {
        draw_text(ui, inside.cut_top(ui.px(30)), view.cannot_send_why, {.color = ui.colors().ink_soft});
        return;
    }
    ScrollArea area(ui, "choices", inside);
    Rect rows = area.content();
    rows.x1 -= ui.px(room_for_thumb);
    const float top = rows.y0;
    for (std::size_t i = 0; i < view.choices.size(); ++i) {
        const ChoiceView& choice = view.choices[i];
        const Rect row = rows.cut_top(choice_height(ui, choice, rows.width()), ui.px(6));
        draw_well(ui, row);
        if (i == 0) focus_on_arrival(ui);
        const Hit hit = press_area(ui, row, {.id = choice.id.value, .label = choice.text, .tooltip = {}}, 10);
        draw_key_cap(ui, {row.x0 + ui.px(12), row.mid_y()}, std::to_string(i + 1));
        draw_paragraph(ui, {row.x0 + ui.px(48), row.y0 + ui.px(11), row.x1 - ui.px(16), row.y1}, choice.text);
        if (hit.clicked || is_digit_pressed(static_cast<int>(i) + 1)) take_choice(choice, widgets, asked);
    }
    area.set_height(rows.y0 - top);
    draw_guide(ui, rect, "choices", view);
}

void draw_ended(Ui& ui, Rect rect, const DeskView& view, Commands& asked) {
    draw_card(ui, rect);
    Rect inside = rect.inset(ui.px(18), ui.px(14));
    const std::string& words = ui.t("desk.to_wrap_up");
    const float width = button_width(ui, words, Icon::forward);
    Rect right = inside.cut_right(width, ui.px(16));
    focus_on_arrival(ui);
    if (button(ui, Rect::around(right.middle(), width, control_height(ui)),
               {.id = "to_wrap_up",
                .label = words,
                .icon = Icon::forward,
                .kind = ButtonKind::primary,
                .tooltip = {}})) {
        asked.emplace_back(ask::GoTo{Screen::wrap_up});
    }
    draw_text(ui, inside.cut_top(inside.height() / 2), ui.t("desk.ended"), {.style = style::title});
    draw_text(ui, inside, view.ended_text, {.color = ui.colors().ink_soft});
}

} // namespace

float answer_bar_height(Ui& ui, const DeskView& view, const DeskWidgets& widgets, float width) {
    if (view.ended) return ui.px(84);
    if (!view.by_choices) return composer_height(ui, widgets.draft, width);
    float height = ui.px(60);
    if (view.choices.empty() || !view.can_send) return height + ui.px(34);
    for (const ChoiceView& choice : view.choices)
        height += choice_height(ui, choice, width - ui.px(28 + room_for_thumb)) + ui.px(6);
    return height;
}

void draw_answer_bar(Ui& ui, Rect rect, const DeskView& view, DeskWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "answer");
    if (view.ended)
        draw_ended(ui, rect, view, asked);
    else if (view.by_choices)
        draw_choices(ui, rect, view, widgets, asked);
    else
        draw_composer_bar(ui, rect, view, widgets, asked);
}

} // namespace amends::ui
