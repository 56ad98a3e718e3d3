// Whoever somebody was merged into sits what they had still to sit.
#include "tests/sim/records/whole_life.hpp"

#include <set>

namespace amends::records {
namespace {

using namespace records::testing;

/// Lists a manager and somebody who stands there twice, as A1 and A2; the manager, signed in.
Actor manager_of_two_ids(Store& store) {
    EXPECT_FALSE(result(store, add_people(store, Actor::first(),
                                          {{"M1", "Wang", Role::manager, ""},
                                           {"A1", "Chen", Role::trainee, ""},
                                           {"A2", "Chen again", Role::trainee, ""}})));
    return signed_in(store, "M1");
}

TEST(MergedMember, GoesOnInTheProgrammeUnderTheIdTheyHaveNow) {
    const TestFolder folder;
    Store store = must_open(folder);
    const Actor boss = manager_of_two_ids(store);
    ASSERT_FALSE(result(store, set_up_programme(store, boss, smallest_programme(), {})));
    ASSERT_FALSE(result(store, add_members(store, boss, "autumn", {"A1"})));
    const Actor before = signed_in(store, "A1");
    ASSERT_FALSE(
        result(store, start_sitting(store, before, {"s1", "autumn", "A1", "baseline"}, "2026-03-12")));
    ASSERT_FALSE(
        result(store, close_sitting(store, before, "s1", {SittingState::finished, true, 812, true})));
    ASSERT_FALSE(result(store, change_person(store, boss, "A1", MergedInto{"A2"})));
    const Actor now = signed_in(store, "A2");
    Reader reader = must_read(folder);
    const auto members = members_of(reader, "autumn").value();
    ASSERT_EQ(members.size(), 1U);
    EXPECT_EQ(members[0].person, "A2");
    EXPECT_TRUE(result(store, start_sitting(store, now, {"s2", "autumn", "A2", "baseline"}, "2026-03-12")))
        << "they have sat it";
    EXPECT_FALSE(result(store, start_sitting(store, now, {"s3", "autumn", "A2", "final"}, "2026-03-12")));
}

/// A finished practice of another case than the guided one, answered in that way.
void practise_in(Store& store, const Actor& who, const std::string& id, const std::string& way) {
    NewAttempt practice = attempt_named(id);
    practice.person = who.id();
    ActingStore own(store, who);
    ASSERT_FALSE(
        result(own, own.begin_attempt(practice, {"c1", 0, "began", R"({"way":")" + way + R"("})"}, {})));
    ASSERT_FALSE(result(own, own.finish_attempt(id, 1, finished())));
}

TEST(MergedMember, HasPractisedWhatWasPractisedUnderAnyOfTheirIds) {
    const TestFolder folder;
    Store store = must_open(folder);
    const Actor boss = manager_of_two_ids(store);
    Programme programme = smallest_programme();
    programme.warm_up = true;
    ASSERT_FALSE(result(store, set_up_programme(store, boss, programme, {})));
    ASSERT_FALSE(result(store, add_members(store, boss, "autumn", {"A1"})));
    practise_in(store, signed_in(store, "A1"), "free", "free");
    const Actor now = signed_in(store, "A2");
    practise_in(store, now, "choices", "choices");
    ASSERT_FALSE(result(store, change_person(store, boss, "A1", MergedInto{"A2"})));
    Reader reader = must_read(folder);
    const auto ways = ways_practised(reader, "A2").value();
    EXPECT_EQ((std::set<std::string>(ways.begin(), ways.end())),
              (std::set<std::string>{"choices", "free", "guided"}));
    const auto refused =
        result(store, start_sitting(store, now, {"s1", "autumn", "A2", "baseline"}, "2026-03-12"));
    EXPECT_FALSE(refused) << sentence(*refused).en;
}

} // namespace
} // namespace amends::records
