// Improvement plans: who may make and close them, and what stays of them.
#include "sim/records/plans.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::records {
namespace {

using testing::must_open;
using testing::must_read;
using testing::TestFolder;

std::optional<StoreFault> result(Store& store, Store::Ticket ticket) {
    return store.wait(ticket).fault;
}

/// A shop with a manager, a trainer and a trainee, each signed in.
struct PlanShop {
    TestFolder folder;
    Store store = must_open(folder);
    Actor manager = Actor::first(), trainer = Actor::first(), trainee = Actor::first();

    PlanShop() {
        EXPECT_FALSE(result(store, add_people(store, Actor::first(),
                                              {{"M1", "Wang", Role::manager, ""},
                                               {"T1", "Li", Role::trainer, ""},
                                               {"A1", "Zhao", Role::trainee, ""},
                                               {"A2", "Qian", Role::trainee, ""}})));
        manager = sign_in(store, "M1", "740193", 0).value().actor;
        trainer = sign_in(store, "T1", "740193", 0).value().actor;
        trainee = sign_in(store, "A1", "740193", 0).value().actor;
    }
    [[nodiscard]] std::vector<ImprovementPlan> plans(const std::string& person) const {
        Reader reader = must_read(folder);
        return plans_of(reader, person).value();
    }
};

ImprovementPlan a_plan(const std::string& id = "p1") {
    return {.id = id,
            .person = "A1",
            .goal = "Name a time in every reply",
            .principle = "timeline",
            .owner = "T1",
            .due = "2026-12-01",
            .check_again = "2027-01-01"};
}

TEST(Plans, AManagerMakesOneAndItStandsWithWhoAndWhen) {
    PlanShop shop;
    ASSERT_FALSE(result(shop.store, make_plan(shop.store, shop.manager, a_plan())));
    const auto plans = shop.plans("A1");
    ASSERT_EQ(plans.size(), 1U);
    EXPECT_EQ(plans[0].goal, "Name a time in every reply");
    EXPECT_EQ(plans[0].owner, "T1");
    EXPECT_EQ(plans[0].due, "2026-12-01");
    EXPECT_EQ(plans[0].check_again, "2027-01-01");
    EXPECT_EQ(plans[0].made_by, "M1");
    EXPECT_EQ(plans[0].state, PlanState::open);
    EXPECT_FALSE(plans[0].made_utc.empty());
}

TEST(Plans, TraineesAndTrainersMakeNoneAndTheRefusalIsAudited) {
    PlanShop shop;
    for (const Actor& actor : {shop.trainer, shop.trainee}) {
        const auto fault = result(shop.store, make_plan(shop.store, actor, a_plan()));
        ASSERT_TRUE(fault);
        EXPECT_EQ(fault->kind, FaultKind::not_allowed);
    }
    EXPECT_TRUE(shop.plans("A1").empty());
    Reader reader = must_read(shop.folder);
    const auto entries = audit_entries(reader).value();
    EXPECT_EQ(entries.back().actor, "A1");
}

TEST(Plans, TheOwnerClosesItAndNobodyElseWithoutTheRight) {
    PlanShop shop;
    ASSERT_FALSE(result(shop.store, make_plan(shop.store, shop.manager, a_plan())));
    EXPECT_TRUE(result(shop.store, close_plan(shop.store, shop.trainee, "p1", PlanState::done)));
    EXPECT_EQ(shop.plans("A1")[0].state, PlanState::open);
    ASSERT_FALSE(result(shop.store, close_plan(shop.store, shop.trainer, "p1", PlanState::done)));
    EXPECT_EQ(shop.plans("A1")[0].state, PlanState::done);
    EXPECT_EQ(shop.plans("A1")[0].closed_by, "T1");
    EXPECT_TRUE(result(shop.store, close_plan(shop.store, shop.manager, "p1", PlanState::dropped)))
        << "closed once";
}

TEST(Plans, WithoutAGoalADayOrAKnownOwnerThereIsNone) {
    PlanShop shop;
    ImprovementPlan no_goal = a_plan(), no_day = a_plan(), no_owner = a_plan(), long_goal = a_plan();
    no_goal.goal = " \n";
    no_day.due = "next week";
    no_owner.owner = "X9";
    long_goal.goal.assign(plan_goal_letters_max + 1, 'a');
    for (const ImprovementPlan& bad : {no_goal, no_day, no_owner, long_goal})
        EXPECT_TRUE(result(shop.store, make_plan(shop.store, shop.manager, bad)));
    EXPECT_TRUE(shop.plans("A1").empty());
}

TEST(Plans, OpenOnesComeFirstByTheirDay) {
    PlanShop shop;
    ImprovementPlan late = a_plan("late"), soon = a_plan("soon"), closed = a_plan("closed");
    late.due = "2027-03-01";
    closed.due = "2026-11-01";
    for (const ImprovementPlan& one : {late, closed, soon})
        ASSERT_FALSE(result(shop.store, make_plan(shop.store, shop.manager, one)));
    ASSERT_FALSE(result(shop.store, close_plan(shop.store, shop.manager, "closed", PlanState::dropped)));
    const auto plans = shop.plans("A1");
    ASSERT_EQ(plans.size(), 3U);
    EXPECT_EQ(plans[0].id, "soon");
    EXPECT_EQ(plans[1].id, "late");
    EXPECT_EQ(plans[2].id, "closed");
    Reader reader = must_read(shop.folder);
    EXPECT_EQ(open_plans(reader).value().size(), 2U);
}

TEST(Plans, WhoIsErasedTakesThemAlongAndIsNoOwnerAnyMore) {
    PlanShop shop;
    ImprovementPlan other = a_plan("other");
    other.person = "A2";
    other.owner = "A1";
    ASSERT_FALSE(result(shop.store, make_plan(shop.store, shop.manager, a_plan())));
    ASSERT_FALSE(result(shop.store, make_plan(shop.store, shop.manager, other)));
    ASSERT_FALSE(result(shop.store, shop.store.erase_person("A1", shop.manager)));
    EXPECT_TRUE(shop.plans("A1").empty());
    ASSERT_EQ(shop.plans("A2").size(), 1U);
    EXPECT_EQ(shop.plans("A2")[0].owner, "erased");
}

} // namespace
} // namespace amends::records
