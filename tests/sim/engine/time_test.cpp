// Time: waiting, patience, events that reach the desk, pauses, rewinding.
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

using scenario::EventId;
using scenario::PlaceId;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Time, WaitingBeyondTheTargetLowersTheMood) {
    Hand hand(small_case());
    hand.wait(69);
    EXPECT_EQ(hand.state.mood, -30);
    hand.wait(1);
    EXPECT_EQ(hand.state.mood, -32);
    hand.wait(20);
    EXPECT_EQ(hand.state.mood, -36);
}

TEST(Time, TheCustomerLeavesWhenPatienceIsOut) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).wait(159);
    EXPECT_EQ(hand.state.place, PlaceId{"photo"});
    hand.wait(1);
    EXPECT_EQ(hand.state.place, PlaceId{"gone"});
    EXPECT_EQ(hand.count<CustomerLeft>(), 1);
    EXPECT_EQ(result_of(hand.play, hand.state).outcome, scenario::Outcome::lost);
}

TEST(Time, PatienceIsSpentOverTheWholeContact) {
    Hand hand(small_case());
    hand.wait(80).say("photo", {}, {"ask_photo"});
    EXPECT_EQ(hand.state.patience_ms, 80000);
    hand.wait(139);
    EXPECT_EQ(hand.state.place, PlaceId{"photo"});
    hand.wait(1);
    EXPECT_EQ(hand.state.place, PlaceId{"gone"});
}

TEST(Time, TypingStopsTheWaiting) {
    Hand hand(small_case());
    hand.bubble("one moment").wait(170);
    EXPECT_EQ(hand.state.place, PlaceId{"opening"});
    EXPECT_EQ(hand.state.mood, -30);
}

TEST(Time, ATransitionOnTimeFiresWithoutAReply) {
    Hand hand(small_case());
    hand.wait(90);
    EXPECT_EQ(hand.state.place, PlaceId{"nudged"});
    EXPECT_THAT(hand.heard(), ElementsAre("Hello?"));
    EXPECT_EQ(hand.state.waiting_since_ms, 0) << "the first message is still unanswered";
    hand.wait(5).say("photo", {}, {"ask_photo"});
    EXPECT_EQ(hand.state.turns[0].response_ms, 95000);
    EXPECT_EQ(hand.state.turns[0].due.count(), 3u) << "what was due before the nudge stays due";
}

TEST(Time, AWaitOfTenIsFourAndSix) {
    for (const std::int64_t whole : {10, 70, 90, 95, 180, 200, 1500, 2000}) {
        Hand once(small_case()), twice(small_case());
        once.bubble("hm").wait(whole);
        twice.bubble("hm").wait(whole * 4 / 10).wait(whole - whole * 4 / 10);
        EXPECT_EQ(digest(once.state), digest(twice.state)) << whole;
        Hand silent(small_case()), split(small_case());
        silent.wait(whole).bubble("x");
        for (std::int64_t i = 0; i < whole; ++i)
            split.wait(1);
        split.bubble("x");
        EXPECT_EQ(digest(silent.state), digest(split.state)) << whole;
    }
}

TEST(Time, WhatFellDueIsWorkedOffEvenIfTheShellForgot) {
    Hand hand(small_case());
    Hand lazy(small_case());
    hand.wait(100).bubble("x");
    lazy.clock_ms = 100000;
    lazy.events.push_back({100000, "c1", BubbleSent{"x"}});
    lazy.effects.clear();
    apply_in_place(lazy.play, lazy.state, lazy.events.back(), lazy.effects);
    EXPECT_EQ(lazy.state, hand.state);
}

