#include "sim/ui/manager/manager.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

constexpr float manager_page_width = 1360;

/// Tabs with their words; where these do not fit, with signs and the open one's words.
std::optional<std::size_t> draw_manager_tabs(Ui& ui, Rect row, const ManagerHeadView& view) {
    const auto choices = [&](bool has_words) {
        std::vector<Choice> all;
        for (std::size_t at = 0; at < view.tabs.size(); ++at) {
            const ManagerTab& tab = view.tabs[at];
            const bool tells = has_words || at == view.current;
            all.push_back({.id = tab.id,
                           .label = tells ? std::string_view(tab.label) : std::string_view(),
                           .icon = tab.icon,
                           .count = tab.count,
                           .tooltip = tells ? std::string_view() : std::string_view(tab.label)});
        }
        return all;
    };
    std::vector<Choice> shown = choices(true);
    if (segments_width(ui, shown) > row.width()) shown = choices(false);
    const float width = std::min(row.width(), segments_width(ui, shown));
    return segments(ui, Rect::at(row.x0, row.mid_y() - ui.px(18), width, ui.px(36)), "tab", shown,
                    view.current);
}

} // namespace

ManagerHeadOutcome draw_manager_head(Ui& ui, Rect rect, const ManagerHeadView& view) {
    ManagerHeadOutcome outcome;
    const float width = std::min(ui.px(manager_page_width), rect.width() - ui.px(48));
    Rect page = Rect::at(rect.mid_x() - width / 2, rect.y0 + ui.px(16), width, rect.height() - ui.px(16));
    Rect row = page.cut_top(ui.px(36), ui.px(14));
    if (view.invented) {
        const std::string& words = ui.t("manager.leave_demonstration");
        if (button(ui, row.cut_right(button_width(ui, words, Icon::leave), ui.px(12)),
                   {.id = "leave_demonstration",
                    .label = words,
                    .icon = Icon::leave,
                    .kind = ButtonKind::quiet,
                    .tooltip = {}}))
            outcome.leaves_demonstration = true;
    }
    if (!view.tabs.empty()) outcome.tab = draw_manager_tabs(ui, row, view);
    if (view.invented) {
        const Note note{.id = "invented",
                        .title = {},
                        .text = ui.t("manager.invented"),
                        .action = {},
                        .tone = Tone::idea,
                        .icon = Icon::sparkles};
        draw_note(ui, page.cut_top(note_height(ui, note, page.width()), ui.px(14)), note);
    }
    outcome.page = page;
    return outcome;
}

bool draw_manager_nothing(Ui& ui, Rect rect, const ManagerNothing& nothing) {
    const std::string words = "manager." + std::string(nothing.id);
    return empty_state(ui, rect,
                       {.id = nothing.id,
                        .picture = {},
                        .icon = nothing.icon,
                        .title = ui.t(words),
                        .text = ui.t(words + "_text"),
                        .action = nothing.offers_demonstration
                                      ? std::string_view(ui.t("manager.look_at_demonstration"))
                                      : std::string_view(),
                        .action_icon = Icon::eye});
}

} // namespace amends::ui
