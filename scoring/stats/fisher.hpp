#pragma once
// Two groups of different people: one table of four counts.
#include "scoring/stats/rates.hpp"

namespace amends::stats {

/// Fisher's exact test, two-sided: the summed probability of all tables with these margins that are no
/// likelier than this one. 1 where a margin is 0. Tables as likely as this one count, although their
/// probabilities are rounded apart: compared with a relative 1e-7, as in R's fisher.test. R. A. Fisher, J.
/// Royal Statistical Society 98 (1935) 39. Takes time as the root of the sizes; 10^9 a group are done at
/// once.
[[nodiscard]] double fisher(const Rate& before, const Rate& after);

/// The same less half the probability of this table: 0.5 where a margin is 0, since no other table could have
/// come. H. O. Lancaster, JASA 56 (1961) 223.
[[nodiscard]] double fisher_midp(const Rate& before, const Rate& after);

} // namespace amends::stats
