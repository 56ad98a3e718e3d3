#include "scoring/stats/adjust.hpp"
#include "scoring/stats/agreement.hpp"
#include "scoring/stats/power.hpp"
#include "scoring/stats/strata.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace amends::stats {
namespace {

TEST(Holm, StepsDownAndKeepsTheOrder) {
    const auto adjusted = holm(std::array{0.01, 0.04, 0.03, 0.005});
    const std::array expected{0.03, 0.06, 0.06, 0.02};
    for (std::size_t n = 0; n < expected.size(); ++n)
        EXPECT_NEAR(adjusted[n], expected[n], 1e-12) << n;
    EXPECT_EQ(holm(std::array{0.7, 0.9}).front(), 1);
    EXPECT_TRUE(holm({}).empty());
}

/// R's UCBAdmissions: admissions to Berkeley 1973 by sex in six departments (Bickel, Hammel, O'Connell 1975).
constexpr std::array<Stratum, 6> berkeley{{{{89, 108}, {512, 825}},
                                           {{17, 25}, {353, 560}},
                                           {{202, 593}, {120, 325}},
                                           {{131, 375}, {138, 417}},
                                           {{94, 393}, {53, 191}},
                                           {{24, 341}, {22, 373}}}};

TEST(CochranMantelHaenszel, AgreesWithBerkeley) {
    const auto found = cochran_mantel_haenszel(berkeley).value();
    EXPECT_NEAR(found.chi_square, 1.4269, 5e-5);
    EXPECT_NEAR(found.p, 0.2323, 5e-5);
    EXPECT_NEAR(found.odds_ratio.value(), 0.9046968, 5e-8);
    EXPECT_GT(cochran_mantel_haenszel(berkeley, false).value().chi_square, found.chi_square);
}

TEST(CochranMantelHaenszel, PassesOverWhatTellsNothing) {
    EXPECT_FALSE(cochran_mantel_haenszel({}));
    EXPECT_FALSE(cochran_mantel_haenszel(std::array{Stratum{{0, 5}, {0, 7}}, Stratum{{5, 5}, {7, 7}}}));
    EXPECT_FALSE(cochran_mantel_haenszel(std::array{Stratum{{0, 0}, {3, 7}}}));
    const auto alone = cochran_mantel_haenszel(std::array{Stratum{{3, 9}, {8, 10}}}).value();
    const auto joined =
        cochran_mantel_haenszel(std::array{Stratum{{3, 9}, {8, 10}}, Stratum{{0, 4}, {0, 4}}}).value();
    EXPECT_EQ(alone.chi_square, joined.chi_square);
    EXPECT_FALSE(cochran_mantel_haenszel(std::array{Stratum{{0, 9}, {10, 10}}}).value().odds_ratio);
}

TEST(Standardising, TakesOutTheMix) {
    // Nothing changes within a scenario, but the easy one is met more often afterwards.
    const std::array same{Stratum{{9, 10}, {81, 90}}, Stratum{{9, 90}, {1, 10}}};
    EXPECT_NEAR(standardised_difference(same).value(), 0, 1e-12);
    EXPECT_FALSE(standardised_difference(std::array{Stratum{{0, 0}, {1, 2}}}));
}

TEST(Power, GivesTheExamplesOfTheHandbook) {
    EXPECT_EQ(people_each(0.5, 0.65), 170);
    EXPECT_EQ(pairs_needed(0.10, 0.25), 120);
    EXPECT_FALSE(people_each(0.5, 0.5));
    EXPECT_FALSE(pairs_needed(0.2, 0.2));
    EXPECT_NEAR(1000 / design_effect(5, 0.2), 556, 0.5);
}

TEST(Power, SmallestRiseIsWhereOnePersonFewerWouldNotDo) {
    for (const std::int64_t people : {12, 30, 100, 1000}) {
        const double rise = smallest_rise(people).value();
        EXPECT_LE(pairs_needed(0, rise).value(), people);
        EXPECT_GT(pairs_needed(0, rise - 1e-6).value(), people);
    }
    EXPECT_FALSE(smallest_rise(0));
    EXPECT_FALSE(smallest_rise(2));
    EXPECT_GT(smallest_rise(20).value(), smallest_rise(30).value());
}

TEST(CohensKappa, GivesTheTextbookNumbers) {
    EXPECT_DOUBLE_EQ(cohens_kappa({20, 5, 10, 15}).value(), 0.4);
    EXPECT_DOUBLE_EQ(cohens_kappa({5, 0, 0, 9}).value(), 1);
    EXPECT_DOUBLE_EQ(cohens_kappa({0, 5, 5, 0}).value(), -1);
    EXPECT_FALSE(cohens_kappa({0, 0, 0, 9}));
    EXPECT_FALSE(cohens_kappa({9, 0, 0, 0}));
    EXPECT_FALSE(cohens_kappa({0, 0, 0, 0}));
    // J. L. Fleiss, J. Cohen, B. S. Everitt, Psychological Bulletin 72 (1969) 323: three categories.
    const std::array<std::int64_t, 9> three{106, 10, 4, 22, 28, 10, 2, 12, 6};
    EXPECT_NEAR(cohens_kappa(three, 3).value(), 0.429, 5e-4);
}

constexpr auto gap = std::nullopt;
/// K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: 12 units, 4 observers.
std::array<std::optional<double>, 48> observers() {
    return {1, 1, gap, 1, 2, 2, 3, 2, 3, 3, 3, 3, 3,   3, 3, 3, 2,   2,   2, 2, 1,   2, 3,   4,
            4, 4, 4,   4, 1, 1, 2, 1, 2, 2, 2, 2, gap, 5, 5, 5, gap, gap, 1, 1, gap, 3, gap, gap};
}

TEST(KrippendorffsAlpha, GivesTheExampleOfItsAuthor) {
    EXPECT_NEAR(krippendorffs_alpha(observers(), 4, Scale::nominal).value(), 0.743, 5e-4);
    EXPECT_NEAR(krippendorffs_alpha(observers(), 4, Scale::interval).value(), 0.849, 5e-4);
}

TEST(KrippendorffsAlpha, IsSilentWithoutPairsOrSpread) {
    const std::array<std::optional<double>, 4> alone{1, gap, gap, 2};
    EXPECT_FALSE(krippendorffs_alpha(alone, 2, Scale::nominal));
    const std::array<std::optional<double>, 4> equal{1, 1, 1, 1};
    EXPECT_FALSE(krippendorffs_alpha(equal, 2, Scale::nominal));
}

TEST(KappaInterval, AgreesWithTheTextbookAndSaysNothingWhereItKnowsNoDoubt) {
    // J. L. Fleiss, Statistical Methods for Rates and Proportions (1981) 13.1: κ = 0.68 with s.e. 0.087.
    const std::array<std::int64_t, 9> diagnoses{75, 1, 4, 5, 4, 1, 0, 0, 10};
    const auto interval = kappa_interval(diagnoses, 3).value();
    EXPECT_NEAR(cohens_kappa(diagnoses, 3).value(), 0.68, 0.005);
    EXPECT_NEAR((interval.high - interval.low) / 2 / z95, 0.087, 0.001) << "worked out there with κ rounded";
    EXPECT_FALSE(kappa_interval(TwoRaters{10, 0, 0, 90})) << "full agreement";
    EXPECT_FALSE(kappa_interval(TwoRaters{0, 0, 0, 100})) << "no κ";
    const auto few = kappa_interval(TwoRaters{1, 1, 1, 3}).value();
    EXPECT_GE(few.low, -1);
    EXPECT_LE(few.high, 1);
}

} // namespace
} // namespace amends::stats
