// The transcript with the words that labels rest on, the mood curve above it.
#include "sim/ui/debrief/debrief.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float gutter = 84;

/// A paragraph whose marked words lie on a wash; hovering or the keyboard tells why.
float draw_marked(Ui& ui, Rect rect, const TurnView& turn) {
    const float height = text_height(ui, turn.reply, style::body, rect.width());
    const Rect box = Rect::at(rect.x0, rect.y0, rect.width(), height);
    for (std::size_t i = 0; i < turn.marks.size(); ++i) {
        const MarkView& mark = turn.marks[i];
        const bool whole = mark.begin == 0 && mark.end >= turn.reply.size();
        if (whole || mark.end <= mark.begin) continue;
        const IdScope scope(ui, "mark" + std::to_string(i));
        const auto boxes = text_boxes(ui, box, turn.reply, style::body, mark.begin, mark.end);
        const std::string tip = ui.t("debrief.mark", {{"label", mark.label}, {"reason", mark.reason}});
        for (std::size_t k = 0; k < boxes.size(); ++k) {
            fill_rect(ui, boxes[k], ui.colors().of(mark.tone).pale, 4);
            draw_line(ui, {boxes[k].x0, boxes[k].y1}, {boxes[k].x1, boxes[k].y1},
                      ui.colors().of(mark.tone).fill, 1.5F);
            const std::string id = "line" + std::to_string(k);
            interact(ui, boxes[k],
                     {.id = id,
                      .label = mark.label,
                      .tooltip = tip,
                      .value = {},
                      .cursor = Cursor::arrow,
                      .by_keyboard = k == 0});
        }
    }
    draw_paragraph(ui, box, turn.reply);
    return height;
}

float draw_reason(Ui& ui, Rect rect, std::string_view title, std::string_view text, Tone tone, Icon icon) {
    const float left = ui.px(26);
    const float name = text_width(ui, title, style::small_bold);
    draw_icon(ui, {rect.x0 + ui.px(8), rect.y0 + ui.px(11)}, icon, ui.colors().of(tone).ink, 15);
    draw_text(ui, {rect.x0 + left, rect.y0, rect.x1, rect.y0 + ui.px(22)}, title,
              {.style = style::small_bold, .color = ui.colors().of(tone).ink});
    const Rect at{rect.x0 + left + name + ui.px(10), rect.y0 + ui.px(2), rect.x1, rect.y1};
    if (at.width() > ui.px(160)) {
        return std::max(ui.px(24),
                        draw_paragraph(ui, at, text, {.style = style::small, .color = ui.colors().ink_soft})
                            + ui.px(6));
    }
    const Rect below{rect.x0 + left, rect.y0 + ui.px(22), rect.x1, rect.y1};
    return ui.px(28)
           + draw_paragraph(ui, below, text, {.style = style::small, .color = ui.colors().ink_soft});
}

/// Everything in a turn's card below the customer's words; used to measure and to draw.
float draw_why(Ui& ui, Rect rect, const TurnView& turn) {
    float y = rect.y0;
    const auto at = [&] { return Rect{rect.x0, y, rect.x1, y}; };
    std::vector<std::string_view> told;
    for (const MarkView& mark : turn.marks) {
        if (std::find(told.begin(), told.end(), mark.label) != told.end()) continue;
        told.push_back(mark.label);
        y += draw_reason(ui, at(), mark.label, mark.reason, mark.tone,
                         mark.tone == Tone::bad ? Icon::error : Icon::check_circle);
    }
    for (const auto& [label, how] : turn.missing)
        y += draw_reason(ui, at(), ui.t("debrief.missing", {{"label", label}}), how, Tone::warn, Icon::tips);
    for (const std::string& finding : turn.findings)
        y += draw_reason(ui, at(), ui.t("debrief.noticed"), finding, Tone::idea, Icon::info);
    return y - rect.y0;
}

float draw_model(Ui& ui, Rect rect, const TurnView& turn) {
    if (turn.model.empty()) return 0;
    const float inner = rect.width() - ui.px(28);
    const float height = text_height(ui, turn.model, style::body, inner) + ui.px(12 + 22 + 12);
    const Rect well = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_well(ui, well, Tone::idea);
    Rect inside = well.inset(ui.px(14), ui.px(12));
    draw_text(ui, inside.cut_top(ui.px(22)), ui.t("debrief.model"),
              {.style = style::small_bold, .color = ui.colors().idea.ink});
    draw_paragraph(ui, inside, turn.model);
    return height;
}

