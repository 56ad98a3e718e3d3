#pragma once
// Amounts that a script leaves to what the play has drawn: "do refund object=laptop amount={price}".
#include "sim/scenario/desk.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace amends::scenario {

/// "{price}", or "{price:20%}" for a share of it, floored. Null for anything else.
std::optional<Amount> amount_slot(std::string_view value);
/// How a script writes an amount: digits, or the slot of its variable.
std::string slot_of(const Amount&);

} // namespace amends::scenario
