#include "scoring/rubric/score.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::rubric {
namespace {

using text::Label;
using text::LabelSet;

LabelSet labels(std::initializer_list<Label> list) {
    LabelSet set;
    for (const Label label : list)
        add(set, label);
    return set;
}

Rubric four_criteria() {
    Rubric rubric;
    rubric.criteria = {{CriterionId{"communication"}, {}, 40, {Source::labels}, {}},
                       {CriterionId{"resolution"}, {}, 30, {Source::resolution, Source::promises}, {}},
                       {CriterionId{"timeliness"}, {}, 15, {Source::timeliness}, {}},
                       {CriterionId{"wrap_up"}, {}, 15, {Source::wrap_up}, {}}};
    rubric.critical = labels({Label::rudeness, Label::unsafe_request, Label::misinforming});
    return rubric;
}

TurnFacts turn(LabelSet found, LabelSet due = {}, LabelSet welcome = {}) {
    TurnFacts facts;
    facts.labels = found;
    facts.due = due;
    facts.welcome = welcome;
    facts.response_ms = 30000;
    facts.target_ms = 60000;
    facts.limit_ms = 180000;
    return facts;
}

/// Everything that was due came, in time; the case is solved and written up.
AttemptFacts flawless() {
    AttemptFacts facts;
    facts.turns = {turn(labels({Label::empathy}), labels({Label::empathy})),
                   turn(labels({Label::solution}), labels({Label::solution}))};
    facts.resolution = {12, 12};
    facts.wrap_up = {24, 24};
    facts.ended = true;
    return facts;
}

TEST(Score, FlawlessPlayIsAHundred) {
    const Score result = score(four_criteria(), flawless(), false);
    EXPECT_EQ(result.total_tenths, 1000);
    EXPECT_TRUE(result.passed);
    EXPECT_FALSE(result.provisional);
    EXPECT_TRUE(result.losses.empty());
}

TEST(Score, WeightOfWhatIsNotApplicableGoesToTheOthers) {
    AttemptFacts facts = flawless();
    facts.wrap_up = {};
    facts.resolution = {6, 12};
    const Score result = score(four_criteria(), facts, false);
    EXPECT_FALSE(result.criteria[3].tenths) << "null, not zero";
    EXPECT_EQ(result.total_tenths, 823) << "100·(40 + 15 + 15)/85 = 82.35…, floored";
}

TEST(Score, NothingPossibleIsNullAndNotPassed) {
    AttemptFacts facts;
    facts.ended = true;
    const Score result = score(four_criteria(), facts, true);
    EXPECT_FALSE(result.total_tenths);
    EXPECT_FALSE(result.passed);
    EXPECT_TRUE(result.provisional);
}

TEST(Score, AWelcomeLabelReplacesOneMissingDueOne) {
    const LabelSet due = labels({Label::empathy, Label::ownership, Label::clarifying});
    AttemptFacts facts;
    facts.turns = {turn(labels({Label::empathy, Label::listening}), due, labels({Label::listening}))};
    facts.ended = true;
    EXPECT_EQ(score(four_criteria(), facts, false).criteria[0].fraction, (Fraction{2, 3}));
    facts.turns[0].welcome.reset();
    EXPECT_EQ(score(four_criteria(), facts, false).criteria[0].fraction, (Fraction{1, 3}))
        << "an unlisted label earns nothing";
}

TEST(Score, DueOnceInTheContactCountsWhereverItCame) {
    AttemptFacts facts = flawless();
    facts.due_once = labels({Label::follow_up});
    EXPECT_EQ(score(four_criteria(), facts, false).criteria[0].fraction, (Fraction{2, 3}));
    const Score missed = score(four_criteria(), facts, false);
    EXPECT_THAT(missed.losses, testing::ElementsAre(Loss{1, Label::follow_up, false, true}));
    add(facts.turns[0].labels, Label::follow_up);
    EXPECT_EQ(score(four_criteria(), facts, false).criteria[0].fraction, (Fraction{3, 3}));
}

TEST(Score, ARepeatedReplyEarnsNothing) {
    AttemptFacts facts = flawless();
    facts.turns[1].repeated = true;
    EXPECT_EQ(score(four_criteria(), facts, false).criteria[0].fraction, (Fraction{1, 2}));
}

TEST(Score, FaultsCostEightEachAndFortyAtMost) {
    AttemptFacts facts = flawless();
    add(facts.turns[0].labels, Label::arguing);
    EXPECT_EQ(score(four_criteria(), facts, false).total_tenths, 920);
    for (int i = 0; i < 9; ++i)
        facts.turns.push_back(turn(labels({Label::arguing})));
    const Score result = score(four_criteria(), facts, false);
    EXPECT_EQ(result.deduction, 40);
    EXPECT_EQ(result.total_tenths, 600);
    EXPECT_EQ(result.losses.size(), 10u);
}

TEST(Score, TheFloorIsZero) {
    AttemptFacts facts = flawless();
    facts.turns = {turn(labels({Label::arguing, Label::lecturing, Label::dismissing, Label::unclear}),
                        labels({Label::empathy}))};
    facts.turns[0].response_ms = 1000000;
    facts.resolution = {0, 12};
    facts.wrap_up = {0, 12};
    EXPECT_EQ(score(four_criteria(), facts, false).total_tenths, 0);
}

TEST(Score, TheMarkIsComparedExactly) {
    Rubric rubric;
    rubric.criteria = {{CriterionId{"a"}, {}, 1, {Source::resolution}, {}},
                       {CriterionId{"b"}, {}, 1, {Source::wrap_up}, {}},
                       {CriterionId{"c"}, {}, 1, {Source::informing}, {}}};
    rubric.pass_mark = 50;
    AttemptFacts facts;
    facts.ended = true;
    facts.resolution = {1, 3};
    facts.wrap_up = {1, 6};
    facts.changes = 1; // 1/3 + 1/6 + 1 = 3/2: exactly half of three
    EXPECT_TRUE(score(rubric, facts, false).passed);
    facts.wrap_up = {166666, 1000000};
    const Score below = score(rubric, facts, false);
    EXPECT_FALSE(below.passed) << "a hair below the mark";
    EXPECT_EQ(below.total_tenths, 499) << "and it does not look like 50.0";
}

TEST(Score, ACriticalFaultLeavesTheTotalAndFails) {
    AttemptFacts facts = flawless();
    add(facts.turns[0].labels, Label::rudeness);
    const Score result = score(four_criteria(), facts, true);
    EXPECT_EQ(result.total_tenths, 920);
    EXPECT_FALSE(result.passed);
    EXPECT_TRUE(result.provisional);
    EXPECT_THAT(result.critical, testing::ElementsAre(Label::rudeness));
}

TEST(Score, MisinformingIsCriticalOnlyWhenItDeniesARightOrEndangers) {
    AttemptFacts facts = flawless();
    add(facts.turns[0].labels, Label::misinforming);
    EXPECT_TRUE(score(four_criteria(), facts, false).critical.empty());
    facts.turns[0].critical_misinforming = true;
    EXPECT_FALSE(score(four_criteria(), facts, false).critical.empty());
}

TEST(Score, PassingNeedsAnEnding) {
    AttemptFacts facts = flawless();
    facts.ended = false;
    EXPECT_FALSE(score(four_criteria(), facts, false).passed);
}

TEST(Score, NearTheMarkIsProvisionalInAnAssessmentOnly) {
    AttemptFacts facts = flawless();
    facts.resolution = {4, 12}; // 40 + 10 + 15 + 15
    EXPECT_TRUE(score(four_criteria(), facts, true).provisional) << "80 is within 5 of 75";
    EXPECT_FALSE(score(four_criteria(), facts, false).provisional);
    facts.resolution = {5, 12};
    EXPECT_FALSE(score(four_criteria(), facts, true).provisional) << "82.5 is not";
}

TEST(Score, RepliesInsideTheTargetCountFullAndInsideTheLimitHalf) {
    AttemptFacts facts;
    facts.turns = {turn({}), turn({}), turn({}), turn({})};
    facts.turns[0].response_ms = 60000;
    facts.turns[1].response_ms = 60001;
    facts.turns[2].response_ms = 180000;
    facts.turns[3].response_ms = 180001;
    EXPECT_EQ(score(four_criteria(), facts, false).criteria[2].fraction, (Fraction{4, 8}));
}

TEST(Score, ComposureCountsWhereTheMoodIsLow) {
    Rubric rubric;
    rubric.criteria = {{CriterionId{"attitude"}, {}, 1, {Source::composure}, {}}};
    AttemptFacts facts;
    facts.turns = {turn({}), turn(labels({Label::lecturing})), turn(labels({Label::lecturing}))};
    facts.turns[0].mood_low = facts.turns[1].mood_low = true;
    EXPECT_EQ(score(rubric, facts, false).criteria[0].fraction, (Fraction{1, 2}));
}

TEST(Score, PromisesAndWithheldChangesCount) {
    Rubric rubric = four_criteria();
    rubric.criteria[1].sources = {Source::resolution, Source::promises, Source::informing};
    AttemptFacts facts = flawless();
    facts.promises_kept = 1;
    facts.promises_failed = 1;
    facts.changes = 2;
    facts.changes_withheld = 1;
    EXPECT_EQ(score(rubric, facts, false).criteria[1].fraction, (Fraction{12 + 3 + 3, 12 + 6 + 6}));
}

TEST(Score, HintsCostUpToTheRubricsMost) {
    AttemptFacts facts = flawless();
    facts.hint_cost = 4;
    EXPECT_EQ(score(four_criteria(), facts, false).total_tenths, 960);
    facts.hint_cost = 400;
    EXPECT_EQ(score(four_criteria(), facts, false).total_tenths, 900);
}

TEST(Score, ANeverSayPhraseCostsLikeAFaultButNotTwice) {
    AttemptFacts facts = flawless();
    facts.turns[0].never_said = {"rules"};
    EXPECT_EQ(score(four_criteria(), facts, false).deduction, 8);
    add(facts.turns[0].labels, Label::dismissing);
    EXPECT_EQ(score(four_criteria(), facts, false).deduction, 8);
}

TEST(Score, AMustSayPhraseIsDueOnceInFreeText) {
    Rubric rubric = four_criteria();
    rubric.must_say = {{"greet", {"hello"}, {}}};
    AttemptFacts facts = flawless();
    EXPECT_EQ(score(rubric, facts, false).criteria[0].fraction, (Fraction{2, 2}));
    facts.words_examined = true;
    EXPECT_EQ(score(rubric, facts, false).criteria[0].fraction, (Fraction{3, 3}));
    facts.turns[1].must_missing = {"greet"};
    EXPECT_EQ(score(rubric, facts, false).criteria[0].fraction, (Fraction{2, 3}));
}

TEST(Score, Fault29AnEmptyRubricAndZeroWeightsGiveNoTotal) {
    EXPECT_FALSE(score(Rubric{}, flawless(), false).total_tenths);
    Rubric weightless = four_criteria();
    for (Criterion& criterion : weightless.criteria)
        criterion.weight = 0;
    EXPECT_FALSE(score(weightless, flawless(), false).total_tenths);
}

} // namespace
} // namespace amends::rubric
