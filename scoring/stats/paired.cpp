#include "scoring/stats/paired.hpp"

#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace amends::stats {
namespace {

using Binomial = boost::math::binomial_distribution<double>;

double corrected_phi(const PairedCounts& counts) {
    const auto both = static_cast<double>(counts.both), before_only = static_cast<double>(counts.before_only),
               after_only = static_cast<double>(counts.after_only),
               neither = static_cast<double>(counts.neither);
    const double margins =
        (both + before_only) * (after_only + neither) * (both + after_only) * (before_only + neither);
    if (margins == 0) return 0;
    const double half = static_cast<double>(pairs(counts)) / 2;
    double q = both * neither - before_only * after_only;
    if (q > 0) q = std::max(0.0, q - half);
    return q / std::sqrt(margins);
}

/// √(x² − 2φxy + y²), which rounding must not take below 0.
double joined(double x, double y, double phi) {
    return std::sqrt(std::max(0.0, x * x - 2 * phi * x * y + y * y));
}

} // namespace

std::int64_t pairs(const PairedCounts& counts) {
    return counts.both + counts.before_only + counts.after_only + counts.neither;
}

Rate before(const PairedCounts& counts) {
    return {counts.both + counts.before_only, pairs(counts)};
}

Rate after(const PairedCounts& counts) {
    return {counts.both + counts.after_only, pairs(counts)};
}

double mcnemar_exact(const PairedCounts& counts) {
    const std::int64_t changed = counts.before_only + counts.after_only;
    const std::int64_t fewer = std::min(counts.before_only, counts.after_only);
    if (changed == 0) return 1;
    const Binomial coin(static_cast<double>(changed), 0.5);
    return std::min(1.0, 2 * cdf(coin, static_cast<double>(fewer)));
}

double mcnemar_midp(const PairedCounts& counts) {
    if (counts.before_only == counts.after_only) return 1;
    const Binomial coin(static_cast<double>(counts.before_only + counts.after_only), 0.5);
    return mcnemar_exact(counts)
           - pdf(coin, static_cast<double>(std::min(counts.before_only, counts.after_only)));
}

Interval newcombe_paired(const PairedCounts& counts) {
    assert(pairs(counts) > 0);
    const Rate before_rate = before(counts), after_rate = after(counts);
    const Interval b = wilson(before_rate), a = wilson(after_rate);
    const double pb = value(before_rate), pa = value(after_rate), phi = corrected_phi(counts);
    return {pa - pb - joined(pa - a.low, b.high - pb, phi), pa - pb + joined(a.high - pa, pb - b.low, phi)};
}

} // namespace amends::stats
