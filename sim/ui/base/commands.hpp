#pragma once
// What a screen may ask of the program. Screens fill a list of commands; the app carries them out after the
// frame. One table joins name, icon, key and help, so that menu, button, key and the shortcut sheet cannot
// disagree.
#include "sim/ui/base/icons.hpp"
#include "sim/ui/base/interact.hpp"
#include "sim/ui/base/keys.hpp"
#include "sim/ui/base/overlays.hpp"

#include <array>
#include <bitset>
#include <cstdint>
#include <map>
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
    start_case,
    start_guided,
    resume_attempt,
    discard_attempt,
    open_attempt,
    search,
    // desk
    send_reply,
    pick_choice,
    do_action,
    write_reply,
    show_saved_replies,
    show_policies,
    show_hint,
    take_back,
    pause,
    not_understood,
    show_contacts,
    show_order,
    zoom_photo,
    close_contact,
    leave_case,
    // wrap-up and debrief
    hand_in_wrap_up,
    try_again,
    replay_from,
    next_turn,
    previous_turn,
    show_all,
    next_case,
    // settings
    set_language,
    set_theme,
    set_scale,
    set_volume,
    set_sound,
    set_person,
};
inline constexpr std::size_t command_count = 47;

/// What is asked for. `subject` names the thing (a case, an attempt, a choice, an action, a photo), `text` is
/// what was written, `number` a value or a turn, `details` the parameters of a desk action.
struct Command {
    CommandId id{};
    std::string subject, text;
    std::int64_t number = 0;
    std::map<std::string, std::string> details;
};
using Commands = std::vector<Command>;

/// Where a command's key works; a set of bits.
enum class Where : std::uint8_t {
    home = 1,
    catalogue = 2,
    desk = 4,
    wrap_up = 8,
    debrief = 16,
    settings = 32,
    anywhere = 63
};

struct CommandRow {
    CommandId id{};
    std::string_view name; ///< snake_case; the texts are commands.<name>.label and commands.<name>.help
    Icon icon = Icon::none;
    KeyChord key;
    Where where = Where::anywhere;
};
[[nodiscard]] std::span<const CommandRow> command_table();
[[nodiscard]] const CommandRow& row_of(CommandId);
[[nodiscard]] const std::string& label_of(const Ui&, CommandId);
[[nodiscard]] const std::string& help_of(const Ui&, CommandId);
/// "Take the last reply back (Ctrl+T)".
[[nodiscard]] std::string tooltip_of(const Ui&, CommandId);

/// What cannot be asked for just now.
using Unavailable = std::bitset<command_count>;
[[nodiscard]] inline bool is_available(const Unavailable& unavailable, CommandId id) {
    return !unavailable.test(static_cast<std::size_t>(id));
}

/// Asks for every command of this place whose key was pressed. Nothing while a dialog is open.
void take_command_keys(Ui&, Where, const Unavailable&, Commands& asked);

/// A button, an icon button and a menu item made from the table. True when it was pressed, with the command
/// asked.
struct CommandButton {
    CommandId id{};
    bool primary = false, enabled = true;
    std::string_view why_not; ///< tooltip while disabled
};
bool command_button(Ui&, Rect, const CommandButton&, Commands& asked);
[[nodiscard]] float command_button_width(Ui&, CommandId);
bool command_icon(Ui&, Rect, CommandId, Commands& asked, bool enabled = true);
void command_menu(Ui&, std::string_view id, PopoverState&, Rect anchor, std::span<const CommandId>,
                  const Unavailable&, Commands& asked);

/// The sheet of all keys (F1), those of this place first. True when it asks to be closed.
bool draw_shortcut_sheet(Ui&, Where);

} // namespace amends::ui
