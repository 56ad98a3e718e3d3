#pragma once
// How an improvement plan stands, in words: for its person on Home and for the manager.
#include "sim/records/plans.hpp"
#include "sim/ui/base/texts.hpp"
#include "sim/ui/base/theme.hpp"

namespace amends::app {

struct PlanTold {
    std::string words; ///< who looks after it, till when, when it is looked at again
    std::string state; ///< "overdue", "in progress", "look again", "done"
    ui::Tone tone = ui::Tone::neutral;
};
/// `owner` is their name; `today` a day of the calendar here: "2026-11-23".
PlanTold told_plan(const ui::Texts&, const records::ImprovementPlan&, const std::string& owner,
                   const std::string& today);

} // namespace amends::app
