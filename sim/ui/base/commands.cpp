#include "sim/ui/base/commands.hpp"

#include "sim/ui/base/buttons.hpp"
#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/base/scroll_area.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

constexpr KeyChord ctrl(KeyName key) {
    return {key, true, false, false};
}
constexpr KeyChord alt(KeyName key) {
    return {key, false, false, true};
}
constexpr KeyChord bare(KeyName key) {
    return {key, false, false, false};
}
constexpr KeyChord no_key{};

Command ask_language(const Ui& ui) {
    const bool zh = ui.texts->lang() == support::Lang::zh;
    return ask::SetLanguage{zh ? support::Lang::en : support::Lang::zh};
}
Command ask_theme(const Ui& ui) {
    return ask::SetTheme{static_cast<ThemeKind>((static_cast<int>(ui.theme.kind) + 1) % 3)};
}
template <int percent>
Command ask_scale(const Ui& ui) {
    const float scale = percent == 0 ? 1.F : ui.theme.scale + static_cast<float>(percent) / 100;
    return ask::SetScale{std::clamp(scale, smallest_scale, largest_scale)};
}
template <class Asked>
Command ask_plainly(const Ui&) {
    return Asked{};
}
template <Screen screen>
Command ask_screen(const Ui&) {
    return ask::GoTo{screen};
}

using enum CommandId;

constexpr Screens home = on(Screen::home), catalogue = on(Screen::catalogue), desk = on(Screen::desk),
                  wrap_up = on(Screen::wrap_up), debrief = on(Screen::debrief),
                  author_screen = on(Screen::author), manage = on(Screen::manage);

// In the order of CommandId.
constexpr std::array<CommandRow, command_count> table{{
    {show_shortcuts, "show_shortcuts", Icon::keyboard, bare(KeyName::f1), anywhere},
    {go_home, "go_home", Icon::home, alt(KeyName::h), anywhere, ask_screen<Screen::home>},
    {open_catalogue, "open_catalogue", Icon::library, alt(KeyName::l), anywhere,
     ask_screen<Screen::catalogue>},
    {open_settings, "open_settings", Icon::settings, ctrl(KeyName::comma), anywhere,
     ask_screen<Screen::settings>},
    {open_manager, "open_manager", Icon::insights, alt(KeyName::m), anywhere, ask_screen<Screen::manage>},
    {go_back, "go_back", Icon::back, alt(KeyName::b), anywhere},
    {switch_language, "switch_language", Icon::language, bare(KeyName::f2), anywhere, ask_language},
    {switch_theme, "switch_theme", Icon::contrast, bare(KeyName::f3), anywhere, ask_theme},
    {grow, "grow", Icon::zoom_in, ctrl(KeyName::plus), anywhere, ask_scale<10>},
    {shrink, "shrink", Icon::zoom_out, ctrl(KeyName::minus), anywhere, ask_scale<-10>},
    {normal_size, "normal_size", Icon::text_size, ctrl(KeyName::zero), anywhere, ask_scale<0>},
    {mute, "mute", Icon::muted, ctrl(KeyName::m), anywhere},
    {quit, "quit", Icon::leave, ctrl(KeyName::q), anywhere, ask_plainly<ask::Quit>},
    {go_on, "go_on", Icon::play, no_key, home},
    {start_guided, "start_guided", Icon::school, no_key, home},
    {search, "search", Icon::search, ctrl(KeyName::f), catalogue | author_screen | manage},
    {send_reply, "send_reply", Icon::send, no_key, desk},
    {write_reply, "write_reply", Icon::edit, ctrl(KeyName::e), desk},
    {show_saved_replies, "show_saved_replies", Icon::saved_reply, ctrl(KeyName::r), desk},
    {show_policies, "show_policies", Icon::policy, ctrl(KeyName::p), desk},
    {show_hint, "show_hint", Icon::bulb, bare(KeyName::f4), desk, ask_plainly<ask::ShowHint>},
    {take_back, "take_back", Icon::undo, ctrl(KeyName::t), desk, ask_plainly<ask::TakeBack>},
    {pause, "pause", Icon::pause, bare(KeyName::f9), desk},
    {not_understood, "not_understood", Icon::flag, bare(KeyName::f8), desk, ask_plainly<ask::NotUnderstood>},
    {show_contacts, "show_contacts", Icon::chats, bare(KeyName::f6), desk},
    {show_order, "show_order", Icon::receipt, bare(KeyName::f7), desk},
    {close_contact, "close_contact", Icon::done, ctrl(KeyName::d), desk},
    {leave_desk, "leave_desk", Icon::leave, ctrl(KeyName::w), desk},
    {hand_in_wrap_up, "hand_in_wrap_up", Icon::check, ctrl(KeyName::s), wrap_up},
    {try_again, "try_again", Icon::replay, ctrl(KeyName::r), debrief},
    {next_turn, "next_turn", Icon::down, ctrl(KeyName::j), debrief},
    {previous_turn, "previous_turn", Icon::up, ctrl(KeyName::k), debrief},
    {show_all, "show_all", Icon::chevron_down, ctrl(KeyName::e), debrief},
    {next_case, "next_case", Icon::forward, ctrl(KeyName::n), debrief},
    {save_case, "save_case", Icon::save, ctrl(KeyName::s), author_screen, ask_plainly<ask::SaveCase>},
    {play_from_here, "play_from_here", Icon::play, bare(KeyName::f5), author_screen},
    {show_problems, "show_problems", Icon::warning, bare(KeyName::f8), author_screen},
}};

