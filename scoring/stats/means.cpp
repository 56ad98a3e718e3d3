#include "scoring/stats/means.hpp"

#include "support/splitmix.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

namespace amends::stats {
namespace {

using boost::math::cdf, boost::math::complement, boost::math::quantile;

boost::math::normal_distribution<double> normal() {
    return {};
}

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double sum_of_powers(std::span<const double> values, double middle, int power) {
    double sum = 0;
    for (const double value : values)
        sum += std::pow(value - middle, power);
    return sum;
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded by any number, the same everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    /// 0…sides − 1, each as likely as the others.
    std::size_t roll(std::uint64_t sides) {
        const std::uint64_t unfair = (0 - sides) % sides; // numbers below it would favour small sides
        for (;;)
            if (const std::uint64_t number = support::next_splitmix(state_); number >= unfair)
                return static_cast<std::size_t>(number % sides);
    }

private:
    std::uint64_t state_;
};

std::vector<double> resampled_means(std::span<const double> values, int resamples, std::uint64_t seed) {
    Dice dice(seed);
    std::vector<double> means;
    means.reserve(static_cast<std::size_t>(resamples));
    for (int sample = 0; sample < resamples; ++sample) {
        double sum = 0;
        for (std::size_t n = 0; n < values.size(); ++n)
            sum += values[dice.roll(values.size())];
        means.push_back(sum / static_cast<double>(values.size()));
    }
    std::sort(means.begin(), means.end());
    return means;
}

/// Share of the resampled means below the seen one, ties half, kept off 0 and 1, as a normal point.
double bias(const std::vector<double>& means, double seen) {
    const auto [low, high] = std::equal_range(means.begin(), means.end(), seen);
    const double below = static_cast<double>(low - means.begin()) + static_cast<double>(high - low) / 2;
    const double all = static_cast<double>(means.size());
    return quantile(normal(), std::clamp(below / all, 0.5 / all, 1 - 0.5 / all));
}

/// The value that `share` of the sorted values do not exceed, between two neighbours in proportion.
double percentile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - std::floor(place)) * (sorted[above] - sorted[below]);
}

} // namespace

std::optional<PairedMean> paired_mean(std::span<const double> differences) {
    if (differences.size() < 2) return std::nullopt;
    const double n = static_cast<double>(differences.size()), mean = mean_of(differences);
    const double sd = std::sqrt(sum_of_powers(differences, mean, 2) / (n - 1));
    const auto [least, most] = std::minmax_element(differences.begin(), differences.end());
    if (*least == *most) return std::nullopt;
    const boost::math::students_t_distribution<double> student(n - 1);
    const double error = sd / std::sqrt(n), reach = quantile(student, 0.975) * error, t = mean / error;
    return PairedMean{
        mean, sd, {mean - reach, mean + reach}, t, 2 * cdf(complement(student, std::fabs(t))), mean / sd};
}

std::optional<Interval> bootstrap_mean(std::span<const double> differences, int resamples,
                                       std::uint64_t seed) {
    assert(resamples > 0);
    const auto plain = paired_mean(differences);
    if (!plain) return std::nullopt;
    const std::vector<double> means = resampled_means(differences, resamples, seed);
    const double z0 = bias(means, plain->mean);
    // The jackknife's acceleration of a mean is a sixth of the skewness of the values by √n.
    const double squares = sum_of_powers(differences, plain->mean, 2);
    const double acceleration = sum_of_powers(differences, plain->mean, 3) / (6 * std::pow(squares, 1.5));
    const auto share = [&](double z) { return cdf(normal(), z0 + (z0 + z) / (1 - acceleration * (z0 + z))); };
    return Interval{percentile(means, share(-z95)), percentile(means, share(z95))};
}

std::optional<Correlation> correlation(std::span<const double> x, std::span<const double> y) {
    assert(x.size() == y.size());
    if (x.size() < 4) return std::nullopt;
    const double mean_x = mean_of(x), mean_y = mean_of(y);
    double together = 0;
    for (std::size_t at = 0; at < x.size(); ++at)
        together += (x[at] - mean_x) * (y[at] - mean_y);
    const auto is_flat = [](std::span<const double> values) {
        const auto [least, most] = std::minmax_element(values.begin(), values.end());
        return *least == *most;
    };
    if (is_flat(x) || is_flat(y)) return std::nullopt;
    const double spread = std::sqrt(sum_of_powers(x, mean_x, 2) * sum_of_powers(y, mean_y, 2));
    const double r = std::clamp(together / spread, -1.0, 1.0);
    if (1 - std::fabs(r) < 1e-15) return Correlation{r, {r, r}};
    const double z = std::atanh(r), reach = z95 / std::sqrt(static_cast<double>(x.size()) - 3);
    return Correlation{r, {std::tanh(z - reach), std::tanh(z + reach)}};
}

double regression_to_mean(double mean, double sd, double r, double cut) {
    assert(sd > 0);
    const double a = (cut - mean) / sd;
    return (1 - r) * sd * pdf(normal(), a) / cdf(normal(), a);
}

double regression_of_group(double everyone, double group, double r) {
    assert(r >= 0 && r <= 1);
    return (1 - r) * (everyone - group);
}

} // namespace amends::stats
