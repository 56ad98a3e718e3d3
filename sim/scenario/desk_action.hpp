#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace amends::scenario {

/// What the trainee does beside talking, by name (the closed list of the design).
enum class DeskAction : std::uint8_t {
    look_up,
    inspect,
    refund,
    partial_refund,
    exchange,
    redispatch,
    pickup,
    freight_subsidy,
    courier_claim,
    chase_parcel,
    coupon,
    ticket,
    ask_supervisor,
    follow_up,
    note,
};

inline constexpr std::size_t desk_action_count = 15;

std::string_view to_string(DeskAction);
std::optional<DeskAction> desk_action_from(std::string_view name);

/// Looking things up and taking notes: never wrong, never costs.
[[nodiscard]] constexpr bool is_free(DeskAction a) {
    return a == DeskAction::look_up || a == DeskAction::inspect || a == DeskAction::note;
}

/// A parameter of an action, as in `do refund object=i1 amount=5000`.
struct ActionParameter {
    std::string_view name;
    bool required;
    bool is_amount;
};
/// The parameters an action takes. refund, exchange, redispatch, pickup, courier_claim, chase_parcel: object
/// (order item or order); amounts in minor units; ticket: department class severity; follow_up: in (seconds)
/// or at (ISO 8601), text; note: text; look_up: object.
std::span<const ActionParameter> parameters_of(DeskAction);

} // namespace amends::scenario
