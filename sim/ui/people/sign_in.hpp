#pragma once
// Who sits here: choosing oneself, the PIN, and what is told the first time.
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct SignInPerson {
    std::string id, name;
};
struct SignInView {
    std::vector<SignInPerson> people;   ///< who may sign in
    std::optional<SignInPerson> chosen; ///< whose PIN is asked for
    bool chooses_pin = false;           ///< they have none yet
    bool is_locked = false;             ///< they sat here and went away
    bool may_change = true;             ///< somebody else may sign in instead
    std::string why_not_change;         ///< why nobody else may
    bool is_trying = false;
    bool has_to_wait = false; ///< after wrong tries; `problem` says how long
    std::string problem;      ///< why the last try failed; empty: none failed
};
struct SignInWidgets {
    EditState who, pin, again;
    std::string asked;       ///< whose PIN the fields are for
    std::string own_problem; ///< what is wrong before anything is tried
    bool tells_of_forgotten = false;
};
/// Those whose name or id holds the words; all of a few, nobody of many while nothing is typed.
[[nodiscard]] std::vector<const SignInPerson*> people_found(const std::vector<SignInPerson>&,
                                                            const std::string& words);
void draw_sign_in(Ui&, Rect, const SignInView&, SignInWidgets&, Commands&);

/// One short page: what is kept, how long, who reads it, who marks, whom to ask.
struct WhatIsKept {
    std::string title;
    std::string how_long; ///< by the rule that is set; empty: not known
};
void draw_what_is_kept(Ui&, Rect, const WhatIsKept&, Commands&);

/// A PIN of one's own in the place of the old one. True when it is to be closed.
struct NewPinWidgets {
    EditState pin, again;
    std::string problem;
};
bool draw_new_pin(Ui&, NewPinWidgets&, Commands&);
/// What is wrong with a new PIN typed twice; empty when it may be tried.
[[nodiscard]] std::string new_pin_problem(const Ui&, const std::string& pin, const std::string& again);

} // namespace amends::ui
