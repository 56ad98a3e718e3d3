#pragma once
// Improvement plans: what somebody is to get better at, by when, and who looks after it.
#include "sim/records/people.hpp"

namespace amends::records {

enum class PlanState { open, done, dropped };
std::string_view to_string(PlanState);

struct ImprovementPlan {
    std::string id; ///< fresh_uuid()
    std::string person, goal;
    std::string principle;   ///< a label's id; empty: none
    std::string owner;       ///< who looks after it, by id; the person themselves may
    std::string due;         ///< a day: "2026-11-30"
    std::string check_again; ///< a day on which somebody looks whether it held; empty: none
    PlanState state = PlanState::open;
    std::string made_utc, made_by, closed_utc, closed_by; ///< the store's own
};

/// The goal's letters, at most.
inline constexpr std::size_t plan_goal_letters_max = 500;

/// By who runs programmes, for an active person, with an active owner, or one without a name while nobody is
/// listed. Leaves an audit entry.
Store::Ticket make_plan(Store&, Actor, ImprovementPlan);
/// `state` is done or dropped. By who runs programmes, or by its owner. Leaves an audit entry.
Store::Ticket close_plan(Store&, Actor, std::string plan, PlanState state);

/// Of a person and of who was merged into them: open ones first, the earliest due first. None in a file that
/// an older version made.
Outcome<std::vector<ImprovementPlan>> plans_of(Reader&, const std::string& person);
/// Open ones of everybody, the earliest due first.
Outcome<std::vector<ImprovementPlan>> open_plans(Reader&);

} // namespace amends::records
