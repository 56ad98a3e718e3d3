#include "scoring/stats/icc.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace amends::stats {
namespace {

using Groups = std::vector<std::vector<double>>;

/// Six targets rated by four judges: P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86 (1979) 420,
/// table 2; table 4 gives ICC(1,1) = .17 from BMS 11.24 and WMS 6.26.
const Groups shrout_and_fleiss = {{9, 2, 5, 8}, {6, 1, 3, 2},  {8, 4, 6, 8},
                                  {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};

TEST(IntraclassCorrelation, GivesThePublishedExample) {
    const auto found = intraclass(shrout_and_fleiss);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->icc, 0.17, 0.005);
    EXPECT_NEAR(found->icc, 448.0 / 2703, 1e-12) << "the same in whole numbers";
    EXPECT_EQ(found->members, 4);
    EXPECT_EQ(found->groups, 6);
    EXPECT_EQ(found->values, 24);
}

TEST(IntraclassCorrelation, TakesOutcomesOfGroupsThatAreNotEquallyLarge) {
    const auto found = intraclass(Groups{{1, 1, 1, 0}, {}, {0, 0, 0}, {1, 0}, {0, 0, 1, 0, 0}});
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->members, 71.0 / 21, 1e-12) << "(14 - 54/14) / 3";
    EXPECT_NEAR(found->icc, 769.0 / 3680, 1e-12);
    EXPECT_EQ(found->groups, 4) << "nobody is no group";
}

TEST(IntraclassCorrelation, IsOneWhereGroupsAreOfOneMindAndBelowZeroWhereEachHoldsEverything) {
    EXPECT_DOUBLE_EQ(intraclass(Groups{{1, 1, 1}, {0, 0, 0}})->icc, 1);
    EXPECT_DOUBLE_EQ(intraclass(Groups{{0, 1}, {0, 1}, {1, 0}})->icc, -1);
}

TEST(IntraclassCorrelation, IsUnknownWithOneGroupWithoutTwoInAnyAndWhereAllAreEqual) {
    EXPECT_FALSE(intraclass(Groups{}));
    EXPECT_FALSE(intraclass(Groups{{1, 2, 3}}));
    EXPECT_FALSE(intraclass(Groups{{1, 2, 3}, {}}));
    EXPECT_FALSE(intraclass(Groups{{1}, {2}, {3}}));
    EXPECT_FALSE(intraclass(Groups{{5, 5}, {5, 5, 5}}));
}

TEST(EffectiveSize, IsTheNumberOfPeopleOverTheDesignEffect) {
    const std::vector<std::int64_t> equal(200, 5);
    EXPECT_NEAR(effective_size(equal, 0.2), 556, 0.5) << "1,000 of 200 groups, as in the handbook";
    EXPECT_DOUBLE_EQ(effective_size(equal, -0.1), 1000) << "below 0 there is nothing to take off";
    EXPECT_DOUBLE_EQ(effective_size(equal, 1), 200) << "one a group";
    EXPECT_DOUBLE_EQ(effective_size(std::array<std::int64_t, 3>{1, 1, 1}, 0.9), 3);
    EXPECT_EQ(effective_size({}, 0.5), 0);
}

} // namespace
} // namespace amends::stats
