#include "sim/ui/shell/top_bar.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace amends::ui {
namespace {

/// How much room the bar has: on small windows with large letters the words give way to their signs.
enum class Room : std::uint8_t { all, no_brand, signs };

constexpr float title_least = 90;

float brand_words_width(Ui& ui) {
    return std::max(text_width(ui, ui.t("shell.name"), style::title),
                    text_width(ui, ui.t("shell.tagline"), style::caption));
}

void draw_brand(Ui& ui, Rect& bar, Room room) {
    const Rect mark = bar.cut_left(ui.px(34), ui.px(10));
    draw_picture(ui, Rect::around(mark.middle(), ui.px(34), ui.px(34)), "icon", 9, Fit::contain);
    if (room != Room::all) return;
    const float width = brand_words_width(ui);
    Rect words = bar.cut_left(width, ui.px(18));
    words = Rect::around(words.middle(), words.width(), ui.px(38));
    draw_text(ui, words.cut_top(ui.px(21)), ui.t("shell.name"), {.style = style::title});
    draw_text(ui, words, ui.t("shell.tagline"), {.style = style::caption, .color = ui.colors().ink_soft});
    draw_line(ui, {bar.x0, bar.mid_y() - ui.px(15)}, {bar.x0, bar.mid_y() + ui.px(15)}, ui.colors().line);
    bar.cut_left(ui.px(18));
}

/// The screens of the bar in their order; the manager's only where they are offered.
struct BarPage {
    std::string_view id, words;
    Icon icon{};
    Screen screen{};
};
constexpr std::array<BarPage, 4> bar_pages{
    {{"home", "shell.home", Icon::home, Screen::home},
     {"catalogue", "shell.catalogue", Icon::library, Screen::catalogue},
     {"manage", "shell.manage", Icon::insights, Screen::manage},
     {"settings", "shell.settings", Icon::settings, Screen::settings}}};

std::vector<BarPage> offered_pages(const TopBarView& view) {
    std::vector<BarPage> pages(bar_pages.begin(), bar_pages.end());
    if (!view.manages)
        std::erase_if(pages, [](const BarPage& page) { return page.screen == Screen::manage; });
    return pages;
}

/// The page of the bar to which a screen belongs: cases are written and looked into from their list.
Screen page_above(Screen screen) {
    return screen == Screen::author || screen == Screen::bench ? Screen::catalogue : screen;
}

std::vector<Choice> pages_of(Ui& ui, const TopBarView& view, Room room) {
    std::vector<Choice> choices;
    for (const BarPage& page : offered_pages(view)) {
        const std::string_view words = ui.t(page.words);
        choices.push_back({.id = page.id,
                           .label = room == Room::signs ? std::string_view() : words,
                           .icon = page.icon,
                           .tooltip = room == Room::signs ? words : std::string_view()});
    }
    return choices;
}

void draw_pages(Ui& ui, Rect bar, const TopBarView& view, Room room, Commands& asked) {
    const std::vector<Choice> choices = pages_of(ui, view, room);
    const std::vector<BarPage> pages = offered_pages(view);
    const auto at = std::find_if(pages.begin(), pages.end(),
                                 [&](const BarPage& page) { return page.screen == page_above(view.screen); });
    // On a page below the lit one a press leads up to it.
    const bool is_below = page_above(view.screen) != view.screen;
    const float width = std::min(bar.width(), segments_width(ui, choices));
    if (const auto picked = segments(ui, Rect::at(bar.x0, bar.mid_y() - ui.px(18), width, ui.px(36)), "page",
                                     choices, static_cast<std::size_t>(at - pages.begin()),
                                     is_below ? PressAgain::is_told : PressAgain::says_nothing)) {
        asked.emplace_back(ask::GoTo{pages[*picked].screen});
    }
}

/// A button of the desk in the bar, cut off its right end.
bool bar_button(Ui& ui, Rect& bar, std::string_view id, const std::string& words, Icon icon, ButtonKind kind,
                Room room) {
    if (room == Room::signs) {
        const Rect at = bar.cut_right(ui.px(36), ui.px(6));
        return icon_button(ui, Rect::around(at.middle(), ui.px(36), ui.px(36)),
                           {.id = id, .name = words, .icon = icon, .color = {}});
    }
    const Rect at = bar.cut_right(button_width(ui, words, icon), ui.px(8));
    return button(ui, Rect::around(at.middle(), at.width(), control_height(ui)),
                  {.id = id, .label = words, .icon = icon, .kind = kind, .tooltip = {}});
}

/// What stands in the bar's middle with all its words.
float middle_width(Ui& ui, const TopBarView& view) {
    if (!view.playing) return segments_width(ui, pages_of(ui, view, Room::all));
    float width = button_width(ui, ui.t("shell.leave"), Icon::leave) + ui.px(8) + chip_width(ui, view.mode)
                  + ui.px(10 + title_least); // some of the case's title, too
    if (view.can_close) width += button_width(ui, ui.t("desk.close_contact"), Icon::done) + ui.px(8);
    return width;
}

/// `middle`: what is left between the sign at the left and the tools at the right.
Room room_in(Ui& ui, float middle, const TopBarView& view) {
    const float needed = middle_width(ui, view);
    const float title =
        view.playing ? std::max(0.F, text_width(ui, view.case_title, style::title) - ui.px(title_least)) : 0;
    if (middle >= needed + title + brand_words_width(ui) + ui.px(18 + 18 + 8)) return Room::all;
    return middle >= needed ? Room::no_brand : Room::signs;
}

/// What one may do with one's own sign-in.
void draw_person_menu(Ui& ui, Rect anchor, const TopBarView& view, TopBarWidgets& widgets, Commands& asked) {
    if (press_area(ui, anchor, {.id = "person", .label = view.name, .tooltip = ui.t("sign_in.menu")}, 18)
            .clicked)
        widgets.person.open = true;
    const std::string& leaves = ui.t(view.may_sign_out ? "sign_in.out" : "sign_in.out_not_now");
    const std::array<MenuItem, 3> items{
        MenuItem{.id = "what_is_kept", .label = ui.t("sign_in.what_is_kept"), .icon = Icon::save, .keys = {}},
        MenuItem{.id = "change_pin", .label = ui.t("sign_in.change_pin"), .icon = Icon::lock, .keys = {}},
        MenuItem{
            .id = "sign_out", .label = leaves, .icon = Icon::swap, .keys = {}, .enabled = view.may_sign_out}};
    const auto picked = menu(ui, "person_menu", widgets.person, anchor, items);
    if (!picked) return;
    if (*picked == 0)
        widgets.shows_kept = true;
    else if (*picked == 1)
        widgets.changes_pin = true;
    else
        asked.emplace_back(ask::SignOut{});
}

void draw_case(Ui& ui, Rect bar, const TopBarView& view) {
    const float chip = draw_chip(ui, {bar.x0, bar.mid_y()}, view.mode, view.mode_tone);
    bar.cut_left(chip + ui.px(10));
    draw_text(ui, bar, view.case_title, {.style = style::title});
}

} // namespace