bool works_on(Screens screens, Screen screen) {
    return (screens & on(screen)) != 0;
}

std::string text_id(CommandId id, std::string_view part) {
    return std::string("commands.").append(row_of(id).name).append(part);
}

} // namespace

std::span<const CommandRow> command_table() {
    return table;
}

const CommandRow& row_of(CommandId id) {
    return table[static_cast<std::size_t>(id)];
}

const std::string& label_of(const Ui& ui, CommandId id) {
    return ui.t(text_id(id, ".label"));
}

const std::string& help_of(const Ui& ui, CommandId id) {
    return ui.t(text_id(id, ".help"));
}

std::string tooltip_of(const Ui& ui, CommandId id) {
    const std::string keys = to_string(row_of(id).key);
    if (keys.empty()) return help_of(ui, id);
    return ui.t("controls.help_with_key", {{"help", help_of(ui, id)}, {"key", keys}});
}

void ask_for(const Ui& ui, CommandId id, Commands& asked) {
    if (row_of(id).ask != nullptr) asked.push_back(row_of(id).ask(ui));
}

CommandSet take_command_keys(Ui& ui, Screen screen, const CommandSet& unavailable, Commands& asked) {
    CommandSet pressed;
    if (ImGui::GetTopMostPopupModal() != nullptr) return pressed;
    for (const CommandRow& row : table) {
        if (!works_on(row.screens, screen) || unavailable.has(row.id) || !is_pressed(row.key)) continue;
        pressed.add(row.id);
        ask_for(ui, row.id, asked);
    }
    return pressed;
}

bool command_button(Ui& ui, Rect rect, const CommandButton& what, Commands& asked) {
    const CommandRow& row = row_of(what.id);
    const std::string help =
        !what.enabled && !what.why_not.empty() ? std::string(what.why_not) : tooltip_of(ui, what.id);
    const bool pressed = button(ui, rect,
                                {.id = row.name,
                                 .label = label_of(ui, what.id),
                                 .icon = row.icon,
                                 .kind = what.primary ? ButtonKind::primary : ButtonKind::plain,
                                 .enabled = what.enabled,
                                 .tooltip = help});
    if (pressed) ask_for(ui, what.id, asked);
    return pressed;
}

float command_button_width(Ui& ui, CommandId id) {
    return button_width(ui, label_of(ui, id), row_of(id).icon);
}

