#include "sim/scenario/desk_action.hpp"

#include <algorithm>
#include <array>

namespace amends::scenario {
namespace {

constexpr std::array<std::string_view, desk_action_count> names = {
    "look_up",    "inspect", "refund",          "partial_refund", "exchange",
    "redispatch", "pickup",  "freight_subsidy", "courier_claim",  "chase_parcel",
    "coupon",     "ticket",  "ask_supervisor",  "follow_up",      "note",
};

constexpr ActionParameter object{"object", true, false}, any_object{"object", false, false},
    amount{"amount", true, true}, any_amount{"amount", false, true}, text{"text", true, false},
    any_text{"text", false, false};

constexpr std::array looks = {object};
constexpr std::array inspects = {object, any_text};
constexpr std::array refunds = {object, amount};
constexpr std::array goods = {object};
constexpr std::array claims = {object, any_text};
constexpr std::array gives = {amount, any_object};
constexpr std::array tickets = {
    ActionParameter{"department", true, false}, ActionParameter{"class", true, false},
    ActionParameter{"severity", true, false}, ActionParameter{"due", false, false}, any_text};
constexpr std::array asks = {any_amount, any_object, any_text};
constexpr std::array follows = {ActionParameter{"in", false, false}, ActionParameter{"at", false, false},
                                any_text};
constexpr std::array notes = {text};

} // namespace

std::string_view to_string(DeskAction action) {
    return names[static_cast<std::size_t>(action)];
}

std::optional<DeskAction> desk_action_from(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<DeskAction>(found - names.begin());
}

std::span<const ActionParameter> parameters_of(DeskAction action) {
    switch (action) {
    case DeskAction::look_up: return looks;
    case DeskAction::inspect: return inspects;
    case DeskAction::refund:
    case DeskAction::partial_refund: return refunds;
    case DeskAction::exchange:
    case DeskAction::redispatch:
    case DeskAction::pickup: return goods;
    case DeskAction::courier_claim:
    case DeskAction::chase_parcel: return claims;
    case DeskAction::freight_subsidy:
    case DeskAction::coupon: return gives;
    case DeskAction::ticket: return tickets;
    case DeskAction::ask_supervisor: return asks;
    case DeskAction::follow_up: return follows;
    case DeskAction::note: break;
    }
    return notes;
}

} // namespace amends::scenario
