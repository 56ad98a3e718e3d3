// Improvement plans where their person sees them, and what was practised week by week.
#include "sim/app/manager/person_facts.hpp"
#include "sim/app/store_place.hpp"
#include "sim/records/plans.hpp"
#include "tests/sim/app/unseen_desktop.hpp"

#include <gtest/gtest.h>

namespace amends::app {
namespace {

using test::UnseenDesktop;
using test::UnseenOptions;

constexpr const char* plans_pin = "anchor-9";

void agree_on_plans(const std::filesystem::path& data) {
    auto opened = records::open_store(data, store_options());
    ASSERT_TRUE(opened);
    records::Store& store = opened.value();
    ASSERT_FALSE(store
                     .wait(records::add_people(store, records::Actor::first(),
                                               {{"M1", "Mo", records::Role::manager, ""},
                                                {"A1", "Ann", records::Role::trainee, ""},
                                                {"A2", "Al", records::Role::trainee, ""}}))
                     .fault);
    const auto manager = records::sign_in(store, "M1", plans_pin, 1);
    ASSERT_TRUE(manager && records::sign_in(store, "A1", plans_pin, 1)
                && records::sign_in(store, "A2", plans_pin, 1));
    const auto plan = [&](const char* id, const char* person, const char* goal, const char* due,
                          const char* owner) {
        ASSERT_FALSE(store
                         .wait(records::make_plan(store, manager.value().actor,
                                                  {.id = id,
                                                   .person = person,
                                                   .goal = goal,
                                                   .principle = {},
                                                   .owner = owner,
                                                   .due = due,
                                                   .check_again = "2099-02-01"}))
                         .fault);
    };
    plan("p1", "A1", "Name a clear time", "2026-01-05", "M1");
    plan("p2", "A1", "Own the delay", "2099-01-05", "A1");
    plan("p3", "A1", "Long done", "2026-01-06", "M1");
    ASSERT_FALSE(
        store.wait(records::close_plan(store, manager.value().actor, "p3", records::PlanState::done)).fault);
}

TEST(HomePlans, GoalDayAndOwnerStandOnTheTraineesHomeAndOverdueIsSaid) {
    UnseenOptions options;
    options.lang = support::Lang::en;
    options.prepare = agree_on_plans;
    UnseenDesktop window(options);
    ASSERT_TRUE(window.desktop().sign_in_as("A1", plans_pin));
    window.frame(4);
    EXPECT_TRUE(window.shows("Name a clear time")) << window.list();
    EXPECT_TRUE(window.shows("Mo · due 5 January")) << "who looks after it and till when";
    EXPECT_TRUE(window.shows("check again 1 February 2099"));
    EXPECT_TRUE(window.shows(window.ui().t("manager.plan_state_overdue")));
    EXPECT_TRUE(window.shows(window.ui().t("home.plan_yourself")));
    EXPECT_FALSE(window.shows("Long done")) << "what is done is no longer agreed";
    ASSERT_TRUE(window.desktop().sign_in_as("A2", plans_pin));
    window.frame(4);
    EXPECT_FALSE(window.shows("Name a clear time")) << "somebody else's";
}

PersonAttempt practised_on(const char* day, std::optional<double> total) {
    return {.id = {},
            .scenario = {},
            .phase = {},
            .started_utc = day,
            .finished = true,
            .passed = false,
            .total = total};
}

TEST(PracticeByWeek, CountsFromMondayToSundayAndKeepsWeeksWithoutPractice) {
    PersonFacts facts;
    facts.practised = {practised_on("2026-11-22T22:00:00.000Z", 80), // a Sunday
                       practised_on("2026-11-16T01:00:00.000Z", 60), // its Monday
                       practised_on("2026-11-17T01:00:00.000Z", std::nullopt),
                       practised_on("2026-11-08T01:00:00.000Z", 50),
                       practised_on("2026-01-08T01:00:00.000Z", 10), // more than 26 weeks ago
                       practised_on("soon", 10)};
    const auto weeks = practice_by_week(facts, "2026-11-23");
    ASSERT_EQ(weeks.size(), 4U);
    EXPECT_EQ(weeks[0].monday, "2026-11-02");
    EXPECT_EQ(weeks[0].mean, 50);
    EXPECT_EQ(weeks[1].times, 0);
    EXPECT_FALSE(weeks[1].mean);
    EXPECT_EQ(weeks[2].monday, "2026-11-16");
    EXPECT_EQ(weeks[2].times, 3);
    EXPECT_EQ(weeks[2].mean, 70) << "of those with points";
    EXPECT_EQ(weeks[3].monday, "2026-11-23");
    EXPECT_TRUE(practice_by_week({}, "2026-11-23").empty());
}

} // namespace
} // namespace amends::app
