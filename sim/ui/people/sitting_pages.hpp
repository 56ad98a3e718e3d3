#pragma once
// What is due on Home, and the pages before, between and after the cases of a sitting.
#include "sim/ui/base/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

/// One programme of this person: what comes next in it, or that it is done.
struct DutyRow {
    std::string id, title, text; ///< text: till when, or what comes first
    Tone tone = Tone::neutral;
    std::string chip;   ///< "overdue"; may be empty
    std::string action; ///< words of the button; empty: nothing to do
    bool is_primary = false;
};
/// What Home was asked for, by the row's id; the app takes it after the frame.
struct DutyWidgets {
    std::optional<std::string> asked;
};
[[nodiscard]] float duty_card_height(Ui&, const std::vector<DutyRow>&, float width);
void draw_duty_card(Ui&, Rect, const std::vector<DutyRow>&, DutyWidgets&);

/// A page of its own with a few sentences, shown in place of the screen.
struct SittingPage {
    enum class Kind : std::uint8_t { before, between, after };
    Kind kind = Kind::before;
    std::string title, lead;
    std::vector<std::string> points; ///< sentences, one below the other
    std::size_t done = 0, count = 0; ///< cases
    std::string go, leave;           ///< words of the buttons; `leave` may be empty
    std::string problem;             ///< why it cannot go on; empty: it can
    std::string leave_title, leave_text, leave_yes;
};
struct SittingWidgets {
    bool asks_to_leave = false;
    bool go = false, leave = false; ///< pressed in this frame; the app takes them
};
void draw_sitting_page(Ui&, Rect, const SittingPage&, SittingWidgets&);

} // namespace amends::ui
