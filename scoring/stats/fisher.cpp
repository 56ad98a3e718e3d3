#include "scoring/stats/fisher.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace amends::stats {
namespace {

/// Passes before, given both sizes and all passes together: hypergeometric.
struct Margins {
    std::int64_t before, after, passes;
    [[nodiscard]] std::int64_t fewest() const { return std::max<std::int64_t>(0, passes - after); }
    [[nodiscard]] std::int64_t most() const { return std::min(before, passes); }
};

double log_choose(std::int64_t n, std::int64_t k) {
    const auto log_factorial = [](std::int64_t x) { return boost::math::lgamma(static_cast<double>(x) + 1); };
    return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
}

double log_likelihood(const Margins& margins, std::int64_t passes_before) {
    return log_choose(margins.before, passes_before)
           + log_choose(margins.after, margins.passes - passes_before);
}

struct Tail {
    double p = 1, observed = 0;
};

/// Likelihoods are taken relative to the observed table's and divided by their sum.
Tail tail(const Rate& before, const Rate& after) {
    const Margins margins{before.n, after.n, before.passes + after.passes};
    if (margins.fewest() == margins.most()) return {};
    const double seen = log_likelihood(margins, before.passes);
    double all = 0, no_likelier = 0;
    for (std::int64_t passes = margins.fewest(); passes <= margins.most(); ++passes) {
        const double ratio = std::exp(log_likelihood(margins, passes) - seen);
        all += ratio;
        if (ratio <= 1 + 1e-7) no_likelier += ratio;
    }
    return {std::min(1.0, no_likelier / all), 1 / all};
}

} // namespace

double fisher(const Rate& before, const Rate& after) {
    return tail(before, after).p;
}

double fisher_midp(const Rate& before, const Rate& after) {
    const Tail both_sides = tail(before, after);
    return both_sides.p - both_sides.observed / 2;
}

} // namespace amends::stats