TEST(Time, AnEventReachesTheDeskAndMustBeToldInTime) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).bubble("one moment").wait(180);
    EXPECT_EQ(hand.count<DeskNotice>(), 1);
    EXPECT_EQ(hand.state.stock[scenario::ItemId{"kettle"}], 0);
    Hand late = hand;
    hand.wait(60);
    text::Verdict tells;
    tells.acts.push_back({text::ActId{"inform_change"}, {}, {}});
    hand.send(TurnClosed{tells});
    EXPECT_THAT(hand.state.told, ElementsAre(EventId{"stock_gone"}));
    hand.wait(40);
    EXPECT_THAT(hand.state.withheld, IsEmpty());
    late.wait(90).send(TurnClosed{tells});
    EXPECT_THAT(late.state.withheld, ElementsAre(EventId{"stock_gone"}));
    EXPECT_THAT(late.state.told, IsEmpty()) << "told too late";
    EXPECT_EQ(result_of(late.play, late.state).facts.changes_withheld, 1);
}

TEST(Time, AskedBeforeItWasToldIsWithheld) {
    const auto asking = changed_case([](scenario::Scenario& script) {
        script.nodes[1].asks_about = {EventId{"stock_gone"}};
        script.events[0].at_s = 10;
    });
    Hand hand(asking);
    hand.wait(20).say("photo", {}, {"ask_photo"});
    EXPECT_THAT(hand.state.withheld, ElementsAre(EventId{"stock_gone"}));
    Hand told(asking);
    told.wait(20).say("bad news", {}, {"inform_change"}).say("photo", {}, {"ask_photo"});
    EXPECT_THAT(told.state.withheld, IsEmpty());
    Hand before(asking);
    before.say("photo", {}, {"ask_photo"});
    EXPECT_THAT(before.state.withheld, IsEmpty()) << "nothing had changed yet";
}

TEST(Time, TheContactHasAnEndOfItsOwn) {
    Hand hand(small_case());
    hand.bubble("one moment").wait(1499);
    EXPECT_EQ(hand.state.phase, Phase::talking);
    hand.wait(1);
    EXPECT_EQ(hand.state.place, PlaceId{"gone"});
}

TEST(Time, Fault13AClockSetBackDoesNotTurnTimeBack) {
    Hand hand(small_case());
    hand.wait(30).bubble("one");
    const Event early{10000, "c1", BubbleSent{"two"}};
    apply_in_place(hand.play, hand.state, early, hand.effects);
    EXPECT_EQ(hand.state.now_ms, 30000);
    EXPECT_EQ(hand.state.open_bubbles, 2) << "order is by sequence, not by the clock";
}

TEST(Time, NoContactTimePassesInAPause) {
    Hand hand(small_case());
    hand.wait(30).send(Paused{});
    EXPECT_EQ(why_not(hand.play, hand.state, BubbleSent{"x"})->id, "paused");
    hand.wait(4000);
    EXPECT_EQ(hand.state.mood, -30);
    hand.send(Resumed{}).wait(39);
    EXPECT_EQ(hand.state.mood, -30);
    hand.wait(1);
    EXPECT_EQ(hand.state.mood, -32) << "70 seconds of waiting in all";
    EXPECT_EQ(fold(hand.play, hand.events), hand.state);
}

TEST(Time, ACrashIsAnInterruptionAndNoWaiting) {
    Hand hand(small_case(), scenario::Way::free, Mode::assessment);
    hand.wait(30).bubble("x").send(Resumed{true});
    EXPECT_EQ(hand.state.interruptions, 1);
    EXPECT_EQ(hand.state.open_bubbles, 1);
}

TEST(Time, Fault15AnAbandonedContactIsClosedWithWhatItHas) {
    Hand hand(small_case());
    hand.say("photo", {"empathy"}, {"ask_photo"}).send(Abandoned{});
    EXPECT_EQ(hand.state.phase, Phase::abandoned);
    EXPECT_EQ(hand.state.turns.size(), 1u);
    EXPECT_FALSE(result_of(hand.play, hand.state).score.passed);
    EXPECT_FALSE(due_next(hand.play, hand.state, 1000000000));
}

