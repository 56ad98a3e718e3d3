#pragma once
// The cockpit door: who am I, what next, one big button.
#include "sim/ui/catalogue/catalogue.hpp"
#include "sim/ui/people/plan_card.hpp"
#include "sim/ui/people/sitting_pages.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

/// An attempt that was interrupted.
struct ResumeCard {
    std::string attempt, title, text, portrait;
    bool can_go_on = true; ///< false: another engine version, or the case is gone
};
struct RecentAttempt {
    std::string attempt, title, when, result;
    Tone tone = Tone::neutral;
};
struct HomeView {
    std::string greeting, name, portrait;
    std::vector<DutyRow> duties; ///< what is due in programmes
    std::vector<PlanRow> plans;  ///< improvement plans that are open
    std::optional<ResumeCard> resume;
    std::optional<CaseCard> next; ///< what to do now, when nothing was interrupted
    std::string next_title, next_text;
    std::vector<RecentAttempt> recent;
    bool has_assessment = false; ///< among the recent ones
    std::vector<CaseCard> more;
    StartOffer offer;
    std::string kept;   ///< how long the words of one's attempts are kept
    std::string notice; ///< a sentence about the store or the sound; empty when all is well
};
struct HomeWidgets {
    bool asks_to_close = false;
    DutyWidgets duties;
    StartWidgets start; ///< the start sheet of a case on this page
};

void draw_home(Ui&, Rect, const HomeView&, HomeWidgets&, Commands&);

} // namespace amends::ui
