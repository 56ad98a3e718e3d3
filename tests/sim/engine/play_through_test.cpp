// The way through a case: turns, choices, fallbacks, endings, wrap-up.
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

using scenario::DeskAction;
using scenario::PlaceId;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Play, BeginsWithTheCustomersWords) {
    Hand hand(small_case());
    EXPECT_EQ(hand.state.place, PlaceId{"opening"});
    EXPECT_THAT(hand.heard(), ElementsAre("My Spring leaks!"));
    EXPECT_THAT(hand.heard(support::Lang::zh), ElementsAre("小泉漏水!"));
}

TEST(Play, SeveralBubblesAreOneTurn) {
    Hand hand(small_case());
    hand.wait(20)
        .bubble("Hello")
        .wait(5)
        .bubble("so sorry")
        .say("please send a photo", {"empathy"}, {"ask_photo"});
    ASSERT_EQ(hand.state.turns.size(), 1u);
    EXPECT_EQ(hand.state.turns[0].response_ms, 20000) << "the first bubble ends the waiting";
    EXPECT_EQ(hand.state.turns[0].closed_ms, 25000);
    EXPECT_EQ(hand.state.place, PlaceId{"photo"});
    EXPECT_TRUE(hand.state.revealed.count("leak")) << "a line's photo becomes visible";
    EXPECT_EQ(hand.state.mood, -20);
}

TEST(Play, ChoicesCarryTheirAuthorsLabels) {
    Hand hand(small_case(), scenario::Way::choices);
    hand.choose("sorry");
    EXPECT_EQ(hand.state.place, PlaceId{"photo"});
    EXPECT_EQ(hand.state.mood, -30 + 10 + 6);
    EXPECT_EQ(hand.state.turns[0].choice, scenario::ChoiceId{"sorry"});
}

TEST(Play, AChoiceThatIsNotShownCannotBeTaken) {
    Hand hand(small_case(), scenario::Way::choices);
    EXPECT_EQ(why_not(hand.play, hand.state, ChoiceTaken{scenario::ChoiceId{"hidden"}})->id,
              "unknown_choice");
    const State before = hand.state;
    hand.choose("hidden");
    EXPECT_EQ(hand.state, before);
    EXPECT_THAT(hand.effects, IsEmpty());
    EXPECT_EQ(open_choices(hand.play, hand.state).size(), 2u);
}

TEST(Play, FallbacksDifferAndThenLeadOn) {
    Hand hand(small_case());
    hand.say("hm", {});
    EXPECT_THAT(hand.heard(), ElementsAre("?"));
    hand.say("hm hm", {});
    EXPECT_THAT(hand.heard(), ElementsAre("What will you do?"));
    hand.say("well", {});
    EXPECT_EQ(hand.state.place, PlaceId{"angry"});
    EXPECT_THAT(hand.heard(), ElementsAre("I complain"));
    EXPECT_TRUE(hand.state.turns[2].fell_back);
    hand.say("eh", {});
    EXPECT_EQ(hand.state.place, PlaceId{"gone"});
}

TEST(Play, EndsInTheWrapUpAndThenIsOver) {
    Hand hand(small_case());
    hand.say("photo please", {"empathy", "ownership"}, {"ask_photo"}).say("bye", {}, {"close"});
    EXPECT_EQ(hand.state.phase, Phase::wrap_up);
    EXPECT_EQ(hand.count<EndingReached>(), 1);
    hand.wrap({{"class", {"technical"}}, {"facts", {"leaks", "photo"}}});
    EXPECT_EQ(hand.state.phase, Phase::finished);
    EXPECT_EQ(why_not(hand.play, hand.state, BubbleSent{"x"})->id, "finished");
    EXPECT_EQ(result_of(hand.play, hand.state).facts.wrap_up, (rubric::Fraction{24, 24}));
}

TEST(Play, TheWrapUpRefusesWhatItDoesNotAsk) {
    Hand hand(small_case());
    hand.say("photo please", {}, {"ask_photo"}).say("bye", {}, {"close"});
    EXPECT_EQ(why_not(hand.play, hand.state, WrappedUp{{{"colour", {"red"}}}})->id, "unknown_question");
    EXPECT_EQ(why_not(hand.play, hand.state, WrappedUp{{{"class", {"red"}}}})->id, "unknown_option");
    EXPECT_EQ(why_not(hand.play, hand.state, WrappedUp{{{"class", {"technical", "service"}}}})->id,
              "one_only");
    EXPECT_FALSE(why_not(hand.play, hand.state, WrappedUp{}));
}

