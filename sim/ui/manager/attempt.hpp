#pragma once
// One attempt as it stands: the transcript with the words each mark rests on, what the machine and people
// said of every turn, with who, when and why, and what it comes to.
#include "sim/ui/manager/deciding.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

/// One word of the machine, a person or the trainee.
struct MarkLine {
    Icon icon = Icon::none;
    Tone tone = Tone::neutral;
    std::string title;  ///< which mark, and what it says
    std::string by;     ///< who and when
    std::string reason; ///< in the marker's own words; empty: none
    std::string result; ///< what the attempt came to from there on; empty: nothing new
};
/// A label and why the machine says so.
struct EvidenceReason {
    std::string label, reason;
    Tone tone = Tone::neutral;
};
/// A label as it counts now.
struct StandingLabel {
    std::string label;
    Tone tone = Tone::neutral;
    Icon icon = Icon::none;
};
struct AttemptTurnView {
    std::size_t number = 0; ///< from 1
    std::vector<std::string> customer;
    std::string reply;
    std::vector<EvidenceView> evidence;
    std::vector<EvidenceReason> reasons;
    std::vector<MarkLine> marks;
    std::vector<StandingLabel> stands;
    std::string decision; ///< "as the machine read it", "waits for a person"
    Tone decision_tone = Tone::neutral;
    bool can_decide = false;
};
struct AttemptView {
    std::string title, note; ///< the case; who, phase, when
    std::string first, first_note;
    std::string now, now_note;
    Tone now_tone = Tone::neutral;
    std::string versions;
    std::vector<MarkLine> marks; ///< about the attempt as a whole
    std::vector<AttemptTurnView> turns;
    std::string withheld;          ///< turns that are the trainee's own; empty: none
    bool can_open_debrief = false; ///< as the trainee sees it
    bool can_decide = false;       ///< about the result
    std::optional<DecidingView> deciding;
    std::size_t deciding_turn = 0; ///< 0: the result
    std::string comment;           ///< of the dispute that is being decided
};
struct AttemptWidgets : DecidingWidgets {
    std::vector<float> heights; ///< of the cards in the last frame: they are drawn before they are measured
    bool to_top = false;
    bool shows_deciding = false; ///< the panel in which one decides was opened: it comes into sight
    std::optional<Rect> deciding_at;
};
struct AttemptOutcome {
    bool back = false, opens_debrief = false;
    std::optional<std::size_t> decides; ///< turn, 0 the result
    bool stops = false;                 ///< decides nothing after all
    QueueAct act = QueueAct::none;
};

/// The whole page; `back` are the words of the way back.
AttemptOutcome draw_attempt(Ui&, Rect, std::string_view back, const AttemptView&, AttemptWidgets&);
/// What it comes to and the turns, from the rectangle's top; yields the height. For a page that scrolls.
float draw_attempt_cards(Ui&, Rect, const AttemptView&, AttemptWidgets&, AttemptOutcome&);

} // namespace amends::ui
