// How actions solve the case.
#include "sim/engine/resolution.hpp"

#include "sim/engine/work.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

using scenario::Grade;

constexpr std::int64_t twelfths = 12;

bool between(const Case& play, const std::optional<std::int64_t>& amount,
             const std::optional<scenario::Amount>& least, const std::optional<scenario::Amount>& most) {
    if (!least && !most) return true;
    return amount && (!least || *amount >= amount_of(play, *least))
           && (!most || *amount <= amount_of(play, *most));
}

/// For NeededAction and ActionGrade alike.
template <class Wanted>
bool fits(const Case& play, const ActionRecord& record, const Wanted& wanted) {
    if (record.action != wanted.action) return false;
    if (!wanted.object.empty() && argument(record.arguments, "object") != wanted.object) return false;
    return between(play, amount_moved(play, record.action, record.arguments), wanted.amount_min,
                   wanted.amount_max);
}

bool is_done(const Case& play, const State& state, const scenario::NeededAction& needed) {
    return std::any_of(state.actions.begin(), state.actions.end(), [&](const ActionRecord& record) {
        return record.accepted && fits(play, record, needed);
    });
}

std::int64_t worth(Grade grade) {
    return grade == Grade::right ? twelfths : grade == Grade::acceptable ? twelfths / 2 : 0;
}

/// What the way is worth as far as it has been gone.
std::int64_t gone(const Case& play, const State& state, const scenario::ResolutionWay& way) {
    if (!holds(play, state, shown_scope(state), way.when)) return 0;
    if (way.all.empty()) return worth(way.grade);
    const auto done =
        std::count_if(way.all.begin(), way.all.end(),
                      [&](const scenario::NeededAction& needed) { return is_done(play, state, needed); });
    return worth(way.grade) * done / static_cast<std::int64_t>(way.all.size());
}

std::int64_t wrong_actions(const State& state) {
    return std::count_if(state.actions.begin(), state.actions.end(), [](const ActionRecord& record) {
        return record.accepted && record.grade == Grade::wrong;
    });
}

/// The goods may be exchanged and the customer gone all the same.
bool customer_lost(const Case& play, const State& state) {
    const scenario::Ending* ending = find_ending(*play.scenario, state.place);
    return ending
           && (ending->outcome == scenario::Outcome::lost
               || ending->outcome == scenario::Outcome::bad_review);
}

/// Without ways the single actions speak: each is worth 12, 6 or 0.
rubric::Fraction by_single_actions(const State& state) {
    rubric::Fraction sum;
    for (const ActionRecord& record : state.actions) {
        if (!record.accepted || scenario::is_free(record.action)) continue;
        sum.earned += worth(record.grade);
        sum.possible += twelfths;
    }
    return sum;
}

std::optional<Grade> grade_by_ways(const Case& play, const ActionRecord& record) {
    std::optional<Grade> best;
    for (const scenario::ResolutionWay& way : play.scenario->resolution.ways)
        for (const scenario::NeededAction& needed : way.all)
            if (fits(play, record, needed) && (!best || way.grade < *best)) best = way.grade;
    return best;
}

} // namespace

Grade grade_of(const Case& play, const State& state, const ActionRecord& record) {
    const scenario::Resolution& resolution = play.scenario->resolution;
    for (const scenario::ActionGrade& rule : resolution.actions)
        if (fits(play, record, rule) && holds(play, state, open_scope(state), rule.when)) return rule.grade;
    if (const auto grade = grade_by_ways(play, record)) return *grade;
    const bool harmless = scenario::is_free(record.action)
                          || record.action == scenario::DeskAction::ask_supervisor
                          || record.action == scenario::DeskAction::follow_up;
    return harmless ? Grade::acceptable : resolution.otherwise;
}

std::optional<Grade> way_reached(const Case& play, const State& state) {
    std::optional<Grade> best;
    for (const scenario::ResolutionWay& way : play.scenario->resolution.ways) {
        const bool complete =
            std::all_of(way.all.begin(), way.all.end(),
                        [&](const scenario::NeededAction& needed) { return is_done(play, state, needed); });
        if (complete && holds(play, state, shown_scope(state), way.when) && (!best || way.grade < *best))
            best = way.grade;
    }
    return best;
}

bool is_solved(const Case& play, const State& state) {
    const scenario::Resolution& resolution = play.scenario->resolution;
    if (!resolution.solved_when.empty())
        return holds(play, state, shown_scope(state), resolution.solved_when);
    const auto grade = way_reached(play, state);
    return grade && *grade != Grade::wrong;
}

rubric::Fraction resolution_points(const Case& play, const State& state) {
    const scenario::Resolution& resolution = play.scenario->resolution;
    if (resolution.ways.empty() && resolution.solved_when.empty()) return by_single_actions(state);
    std::int64_t earned = 0;
    for (const scenario::ResolutionWay& way : resolution.ways)
        earned = std::max(earned, gone(play, state, way));
    if (!resolution.solved_when.empty()) {
        const bool solved = is_solved(play, state);
        if (!solved)
            earned /= 2;
        else if (resolution.ways.empty())
            earned = twelfths;
        else
            earned = std::max(earned, twelfths / 2);
    }
    if (customer_lost(play, state)) earned /= 2;
    return {std::max<std::int64_t>(0, earned - 3 * wrong_actions(state)), twelfths};
}

std::int64_t cost_given(const State& state) {
    std::int64_t sum = 0;
    for (const ActionRecord& record : state.actions)
        if (record.accepted) sum += record.cost;
    return sum;
}

std::optional<std::int64_t> cheapest_right(const Case& play, const State& state) {
    std::optional<std::int64_t> cheapest;
    for (const scenario::ResolutionWay& way : play.scenario->resolution.ways) {
        if (way.grade != Grade::right || !holds(play, state, shown_scope(state), way.when)) continue;
        const std::int64_t cost = amount_of(play, way.cost);
        if (!cheapest || cost < *cheapest) cheapest = cost;
    }
    return cheapest;
}

bool gave_too_much(const Case& play, const State& state) {
    auto enough = cheapest_right(play, state);
    if (!enough) return false;
    for (const scenario::ResolutionWay& way : play.scenario->resolution.ways) {
        const bool complete =
            std::all_of(way.all.begin(), way.all.end(),
                        [&](const scenario::NeededAction& needed) { return is_done(play, state, needed); });
        if (complete && way.grade == Grade::right) enough = std::max(*enough, amount_of(play, way.cost));
    }
    return cost_given(state) > *enough;
}

} // namespace amends::engine
