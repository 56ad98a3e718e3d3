#include "scoring/stats/verdict.hpp"

namespace amends::stats {

Speech speech(const PairedCounts& counts) {
    if (counts.before_only + counts.after_only < 6) return Speech::no_verdict;
    return pairs(counts) < small_group_below ? Speech::counts_and_interval : Speech::everything;
}

} // namespace amends::stats
