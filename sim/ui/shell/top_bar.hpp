#pragma once
// The bar above every screen: who we are, where we are, language, size, sound, settings.
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"

#include <string>

namespace amends::ui {

struct TopBarView {
    Screen screen{};
    std::string mode, case_title, name, portrait;
    Tone mode_tone = Tone::good;
    bool muted = false, has_sound = true;
    bool playing = false; ///< a contact is open: leaving asks first
    bool can_close = false;
    bool manages = false;      ///< the manager's screens are offered
    bool is_signed_in = false; ///< the name opens a menu
    bool is_closed = false;    ///< nobody has signed in yet: no way into the pages
    bool may_sign_out = true;  ///< false: an assessment is open
};
struct TopBarWidgets {
    bool shows_shortcuts = false;
    PopoverState person;
    bool changes_pin = false;
    bool shows_kept = false; ///< what is kept of whoever signed in, in place of every screen
};
struct TopBarOutcome {
    bool leave = false;         ///< the desk is to ask whether to leave
    bool close_contact = false; ///< the desk is to ask whether to close the contact
};

inline constexpr float top_bar_height = 62;

/// The sign of the theme that is on.
[[nodiscard]] Icon theme_icon(ThemeKind);

TopBarOutcome draw_top_bar(Ui&, Rect, const TopBarView&, TopBarWidgets&, Commands&);

} // namespace amends::ui
