#pragma once
// Passed before and after, the same people both times.
#include "scoring/stats/rates.hpp"

#include <optional>

namespace amends::stats {

/// How many people passed both times, only before, only after, neither time. None below 0.
struct PairedCounts {
    std::int64_t both = 0, before_only = 0, after_only = 0, neither = 0;
};

[[nodiscard]] std::int64_t pairs(const PairedCounts&);
[[nodiscard]] Rate before(const PairedCounts&);
[[nodiscard]] Rate after(const PairedCounts&);

/// Two-sided exact test of McNemar: min(1, 2·P(X ≤ min(b, c))), X ~ Bin(b + c, ½). 1 where nobody changed.
/// Q. McNemar, Psychometrika 12 (1947) 153.
[[nodiscard]] double mcnemar_exact(const PairedCounts&);

/// The exact p less P(X = min(b, c)); 1 where b = c. M. W. Fagerland, S. Lydersen, P. Laake, BMC Medical
/// Research Methodology 13 (2013) 91.
[[nodiscard]] double mcnemar_midp(const PairedCounts&);

/// Interval of after − before, not clipped. At least one pair. R. G. Newcombe, Statistics in Medicine 17
/// (1998) 2635, method 10, with its correction of φ; φ = 0 where a margin is 0.
[[nodiscard]] Interval newcombe_paired(const PairedCounts&);

} // namespace amends::stats
