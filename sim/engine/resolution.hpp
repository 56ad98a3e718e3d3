#pragma once
// How far the case is solved, and at what cost.
#include "sim/engine/engine.hpp"

namespace amends::engine {

/// The grade of the best complete way; null when none is complete.
std::optional<scenario::Grade> way_reached(const Case&, const State&);
/// The script's `solved_when`, or a right or acceptable way complete.
bool is_solved(const Case&, const State&);
/// In twelfths: 12 for a right way, 6 for an acceptable one, by the share of it that was done; 3 less for
/// each wrong action, and half where the customer was lost all the same. Possible 0 when the script says
/// nothing of solutions.
rubric::Fraction resolution_points(const Case&, const State&);
/// Minor units.
std::int64_t cost_given(const State&);
std::optional<std::int64_t> cheapest_right(const Case&, const State&);
/// What the cheapest right way needs and nobody did, in the way's order; of several such ways the one gone
/// furthest.
std::vector<scenario::DeskAction> left_out_of_cheapest(const Case&, const State&);
/// More than the cheapest right way, and more than any right way that was gone to its end (过度赔付).
bool gave_too_much(const Case&, const State&);
/// The turns in which something was offered or given that the cheapest right way does without, in order; none
/// where no more was given than that way costs.
std::vector<std::size_t> generous_turns(const Case&, const State&);

} // namespace amends::engine
