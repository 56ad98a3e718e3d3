#include "scoring/stats/rates.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace amends::stats {

double value(const Rate& rate) {
    assert(rate.n > 0 && rate.passes >= 0 && rate.passes <= rate.n);
    return static_cast<double>(rate.passes) / static_cast<double>(rate.n);
}

Interval wilson(const Rate& rate) {
    if (rate.n == 0) return {0, 1};
    const double n = static_cast<double>(rate.n), p = value(rate), z2 = z95 * z95;
    const double middle = 2 * n * p + z2, reach = z95 * std::sqrt(z2 + 4 * n * p * (1 - p));
    const double scale = 2 * (n + z2);
    // At the ends the limit is exact, whatever the root was rounded to.
    return {rate.passes == 0 ? 0 : std::max(0.0, (middle - reach) / scale),
            rate.passes == rate.n ? 1 : std::min(1.0, (middle + reach) / scale)};
}

Interval newcombe(const Rate& before, const Rate& after) {
    const Interval b = wilson(before), a = wilson(after);
    const double pb = value(before), pa = value(after), difference = pa - pb;
    return {difference - std::hypot(pa - a.low, b.high - pb),
            difference + std::hypot(a.high - pa, pb - b.low)};
}

double cohens_h(double before, double after) {
    assert(before >= 0 && before <= 1 && after >= 0 && after <= 1);
    return 2 * std::asin(std::sqrt(after)) - 2 * std::asin(std::sqrt(before));
}

} // namespace amends::stats
