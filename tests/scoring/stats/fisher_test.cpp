#include "scoring/stats/fisher.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace amends::stats {
namespace {

std::int64_t choose(std::int64_t n, std::int64_t k) {
    std::int64_t ways = 1;
    for (std::int64_t i = 1; i <= k; ++i)
        ways = ways * (n - k + i) / i;
    return ways;
}

/// By whole numbers, where two tables are as likely or not, without doubt.
double counted_p(const Rate& before, const Rate& after, bool midp) {
    const std::int64_t all = before.passes + after.passes;
    const auto ways = [&](std::int64_t x) { return choose(before.n, x) * choose(after.n, all - x); };
    std::int64_t sum = 0, no_likelier = 0;
    for (std::int64_t x = std::max<std::int64_t>(0, all - after.n); x <= std::min(before.n, all); ++x) {
        sum += ways(x);
        if (ways(x) <= ways(before.passes)) no_likelier += ways(x);
    }
    const double half = midp ? static_cast<double>(ways(before.passes)) / 2 : 0;
    return (static_cast<double>(no_likelier) - half) / static_cast<double>(sum);
}

TEST(Fisher, TellsTheLadyTastingTea) {
    EXPECT_NEAR(fisher({1, 4}, {3, 4}), 34.0 / 70, 1e-12);
    EXPECT_NEAR(fisher_midp({1, 4}, {3, 4}), 26.0 / 70, 1e-12);
}

TEST(Fisher, AgreesWithCountingEveryTableUpToTwelve) {
    for (std::int64_t n = 1; n <= 12; ++n)
        for (std::int64_t m = 1; m <= 12; ++m)
            for (std::int64_t x = 0; x <= n; ++x)
                for (std::int64_t y = 0; y <= m; ++y) {
                    EXPECT_NEAR(fisher({x, n}, {y, m}), counted_p({x, n}, {y, m}, false), 1e-10);
                    EXPECT_NEAR(fisher_midp({x, n}, {y, m}), counted_p({x, n}, {y, m}, true), 1e-10);
                }
}

TEST(Fisher, NobodyOrEverybodyPassingIsNoEvidence) {
    EXPECT_EQ(fisher({0, 9}, {0, 12}), 1);
    EXPECT_EQ(fisher({9, 9}, {12, 12}), 1);
}

TEST(Fisher, TheMidPOfTheOnlyTableThatCouldComeIsOneLessHalfItsProbability) {
    EXPECT_EQ(fisher_midp({0, 10}, {0, 7}), 0.5);
    EXPECT_EQ(fisher_midp({8, 8}, {19, 19}), 0.5);
}

TEST(Fisher, IsTheNormalApproximationWhereGroupsAreHuge) {
    const std::int64_t n = 1'000'000'000;
    // A difference of two standard errors: 2 * sqrt(2 * n / 4) passes.
    const std::int64_t more = 44'721;
    EXPECT_NEAR(fisher_midp({n / 2, n}, {n / 2 + more, n}), std::erfc(2 / std::sqrt(2.0)), 1e-5);
    EXPECT_EQ(fisher({n / 2, n}, {n / 2, n}), 1);
    EXPECT_EQ(fisher({0, n}, {n, n}), 0);
}

TEST(Fisher, HoldsForLargeGroups) {
    const double p = fisher({700, 1000}, {745, 1000});
    EXPECT_GT(p, 0.02);
    EXPECT_LT(p, 0.035);
}

} // namespace
} // namespace amends::stats
