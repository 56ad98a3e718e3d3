#pragma once
// How much a report may say about pairs of this number.
#include "scoring/stats/paired.hpp"

namespace amends::stats {

/// A group of fewer people is a small one: its rates are told with a warning, its pairs without a p.
inline constexpr std::int64_t small_group_below = 20;

/// The declared rule of the report; the numbers themselves are always given elsewhere.
enum class Speech {
    no_verdict,          ///< fewer than 6 changed: not enough changes to judge
    counts_and_interval, ///< 6 or more changed, but fewer than 20 pairs: no p
    everything
};

[[nodiscard]] Speech speech(const PairedCounts&);

} // namespace amends::stats
