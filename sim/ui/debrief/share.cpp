// What a trainee gives to the trainer: replies that the customer did not understand.
#include "sim/ui/debrief/debrief.hpp"

#include <algorithm>

namespace amends::ui {

float draw_share(Ui& ui, Rect rect, const DebriefView& view, DebriefWidgets& widgets) {
    if (view.assessment) return 0; // an assessment's turns are the trainer's to read anyway
    int open = 0, shared = 0;
    for (const TurnView& turn : view.turns)
        if (turn.shared) ++(*turn.shared ? shared : open);
    if (open + shared == 0) return 0;
    const std::string& text = ui.t(open > 0 ? "debrief.share_text" : "debrief.shared_text");
    const std::string title = open > 0 ? ui.t("debrief.share_title", {{"count", open}})
                                       : ui.t("debrief.shared_title", {{"count", shared}});
    const std::string action = ui.t(open > 0 ? "debrief.share_all" : "debrief.share_none");
    const Note note{.id = "share",
                    .title = title,
                    .text = text,
                    .action = action,
                    .tone = open > 0 ? Tone::idea : Tone::good,
                    .icon = Icon::flag};
    const float height = note_height(ui, note, rect.width());
    if (draw_note(ui, Rect::at(rect.x0, rect.y0, rect.width(), height), note).acted)
        for (const TurnView& turn : view.turns)
            if (turn.shared && *turn.shared != (open > 0)) widgets.share.emplace_back(turn.turn, open > 0);
    return height + ui.px(14);
}

float draw_turn_share(Ui& ui, Rect rect, const TurnView& turn, DebriefWidgets& widgets) {
    if (!turn.shared) return 0;
    Rect row = Rect::at(rect.x0, rect.y0 + ui.px(4), rect.width(), ui.px(28));
    const bool shared = *turn.shared;
    draw_icon(ui, {row.x0 + ui.px(8), row.mid_y()}, shared ? Icon::check_circle : Icon::flag,
              shared ? ui.colors().good.ink : ui.colors().idea.ink, 15);
    row.x0 += ui.px(26);
    const std::string& words = ui.t(shared ? "debrief.share_none" : "debrief.share_turn");
    if (link(ui, row.cut_right(link_width(ui, words), ui.px(12)), "share", words))
        widgets.share.emplace_back(turn.turn, !shared);
    draw_text(ui, row, ui.t(shared ? "debrief.turn_shared" : "debrief.turn_not_understood"),
              {.style = style::small, .color = ui.colors().ink_soft});
    return ui.px(36);
}

} // namespace amends::ui
