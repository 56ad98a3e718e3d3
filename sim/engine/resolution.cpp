// How actions solve the case.
#include "sim/engine/resolution.hpp"

#include "sim/engine/work.hpp"

#include <algorithm>
#include <set>

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

/// All its actions are done and the condition under which it is a way at all holds.
bool is_gone_whole(const Case& play, const State& state, const scenario::ResolutionWay& way) {
    return std::all_of(way.all.begin(), way.all.end(),
                       [&](const scenario::NeededAction& needed) { return is_done(play, state, needed); })
           && holds(play, state, shown_scope(state), way.when);
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

/// Whether one of the cheapest right ways needs the action.
bool is_in_cheapest(const Case& play, const State& state, const ActionRecord& record, std::int64_t cheapest) {
    const auto& ways = play.scenario->resolution.ways;
    return std::any_of(ways.begin(), ways.end(), [&](const scenario::ResolutionWay& way) {
        return way.grade == Grade::right && amount_of(play, way.cost) == cheapest
               && holds(play, state, shown_scope(state), way.when)
               && std::any_of(way.all.begin(), way.all.end(), [&](const scenario::NeededAction& needed) {
                      return fits(play, record, needed);
                  });
    });
}

/// Where the words offered it; what is done at the desk may come turns later.
std::set<std::size_t> turns_that_offered(const State& state, scenario::DeskAction action) {
    const bool is_compensation =
        action == scenario::DeskAction::coupon || action == scenario::DeskAction::partial_refund;
    std::set<std::size_t> turns;
    if (!is_compensation) return turns;
    for (std::size_t i = 0; i < state.turns.size(); ++i)
        for (const text::ActId& act : state.turns[i].acts)
            if (act.value == "offer_compensation"
                || (act.value == "offer_partial_refund" && action == scenario::DeskAction::partial_refund))
                turns.insert(i);
    return turns;
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
    for (const scenario::ResolutionWay& way : play.scenario->resolution.ways)
        if (is_gone_whole(play, state, way) && (!best || way.grade < *best)) best = way.grade;
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

std::vector<scenario::DeskAction> left_out_of_cheapest(const Case& play, const State& state) {
    const auto cheapest = cheapest_right(play, state);
    std::optional<std::vector<scenario::DeskAction>> fewest;
    for (const scenario::ResolutionWay& way : play.scenario->resolution.ways) {
        if (way.grade != Grade::right || !holds(play, state, shown_scope(state), way.when)
            || amount_of(play, way.cost) != cheapest)
            continue;
        std::vector<scenario::DeskAction> missing;
        for (const scenario::NeededAction& needed : way.all)
            if (!is_done(play, state, needed)) missing.push_back(needed.action);
        if (!fewest || missing.size() < fewest->size()) fewest = std::move(missing);
    }
    return fewest.value_or(std::vector<scenario::DeskAction>());
}

bool gave_too_much(const Case& play, const State& state) {
    auto enough = cheapest_right(play, state);
    if (!enough) return false;
    for (const scenario::ResolutionWay& way : play.scenario->resolution.ways)
        if (way.grade == Grade::right && is_gone_whole(play, state, way))
            enough = std::max(*enough, amount_of(play, way.cost));
    return cost_given(state) > *enough;
}

std::vector<std::size_t> generous_turns(const Case& play, const State& state) {
    const auto cheapest = cheapest_right(play, state);
    if (!cheapest || cost_given(state) <= *cheapest) return {};
    std::set<std::size_t> turns;
    for (const ActionRecord& record : state.actions) {
        if (!record.accepted || record.cost <= 0 || is_in_cheapest(play, state, record, *cheapest)) continue;
        const std::set<std::size_t> offered = turns_that_offered(state, record.action);
        if (offered.empty())
            turns.insert(record.turn);
        else
            turns.insert(offered.begin(), offered.end());
    }
    return {turns.begin(), turns.end()};
}

} // namespace amends::engine
