#pragma once
// How much a report may say about pairs of this number.
#include "scoring/stats/paired.hpp"

namespace amends::stats {

/// The declared rule of the report; the numbers themselves are always given elsewhere.
enum class Speech {
    no_verdict,          ///< fewer than 6 changed: not enough changes to judge
    counts_and_interval, ///< 6 or more changed, but fewer than 20 pairs: no p
    everything
};

[[nodiscard]] Speech speech(const PairedCounts&);

} // namespace amends::stats
