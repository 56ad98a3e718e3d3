#pragma once
// Plays whose rows are not left to the seed.
#include "sim/engine/engine.hpp"
#include "sim/scenario/script_draws.hpp"

namespace amends::engine {

/// `began` with these rows drawn. A variable that is tied to a pinned one follows it; names the case does not
/// have are passed over.
Began with_rows(Began began, const scenario::Scenario&, const scenario::DrawnRows&);

/// The first row of each variable; a tied one follows. Checks read with these: the same whatever the case is
/// called, and whatever the seed.
scenario::DrawnRows first_rows(const scenario::Scenario&);
/// The seed of a walk that takes choices in the order of the file.
inline constexpr std::uint64_t nothing_drawn = 0;
/// Event 0 of a play that checks read or walk: the first row of each variable, choices in the order of the
/// file.
Began begin_reading(const scenario::Scenario&, scenario::Way, support::Lang);

/// Event 0 of a scenario's own test: its seed, and the rows its script draws.
Began begin_test(const scenario::Scenario&, const scenario::ScenarioTest&, support::Lang);

/// The script line that draws these rows again; empty where nothing was drawn.
std::string draw_line(const std::map<std::string, std::string>& drawn);

} // namespace amends::engine
