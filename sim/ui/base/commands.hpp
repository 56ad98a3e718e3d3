#pragma once
// What a screen may ask of the program. Screens fill a list of commands; the app carries them out after the
// frame. One table joins name, icon, key and help, so that menu, button, key and the shortcut sheet cannot
// disagree.
#include "sim/ui/base/icons.hpp"
#include "sim/ui/base/interact.hpp"
#include "sim/ui/base/keys.hpp"
#include "sim/ui/base/overlays.hpp"
#include "sim/ui/command.hpp"

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace amends::ui {

enum class CommandId : std::uint8_t {
    // anywhere
    show_shortcuts,
    go_home,
    open_catalogue,
    open_settings,
    open_manager,
    go_back,
    switch_language,
    switch_theme,
    grow,
    shrink,
    normal_size,
    mute,
    quit,
    // home and catalogue
    go_on,
    start_guided,
    search,
    // desk
    send_reply,
    write_reply,
    show_saved_replies,
    show_policies,
    show_hint,
    take_back,
    pause,
    not_understood,
    show_contacts,
    show_order,
    close_contact,
    leave_desk,
    // wrap-up and debrief
    hand_in_wrap_up,
    try_again,
    next_turn,
    previous_turn,
    show_all,
    next_case,
    // author
    save_case,
    play_from_here,
    show_problems,
};
inline constexpr std::size_t command_count = 37;

/// Screens on which a command's key works, one bit each.
using Screens = std::uint16_t;
inline constexpr Screens anywhere = 0xFFFF;
[[nodiscard]] constexpr Screens on(Screen screen) {
    return static_cast<Screens>(1U << static_cast<unsigned>(screen));
}

struct CommandRow {
    CommandId id{};
    std::string_view name; ///< snake_case; the texts are commands.<name>.label and commands.<name>.help
    Icon icon = Icon::none;
    KeyChord key;
    Screens screens = anywhere;
    /// What the app is asked for; null where the screen that shows the command does it itself (opens a
    /// drawer, moves the keyboard) or must add what only it knows.
    Command (*ask)(const Ui&) = nullptr;
};
[[nodiscard]] std::span<const CommandRow> command_table();
[[nodiscard]] const CommandRow& row_of(CommandId);
[[nodiscard]] const std::string& label_of(const Ui&, CommandId);
[[nodiscard]] const std::string& help_of(const Ui&, CommandId);
/// "Take the last reply back (Ctrl+T)".
[[nodiscard]] std::string tooltip_of(const Ui&, CommandId);

/// A set of commands: what cannot be asked for just now, or what was asked for in this frame.
class CommandSet {
public:
    void add(CommandId id) { bits_.set(static_cast<std::size_t>(id)); }
    [[nodiscard]] bool has(CommandId id) const { return bits_.test(static_cast<std::size_t>(id)); }
    [[nodiscard]] bool empty() const { return bits_.none(); }

private:
    std::bitset<command_count> bits_;
};

/// Asks the app for what the table says, if it says something.
void ask_for(const Ui&, CommandId, Commands& asked);

/// The commands of this screen whose key was pressed; the app has been asked for those that are its own. None
/// while a dialog is open.
CommandSet take_command_keys(Ui&, Screen, const CommandSet& unavailable, Commands& asked);

/// A button, an icon button and a menu made from the table. They yield what was pressed; the app has been
/// asked.
struct CommandButton {
    CommandId id{};
    bool primary = false, enabled = true;
    std::string_view why_not; ///< tooltip while disabled
};
bool command_button(Ui&, Rect, const CommandButton&, Commands& asked);
[[nodiscard]] float command_button_width(Ui&, CommandId);
bool command_icon(Ui&, Rect, CommandId, Commands& asked, bool enabled = true, bool on = false);
std::optional<CommandId> command_menu(Ui&, std::string_view id, PopoverState&, Rect anchor,
                                      std::span<const CommandId>, const CommandSet& unavailable,
                                      Commands& asked);

/// The sheet of all keys (F1), those of this screen first. True when it asks to be closed.
bool draw_shortcut_sheet(Ui&, Screen);

} // namespace amends::ui
