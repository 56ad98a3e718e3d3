#include "sim/engine/promises.hpp"

#include "sim/engine/moment.hpp"
#include "sim/engine/render.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>
#include <array>

namespace amends::engine {
namespace {

using scenario::DeskAction;
using scenario::PromiseState;

struct ActMeasure {
    std::string_view act, measure;
    PromiseState state;
};
constexpr std::array<ActMeasure, 9> act_measures = {{
    {"offer_refund", "refund", PromiseState::offered},
    {"offer_partial_refund", "partial_refund", PromiseState::offered},
    {"offer_exchange", "exchange", PromiseState::offered},
    {"offer_redispatch", "redispatch", PromiseState::offered},
    {"offer_pickup", "pickup", PromiseState::offered},
    {"offer_freight", "freight_subsidy", PromiseState::offered},
    {"file_claim", "courier_claim", PromiseState::due},
    {"chase_parcel", "chase_parcel", PromiseState::due},
    {"promise_callback", "follow_up", PromiseState::due},
}};

bool settles(std::string_view measure) {
    return measure == "refund" || measure == "exchange" || measure == "redispatch";
}

bool same_object(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() || a == b;
}

/// The desk's id for what the promise is about: an id as it stands, or the item whose title the words name.
/// Empty when the desk cannot tell: then any object keeps the promise.
std::string object_id(const Case& play, const std::string& words) {
    if (words.empty()) return {};
    const scenario::Scenario& script = *play.scenario;
    if (find_item(script, words) || find_order(script, words)) return words;
    for (const scenario::Order& order : script.desk.orders)
        for (const scenario::Item& item : order.items)
            for (const support::Lang lang : {support::Lang::zh, support::Lang::en})
                if (render(play, item.title, lang).find(words) != std::string::npos) return item.id.value;
    return {};
}

/// The only item on the desk; empty when there are several or none.
std::string only_item(const scenario::Scenario& script) {
    std::string id;
    for (const scenario::Order& order : script.desk.orders)
        for (const scenario::Item& item : order.items) {
            if (!id.empty()) return {};
            id = item.id.value;
        }
    return id;
}

/// "At once" gets a minute, or nobody could keep it.
constexpr std::int64_t shortest_ms = 60000;

std::optional<std::int64_t> due_ms_of(const Case& play, const State& state, const text::Deadline& deadline) {
    constexpr std::int64_t century_s = 3155760000;
    const std::int64_t soonest_ms = story_ms(state) + shortest_ms;
    if (deadline.kind == text::Deadline::Kind::duration)
        return std::max(soonest_ms,
                        story_ms(state) + std::clamp<std::int64_t>(deadline.seconds, 0, century_s) * 1000);
    if (deadline.kind != text::Deadline::Kind::instant) return std::nullopt;
    const auto moment = parse_moment(deadline.instant);
    if (!moment) return std::nullopt;
    return std::max(soonest_ms, between_ms(start_of(play), *moment));
}

/// Would the desk refuse this now? Only what the agent should know when saying it counts.
bool against_the_rules(const Case& play, const State& state, const LedgerEntry& entry) {
    const auto action = scenario::desk_action_from(entry.measure);
    if (!action || scenario::is_free(*action)) return false;
    for (const ActionRecord& done : state.actions)
        if (keeps(play, done, entry)) return false; // the desk has allowed it already
    ActionTaken asked{*action, {}};
    const std::string object = entry.object.empty() ? only_item(*play.scenario) : entry.object;
    if (!object.empty()) asked.arguments["object"] = object;
    if (entry.amount) asked.arguments["amount"] = std::to_string(*entry.amount);
    const std::string refusal = try_action(play, state, asked).refusal;
    if (refusal == "authority" || refusal == "over_paid") return true;
    const bool firm = entry.state == PromiseState::due;
    if (firm && (refusal == "precondition" || refusal == "out_of_stock")) return true;
    const bool amount_unknown = refusal == "parameter" && is_money(*action);
    return amount_unknown && !state.authority.count(*action);
}

PromiseState first_state(text::PromiseStanding standing) {
    switch (standing) {
    case text::PromiseStanding::offered: return PromiseState::offered;
    case text::PromiseStanding::conditional: return PromiseState::conditional;
    case text::PromiseStanding::due: return PromiseState::due;
    }
    return PromiseState::due;
}

bool equal_amount(const Case& play, const ActionRecord& action, const LedgerEntry& entry) {
    if (!entry.amount) return true;
    const bool other_currency = !entry.currency.empty() && entry.currency != play.scenario->desk.currency;
    return !other_currency && amount_moved(play, action.action, action.arguments) == entry.amount;
}

/// A call-back promised "in ten minutes" and entered as "in ten minutes" a little later is kept.
bool inside_deadline(const ActionRecord& action, const LedgerEntry& entry) {
    if (!entry.due_ms || !action.due_ms || *action.due_ms <= *entry.due_ms) return true;
    const auto in_s = parse_amount(argument(action.arguments, "in"));
    return in_s && *in_s <= (*entry.due_ms - entry.made_ms) / 1000;
}

/// "The new one goes out tomorrow" is the other half of an exchange, not a second parcel.
bool exchange_is_agreed(const State& state, const std::vector<text::Promise>& promises) {
    const auto said = [](const text::Promise& promise) { return promise.measure == "exchange"; };
    const auto open = [](const LedgerEntry& entry) {
        return entry.measure == "exchange" && entry.state != PromiseState::broken
               && entry.state != PromiseState::contradicted && entry.state != PromiseState::not_allowed;
    };
    return std::any_of(promises.begin(), promises.end(), said)
           || std::any_of(state.ledger.begin(), state.ledger.end(), open);
}

} // namespace

std::vector<LedgerEntry> entries_of(const Case& play, const State& state,
                                    const std::vector<text::Promise>& promises) {
    std::vector<LedgerEntry> entries;
    for (std::size_t i = 0; i < promises.size(); ++i) {
        const text::Promise& promise = promises[i];
        if (!scenario::desk_action_from(promise.measure)) continue; // Nothing the desk could hold it against.
        LedgerEntry entry;
        entry.turn = state.turns.size();
        entry.promise = i;
        const bool other_half = promise.measure == "redispatch" && exchange_is_agreed(state, promises);
        entry.measure = other_half ? "exchange" : promise.measure;
        entry.object = object_id(play, promise.object);
        entry.currency = promise.currency;
        entry.amount = promise.amount;
        entry.made_ms = story_ms(state);
        entry.due_ms = due_ms_of(play, state, promise.deadline);
        entry.state = first_state(promise.standing);
        if (against_the_rules(play, state, entry)) entry.state = PromiseState::not_allowed;
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<LedgerEntry> entries_of_acts(const State& state, const std::vector<text::ActId>& acts) {
    std::vector<LedgerEntry> entries;
    for (std::size_t i = 0; i < acts.size(); ++i)
        for (const ActMeasure& known : act_measures) {
            if (known.act != acts[i].value) continue;
            LedgerEntry entry;
            entry.turn = state.turns.size();
            entry.promise = i;
            entry.measure = known.measure;
            entry.made_ms = story_ms(state);
            entry.state = known.state;
            entries.push_back(std::move(entry));
        }
    return entries;
}

bool keeps(const Case& play, const ActionRecord& action, const LedgerEntry& entry) {
    if (!action.accepted || to_string(action.action) != entry.measure) return false;
    if (action.action == DeskAction::follow_up) return inside_deadline(action, entry);
    return same_object(entry.object, argument(action.arguments, "object"))
           && equal_amount(play, action, entry);
}

bool contradicts(const Case& play, const ActionRecord& action, const LedgerEntry& entry) {
    const std::string_view done = to_string(action.action);
    if (!action.accepted || !same_object(entry.object, argument(action.arguments, "object"))) return false;
    if (done == entry.measure) return !equal_amount(play, action, entry);
    return settles(done) && settles(entry.measure);
}

bool excludes(const LedgerEntry& a, const LedgerEntry& b) {
    return a.measure != b.measure && settles(a.measure) && settles(b.measure)
           && same_object(a.object, b.object);
}

bool can_break(const LedgerEntry& entry) {
    const auto action = scenario::desk_action_from(entry.measure);
    return action && !scenario::is_free(*action);
}

} // namespace amends::engine
