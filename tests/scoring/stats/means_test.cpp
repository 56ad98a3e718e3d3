#include "scoring/stats/means.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace amends::stats {
namespace {

/// "Student" 1908: hours of sleep gained with two drugs, the data set `sleep` of R.
constexpr std::array<double, 10> drug_one{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
constexpr std::array<double, 10> drug_two{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

std::vector<double> gains() {
    std::vector<double> all;
    for (std::size_t n = 0; n < drug_one.size(); ++n)
        all.push_back(drug_two[n] - drug_one[n]);
    return all;
}

TEST(PairedMean, AgreesWithStudentsSleepData) {
    const auto found = paired_mean(gains()).value();
    EXPECT_NEAR(found.mean, 1.58, 1e-12);
    EXPECT_NEAR(found.t, 4.0621, 5e-5);
    EXPECT_NEAR(found.p, 0.002833, 5e-7);
    EXPECT_NEAR(found.interval.low, 0.7001142, 5e-8);
    EXPECT_NEAR(found.interval.high, 2.4598858, 5e-8);
    EXPECT_NEAR(found.dz, 1.2846, 5e-5);
}

TEST(PairedMean, IsSilentWithoutSpread) {
    EXPECT_FALSE(paired_mean({}));
    EXPECT_FALSE(paired_mean(std::array{3.0}));
    EXPECT_FALSE(paired_mean(std::array{0.1, 0.1, 0.1}));
    EXPECT_FALSE(bootstrap_mean(std::array{0.1, 0.1, 0.1}, 100, 1));
}

/// F. J. Anscombe, The American Statistician 27 (1973) 17, the first of four data sets: r = 0.82.
TEST(RegressionOfGroup, IsTheSameWithTheMeanOfEveryoneBelowTheCut) {
    // Of N(70, 10) those below 60 have the mean 70 − 10·φ(−1)/Φ(−1).
    const double below = 70 - 10 * 0.24197072451914337 / 0.15865525393145707;
    EXPECT_NEAR(regression_of_group(70, below, 0.6), regression_to_mean(70, 10, 0.6, 60), 1e-12);
    EXPECT_NEAR(regression_of_group(70, below, 0.6), 6.1, 0.05);
    EXPECT_EQ(regression_of_group(70, 60, 1), 0);
    EXPECT_EQ(regression_of_group(70, 60, 0), 10);
}

TEST(Correlation, AgreesWithAnscombesFirstQuartet) {
    const std::array x{10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0};
    const std::array y{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    const auto found = correlation(x, y).value();
    EXPECT_NEAR(found.r, 0.8164205, 5e-8);
    EXPECT_NEAR(found.interval.low, 0.4243912, 5e-7);
    EXPECT_NEAR(found.interval.high, 0.9506933, 5e-7);
}

TEST(Correlation, IsSilentWithoutSpreadAndAPointAtItsEnds) {
    const std::array rising{1.0, 2.0, 3.0, 4.0}, flat{2.0, 2.0, 2.0, 2.0}, falling{8.0, 6.0, 4.0, 2.0};
    EXPECT_FALSE(correlation({}, {}));
    EXPECT_FALSE(correlation(rising, flat));
    EXPECT_FALSE(correlation(std::span(rising).first(3), std::span(falling).first(3)));
    EXPECT_EQ(correlation(rising, falling).value().interval.high, -1);
}

TEST(Bootstrap, IsTheSameForTheSameSeed) {
    std::vector<double> values; // no two sums alike
    for (int n = 1; n <= 25; ++n)
        values.push_back(std::sqrt(n));
    const auto once = bootstrap_mean(values, 10'000, 7).value(),
               twice = bootstrap_mean(values, 10'000, 7).value();
    EXPECT_EQ(once.low, twice.low);
    EXPECT_EQ(once.high, twice.high);
    EXPECT_NE(once.low, bootstrap_mean(values, 10'000, 8).value().low);
}

/// All 3^3 resamples of three values, so nothing is left to chance but the drawing.
TEST(Bootstrap, ComesNearTheWholeDistribution) {
    // Symmetric values: no bias, no acceleration, plain percentiles: 1/27 of all means are −1, then −2/3 …
    const auto found = bootstrap_mean(std::array{-1.0, 0.0, 1.0}, 200'000, 1).value();
    EXPECT_NEAR(found.low, -1, 1e-9);
    EXPECT_NEAR(found.high, 1, 1e-9);
}

TEST(Bootstrap, LeansTowardsTheLongTail) {
    std::vector<double> skewed;
    for (int n = 1; n <= 40; ++n)
        skewed.push_back(n % 10 == 0 ? 30.0 + n / 10.0 : n % 3);
    const auto bca = bootstrap_mean(skewed, 20'000, 3).value();
    const auto plain = paired_mean(skewed).value();
    EXPECT_GT(bca.high - plain.mean, plain.mean - bca.low);
    EXPECT_GT(bca.low, plain.interval.low);
    EXPECT_GT(bca.high, plain.interval.high);
}

TEST(RegressionToMean, GivesTheExampleOfTheHandbook) {
    EXPECT_NEAR(regression_to_mean(70, 10, 0.6, 60), 6.1, 5e-2);
    EXPECT_EQ(regression_to_mean(70, 10, 1, 60), 0);
}

} // namespace
} // namespace amends::stats
