// Who says nothing earns nothing.
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace amends::engine::test {
namespace {

using scenario::DeskAction;
using scenario::PlaceId;
using testing::Contains;
using testing::Not;
using text::Label;

rubric::Fraction fraction_of(const Result& result, const std::string& criterion) {
    for (const rubric::CriterionScore& one : result.score.criteria)
        if (one.id.value == criterion) return one.fraction;
    return {};
}

/// What was due in the last turn counted.
text::LabelSet owed(const Result& result) {
    return result.facts.turns.empty() ? text::LabelSet{} : result.facts.turns.back().due;
}

scenario::Node& node_named(scenario::Scenario& script, const std::string& id) {
    return *std::find_if(script.nodes.begin(), script.nodes.end(),
                         [&](const scenario::Node& node) { return node.id.value == id; });
}

text::LabelSet labels_of(std::initializer_list<Label> labels) {
    text::LabelSet set;
    for (const Label label : labels)
        add(set, label);
    return set;
}

/// Giving the money back leads straight to the good ending, without a word.
void end_with_the_refund(scenario::Scenario& script) {
    for (scenario::Transition& transition : node_named(script, "opening").transitions)
        if (transition.id.value == "refunded") transition.to = PlaceId{"kept"};
}

TEST(Silence, WhatWasDueIsPossibleAndNotEarned) {
    Hand hand(small_case(), scenario::Way::choices);
    hand.wait(600);
    ASSERT_EQ(hand.state.place, PlaceId{"gone"});
    const Result result = result_of(hand.play, hand.state);
    EXPECT_EQ(owed(result), labels_of({Label::empathy, Label::ownership, Label::listening}))
        << "of the opening, and of the nudge she sent meanwhile";
    EXPECT_EQ(fraction_of(result, "communication"), (rubric::Fraction{0, 4})) << "and what is due once";
    EXPECT_EQ(fraction_of(result, "timeliness"), (rubric::Fraction{0, 2}));
    EXPECT_THAT(result.findings, Contains("left_unanswered"));
}

TEST(Silence, ADeedThatEndsTheContactIsNoAnswer) {
    Hand hand(changed_case(end_with_the_refund), scenario::Way::choices);
    hand.wait(10).act(DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}});
    ASSERT_EQ(hand.state.place, PlaceId{"kept"});
    const Result result = result_of(hand.play, hand.state);
    EXPECT_EQ(owed(result), labels_of({Label::empathy, Label::ownership}));
    EXPECT_EQ(fraction_of(result, "timeliness"), (rubric::Fraction{0, 2}));
}

TEST(Silence, ANodeThatAsksForNoWordsIsLeftFreely) {
    const auto asks_nothing = changed_case([](scenario::Scenario& script) {
        end_with_the_refund(script);
        node_named(script, "opening").expects.due.clear();
    });
    const auto says_nothing = changed_case([](scenario::Scenario& script) {
        end_with_the_refund(script);
        node_named(script, "opening").customer.clear();
    });
    for (const auto& script : {asks_nothing, says_nothing}) {
        Hand hand(script, scenario::Way::choices);
        hand.wait(10).act(DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}});
        ASSERT_EQ(hand.state.place, PlaceId{"kept"});
        const Result result = result_of(hand.play, hand.state);
        EXPECT_TRUE(result.facts.turns.empty());
        EXPECT_THAT(result.findings, Not(Contains("left_unanswered")));
    }
}

TEST(Silence, ClosingCountsWhereSomethingWasDue) {
    Hand silent(small_case());
    silent.say("photo", {}, {"ask_photo"}).send(ClosedByAgent{});
    EXPECT_EQ(owed(result_of(silent.play, silent.state)), labels_of({Label::solution}));
    Hand done(small_case());
    done.say("photo", {}, {"ask_photo"}).say("swap", {"solution"}, {"offer_exchange"});
    ASSERT_EQ(done.state.place, PlaceId{"thanks"});
    done.send(ClosedByAgent{});
    EXPECT_EQ(result_of(done.play, done.state).facts.turns.size(), 2U) << "after her thanks nothing is owed";
}

TEST(Silence, LaterInTheContactCostsOnlyWhatWasStillDue) {
    Hand hand(small_case(), scenario::Way::choices);
    hand.choose("sorry").wait(600);
    ASSERT_EQ(hand.state.place, PlaceId{"gone"});
    const Result result = result_of(hand.play, hand.state);
    EXPECT_EQ(owed(result), labels_of({Label::solution}));
    EXPECT_EQ(fraction_of(result, "timeliness"), (rubric::Fraction{2, 4}));
    EXPECT_EQ(fraction_of(result, "communication"), (rubric::Fraction{2, 4}));
}

TEST(Silence, WordsBegunAreNone) {
    Hand hand(small_case());
    hand.wait(95);
    ASSERT_EQ(hand.state.place, PlaceId{"nudged"});
    hand.bubble("one moment").wait(1500);
    ASSERT_EQ(hand.state.place, PlaceId{"gone"});
    EXPECT_THAT(result_of(hand.play, hand.state).findings, Not(Contains("left_unanswered")));
}

TEST(Silence, WithoutAWordNoMustSayPhraseIsEarned) {
    Hand hand(small_case());
    hand.wait(600);
    EXPECT_EQ(fraction_of(result_of(hand.play, hand.state), "communication"), (rubric::Fraction{0, 5}));
}

TEST(Silence, ACaseThatAsksForWordsIsNotPassedWithoutAny) {
    const auto without_words = [](bool asks_later) {
        return changed_case([&](scenario::Scenario& script) {
            end_with_the_refund(script);
            script.expects.due.clear();
            script.customer.mood = 20;
            script.resolution.ways.back().grade = scenario::Grade::right;
            for (scenario::Node& node : script.nodes)
                if (!asks_later || node.id.value != "photo") node.expects.due.clear();
        });
    };
    for (const bool asks_later : {true, false}) {
        Hand hand(without_words(asks_later), scenario::Way::choices);
        hand.act(DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}});
        hand.wrap({{"class", {"technical"}}, {"facts", {"leaks", "photo"}}});
        const Result result = result_of(hand.play, hand.state);
        EXPECT_EQ(result.score.total_tenths, 1000);
        EXPECT_EQ(result.score.passed, !asks_later);
    }
}

} // namespace
} // namespace amends::engine::test
