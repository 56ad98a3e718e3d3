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
    double p = 1, observed = 1;
};

/// The table with one pass more before, in units of this one; 0 behind the last.
double one_more(const Margins& m, std::int64_t passes) {
    const auto count = [](std::int64_t x) { return static_cast<double>(x); };
    return count(m.before - passes) * count(m.passes - passes)
           / (count(passes + 1) * count(m.after - m.passes + passes + 1));
}

/// Tables from `passes` on towards the margin, in units of the first, as long as they add anything: away from
/// the likeliest table each is less likely than the one before, so that some ten standard deviations are all
/// that is summed.
double sum_downwards(const Margins& m, std::int64_t passes) {
    double sum = 1;
    for (double term = 1; passes > m.fewest() && term > sum * 1e-18; --passes) {
        term /= one_more(m, passes - 1);
        sum += term;
    }
    return sum;
}
double sum_upwards(const Margins& m, std::int64_t passes) {
    double sum = 1;
    for (double term = 1; passes < m.most() && term > sum * 1e-18; ++passes) {
        term *= one_more(m, passes);
        sum += term;
    }
    return sum;
}

/// The outermost table of [inner, outer] or [outer, inner] for which `holds`, which holds for all tables from
/// `inner` up to some place and for none behind it.
template <class Holds>
std::int64_t last_that_holds(std::int64_t inner, std::int64_t outer, const Holds& holds) {
    while (inner != outer) {
        const std::int64_t far = outer - inner;
        const std::int64_t middle = inner + (far > 0 ? (far + 1) / 2 : (far - 1) / 2);
        if (holds(middle))
            inner = middle;
        else
            outer = middle + (far > 0 ? -1 : 1);
    }
    return inner;
}

/// Likelihoods are taken relative to the likeliest table's and divided by their sum. From there they only
/// fall, so that the tables no likelier than this one are one piece on either side.
Tail tail(const Rate& before, const Rate& after) {
    const Margins margins{before.n, after.n, before.passes + after.passes};
    if (margins.fewest() == margins.most()) return {};
    const std::int64_t mode = std::clamp((before.n + 1) * (margins.passes + 1) / (before.n + after.n + 2),
                                         margins.fewest(), margins.most());
    const double best = log_likelihood(margins, mode), seen = log_likelihood(margins, before.passes);
    const auto ratio = [&](std::int64_t passes) { return std::exp(log_likelihood(margins, passes) - best); };
    const auto is_likelier = [&](std::int64_t passes) {
        return log_likelihood(margins, passes) - seen > std::log1p(1e-7);
    };
    const double all = sum_downwards(margins, mode) + sum_upwards(margins, mode) - 1;
    if (!is_likelier(mode)) return {1, ratio(before.passes) / all};
    double no_likelier = 0;
    const std::int64_t low = last_that_holds(mode, margins.fewest(), is_likelier) - 1;
    if (low >= margins.fewest()) no_likelier += ratio(low) * sum_downwards(margins, low);
    const std::int64_t high = last_that_holds(mode, margins.most(), is_likelier) + 1;
    if (high <= margins.most()) no_likelier += ratio(high) * sum_upwards(margins, high);
    return {std::min(1.0, no_likelier / all), ratio(before.passes) / all};
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
