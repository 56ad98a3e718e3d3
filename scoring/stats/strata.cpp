#include "scoring/stats/strata.hpp"

#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cmath>

namespace amends::stats {
namespace {

/// One stratum as doubles: rows after and before, columns passed and not.
struct Table {
    double after_pass, after_fail, before_pass, before_fail, n;
    explicit Table(const Stratum& s)
        : after_pass(static_cast<double>(s.after.passes)),
          after_fail(static_cast<double>(s.after.n - s.after.passes)),
          before_pass(static_cast<double>(s.before.passes)),
          before_fail(static_cast<double>(s.before.n - s.before.passes)),
          n(after_pass + after_fail + before_pass + before_fail) {}
    [[nodiscard]] double after() const { return after_pass + after_fail; }
    [[nodiscard]] double before() const { return before_pass + before_fail; }
    [[nodiscard]] double passed() const { return after_pass + before_pass; }
    [[nodiscard]] double failed() const { return after_fail + before_fail; }
    [[nodiscard]] double variance() const {
        return n < 2 ? 0 : after() * before() * passed() * failed() / (n * n * (n - 1));
    }
};

} // namespace

std::optional<CommonOdds> cochran_mantel_haenszel(std::span<const Stratum> strata, bool corrected) {
    double surplus = 0, variance = 0, agree = 0, disagree = 0;
    for (const Stratum& stratum : strata) {
        const Table table(stratum);
        if (table.variance() == 0) continue;
        surplus += table.after_pass - table.after() * table.passed() / table.n;
        variance += table.variance();
        agree += table.after_pass * table.before_fail / table.n;
        disagree += table.after_fail * table.before_pass / table.n;
    }
    if (variance == 0) return std::nullopt;
    const double apart = std::fabs(surplus), half = corrected ? std::min(0.5, apart) : 0;
    CommonOdds odds;
    odds.chi_square = (apart - half) * (apart - half) / variance;
    odds.p = cdf(complement(boost::math::chi_squared_distribution<double>(1), odds.chi_square));
    if (disagree > 0) odds.odds_ratio = agree / disagree;
    return odds;
}

std::optional<double> standardised_difference(std::span<const Stratum> strata) {
    double sum = 0, attempts = 0;
    for (const Stratum& stratum : strata) {
        if (stratum.before.n == 0 || stratum.after.n == 0) continue;
        const auto weight = static_cast<double>(stratum.before.n + stratum.after.n);
        sum += weight * (value(stratum.after) - value(stratum.before));
        attempts += weight;
    }
    if (attempts == 0) return std::nullopt;
    return sum / attempts;
}

} // namespace amends::stats