Icon theme_icon(ThemeKind kind) {
    switch (kind) {
    case ThemeKind::light: return Icon::sun;
    case ThemeKind::dark: return Icon::moon;
    case ThemeKind::high_contrast: return Icon::contrast;
    }
    return Icon::sun;
}

TopBarOutcome draw_top_bar(Ui& ui, Rect rect, const TopBarView& view, TopBarWidgets& widgets,
                           Commands& asked) {
    const IdScope scope(ui, "top_bar");
    const FocusGroup group(ui, rect);
    TopBarOutcome outcome;
    fill_rect(ui, rect, ui.colors().surface);
    rule_below(ui, rect);
    Rect bar = rect.inset(ui.px(20), 0);
    Rect left = bar;
    const float right = bar.x1;
    const Rect face = bar.cut_right(ui.px(36), ui.px(10));
    draw_avatar(ui, face.middle(), {.picture = view.portrait, .name = view.name, .size = 34});
    if (!view.name.empty()) {
        const float width = std::min(text_width(ui, view.name, style::small_bold), ui.px(120));
        draw_text(ui, bar.cut_right(width, ui.px(12)), view.name,
                  {.style = style::small_bold, .align = Align::right});
    }
    if (view.is_signed_in)
        draw_person_menu(
            ui, {bar.x1 + ui.px(6), bar.mid_y() - ui.px(21), right + ui.px(4), bar.mid_y() + ui.px(21)}, view,
            widgets, asked);
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
    if (tool("theme", ui.t("shell.theme"), theme_icon(ui.theme.kind), false)) {
        asked.emplace_back(ask::SetTheme{static_cast<ThemeKind>((static_cast<int>(ui.theme.kind) + 1) % 3)});
    }
    const std::array<Choice, 2> langs{Choice{.id = "zh", .label = ui.t("shell.zh")},
                                      Choice{.id = "en", .label = ui.t("shell.en")}};
    const Rect lang = bar.cut_right(ui.px(92), ui.px(12));
    if (const auto picked = segments(ui, Rect::around(lang.middle(), lang.width(), ui.px(34)), "language",
                                     langs, static_cast<std::size_t>(ui.texts->lang()))) {
        asked.emplace_back(ask::SetLanguage{static_cast<support::Lang>(*picked)});
    }
    left.x1 = bar.x1;
    const Room room = room_in(ui, left.width() - ui.px(34 + 10), view);
    draw_brand(ui, left, room);
    if (view.playing) {
        outcome.leave =
            bar_button(ui, left, "leave", ui.t("shell.leave"), Icon::leave, ButtonKind::quiet, room);
        if (view.can_close)
            outcome.close_contact = bar_button(ui, left, "close_contact", ui.t("desk.close_contact"),
                                               Icon::done, ButtonKind::plain, room);
        draw_case(ui, left, view);
    } else if (!view.is_closed) {
        draw_pages(ui, left, view, room, asked);
    }
    return outcome;
}

} // namespace amends::ui
