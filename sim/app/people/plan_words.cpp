#include "sim/app/people/plan_words.hpp"

#include "sim/app/spoken_time.hpp"

namespace amends::app {

PlanTold told_plan(const ui::Texts& texts, const records::ImprovementPlan& plan, const std::string& owner,
                   const std::string& today) {
    PlanTold told;
    told.words = texts.get(plan.check_again.empty() ? "manager.plan_words" : "manager.plan_words_again",
                           {{"owner", owner},
                            {"due", spoken_day(texts, plan.due)},
                            {"again", spoken_day(texts, plan.check_again)}});
    const auto say = [&](const char* id, ui::Tone tone) {
        told.state = texts.get(id);
        told.tone = tone;
    };
    if (plan.state == records::PlanState::done)
        say("manager.plan_state_done", ui::Tone::good);
    else if (plan.state == records::PlanState::dropped)
        say("manager.plan_state_dropped", ui::Tone::neutral);
    else if (!plan.due.empty() && plan.due < today)
        say("manager.plan_state_overdue", ui::Tone::warn);
    else if (!plan.check_again.empty() && plan.check_again <= today)
        say("manager.plan_state_again", ui::Tone::warn);
    else
        say("manager.plan_state_open", ui::Tone::accent);
    return told;
}

} // namespace amends::app
