#pragma once
// Marking drawn turns blind: what was known when the reply was written, and the reply; nobody's labels. Below
// it how far those who marked agree.
#include "sim/ui/manager/deciding.hpp"
#include "sim/ui/manager/tables.hpp"

#include <optional>

namespace amends::ui {

/// Something said before the reply.
struct BlindLine {
    std::string who, words;
};
struct BlindTurnView {
    std::string title; ///< "3 of 20"
    std::vector<BlindLine> said;
    std::vector<std::string> facts; ///< what the desk showed, and what was done in this turn
    std::string reply;
};
struct BlindView {
    std::vector<std::pair<std::string, std::string>> samples; ///< id and words, the newest first
    std::size_t sample = 0;
    bool may_draw = false; ///< draw a sample
    std::optional<BlindTurnView> turn;
    std::string nothing; ///< why there is no turn to mark
    std::vector<DecidingLabel> labels;
    std::optional<FigureTable> agreement;
    bool is_counting = false; ///< the agreement is on its way
    std::string calibration;  ///< how far a calibration is and what it comes to; empty for a second marking
    std::string would_leave_out;
    bool may_calibrate = false; ///< enough is marked, and whoever looks may keep it
};
struct BlindWidgets {
    PopoverState samples;
    std::set<std::string> given; ///< labels chosen for the turn
    EditState comment;
    bool calibrates = false; ///< asks for the reason to keep a calibration
    EditState reason;
    bool to_reply = false; ///< another turn is shown: its reply and the labels come into sight
    float card_height = 0; ///< of the last frame: the card is drawn before it is measured
};
struct BlindOutcome {
    std::optional<std::size_t> sample;
    bool draws_second = false, draws_calibration = false;
    bool marks = false;                    ///< with what stands in the widgets
    std::optional<std::string> calibrates; ///< with this reason
};

BlindOutcome draw_blind(Ui&, Rect, const BlindView&, BlindWidgets&);

} // namespace amends::ui
