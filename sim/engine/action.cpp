// Desk actions: what allows them and what they change.
#include "sim/engine/moment.hpp"
#include "sim/engine/pending_id.hpp"
#include "sim/engine/render.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>
#include <charconv>

namespace amends::engine {
namespace {

using scenario::DeskAction;
using Arguments = std::map<std::string, std::string>;

constexpr std::int64_t supervisor_thinks_s = 30;

bool needs_desk_object(DeskAction action) {
    return action != DeskAction::look_up && action != DeskAction::inspect && action != DeskAction::note
           && action != DeskAction::coupon && action != DeskAction::follow_up
           && action != DeskAction::ask_supervisor && action != DeskAction::ticket;
}

bool parameters_fit(DeskAction action, const Arguments& arguments) {
    for (const scenario::ActionParameter& parameter : scenario::parameters_of(action)) {
        const std::string value = argument(arguments, std::string(parameter.name));
        if (parameter.required && value.empty()) return false;
        if (parameter.is_amount && !value.empty() && !parse_amount(value)) return false;
    }
    if (action != DeskAction::follow_up) return true;
    const std::string in = argument(arguments, "in"), at = argument(arguments, "at");
    if (!in.empty()) return parse_amount(in).has_value();
    return parse_moment(at).has_value();
}

bool knows_department(const scenario::Desk& desk, const std::string& id) {
    return desk.departments.empty()
           || std::any_of(desk.departments.begin(), desk.departments.end(),
                          [&](const scenario::Department& d) { return d.id.value == id; });
}

bool object_fits(const Case& play, DeskAction action, const Arguments& arguments) {
    if (action == DeskAction::ticket)
        return knows_department(play.scenario->desk, argument(arguments, "department"));
    const std::string object = argument(arguments, "object");
    if (object.empty() || !needs_desk_object(action)) return true;
    return find_item(*play.scenario, object) || find_order(*play.scenario, object);
}

/// The rule that applies, and whether its precondition holds. −1 and true when the desk has none.
std::pair<int, bool> find_rule(const Case& play, const State& state, DeskAction action,
                               const std::string& object) {
    const auto& rules = play.scenario->desk.actions;
    int closed = -1;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].action != action || (!rules[i].object.empty() && rules[i].object != object)) continue;
        if (holds(play, state, open_scope(state), rules[i].when)) return {static_cast<int>(i), true};
        if (closed < 0) closed = static_cast<int>(i);
    }
    return {closed, closed < 0};
}

bool only_once(DeskAction action) {
    return action == DeskAction::refund || action == DeskAction::exchange || action == DeskAction::redispatch
           || action == DeskAction::pickup || action == DeskAction::courier_claim
           || action == DeskAction::ticket;
}

bool done_already(const State& state, const ActionRecord& asked) {
    if (asked.action == DeskAction::ask_supervisor)
        return std::any_of(state.pending.begin(), state.pending.end(), [&](const Pending& pending) {
            const auto at = answered_action(pending.id);
            return at && *at < state.actions.size()
                   && state.actions[*at].action == DeskAction::ask_supervisor;
        });
    return only_once(asked.action)
           && std::any_of(state.actions.begin(), state.actions.end(), [&](const ActionRecord& done) {
                  const bool same =
                      asked.action == DeskAction::ticket
                          ? done.arguments == asked.arguments
                          : argument(done.arguments, "object") == argument(asked.arguments, "object");
                  return done.accepted && done.action == asked.action && same;
              });
}

bool out_of_stock(const Case& play, const State& state, const ActionRecord& asked) {
    if (asked.action != DeskAction::exchange && asked.action != DeskAction::redispatch) return false;
    const scenario::ItemId item{argument(asked.arguments, "object")};
    const auto left = state.stock.find(item);
    const scenario::Item* wanted = find_item(*play.scenario, item.value);
    return left != state.stock.end() && wanted && left->second < 1;
}

bool is_refund(DeskAction action) {
    return action == DeskAction::refund || action == DeskAction::partial_refund;
}

/// The order of that id, or the one that holds the item of that id.
const scenario::Order* order_around(const Case& play, const std::string& object) {
    for (const scenario::Order& order : play.scenario->desk.orders) {
        if (order.id.value == object) return &order;
        for (const scenario::Item& item : order.items)
            if (item.id.value == object) return &order;
    }
    return nullptr;
}

