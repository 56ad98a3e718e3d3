#pragma once
// Script lines with what the play has drawn in place of their {variables}.
#include "sim/engine/engine.hpp"
#include "sim/scenario/script.hpp"

namespace amends::engine {

/// Amounts in minor units ("{price}", "{price:20%}"), other values as the customer's lines have them. What
/// names no variable stays as it is.
scenario::DoLine filled_line(const Case&, scenario::DoLine);

} // namespace amends::engine