/// What the customer wrote, line by line beside their name.
float draw_customer(Ui& ui, Rect rect, const std::vector<std::string>& lines) {
    float y = rect.y0;
    for (const std::string& line : lines) {
        draw_text(ui, {rect.x0, y, rect.x0 + ui.px(gutter), y + ui.px(22)}, ui.t("debrief.customer"),
                  {.style = style::small, .color = ui.colors().ink_faint});
        y += draw_paragraph(ui, {rect.x0 + ui.px(gutter), y, rect.x1, y}, line,
                            {.color = ui.colors().ink_soft})
             + ui.px(4);
    }
    return y - rect.y0;
}

float draw_turn(Ui& ui, Rect rect, const TurnView& turn, const DebriefView& view, float last_height,
                DebriefWidgets& widgets, Commands& asked) {
    const IdScope scope(ui, "turn" + std::to_string(turn.turn));
    if (last_height > 0) draw_card(ui, Rect::at(rect.x0, rect.y0, rect.width(), last_height));
    float y = rect.y0 + ui.px(16);
    const float x0 = rect.x0 + ui.px(20), x1 = rect.x1 - ui.px(20);
    Rect head{x0, y, x1, y + ui.px(26)};
    draw_text(ui, head, ui.t("debrief.turn", {{"turn", turn.turn + 1}}), {.style = style::title});
    if (!view.attempt.empty() && view.from == Screen::home && turn.can_replay && !view.assessment) {
        const std::string& words = ui.t("debrief.replay_here");
        const float width = link_width(ui, words, Icon::replay);
        if (link(ui, head.cut_right(width, ui.px(12)), "replay", words, Icon::replay)) {
            asked.emplace_back(ask::ReplayFrom{view.attempt, turn.turn});
        }
    }
    const float chip = chip_width(ui, turn.response, Icon::timer);
    draw_chip(ui, {head.x1 - chip, head.mid_y()}, turn.response, turn.response_tone, Icon::timer);
    y += ui.px(34);
    y += draw_customer(ui, {x0, y, x1, y}, turn.customer) + ui.px(4);
    draw_text(ui, {x0, y, x0 + ui.px(gutter), y + ui.px(22)}, ui.t("debrief.you"),
              {.style = style::small, .color = ui.colors().ink_faint});
    y += draw_marked(ui, {x0 + ui.px(gutter), y, x1, y}, turn) + ui.px(10);
    const Rect body{x0 + ui.px(gutter), y, x1, y};
    std::vector<ChipText> chips;
    for (const auto& [label, tone] : turn.labels)
        chips.push_back({.text = label, .tone = tone, .icon = tone == Tone::bad ? Icon::error : Icon::check});
    for (const std::string& action : turn.actions)
        chips.push_back({.text = action, .tone = Tone::accent, .icon = Icon::bolt});
    if (!chips.empty()) y += draw_chips(ui, {body.x0, y, body.x1, y + ui.px(400)}, chips) + ui.px(8);
    y += draw_why(ui, {body.x0, y, body.x1, y}, turn);
    y += draw_turn_disputes(ui, {body.x0, y, body.x1, y}, turn, widgets);
    y += draw_turn_share(ui, {body.x0, y, body.x1, y}, turn, widgets);
    if (!turn.model.empty()) y += ui.px(6) + draw_model(ui, {body.x0, y + ui.px(6), body.x1, y}, turn);
    return y + ui.px(16) - rect.y0;
}

/// What concerns no single turn, before the first. Yields the height with the gap below; 0: nothing.
float draw_whole(Ui& ui, Rect rect, const DebriefView& view, float& last_height) {
    if (view.unsaid.empty()) return 0;
    if (last_height > 0) draw_card(ui, Rect::at(rect.x0, rect.y0, rect.width(), last_height));
    float y = rect.y0 + ui.px(16);
    const float x0 = rect.x0 + ui.px(20), x1 = rect.x1 - ui.px(20);
    draw_text(ui, {x0, y, x1, y + ui.px(26)}, ui.t("debrief.whole"), {.style = style::title});
    y += ui.px(34);
    for (const std::string& finding : view.unsaid)
        y += draw_reason(ui, {x0 + ui.px(gutter), y, x1, y}, ui.t("debrief.noticed"), finding, Tone::idea,
                         Icon::info);
    const float needed = y + ui.px(12) - rect.y0;
    if (needed != last_height) ui.wake.within(0);
    last_height = needed;
    return needed + ui.px(12);
}

