#pragma once
// Improvement plans on Home: what somebody is to get better at, by when, and who looks after it.
#include "sim/ui/base/vocabulary.hpp"

#include <string>
#include <vector>

namespace amends::ui {

struct PlanRow {
    std::string id, goal, words; ///< words: who looks after it, till when, when it is looked at again
    std::string chip;            ///< "overdue", "in progress"
    Tone tone = Tone::neutral;
};
[[nodiscard]] float plan_card_height(Ui&, const std::vector<PlanRow>&, float width);
void draw_plan_card(Ui&, Rect, const std::vector<PlanRow>&);

} // namespace amends::ui
