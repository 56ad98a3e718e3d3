#include "sim/ui/shell/top_bar.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

void draw_brand(Ui& ui, Rect& bar) {
    const Rect mark = bar.cut_left(ui.px(34), ui.px(10));
    draw_picture(ui, Rect::around(mark.middle(), ui.px(34), ui.px(34)), "icon", 9, Fit::contain);
    const float width = std::max(text_width(ui, ui.t("shell.name"), style::title),
                                 text_width(ui, ui.t("shell.tagline"), style::caption));
    Rect words = bar.cut_left(width, ui.px(18));
    words = Rect::around(words.middle(), words.width(), ui.px(38));
    draw_text(ui, words.cut_top(ui.px(21)), ui.t("shell.name"), {.style = style::title});
    draw_text(ui, words, ui.t("shell.tagline"), {.style = style::caption, .color = ui.colors().ink_soft});
    draw_line(ui, {bar.x0, bar.mid_y() - ui.px(15)}, {bar.x0, bar.mid_y() + ui.px(15)}, ui.colors().line);
    bar.cut_left(ui.px(18));
}

void draw_pages(Ui& ui, Rect bar, const TopBarView& view, Commands& asked) {
    const std::array<Choice, 3> pages{
        Choice{.id = "home", .label = ui.t("shell.home"), .icon = Icon::home},
        Choice{.id = "catalogue", .label = ui.t("shell.catalogue"), .icon = Icon::library},
        Choice{.id = "settings", .label = ui.t("shell.settings"), .icon = Icon::settings}};
    constexpr std::array<Screen, 3> screens{Screen::home, Screen::catalogue, Screen::settings};
    const auto at = std::find(screens.begin(), screens.end(), view.screen);
    const auto current = at == screens.end() ? pages.size() : static_cast<std::size_t>(at - screens.begin());
    const float width = std::min(bar.width(), segments_width(ui, pages));
    if (const auto picked = segments(ui, Rect::at(bar.x0, bar.mid_y() - ui.px(18), width, ui.px(36)), "page",
                                     pages, current)) {
        asked.emplace_back(ask::GoTo{screens[*picked]});
    }
}

void draw_case(Ui& ui, Rect bar, const TopBarView& view) {
    const float chip = draw_chip(ui, {bar.x0, bar.mid_y()}, view.mode, view.mode_tone);
    bar.cut_left(chip + ui.px(10));
    draw_text(ui, bar, view.case_title, {.style = style::title});
}

} // namespace

TopBarOutcome draw_top_bar(Ui& ui, Rect rect, const TopBarView& view, TopBarWidgets& widgets,
                           Commands& asked) {
    const IdScope scope(ui, "top_bar");
    const FocusGroup group(ui, rect);
    TopBarOutcome outcome;
    fill_rect(ui, rect, ui.colors().surface);
    rule_below(ui, rect);
    Rect bar = rect.inset(ui.px(20), 0);
    draw_brand(ui, bar);
    const Rect face = bar.cut_right(ui.px(36), ui.px(10));
    draw_avatar(ui, face.middle(), {.picture = view.portrait, .name = view.name, .size = 34});
    if (!view.name.empty()) {
        const float width = std::min(text_width(ui, view.name, style::small_bold), ui.px(120));
        draw_text(ui, bar.cut_right(width, ui.px(12)), view.name,
                  {.style = style::small_bold, .align = Align::right});
    }
    const auto tool = [&](std::string_view id, std::string_view words, Icon icon, bool on) {
        const Rect at = bar.cut_right(ui.px(34), ui.px(4));
        return icon_button(ui, Rect::around(at.middle(), ui.px(34), ui.px(34)),
                           {.id = id, .name = words, .icon = icon, .on = on, .color = {}});
    };
    if (tool("shortcuts", ui.t("shell.shortcuts"), Icon::keyboard, false)) widgets.shows_shortcuts = true;
    if (view.has_sound
        && tool("mute", ui.t(view.muted ? "shell.unmute" : "shell.mute"),
                view.muted ? Icon::muted : Icon::sound, view.muted)) {
        asked.emplace_back(ask::SetMute{!view.muted});
    }
    if (tool("theme", ui.t("shell.theme"), ui.theme.kind == ThemeKind::dark ? Icon::moon : Icon::sun,
             false)) {
        asked.emplace_back(ask::SetTheme{static_cast<ThemeKind>((static_cast<int>(ui.theme.kind) + 1) % 3)});
    }
    const std::array<Choice, 2> langs{Choice{.id = "zh", .label = ui.t("shell.zh")},
                                      Choice{.id = "en", .label = ui.t("shell.en")}};
    const Rect lang = bar.cut_right(ui.px(92), ui.px(12));
    if (const auto picked = segments(ui, Rect::around(lang.middle(), lang.width(), ui.px(34)), "language",
                                     langs, static_cast<std::size_t>(ui.texts->lang()))) {
        asked.emplace_back(ask::SetLanguage{static_cast<support::Lang>(*picked)});
    }
    if (view.playing) {
        const std::string& leave = ui.t("shell.leave");
        const Rect at = bar.cut_right(button_width(ui, leave, Icon::leave), ui.px(8));
        outcome.leave = button(
            ui, Rect::around(at.middle(), at.width(), control_height(ui)),
            {.id = "leave", .label = leave, .icon = Icon::leave, .kind = ButtonKind::quiet, .tooltip = {}});
        if (view.can_close) {
            const std::string& close = ui.t("desk.close_contact");
            const Rect end = bar.cut_right(button_width(ui, close, Icon::done), ui.px(8));
            outcome.close_contact =
                button(ui, Rect::around(end.middle(), end.width(), control_height(ui)),
                       {.id = "close_contact", .label = close, .icon = Icon::done, .tooltip = {}});
        }
        draw_case(ui, bar, view);
    } else {
        draw_pages(ui, bar, view, asked);
    }
    return outcome;
}

} // namespace amends::ui
