// The desk actions somebody could mean to do now.
#include "sim/engine/explore_moves.hpp"
#include "sim/engine/work.hpp"
#include "sim/scenario/script_slots.hpp"
#include "support/json_print.hpp"

#include <algorithm>

namespace amends::engine::exploring {
namespace {

using scenario::DeskAction;
using scenario::SampleGrade;

/// Of actions that neither a condition looks at nor the script answers with an effect, so many are done in
/// one play: their combinations alone would use up any budget.
constexpr std::ptrdiff_t plain_actions_max = 1;

/// An action by name, before its parameters are filled in.
struct Wanted {
    DeskAction action{};
    std::string object;
    std::optional<scenario::Amount> amount;
};

/// An action, and how a script writes it: an amount that is drawn stands as its variable there.
struct Filled {
    ActionTaken taken;
    std::string amount; ///< as written; empty: as taken
};

Wanted wanted_by(const scenario::NeededAction& needed) {
    Wanted wanted{needed.action, needed.object, {}};
    if (needed.amount_min)
        wanted.amount = *needed.amount_min;
    else if (needed.amount_max)
        wanted.amount = *needed.amount_max;
    return wanted;
}

std::string first_good(const Case& play) {
    for (const auto& order : play.scenario->desk.orders)
        if (!order.items.empty()) return order.items[0].id.value;
    return {};
}

std::string right_option(const std::vector<scenario::WrapOption>& options, const char* otherwise) {
    for (const auto& option : options)
        if (option.right) return option.id.value;
    return otherwise;
}

/// The price of one item, as the script has it; null for an order, or for several of an item.
const scenario::Amount* price_behind(const Case& play, const std::string& object) {
    const scenario::Item* item = find_item(*play.scenario, object);
    return item != nullptr && item->quantity == 1 ? &item->price : nullptr;
}

/// The money an action asks for when nobody says how much: what is allowed, at most the price. Of a share
/// that is drawn the variable is kept.
scenario::Amount usual_amount(const Case& play, const State& state, DeskAction action,
                              const std::string& object) {
    const auto allowed = state.authority.find(action);
    const std::int64_t most = allowed == state.authority.end() ? 0 : allowed->second;
    const auto price = price_of(play, object);
    if (price && *price <= most) {
        const scenario::Amount* of_item = price_behind(play, object);
        return of_item != nullptr ? *of_item : scenario::Amount{*price, {}, 100};
    }
    const auto rule = play.scenario->desk.authority.find(action);
    const bool as_written =
        rule != play.scenario->desk.authority.end() && amount_of(play, rule->second) == most;
    return as_written ? rule->second : scenario::Amount{most, {}, 100};
}

/// The action with every parameter it needs.
Filled filled(const Case& play, const State& state, const Wanted& wanted) {
    Filled made{{wanted.action, {}}, {}};
    auto& arguments = made.taken.arguments;
    for (const scenario::ActionParameter& parameter : scenario::parameters_of(wanted.action)) {
        const std::string name(parameter.name);
        if (name == "object" && (parameter.required || !wanted.object.empty())) {
            arguments[name] = wanted.object.empty() ? first_good(play) : wanted.object;
        } else if (name == "amount" && (parameter.required || wanted.amount)) {
            const scenario::Amount amount =
                wanted.amount ? *wanted.amount
                              : usual_amount(play, state, wanted.action, arguments["object"]);
            arguments[name] = std::to_string(amount_of(play, amount));
            made.amount = scenario::slot_of(amount);
        } else if (name == "department" && !play.scenario->desk.departments.empty()) {
            arguments[name] = play.scenario->desk.departments[0].id.value;
        } else if (name == "class") {
            arguments[name] = right_option(play.scenario->wrap_up.classes, "service");
        } else if (name == "severity") {
            arguments[name] = right_option(play.scenario->wrap_up.severities, "medium");
        } else if (name == "in") {
            arguments[name] = "86400";
        } else if (name == "text" && parameter.required) {
            arguments[name] = "-";
        }
    }
    std::erase_if(arguments, [](const auto& argument) { return argument.second.empty(); });
    return made;
}

std::string line_of(const Filled& made) {
    std::string line = "do " + std::string(to_string(made.taken.action));
    for (const auto& [name, taken] : made.taken.arguments) {
        const std::string& value = name == "amount" ? made.amount : taken;
        const bool plain = !value.empty() && value.find_first_of(" \t\"") == std::string::npos;
        line += " " + name + "=" + (plain ? value : support::json_string(value));
    }
    return line;
}

bool done_already(const State& state, const ActionTaken& taken) {
    return std::any_of(state.actions.begin(), state.actions.end(), [&](const ActionRecord& done) {
        return done.accepted && done.action == taken.action
               && argument(done.arguments, "object") == argument(taken.arguments, "object");
    });
}

/// The lines that do it now, the answer waited for; empty where it is done or the desk would refuse.
Lines lines_for(const Case& play, const State& state, const Wanted& wanted) {
    const Filled made = filled(play, state, wanted);
    if (done_already(state, made.taken)) return {};
    const ActionRecord tried = try_action(play, state, made.taken);
    if (!tried.accepted) return {};
    Lines lines{line_of(made)};
    if (tried.rule < 0) return lines;
    const auto seconds = play.scenario->desk.actions[static_cast<std::size_t>(tried.rule)].answer_after_s;
    if (seconds > 0) lines.push_back("wait " + std::to_string(seconds));
    return lines;
}

void add_move(std::vector<Move>& moves, Lines lines) {
    const bool there =
        std::any_of(moves.begin(), moves.end(), [&](const Move& move) { return move.lines == lines; });
    if (!lines.empty() && !there) moves.push_back({Move::Kind::action, std::move(lines), SampleGrade::mixed});
}

bool matters(const scenario::ActionRule& rule, const std::set<DeskAction>& asked_for) {
    return rule.grants || !rule.effects.empty() || !rule.answer_effects.empty()
           || asked_for.contains(rule.action);
}

/// Rules of the desk one by one: those that matter whenever they fit, the others seldom.
void add_rules(std::vector<Move>& moves, const Case& play, const State& state,
               const std::set<DeskAction>& asked_for) {
    const auto& rules = play.scenario->desk.actions;
    const auto plain_done =
        std::count_if(state.actions.begin(), state.actions.end(), [&](const ActionRecord& done) {
            return done.accepted && !scenario::is_free(done.action) && done.rule >= 0
                   && !matters(rules[static_cast<std::size_t>(done.rule)], asked_for);
        });
    for (const auto& rule : rules) {
        if (scenario::is_free(rule.action)) continue;
        if (matters(rule, asked_for) || plain_done < plain_actions_max)
            add_move(moves, lines_for(play, state, {rule.action, rule.object, {}}));
    }
}

} // namespace

Lines call_back_due(const Case& play, const State& state) {
    constexpr std::int64_t day_s = 86400;
    const bool can_wait = state.phase == Phase::talking && asks_wrap_up(play.scenario->wrap_up);
    std::optional<std::int64_t> soonest_s; // one that is soon enough for all of them
    for (const LedgerEntry& entry : state.ledger) {
        if (entry.state != scenario::PromiseState::due || (can_wait && !entry.due_ms)
            || entry.measure != scenario::to_string(DeskAction::follow_up))
            continue;
        const std::int64_t named_s = entry.due_ms ? (*entry.due_ms - entry.made_ms) / 1000 : day_s;
        soonest_s = std::clamp<std::int64_t>(named_s, 0, soonest_s.value_or(day_s));
    }
    if (!soonest_s) return {};
    Filled made = filled(play, state, {DeskAction::follow_up, {}, {}});
    made.taken.arguments["in"] = std::to_string(*soonest_s);
    return try_action(play, state, made.taken).accepted ? Lines{line_of(made)} : Lines{};
}

Lines lines_of_way(const Case& play, const State& state, const scenario::ResolutionWay& way) {
    Lines lines;
    if (!holds(play, state, open_scope(state), way.when)) return lines;
    for (const auto& needed : way.all)
        for (std::string& line : lines_for(play, state, wanted_by(needed)))
            lines.push_back(std::move(line));
    return lines;
}

std::vector<Move> actions(const PlayRunner& runner, const Watched& watched) {
    std::vector<Move> moves;
    const Playthrough& told = runner.told();
    if (told.state.phase != Phase::talking) return moves;
    for (const auto& way : told.play.scenario->resolution.ways)
        add_move(moves, lines_of_way(told.play, told.state, way));
    add_rules(moves, told.play, told.state, watched.actions);
    add_move(moves, call_back_due(told.play, told.state));
    return moves;
}

} // namespace amends::engine::exploring
