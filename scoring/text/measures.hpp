#pragma once
// What the desk calls its actions: the same names stand in contexts, lexicons and promises (design.md, §1).
#include <algorithm>
#include <array>
#include <string_view>

namespace amends::text {

/// The desk's actions, and `repair`, which a shop promises and no action keeps.
inline constexpr std::array<std::string_view, 16> measure_names = {
    "look_up",        "inspect",         "refund",        "partial_refund", "exchange", "redispatch",
    "pickup",         "freight_subsidy", "courier_claim", "chase_parcel",   "coupon",   "ticket",
    "ask_supervisor", "follow_up",       "note",          "repair"};

[[nodiscard]] constexpr bool is_measure(std::string_view name) {
    return std::find(measure_names.begin(), measure_names.end(), name) != measure_names.end();
}

} // namespace amends::text