/// What has been given back for the object, and for the order it belongs to, must not pass what was paid for
/// it.
bool over_paid(const Case& play, const State& state, const ActionRecord& asked) {
    if (!is_refund(asked.action)) return false;
    const std::string object = argument(asked.arguments, "object");
    const scenario::Order* order = order_around(play, object);
    std::int64_t for_object = amount_moved(play, asked.action, asked.arguments).value_or(0),
                 for_order = for_object;
    for (const ActionRecord& done : state.actions) {
        if (!done.accepted || !is_refund(done.action)) continue;
        const std::string given_for = argument(done.arguments, "object");
        const std::int64_t amount = amount_moved(play, done.action, done.arguments).value_or(0);
        if (given_for == object) for_object += amount;
        if (order_around(play, given_for) == order) for_order += amount;
    }
    const auto price = price_of(play, object);
    if (price && for_object > *price) return true;
    return order && for_order > price_of(play, order->id.value).value_or(for_order);
}

/// The supervisor has answered this request by raising the authority.
bool has_granted(const Case& play, const State& state, std::size_t index) {
    const ActionRecord& record = state.actions[index];
    if (!record.accepted || record.action != DeskAction::ask_supervisor || record.rule < 0) return false;
    if (!play.scenario->desk.actions[static_cast<std::size_t>(record.rule)].grants) return false;
    const std::string answer = answer_id(index);
    return std::none_of(state.pending.begin(), state.pending.end(),
                        [&](const Pending& pending) { return pending.id == answer; });
}

/// What this kind of action has given since the authority was last raised: small sums add up.
std::int64_t given_alone(const Case& play, const State& state, DeskAction action) {
    std::int64_t sum = 0;
    for (std::size_t index = 0; index < state.actions.size(); ++index) {
        const ActionRecord& done = state.actions[index];
        if (has_granted(play, state, index)) sum = 0;
        if (done.accepted && done.action == action)
            sum += amount_moved(play, action, done.arguments).value_or(0);
    }
    return sum;
}

bool above_authority(const Case& play, const State& state, const ActionRecord& asked) {
    const auto limit = state.authority.find(asked.action);
    if (is_money(asked.action)) {
        const auto amount = amount_moved(play, asked.action, asked.arguments);
        if (limit == state.authority.end() || !amount) return true;
        return *amount + given_alone(play, state, asked.action) > limit->second;
    }
    if (limit == state.authority.end()) return false;
    return price_of(play, argument(asked.arguments, "object")).value_or(0) > limit->second;
}

std::string refusal_id(const Case& play, const State& state, const ActionRecord& asked, bool rule_holds) {
    if (!parameters_fit(asked.action, asked.arguments)) return "parameter";
    if (!object_fits(play, asked.action, asked.arguments)) return "unknown_object";
    if (!rule_holds) return "precondition";
    if (done_already(state, asked)) return "done_already";
    if (out_of_stock(play, state, asked)) return "out_of_stock";
    if (over_paid(play, state, asked)) return "over_paid";
    if (above_authority(play, state, asked)) return "authority";
    return {};
}

std::int64_t cost_of(const Case& play, const ActionRecord& record) {
    if (scenario::is_free(record.action)) return 0;
    const auto& rules = play.scenario->desk.actions;
    const auto rule = static_cast<std::size_t>(record.rule);
    if (record.rule >= 0 && rules[rule].cost) return amount_of(play, *rules[rule].cost);
    return is_money(record.action) ? amount_moved(play, record.action, record.arguments).value_or(0) : 0;
}

std::optional<std::int64_t> entered_for(const Case& play, const State& state, const ActionRecord& record) {
    if (record.action != DeskAction::follow_up) return std::nullopt;
    if (const auto in_s = parse_amount(argument(record.arguments, "in")))
        return story_ms(state) + std::min<std::int64_t>(*in_s, 3155760000) * 1000;
    const auto at = parse_moment(argument(record.arguments, "at"));
    return at ? std::optional(between_ms(start_of(play), *at)) : std::nullopt;
}

bool customer_notices(DeskAction action) {
    return !scenario::is_free(action) && action != DeskAction::ask_supervisor
           && action != DeskAction::follow_up;
}

int grade_effect(const Work& work, scenario::Grade grade) {
    const rubric::MoodTable& table = work.rubric().mood;
    switch (grade) {
    case scenario::Grade::right: return tempered(work.play, table.action_right);
    case scenario::Grade::acceptable: return tempered(work.play, table.action_acceptable);
    case scenario::Grade::wrong: return tempered(work.play, table.action_wrong);
    }
    return 0;
}