TEST(Time, Fault15AbandonedInTheWrapUpIsNotPassedEither) {
    Hand hand(small_case());
    hand.say("Hello, so sorry, a photo please", {"empathy", "ownership"}, {"ask_photo"});
    hand.act(scenario::DeskAction::exchange, {{"object", "kettle"}});
    hand.say("it is on its way, I keep an eye on it", {"solution", "follow_up"}, {"close"});
    EXPECT_TRUE(result_of(hand.play, hand.state).facts.ended);
    hand.send(Abandoned{});
    EXPECT_FALSE(result_of(hand.play, hand.state).score.passed);
    EXPECT_FALSE(result_of(hand.play, hand.state).facts.ended);
}

TEST(Rewind, TakesBackWithoutDeleting) {
    Hand hand(small_case());
    hand.wait(20).say("photo", {"empathy"}, {"ask_photo"});
    const std::size_t kept = hand.events.size() - 1;
    const State then = hand.state;
    hand.wait(50).say("nonsense", {"rudeness"}).wait(30);
    hand.events.push_back({hand.clock_ms, "c1", RewoundTo{static_cast<std::int64_t>(kept)}});
    hand.state = fold(hand.play, hand.events);
    EXPECT_EQ(hand.state.taken_back_ms, 80000);
    State back = hand.state;
    back.taken_back_ms = 0;
    EXPECT_EQ(back, then);
    hand.wait(10).say("we swap it", {"solution"}, {"offer_exchange"});
    EXPECT_EQ(hand.state.turns[1].response_ms, 10000) << "what was taken back was not waited";
    EXPECT_EQ(fold(hand.play, hand.events), hand.state);
}

TEST(Rewind, MayBeDoneAgain) {
    Hand hand(small_case());
    hand.wait(10).say("hm", {}).wait(10).say("photo", {}, {"ask_photo"});
    for (const std::int64_t seq : {3, 1, 0}) {
        hand.events.push_back({hand.clock_ms, "c1", RewoundTo{seq}});
        hand.state = fold(hand.play, hand.events);
        hand.wait(5).say("well " + std::to_string(seq), {"empathy"});
        EXPECT_EQ(fold(hand.play, hand.events), hand.state) << seq;
    }
    EXPECT_EQ(hand.state.turns.size(), 1u);
    EXPECT_EQ(hand.state.turns[0].response_ms, 5000);
}

TEST(Rewind, KeepsTheTimesOfWhatWasSaidSinceAnEarlierOne) {
    Hand hand(small_case());
    const auto rewind = [&](std::size_t seq) {
        hand.events.push_back({hand.clock_ms, "c1", RewoundTo{static_cast<std::int64_t>(seq)}});
        hand.state = fold(hand.play, hand.events);
    };
    hand.wait(20).say("nonsense", {"rudeness"});
    rewind(0);
    hand.wait(15).say("photo", {"empathy"}, {"ask_photo"});
    const std::size_t second = hand.events.size() - 1;
    hand.wait(30).say("nonsense", {"rudeness"});
    rewind(second);
    ASSERT_EQ(hand.state.turns.size(), 1u);
    EXPECT_EQ(hand.state.turns[0].response_ms, 15000);
    EXPECT_EQ(hand.state.now_ms, 15000);
    EXPECT_EQ(hand.state.taken_back_ms, 50000);
}

TEST(Rewind, OutOfThePauseGoesOn) {
    Hand hand(small_case());
    hand.wait(10).bubble("a").send(Paused{}).wait(100);
    hand.events.push_back({hand.clock_ms, "c1", RewoundTo{0}});
    hand.state = fold(hand.play, hand.events);
    EXPECT_FALSE(hand.state.paused);
    EXPECT_EQ(hand.state.now_ms, 0);
    hand.wait(7).bubble("b");
    EXPECT_EQ(hand.state.first_bubble_ms, 7000);
}

} // namespace
} // namespace amends::engine::test
