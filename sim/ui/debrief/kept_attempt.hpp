#pragma once
// An attempt that another version of the program recorded: its words and its mark, as they are kept.
#include "sim/ui/base/vocabulary.hpp"

#include <string>
#include <vector>

namespace amends::ui {

struct KeptAttemptView {
    struct Turn {
        std::vector<std::string> customer;
        std::string reply;
    };
    std::string title, when, result;
    Tone tone = Tone::neutral; ///< of the result
    std::vector<Turn> turns;
};

/// A dialog over the screen; true when it is to be closed.
bool draw_kept_attempt(Ui&, const KeptAttemptView&);

} // namespace amends::ui