bool command_icon(Ui& ui, Rect rect, CommandId id, Commands& asked, bool enabled, bool is_on) {
    const CommandRow& row = row_of(id);
    const std::string help = tooltip_of(ui, id);
    const bool pressed = icon_button(
        ui, rect, {.id = row.name, .name = help, .icon = row.icon, .enabled = enabled, .on = is_on});
    if (pressed) ask_for(ui, id, asked);
    return pressed;
}

std::optional<CommandId> command_menu(Ui& ui, std::string_view id, PopoverState& state, Rect anchor,
                                      std::span<const CommandId> ids, const CommandSet& unavailable,
                                      Commands& asked) {
    std::vector<std::string> keys;
    keys.reserve(ids.size());
    std::vector<MenuItem> items;
    for (const CommandId command : ids) {
        const CommandRow& row = row_of(command);
        keys.push_back(to_string(row.key));
        items.push_back({.id = row.name,
                         .label = label_of(ui, command),
                         .icon = row.icon,
                         .keys = keys.back(),
                         .enabled = !unavailable.has(command)});
    }
    const auto chosen = menu(ui, id, state, anchor, items);
    if (!chosen) return std::nullopt;
    ask_for(ui, ids[*chosen], asked);
    return ids[*chosen];
}

namespace {

constexpr float sheet_row = 34;

void draw_shortcut(Ui& ui, Rect row, std::string_view words, std::string_view keys) {
    const float width = std::max(ui.px(22), text_width(ui, keys, style::caption) + ui.px(12));
    draw_key_cap(ui, {row.x1 - width, row.mid_y()}, keys);
    row.x1 -= width + ui.px(12);
    draw_text(ui, row, words, {.style = style::small, .color = ui.colors().ink_soft});
}

float draw_group(Ui& ui, Rect content, std::string_view title, Screen screen, bool of_everywhere) {
    const float from = content.y0;
    draw_text(ui, content.cut_top(ui.px(32)), title, {.style = style::small_bold});
    for (const CommandRow& row : table) {
        if (row.key.key == KeyName::none || (row.screens == anywhere) != of_everywhere
            || !works_on(row.screens, screen))
            continue;
        draw_shortcut(ui, content.cut_top(ui.px(sheet_row)), label_of(ui, row.id), to_string(row.key));
    }
    return content.y0 - from;
}

/// Keys that belong to fields and to moving about; they are not commands.
float draw_fixed_keys(Ui& ui, Rect content) {
    const float from = content.y0;
    draw_text(ui, content.cut_top(ui.px(32)), ui.t("shortcuts.moving"), {.style = style::small_bold});
    for (const std::string_view name : {"next", "press", "send", "line", "leave"}) {
        const std::string id = std::string("shortcuts.").append(name);
        draw_shortcut(ui, content.cut_top(ui.px(sheet_row)), ui.t(id), ui.t(id + "_key"));
    }
    return content.y0 - from;
}

} // namespace

bool draw_shortcut_sheet(Ui& ui, Screen screen) {
    Dialog dialog(ui, {.id = "shortcuts", .title = ui.t("shortcuts.title"), .width = 520, .height = 620});
    ScrollArea area(ui, "keys", dialog.content());
    Rect content = area.content();
    content.x1 -= ui.px(14);
    const float top = content.y0;
    const bool has_own = std::any_of(table.begin(), table.end(), [&](const CommandRow& row) {
        return row.screens != anywhere && works_on(row.screens, screen) && row.key.key != KeyName::none;
    });
    if (has_own) content.y0 += draw_group(ui, content, ui.t("shortcuts.here"), screen, false) + ui.px(10);
    content.y0 += draw_group(ui, content, ui.t("shortcuts.everywhere"), screen, true) + ui.px(10);
    content.y0 += draw_fixed_keys(ui, content);
    area.set_height(content.y0 - top);
    return dialog.close_asked() || is_pressed({KeyName::f1});
}

} // namespace amends::ui
