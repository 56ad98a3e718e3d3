#pragma once
// Scores of the same people before and after.
#include "scoring/stats/rates.hpp"

#include <optional>
#include <span>

namespace amends::stats {

/// Of the differences after − before, in the unit of the scores.
struct PairedMean {
    double mean = 0;
    double sd = 0; ///< with n − 1
    Interval interval;
    double t = 0, p = 1; ///< two-sided, n − 1 degrees of freedom
    double dz = 0;       ///< mean / sd
};

/// Paired t test with its interval. Nothing for fewer than two differences, or where all are equal: then
/// there is no spread to judge by. "Student", Biometrika 6 (1908) 1.
[[nodiscard]] std::optional<PairedMean> paired_mean(std::span<const double> differences);

/// BCa interval of the mean: `resamples` of them drawn with this seed, at least 1; 10,000 or more for a
/// report. The same seed gives the same limits everywhere. Nothing where paired_mean gives nothing. B. Efron,
/// JASA 82 (1987) 171.
[[nodiscard]] std::optional<Interval> bootstrap_mean(std::span<const double> differences, int resamples,
                                                     std::uint64_t seed);

struct Correlation {
    double r = 0; ///< −1…1
    Interval interval;
};

/// Pearson's correlation of two measures of the same people, as many of each, with Fisher's z interval.
/// Nothing for fewer than four people, or where one measure is the same for all; at r = ±1 the interval is
/// that point. K. Pearson, Proc. Royal Society 58 (1895) 240; R. A. Fisher, Biometrika 10 (1915) 507.
[[nodiscard]] std::optional<Correlation> correlation(std::span<const double> x, std::span<const double> y);

/// Expected gain of people chosen because they scored below `cut`, with no training at all, in points:
/// (1 − r)·sd·φ(a)/Φ(a), a = (cut − mean)/sd. `mean` and `sd` (above 0) of everyone, `r` the correlation of
/// two sittings. F. Galton's regression; A. G. Barnett et al., Int. J. Epidemiology 34 (2005) 215.
[[nodiscard]] double regression_to_mean(double mean, double sd, double r, double cut);

/// The same where the group's own mean is known instead of a cut, and whoever lies above gets a fall below 0:
/// (1 − r)·(everyone − group), r in 0…1. With the mean of everyone below the cut it is the function above.
/// F. Galton, J. Anthropological Institute 15 (1886) 246.
[[nodiscard]] double regression_of_group(double everyone, double group, double r);

} // namespace amends::stats