TEST(Play, RefusesEmptyAndOverlongBubbles) {
    Hand hand(small_case());
    EXPECT_EQ(why_not(hand.play, hand.state, BubbleSent{" \n\xE2\x80\x8B"})->id, "empty_reply");
    EXPECT_EQ(why_not(hand.play, hand.state, BubbleSent{std::string(101, 'a')})->id, "too_long");
    EXPECT_FALSE(why_not(hand.play, hand.state, BubbleSent{std::string(100, 'a')}));
    EXPECT_EQ(why_not(hand.play, hand.state, TurnClosed{})->id, "no_open_turn");
    EXPECT_EQ(why_not(hand.play, hand.state, ChoiceTaken{scenario::ChoiceId{"sorry"}})->id, "free_text_only");
}

TEST(Play, AnActionMayLeadOnBeforeAnyReply) {
    Hand hand(small_case());
    hand.act(DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}});
    EXPECT_EQ(hand.state.place, PlaceId{"thanks"});
    hand.say("sorry", {"empathy"}, {"close"});
    const Result result = result_of(hand.play, hand.state);
    EXPECT_EQ(result.facts.turns[0].due.count(), 2u) << "what was due in the node left silently stays due";
}

TEST(Play, AnActionInAnOpenTurnWaitsForTheReply) {
    Hand hand(small_case());
    hand.bubble("one moment").act(DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}});
    EXPECT_EQ(hand.state.place, PlaceId{"opening"});
    hand.send(TurnClosed{});
    EXPECT_TRUE(hand.state.turns[0].fell_back);
}

TEST(Play, TheAgentMayCloseButThatIsNoEnding) {
    Hand hand(small_case());
    hand.say("photo please", {"empathy", "ownership"}, {"ask_photo"}).send(ClosedByAgent{});
    EXPECT_EQ(hand.state.phase, Phase::wrap_up);
    hand.wrap({});
    const Result result = result_of(hand.play, hand.state);
    EXPECT_FALSE(result.score.passed);
    EXPECT_FALSE(result.outcome);
    EXPECT_THAT(result.findings, ElementsAre("closed_before_acceptance", "left_unanswered"))
        << "he had sent his photo, and a solution was due";
}

TEST(Play, AGoodbyeBeforeAcceptanceIsFound) {
    Hand hand(small_case());
    hand.say("photo please", {}, {"ask_photo"}).say("bye", {}, {"close"});
    EXPECT_THAT(result_of(hand.play, hand.state).findings, ElementsAre("closed_before_acceptance"));
}

TEST(Play, AnotherContactsEventsPassBy) {
    Hand hand(small_case());
    const State before = hand.state;
    EXPECT_EQ(apply(hand.play, hand.state, {0, "c2", BubbleSent{"hello"}}).state, before);
}

TEST(Play, HintsCostOnceAndOnlyInPractice) {
    Hand hand(small_case());
    hand.send(HintShown{0}).send(HintShown{0});
    EXPECT_THAT(hand.state.hints, ElementsAre(2));
    EXPECT_EQ(why_not(hand.play, hand.state, HintShown{1})->id, "no_hint");
    Hand exam(small_case(), scenario::Way::free, Mode::assessment);
    EXPECT_EQ(why_not(exam.play, exam.state, HintShown{0})->id, "not_in_assessment");
    EXPECT_EQ(why_not(exam.play, exam.state, Paused{})->id, "not_in_assessment");
    EXPECT_EQ(why_not(exam.play, exam.state, RewoundTo{1})->id, "not_in_assessment");
}

TEST(Play, RepetitionWearsOff) {
    Hand hand(small_case());
    hand.say("so sorry about this", {"empathy"});
    EXPECT_EQ(hand.state.mood, -20);
    hand.say("I do feel sorry", {"empathy"});
    EXPECT_EQ(hand.state.mood, -15) << "half the second time";
    hand.say("SO sorry, about this!", {"empathy"});
    EXPECT_EQ(hand.state.mood, -15 - 20) << "nothing for an echo; the angry node takes 20";
    EXPECT_TRUE(hand.state.turns[2].repeated);
}

TEST(Play, ListedPhrasesAreRemembered) {
    Hand hand(small_case());
    hand.say("Hello! Rules are rules.", {});
    EXPECT_THAT(hand.state.turns[0].never_said, ElementsAre("rules"));
    EXPECT_THAT(hand.state.turns[0].must_said, ElementsAre("greet"));
}

TEST(PlayThrough, WalkingAwayFromTheWrapUpPassesNobody) {
    Hand hand(small_case(), scenario::Way::choices);
    auto lenient = std::make_shared<rubric::Rubric>(*small_rubric());
    lenient->pass_mark = 0;
    hand.play.rubric = lenient;
    hand.choose("sorry").choose("swap").choose("end");
    ASSERT_EQ(hand.state.phase, Phase::wrap_up);
    Hand done = hand;
    done.wrap({});
    EXPECT_TRUE(result_of(done.play, done.state).score.passed);
    hand.send(Abandoned{});
    EXPECT_FALSE(result_of(hand.play, hand.state).score.passed);
}

} // namespace
} // namespace amends::engine::test
