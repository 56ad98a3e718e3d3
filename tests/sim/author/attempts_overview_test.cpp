#include "sim/author/attempts_overview.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

using scenario::ChoiceId;
using scenario::PlaceId;

AttemptFacts played(bool passed, std::vector<TurnFacts> turns) {
    return {.scenario = "kettle", .passed = passed, .ending = PlaceId("kept"), .turns = std::move(turns)};
}

TurnFacts chose(const char* node, const char* choice) {
    return {PlaceId(node), ChoiceId(choice)};
}

TEST(AttemptsOverview, CountsAttemptsOnceForEachPlaceAndRepliesEachTime) {
    TurnFacts typed{PlaceId("opening"), {}, true};
    const auto all = overview_of({played(true, {chose("opening", "sorry"), chose("photo", "ask")}),
                                  played(false, {typed, typed, chose("photo", "ask")}),
                                  played(false, {typed}),
                                  {.scenario = "other", .abandoned = true}});
    const AttemptsOverview& kettle = all.at("kettle");
    EXPECT_EQ(kettle.attempts, 3);
    EXPECT_EQ(kettle.passed, 1);
    EXPECT_EQ(kettle.passed_percent(), 33);
    EXPECT_EQ(kettle.endings.at(PlaceId("kept")), 3);
    const NodeAttempts& opening = kettle.nodes.at(PlaceId("opening"));
    EXPECT_EQ(opening.came, 3);
    EXPECT_EQ(opening.fallbacks, 3);
    EXPECT_EQ(opening.lost, 1) << "where the last reply of one that did not pass was";
    EXPECT_EQ(opening.chosen, 1);
    EXPECT_EQ(kettle.nodes.at(PlaceId("photo")).lost, 1);
    EXPECT_EQ(all.at("other").abandoned, 1);
    EXPECT_EQ(AttemptsOverview{}.passed_percent(), 0);
}

TEST(AttemptsOverview, NamesWhatNobodyTookOnceSomebodyHasChosen) {
    scenario::Node node;
    node.id = PlaceId("opening");
    for (const char* id : {"sorry", "wait", "rude"})
        node.choices.push_back({.id = ChoiceId(id)});
    AttemptsOverview overview;
    EXPECT_TRUE(never_taken(overview, node).empty());
    overview = overview_of({played(true, {{PlaceId("opening")}})}).at("kettle");
    EXPECT_TRUE(never_taken(overview, node).empty()) << "replies that were typed say nothing of choices";
    overview = overview_of({played(true, {chose("opening", "wait")})}).at("kettle");
    EXPECT_EQ(never_taken(overview, node), (std::vector<ChoiceId>{ChoiceId("sorry"), ChoiceId("rude")}));
}

TEST(AttemptsOverview, NamesWhereMostWereLost) {
    scenario::Scenario script;
    for (const char* id : {"opening", "photo", "bye"})
        script.nodes.emplace_back().id = PlaceId(id);
    EXPECT_EQ(most_lost_at({}, script), nullptr);
    const auto all = overview_of({played(true, {chose("bye", "thanks")}),
                                  played(false, {chose("opening", "sorry"), chose("photo", "ask")}),
                                  played(false, {chose("opening", "sorry")})});
    ASSERT_NE(most_lost_at(all.at("kettle"), script), nullptr);
    EXPECT_EQ(most_lost_at(all.at("kettle"), script)->id, PlaceId("opening")) << "of equal ones the first";
    const auto more =
        overview_of({played(false, {chose("photo", "ask")}), played(false, {chose("photo", "ask")}),
                     played(false, {chose("opening", "sorry")})});
    EXPECT_EQ(most_lost_at(more.at("kettle"), script)->id, PlaceId("photo"));
}

TEST(AttemptsOverview, JoinsACopyWithItsOriginal) {
    const AttemptsOverview one = overview_of({played(true, {chose("opening", "sorry")})}).at("kettle");
    const AttemptsOverview both = joined(one, one);
    EXPECT_EQ(both.attempts, 2);
    EXPECT_EQ(both.nodes.at(PlaceId("opening")).taken.at(ChoiceId("sorry")), 2);
    EXPECT_EQ(both.endings.at(PlaceId("kept")), 2);
}

} // namespace
} // namespace amends::author
