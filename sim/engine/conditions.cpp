#include "sim/engine/work.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

using namespace scenario;

/// One overload for each kind of condition.
struct Asker {
    const Case& play;
    const State& state;
    const Scope& scope;

    bool ask(const Condition& condition) const { return std::visit(*this, condition.is); }

    bool operator()(const AllOf& all) const {
        return std::all_of(all.parts.begin(), all.parts.end(), [&](const Condition& c) { return ask(c); });
    }
    bool operator()(const AnyOf& any) const {
        return std::any_of(any.parts.begin(), any.parts.end(), [&](const Condition& c) { return ask(c); });
    }
    bool operator()(const NotThat& negated) const {
        return negated.part.empty() || !ask(negated.part.front());
    }
    bool operator()(const HasAct& wanted) const {
        const auto in = [&](const TurnRecord& turn) {
            return std::find(turn.acts.begin(), turn.acts.end(), wanted.act) != turn.acts.end();
        };
        if (wanted.reach == Reach::turn) return scope.turn && in(*scope.turn);
        return std::any_of(state.turns.begin(), state.turns.end(), in);
    }
    bool operator()(const HasLabel& wanted) const {
        const auto in = [&](const TurnRecord& turn) { return has(turn.labels, wanted.label); };
        if (wanted.reach == Reach::turn) return scope.turn && in(*scope.turn);
        return std::any_of(state.turns.begin(), state.turns.end(), in);
    }
    bool operator()(const HasAction& wanted) const {
        const std::size_t from = wanted.reach == Reach::turn ? scope.actions_from : 0;
        for (std::size_t i = from; i < state.actions.size(); ++i)
            if (fits(wanted, state.actions[i])) return true;
        return false;
    }
    bool operator()(const FlagIs& wanted) const {
        return (state.flags.find(wanted.flag) != state.flags.end()) == wanted.set;
    }
    bool operator()(const MoodIn& range) const { return state.mood >= range.min && state.mood <= range.max; }
    bool operator()(const ElapsedIn& range) const {
        const std::int64_t seconds = story_ms(state) / 1000;
        return seconds >= range.min_s && (!range.max_s || seconds <= *range.max_s);
    }
    bool operator()(const VisitsIn& range) const {
        const auto found = state.visits.find(range.node);
        const int visits = found == state.visits.end() ? 0 : found->second;
        return visits >= range.min && (!range.max || visits <= *range.max);
    }
    bool operator()(const HasPromise& wanted) const {
        return std::any_of(state.ledger.begin(), state.ledger.end(),
                           [&](const LedgerEntry& entry) { return fits(wanted, entry); });
    }

private:
    bool fits(const HasAction& wanted, const ActionRecord& action) const {
        if (!action.accepted || action.action != wanted.action) return false;
        if (!wanted.object.empty() && argument(action.arguments, "object") != wanted.object) return false;
        if (!wanted.amount_min && !wanted.amount_max) return true;
        const auto amount = amount_moved(play, action.action, action.arguments);
        return amount && (!wanted.amount_min || *amount >= *wanted.amount_min)
               && (!wanted.amount_max || *amount <= *wanted.amount_max);
    }
    bool fits(const HasPromise& wanted, const LedgerEntry& entry) const {
        if (!wanted.measure.empty() && entry.measure != wanted.measure) return false;
        if (wanted.reach == Reach::turn && entry.turn != scope.turn_index) return false;
        return wanted.states.empty()
               || std::find(wanted.states.begin(), wanted.states.end(), entry.state) != wanted.states.end();
    }
};

} // namespace

Scope open_scope(const State& state) {
    return {nullptr, state.turn_actions_from, state.turns.size()};
}

Scope shown_scope(const State& state) {
    Scope scope = open_scope(state);
    if (state.turns.empty()) return scope;
    scope.turn = &state.turns.back();
    scope.turn_index = state.turns.size() - 1;
    return scope;
}

bool holds(const Case& play, const State& state, const Scope& scope, const Condition& condition) {
    return Asker{play, state, scope}.ask(condition);
}

bool holds(const Case& play, const State& state, const Scope& scope, const std::vector<Condition>& when) {
    const Asker asker{play, state, scope};
    return std::all_of(when.begin(), when.end(), [&](const Condition& c) { return asker.ask(c); });
}

} // namespace amends::engine