void take_from_stock(State& state, const ActionRecord& record) {
    if (record.action != DeskAction::exchange && record.action != DeskAction::redispatch) return;
    const auto left = state.stock.find(scenario::ItemId{argument(record.arguments, "object")});
    if (left != state.stock.end() && left->second > 0) --left->second;
}

void answer_or_wait(Work& work, std::size_t index) {
    const ActionRecord& record = work.state.actions[index];
    std::int64_t after_s = record.action == DeskAction::ask_supervisor ? supervisor_thinks_s : 0;
    if (record.rule >= 0) {
        const auto& rule = work.script().desk.actions[static_cast<std::size_t>(record.rule)];
        after_s = rule.answer_after_s;
    }
    if (after_s <= 0 || work.state.phase != Phase::talking) return give_answer(work, index);
    schedule(work.state, {story_ms(work.state) + after_s * 1000, answer_id(index)});
}

void try_action_transitions(Work& work) {
    if (work.state.phase != Phase::talking || work.state.open_bubbles > 0) return;
    const Scope scope = open_scope(work.state);
    if (const auto* transition = find_transition(work, scenario::Trigger::action, scope))
        fire(work, *transition, Arrival::action, scope);
}

} // namespace

std::string argument(const Arguments& arguments, const std::string& name) {
    const auto found = arguments.find(name);
    return found == arguments.end() ? std::string() : found->second;
}

std::optional<std::int64_t> parse_amount(const std::string& text) {
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    constexpr std::int64_t most = 1'000'000'000'000'000;
    if (text.empty() || error != std::errc{} || stopped != end || value < 0 || value > most)
        return std::nullopt;
    return value;
}

bool is_money(DeskAction action) {
    return action == DeskAction::refund || action == DeskAction::partial_refund
           || action == DeskAction::freight_subsidy || action == DeskAction::coupon;
}

std::optional<std::int64_t> amount_moved(const Case& play, DeskAction action, const Arguments& arguments) {
    const std::string amount = argument(arguments, "amount");
    if (!amount.empty()) return parse_amount(amount);
    if (action != DeskAction::refund) return std::nullopt;
    return price_of(play, argument(arguments, "object"));
}

ActionRecord try_action(const Case& play, const State& state, const ActionTaken& asked) {
    ActionRecord record;
    record.action = asked.action;
    record.arguments = asked.arguments;
    record.at_ms = state.now_ms;
    record.turn = state.turns.size();
    const auto [rule, rule_holds] = find_rule(play, state, asked.action, argument(asked.arguments, "object"));
    record.rule = rule;
    record.refusal = refusal_id(play, state, record, rule_holds);
    record.accepted = record.refusal.empty();
    record.due_ms = entered_for(play, state, record);
    if (!record.accepted) return record;
    record.grade = grade_of(play, state, record);
    record.cost = cost_of(play, record);
    return record;
}

void take_action(Work& work, const ActionTaken& asked) {
    State& state = work.state;
    state.idle_moves = 0;
    const std::size_t index = state.actions.size();
    state.actions.push_back(try_action(work.play, state, asked));
    const ActionRecord record = state.actions.back();
    if (!record.accepted) {
        work.effects.emplace_back(ActionRefused{index});
        return;
    }
    take_from_stock(state, record);
    if (customer_notices(record.action) && state.phase == Phase::talking)
        change_mood(work, grade_effect(work, record.grade));
    compare_with_promises(work, record);
    if (record.rule >= 0)
        run_effects(work, work.script().desk.actions[static_cast<std::size_t>(record.rule)].effects);
    answer_or_wait(work, index);
    try_action_transitions(work);
}

void give_answer(Work& work, std::size_t index) {
    State& state = work.state;
    if (index >= state.actions.size()) return;
    const ActionRecord record = state.actions[index];
    if (record.rule >= 0) {
        const auto& rule = work.script().desk.actions[static_cast<std::size_t>(record.rule)];
        if (rule.grants) {
            const std::int64_t grant = amount_of(work.play, *rule.grants);
            for (std::size_t i = 0; i < scenario::desk_action_count; ++i)
                if (const auto action = static_cast<DeskAction>(i); is_money(action))
                    state.authority[action] = std::max(state.authority[action], grant);
        }
        run_effects(work, rule.answer_effects);
    }
    work.effects.emplace_back(DeskAnswers{index});
}

} // namespace amends::engine
