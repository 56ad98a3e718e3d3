// Expected numbers: Newcombe 1998 (Statistics in Medicine 17, 857 and 873), tables of worked examples.
#include "scoring/stats/rates.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace amends::stats {
namespace {

void expect_interval(const Interval& interval, double low, double high) {
    EXPECT_NEAR(interval.low, low, 5e-5);
    EXPECT_NEAR(interval.high, high, 5e-5);
}

TEST(Wilson, AgreesWithNewcombesExamples) {
    expect_interval(wilson({81, 263}), 0.2553, 0.3662);
    expect_interval(wilson({15, 148}), 0.0624, 0.1605);
    expect_interval(wilson({0, 20}), 0, 0.1611);
    expect_interval(wilson({1, 29}), 0.0061, 0.1718);
}

TEST(Wilson, MirrorsAndStaysInsideAtTheEnds) {
    for (std::int64_t n = 1; n <= 60; ++n)
        for (std::int64_t passes = 0; passes <= n; ++passes) {
            const Interval one = wilson({passes, n}), other = wilson({n - passes, n});
            EXPECT_NEAR(one.low, 1 - other.high, 1e-15);
            EXPECT_LE(one.low, value({passes, n}));
            EXPECT_GE(one.high, value({passes, n}));
            EXPECT_GE(one.low, 0);
            EXPECT_LE(one.high, 1);
        }
    EXPECT_EQ(wilson({0, 7}).low, 0);
    EXPECT_EQ(wilson({7, 7}).high, 1);
}

TEST(Wilson, NothingKnownIsEverythingPossible) {
    expect_interval(wilson({0, 0}), 0, 1);
}

TEST(Newcombe, AgreesWithThePublishedExamples) {
    expect_interval(newcombe({48, 80}, {56, 70}), 0.0524, 0.3339);
    expect_interval(newcombe({3, 10}, {9, 10}), 0.1705, 0.8090);
    expect_interval(newcombe({0, 29}, {5, 56}), -0.0381, 0.1926);
    expect_interval(newcombe({0, 20}, {0, 10}), -0.1611, 0.2775);
    expect_interval(newcombe({0, 20}, {10, 10}), 0.6791, 1.0000);
    expect_interval(newcombe({0, 10}, {10, 10}), 0.6075, 1.0000);
}

TEST(Newcombe, ChangesSignWithTheSides) {
    const Interval one = newcombe({35, 50}, {45, 51}), other = newcombe({45, 51}, {35, 50});
    EXPECT_DOUBLE_EQ(one.low, -other.high);
    EXPECT_DOUBLE_EQ(one.high, -other.low);
}

TEST(CohensH, HasItsSignAndItsEnds) {
    EXPECT_NEAR(cohens_h(0.5, 0.65), 0.3047, 5e-5);
    EXPECT_NEAR(cohens_h(0, 1), 3.14159265358979, 1e-12);
    EXPECT_EQ(cohens_h(0.4, 0.4), 0);
    EXPECT_DOUBLE_EQ(cohens_h(0.7, 0.9), -cohens_h(0.9, 0.7));
}

} // namespace
} // namespace amends::stats
