#include "scoring/stats/paired.hpp"
#include "scoring/stats/verdict.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace amends::stats {
namespace {

/// Airway hyper-responsiveness before and after stem cell transplantation, Bentur et al. 2009, as worked in
/// Fagerland, Lydersen, Laake, BMC Medical Research Methodology 13 (2013) 91.
constexpr PairedCounts airways{1, 1, 7, 12};

/// Passing as coins: every way in which each of `changed` people changed, by counting all 2^changed of them.
struct Counted {
    double as_uneven = 0, same = 0;
};
Counted count_all(int changed, int after_only) {
    Counted counted;
    const int ways = 1 << changed, gap = std::abs(changed - 2 * after_only);
    for (int way = 0; way < ways; ++way) {
        const int ups = __builtin_popcount(static_cast<unsigned>(way));
        if (std::abs(changed - 2 * ups) >= gap) counted.as_uneven += 1;
        if (ups == after_only) counted.same += 1;
    }
    counted.as_uneven /= ways;
    counted.same /= ways;
    return counted;
}

TEST(McNemar, AgreesWithThePublishedExample) {
    EXPECT_NEAR(mcnemar_exact(airways), 0.0703, 5e-5);
    EXPECT_NEAR(mcnemar_midp(airways), 0.0391, 5e-5);
}

TEST(McNemar, AgreesWithCountingEveryCase) {
    for (int changed = 1; changed <= 12; ++changed)
        for (int up = 0; up <= changed; ++up) {
            const PairedCounts counts{3, changed - up, up, 4};
            const Counted counted = count_all(changed, up);
            EXPECT_NEAR(mcnemar_exact(counts), counted.as_uneven, 1e-12) << changed << ' ' << up;
            const double midp = 2 * up == changed ? 1 : counted.as_uneven - counted.same;
            EXPECT_NEAR(mcnemar_midp(counts), midp, 1e-12) << changed << ' ' << up;
        }
}

TEST(McNemar, NobodyChangedIsNoEvidence) {
    EXPECT_EQ(mcnemar_exact({5, 0, 0, 5}), 1);
    EXPECT_EQ(mcnemar_midp({0, 0, 0, 0}), 1);
    EXPECT_EQ(mcnemar_midp({2, 3, 3, 2}), 1);
}

TEST(McNemar, FiveToNoneCannotReachTheLevelExactly) {
    EXPECT_DOUBLE_EQ(mcnemar_exact({10, 0, 5, 10}), 0.0625);
    EXPECT_DOUBLE_EQ(mcnemar_midp({10, 0, 5, 10}), 0.03125);
}

TEST(McNemar, HoldsForAHundredThousandPairs) {
    const double p = mcnemar_exact({40'000, 10'000, 10'300, 39'700});
    EXPECT_GT(p, 0.03);
    EXPECT_LT(p, 0.05);
}

/// Written from the paper's formula a second time, step by step, with φ as stated.
Interval by_the_book(double e, double f, double g, double h) {
    const double n = e + f + g + h, z = 1.959963984540054;
    const auto root = [&](double x) { return z * std::sqrt(z * z + 4 * x * (1 - x / n)); };
    const auto low = [&](double x) { return (2 * x + z * z - root(x)) / (2 * (n + z * z)); };
    const auto high = [&](double x) { return (2 * x + z * z + root(x)) / (2 * (n + z * z)); };
    const double l2 = low(e + f), u2 = high(e + f), l3 = low(e + g), u3 = high(e + g);
    const double dl2 = (e + f) / n - l2, du2 = u2 - (e + f) / n;
    const double dl3 = (e + g) / n - l3, du3 = u3 - (e + g) / n;
    const double product = (e + f) * (g + h) * (e + g) * (f + h), q = e * h - f * g;
    const double top = q > n / 2 ? q - n / 2 : q >= 0 ? 0 : q;
    const double phi = product == 0 ? 0 : top / std::sqrt(product);
    const double theta = (f - g) / n;
    return {theta - std::sqrt(dl2 * dl2 - 2 * phi * dl2 * du3 + du3 * du3),
            theta + std::sqrt(du2 * du2 - 2 * phi * du2 * dl3 + dl3 * dl3)};
}

TEST(NewcombePaired, FollowsThePaperForEverySmallTable) {
    for (int both = 0; both <= 6; ++both)
        for (int down = 0; down <= 6; ++down)
            for (int up = 0; up <= 6; ++up)
                for (int neither = 0; neither <= 6; ++neither) {
                    if (both + down + up + neither == 0) continue;
                    const Interval ours = newcombe_paired({both, down, up, neither});
                    const Interval book = by_the_book(both, up, down, neither);
                    EXPECT_NEAR(ours.low, book.low, 1e-12) << both << down << up << neither;
                    EXPECT_NEAR(ours.high, book.high, 1e-12) << both << down << up << neither;
                }
}

TEST(NewcombePaired, AgreesWithThePublishedExample) {
    // Fagerland, Lydersen, Laake, Statistics in Medicine 33 (2014) 2850: −0.507 to −0.026 for before − after.
    const Interval interval = newcombe_paired(airways);
    EXPECT_NEAR(interval.low, 0.026, 5e-4);
    EXPECT_NEAR(interval.high, 0.507, 5e-4);
}

TEST(NewcombePaired, EverybodyRoseAndNobodyDid) {
    const Interval all = newcombe_paired({0, 0, 10, 0}), none = newcombe_paired({10, 0, 0, 0});
    EXPECT_NEAR(all.high, 1, 1e-12);
    EXPECT_LT(all.low, 1);
    EXPECT_NEAR(none.low, -none.high, 1e-12);
}

TEST(Speech, SaysNoMoreThanTheNumbersBear) {
    EXPECT_EQ(speech({100, 1, 4, 100}), Speech::no_verdict);
    EXPECT_EQ(speech({10, 0, 6, 3}), Speech::counts_and_interval);
    EXPECT_EQ(speech({11, 0, 6, 3}), Speech::everything);
}

} // namespace
} // namespace amends::stats