/// How the contact ended, behind the last turn. Yields its height; 0: nobody wrote anything more.
float draw_end(Ui& ui, Rect rect, const DebriefView& view, float& last_height) {
    if (view.last_words.empty() && !view.left_unanswered) return 0;
    if (last_height > 0) draw_card(ui, Rect::at(rect.x0, rect.y0, rect.width(), last_height));
    float y = rect.y0 + ui.px(16);
    const float x0 = rect.x0 + ui.px(20), x1 = rect.x1 - ui.px(20);
    draw_text(ui, {x0, y, x1, y + ui.px(26)}, ui.t("debrief.end"), {.style = style::title});
    y += ui.px(34);
    y += draw_customer(ui, {x0, y, x1, y}, view.last_words);
    if (view.left_unanswered)
        y += ui.px(4)
             + draw_reason(ui, {x0 + ui.px(gutter), y + ui.px(4), x1, y}, ui.t("debrief.unanswered"),
                           ui.t("debrief.finding_left_unanswered"), Tone::bad, Icon::error);
    const float needed = y + ui.px(12) - rect.y0;
    if (needed != last_height) ui.wake.within(0);
    return last_height = needed;
}

} // namespace

float draw_mood_curve(Ui& ui, Rect rect, const DebriefView& view, DebriefWidgets& widgets) {
    const float height = ui.px(150);
    const Rect card = Rect::at(rect.x0, rect.y0, rect.width(), height);
    draw_card(ui, card);
    Rect inside = card.inset(ui.px(20), ui.px(14));
    draw_text(ui, inside.cut_top(ui.px(26), ui.px(6)), ui.t("debrief.mood"), {.style = style::title});
    std::vector<float> guides;
    for (const CurvePoint& point : view.mood)
        guides.push_back(point.at);
    const auto under = point_under_mouse(ui, inside, view.mood);
    draw_curve(ui, inside, {.points = view.mood, .guides = guides, .marked = under});
    if (under) {
        const std::string words =
            *under == 0 ? ui.t("debrief.mood_start", {{"mood", static_cast<int>(view.mood[0].value)}})
                        : ui.t("debrief.mood_after",
                               {{"turn", *under}, {"mood", static_cast<int>(view.mood[*under].value)}});
        draw_text(ui, {card.x0, card.y0 + ui.px(14), card.x1 - ui.px(20), card.y0 + ui.px(40)}, words,
                  {.style = style::small, .color = ui.colors().ink_soft, .align = Align::right});
    }
    (void)widgets;
    return height;
}

void step_turn(DebriefWidgets& widgets, int step) {
    const std::size_t last = widgets.turn_heights.empty() ? 0 : widgets.turn_heights.size() - 1;
    const std::size_t at = widgets.at_turn.value_or(0);
    if (!widgets.at_turn)
        widgets.at_turn = 0;
    else
        widgets.at_turn = step > 0 ? std::min(last, at + 1) : at - std::min<std::size_t>(at, 1);
    widgets.details = true;
    widgets.tab = DebriefTab::turns;
    widgets.reveals_turn = true;
}

float draw_turns(Ui& ui, Rect rect, const DebriefView& view, DebriefWidgets& widgets, Commands& asked) {
    float y = rect.y0 + draw_whole(ui, rect, view, widgets.whole_height);
    widgets.turn_heights.resize(view.turns.size(), 0);
    for (const TurnView& turn : view.turns) {
        float& height = widgets.turn_heights[turn.turn];
        const float needed = draw_turn(ui, {rect.x0, y, rect.x1, y}, turn, view, height, widgets, asked);
        if (needed != height) ui.wake.within(0);
        height = needed;
        if (widgets.at_turn == turn.turn) {
            widgets.turn_place = Rect::at(rect.x0, y, rect.width(), height);
            stroke_rect(ui, widgets.turn_place, ui.colors().focus, space::card_radius, 2);
        }
        y += height + ui.px(12);
    }
    return y + draw_end(ui, {rect.x0, y, rect.x1, y}, view, widgets.end_height) - rect.y0;
}

} // namespace amends::ui
