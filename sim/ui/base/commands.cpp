#include "sim/ui/base/commands.hpp"

#include "sim/ui/base/buttons.hpp"
#include "sim/ui/base/imgui_bridge.hpp"
#include "sim/ui/base/scroll_area.hpp"

#include <algorithm>

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

using enum CommandId;
using enum Where;

// In the order of CommandId.
constexpr std::array<CommandRow, command_count> table{{
    {show_shortcuts, "show_shortcuts", Icon::keyboard, bare(KeyName::f1), anywhere},
    {go_home, "go_home", Icon::home, alt(KeyName::h), anywhere},
    {open_catalogue, "open_catalogue", Icon::library, alt(KeyName::l), anywhere},
    {open_settings, "open_settings", Icon::settings, ctrl(KeyName::comma), anywhere},
    {go_back, "go_back", Icon::back, alt(KeyName::b), anywhere},
    {switch_language, "switch_language", Icon::language, bare(KeyName::f2), anywhere},
    {switch_theme, "switch_theme", Icon::contrast, bare(KeyName::f3), anywhere},
    {grow, "grow", Icon::zoom_in, ctrl(KeyName::plus), anywhere},
    {shrink, "shrink", Icon::zoom_out, ctrl(KeyName::minus), anywhere},
    {normal_size, "normal_size", Icon::text_size, ctrl(KeyName::zero), anywhere},
    {mute, "mute", Icon::muted, ctrl(KeyName::m), anywhere},
    {quit, "quit", Icon::leave, ctrl(KeyName::q), anywhere},
    {go_on, "go_on", Icon::play, no_key, home},
    {start_case, "start_case", Icon::play, no_key, catalogue},
    {start_guided, "start_guided", Icon::school, no_key, home},
    {resume_attempt, "resume_attempt", Icon::play, no_key, home},
    {discard_attempt, "discard_attempt", Icon::trash, no_key, home},
    {open_attempt, "open_attempt", Icon::insights, no_key, home},
    {search, "search", Icon::search, ctrl(KeyName::f), catalogue},
    {send_reply, "send_reply", Icon::send, no_key, desk},
    {pick_choice, "pick_choice", Icon::chat, no_key, desk},
    {do_action, "do_action", Icon::bolt, no_key, desk},
    {write_reply, "write_reply", Icon::edit, ctrl(KeyName::e), desk},
    {show_saved_replies, "show_saved_replies", Icon::saved_reply, ctrl(KeyName::r), desk},
    {show_policies, "show_policies", Icon::policy, ctrl(KeyName::p), desk},
    {show_hint, "show_hint", Icon::bulb, bare(KeyName::f4), desk},
    {take_back, "take_back", Icon::undo, ctrl(KeyName::t), desk},
    {pause, "pause", Icon::pause, bare(KeyName::f9), desk},
    {not_understood, "not_understood", Icon::flag, bare(KeyName::f8), desk},
    {show_contacts, "show_contacts", Icon::chats, bare(KeyName::f6), desk},
    {show_order, "show_order", Icon::receipt, bare(KeyName::f7), desk},
    {zoom_photo, "zoom_photo", Icon::zoom_in, no_key, desk},
    {close_contact, "close_contact", Icon::done, ctrl(KeyName::d), desk},
    {leave_case, "leave_case", Icon::leave, ctrl(KeyName::w), desk},
    {hand_in_wrap_up, "hand_in_wrap_up", Icon::check, ctrl(KeyName::s), wrap_up},
    {try_again, "try_again", Icon::replay, ctrl(KeyName::r), debrief},
    {replay_from, "replay_from", Icon::history, no_key, debrief},
    {next_turn, "next_turn", Icon::down, ctrl(KeyName::j), debrief},
    {previous_turn, "previous_turn", Icon::up, ctrl(KeyName::k), debrief},
    {show_all, "show_all", Icon::chevron_down, ctrl(KeyName::e), debrief},
    {next_case, "next_case", Icon::forward, ctrl(KeyName::n), debrief},
    {set_language, "set_language", Icon::language, no_key, settings},
    {set_theme, "set_theme", Icon::contrast, no_key, settings},
    {set_scale, "set_scale", Icon::text_size, no_key, settings},
    {set_volume, "set_volume", Icon::sound, no_key, settings},
    {set_sound, "set_sound", Icon::sound, no_key, settings},
    {set_person, "set_person", Icon::account, no_key, settings},
}};

bool works_in(Where row, Where place) {
    return (static_cast<unsigned>(row) & static_cast<unsigned>(place)) != 0;
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

void take_command_keys(Ui&, Where place, const Unavailable& unavailable, Commands& asked) {
    if (ImGui::GetTopMostPopupModal() != nullptr) return;
    for (const CommandRow& row : table)
        if (works_in(row.where, place) && is_available(unavailable, row.id) && is_pressed(row.key))
            asked.push_back({.id = row.id});
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
    if (pressed) asked.push_back({.id = what.id});
    return pressed;
}

float command_button_width(Ui& ui, CommandId id) {
    return button_width(ui, label_of(ui, id), row_of(id).icon);
}

bool command_icon(Ui& ui, Rect rect, CommandId id, Commands& asked, bool enabled) {
    const CommandRow& row = row_of(id);
    const std::string help = tooltip_of(ui, id);
    const bool pressed =
        icon_button(ui, rect, {.id = row.name, .name = help, .icon = row.icon, .enabled = enabled});
    if (pressed) asked.push_back({.id = id});
    return pressed;
}

void command_menu(Ui& ui, std::string_view id, PopoverState& state, Rect anchor,
                  std::span<const CommandId> ids, const Unavailable& unavailable, Commands& asked) {
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
                         .enabled = is_available(unavailable, command)});
    }
    if (const auto chosen = menu(ui, id, state, anchor, items)) asked.push_back({.id = ids[*chosen]});
}

namespace {

constexpr float sheet_row = 34;

void draw_shortcut(Ui& ui, Rect row, std::string_view words, std::string_view keys) {
    const float width = std::max(ui.px(22), text_width(ui, keys, style::caption) + ui.px(12));
    draw_key_cap(ui, {row.x1 - width, row.mid_y()}, keys);
    row.x1 -= width + ui.px(12);
    draw_text(ui, row, words, {.style = style::small, .color = ui.colors().ink_soft});
}

float draw_group(Ui& ui, Rect content, std::string_view title, Where place, bool of_everywhere) {
    const float from = content.y0;
    draw_text(ui, content.cut_top(ui.px(32)), title, {.style = style::small_bold});
    for (const CommandRow& row : table) {
        if (row.key.key == KeyName::none || (row.where == anywhere) != of_everywhere
            || !works_in(row.where, place))
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

bool draw_shortcut_sheet(Ui& ui, Where place) {
    Dialog dialog(ui, {.id = "shortcuts", .title = ui.t("shortcuts.title"), .width = 520, .height = 620});
    ScrollArea area(ui, "keys", dialog.content());
    Rect content = area.content();
    content.x1 -= ui.px(14);
    const float top = content.y0;
    if (place != anywhere)
        content.y0 += draw_group(ui, content, ui.t("shortcuts.here"), place, false) + ui.px(10);
    content.y0 += draw_group(ui, content, ui.t("shortcuts.everywhere"), place, true) + ui.px(10);
    content.y0 += draw_fixed_keys(ui, content);
    area.set_height(content.y0 - top);
    return dialog.close_asked() || is_pressed({KeyName::f1});
}

} // namespace amends::ui
