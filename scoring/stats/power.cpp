#include "scoring/stats/power.hpp"

#include "scoring/stats/rates.hpp"

#include <boost/math/distributions/normal.hpp>

#include <cassert>
#include <cmath>

namespace amends::stats {
namespace {

double z_of(double power) {
    assert(power >= 0.5 && power <= 0.999);
    return quantile(boost::math::normal_distribution<double>(), power);
}

/// Connor's sum, before it is squared and divided.
double connor(double discordant, double difference, double power) {
    return z95 * std::sqrt(discordant) + z_of(power) * std::sqrt(discordant - difference * difference);
}

} // namespace

std::optional<std::int64_t> people_each(double before, double after, double power) {
    const double h = cohens_h(before, after);
    if (h == 0) return std::nullopt;
    return static_cast<std::int64_t>(std::ceil(2 * std::pow((z95 + z_of(power)) / h, 2)));
}

std::optional<std::int64_t> pairs_needed(double before_only, double after_only, double power) {
    const double discordant = before_only + after_only, difference = after_only - before_only;
    assert(before_only >= 0 && after_only >= 0 && discordant <= 1 + 1e-12);
    if (difference == 0) return std::nullopt;
    const double sum = connor(discordant, difference, power);
    return static_cast<std::int64_t>(std::ceil(sum * sum / (difference * difference)));
}

std::optional<double> smallest_rise(std::int64_t pairs, double power) {
    const auto enough = [&](double rise) {
        return pairs_needed(0, rise, power).value_or(pairs + 1) <= pairs;
    };
    if (pairs < 1 || !enough(1)) return std::nullopt;
    double too_small = 0, found = 1; // what is needed falls as the rise grows
    for (int step = 0; step < 60; ++step) {
        const double middle = (too_small + found) / 2;
        (enough(middle) ? found : too_small) = middle;
    }
    return found;
}

double design_effect(double attempts_each, double icc) {
    assert(attempts_each >= 1);
    return 1 + (attempts_each - 1) * icc;
}

} // namespace amends::stats
