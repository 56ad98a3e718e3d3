// Say and do: what becomes of a promise.
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

using scenario::DeskAction;
using scenario::PromiseState;
using testing::ElementsAre;
using text::PromiseStanding;

std::vector<PromiseState> states(const State& state) {
    std::vector<PromiseState> all;
    for (const LedgerEntry& entry : state.ledger)
        all.push_back(entry.state);
    return all;
}

text::Promise within(text::Promise made, std::int64_t seconds) {
    made.deadline = {text::Deadline::Kind::duration, seconds, {}};
    return made;
}

TEST(Ledger, ADuePromiseIsKeptByItsAction) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"});
    const int before = hand.state.mood;
    hand.say("a coupon of 3", {}, {}, {promise("coupon", 300)});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::due));
    EXPECT_EQ(hand.state.mood, before + 4) << "promise_offered";
    hand.act(DeskAction::coupon, {{"amount", "300"}});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::kept));
    EXPECT_EQ(hand.state.mood, before + 4 + 7);
    EXPECT_EQ(hand.count<PromiseChanged>(), 1);
}

TEST(Ledger, WhatIsDoneBeforeItIsSaidIsKeptAtOnce) {
    Hand hand(small_case());
    hand.act(DeskAction::coupon, {{"amount", "300"}}).say("done", {}, {}, {promise("coupon", 300)});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::kept));
}

TEST(Ledger, AnotherAmountContradicts) {
    Hand hand(small_case());
    hand.say("a coupon of 3", {}, {}, {promise("coupon", 300)}).act(DeskAction::coupon, {{"amount", "200"}});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::contradicted));
}

TEST(Ledger, ALowerPromiseContradictsAndAHigherOneReplaces) {
    Hand hand(small_case());
    hand.say("a coupon of 3", {}, {}, {promise("coupon", 300)})
        .say("or rather 4", {}, {}, {promise("coupon", 400)});
    ASSERT_THAT(states(hand.state), ElementsAre(PromiseState::due));
    EXPECT_EQ(hand.state.ledger[0].amount, 400);
    hand.say("no, 1", {}, {}, {promise("coupon", 100)});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::contradicted, PromiseState::due));
}

TEST(Ledger, AboveAuthorityIsNotAllowedWhenSaid) {
    Hand hand(small_case());
    const int before = hand.state.mood;
    hand.say("a coupon of 50", {}, {}, {promise("coupon", 5000)});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::not_allowed));
    EXPECT_EQ(hand.state.mood, before - 5);
    EXPECT_EQ(result_of(hand.play, hand.state).facts.promises_failed, 1);
}

TEST(Ledger, AMeasureNobodyMayGrantAloneIsNotAllowedEvenWithoutAnAmount) {
    Hand hand(small_case());
    hand.say("we pay the freight", {}, {}, {promise("freight_subsidy")});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::not_allowed));
}

TEST(Ledger, AgainstAPreconditionOnlyAFirmPromiseIsNotAllowed) {
    Hand firm(small_case());
    firm.say("we swap it", {}, {}, {promise("exchange")});
    EXPECT_THAT(states(firm.state), ElementsAre(PromiseState::not_allowed)) << "no photo yet";
    Hand open(small_case());
    open.say("with a photo we swap it", {}, {},
             {promise("exchange", std::nullopt, PromiseStanding::conditional)});
    EXPECT_THAT(states(open.state), ElementsAre(PromiseState::conditional));
}

TEST(Ledger, AnOfferFallsDueWhenItIsTaken) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"});
    hand.say("refund or swap?", {}, {"offer_exchange"},
             {promise("refund", std::nullopt, PromiseStanding::offered),
              promise("exchange", std::nullopt, PromiseStanding::offered)});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::offered, PromiseState::due));
    EXPECT_TRUE(hand.state.offer_accepted);
    hand.act(DeskAction::exchange, {{"object", "kettle"}});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::offered, PromiseState::kept));
    hand.say("bye", {}, {"close"}).wrap({});
    EXPECT_EQ(result_of(hand.play, hand.state).facts.promises_failed, 0)
        << "what was not taken costs nothing";
}

TEST(Ledger, WhatIsDueAtTheEndIsBroken) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).say("we swap it", {}, {"offer_exchange"}, {promise("exchange")});
    hand.say("bye", {}, {"close"});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::due))
        << "work after the call may still keep it";
    const int before = hand.state.mood;
    hand.wrap({});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::broken));
    EXPECT_EQ(hand.state.mood, before - 20);
    EXPECT_FALSE(result_of(hand.play, hand.state).first_contact_resolution);
}

TEST(Ledger, AnActionInTheWrapUpStillKeeps) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).say("we swap it", {}, {"offer_exchange"}, {promise("exchange")});
    hand.say("bye", {}, {"close"}).act(DeskAction::exchange, {{"object", "kettle"}}).wrap({});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::kept));
    EXPECT_TRUE(result_of(hand.play, hand.state).front_line_resolution);
}

TEST(Ledger, TheOtherWayOutContradictsAFirmPromise) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).say("we swap it", {}, {"offer_exchange"}, {promise("exchange")});
    hand.act(DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::contradicted));
}

TEST(Ledger, SayingSoFirstIsARevisionAndNoContradiction) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).say("we swap it", {}, {"offer_exchange"}, {promise("exchange")});
    hand.say("then a refund as you wish", {}, {}, {promise("refund")});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::offered, PromiseState::due));
    hand.act(DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::offered, PromiseState::kept));
}

TEST(Ledger, SendingTheNewOneIsTheOtherHalfOfAnExchange) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"})
        .say("we swap it and send it tomorrow", {}, {"offer_exchange"},
             {promise("exchange"), promise("redispatch")});
    hand.say("it goes out by four", {}, {}, {promise("redispatch")});
    ASSERT_EQ(hand.state.ledger.size(), 1u);
    EXPECT_EQ(hand.state.ledger[0].measure, "exchange");
    hand.act(DeskAction::exchange, {{"object", "kettle"}});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::kept));
}

TEST(Ledger, AWayOutTakenAfterItWasDoneReleasesTheOther) {
    const auto scenario = changed_case([](scenario::Scenario& script) {
        for (scenario::Node& node : script.nodes)
            if (node.id.value == "photo")
                node.transitions.front().effects = {scenario::AcceptOffer{"refund"}};
    });
    Hand hand(scenario);
    hand.say("photo", {}, {"ask_photo"})
        .say("we could refund or swap it", {}, {},
             {promise("exchange"), promise("refund", std::nullopt, PromiseStanding::offered)});
    hand.act(DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}});
    hand.say("refunded, no swap", {}, {"offer_exchange"});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::offered, PromiseState::kept));
}

TEST(Ledger, SaidTwiceIsOnePromise) {
    Hand hand(small_case());
    hand.say("a coupon of 3", {}, {}, {promise("coupon")})
        .say("3, as I said", {}, {}, {promise("coupon", 300)});
    ASSERT_EQ(hand.state.ledger.size(), 1u);
    EXPECT_EQ(hand.state.ledger[0].amount, 300);
}

TEST(Ledger, ADeadlineThatPassesBreaks) {
    Hand hand(small_case());
    hand.say("a coupon within two minutes", {}, {}, {within(promise("coupon", 300), 120)}).wait(119);
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::due));
    hand.wait(1);
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::broken));
}

TEST(Ledger, ACallBackEnteredInsideTheDeadlineIsKept) {
    Hand hand(small_case());
    hand.say("I call back in ten minutes", {}, {}, {within(promise("follow_up"), 600)}).wait(30);
    hand.act(DeskAction::follow_up, {{"in", "600"}});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::kept));
    Hand late(small_case());
    late.say("I call back in ten minutes", {}, {}, {within(promise("follow_up"), 600)});
    late.act(DeskAction::follow_up, {{"in", "7200"}});
    EXPECT_THAT(states(late.state), ElementsAre(PromiseState::due));
}

TEST(Ledger, AnAnswerPromisedWithinTheHourIsKeptByTheNextTurn) {
    Hand hand(small_case());
    hand.say("I ask and tell you in ten minutes", {}, {}, {within(promise("follow_up"), 600)}).wait(50);
    hand.say("they say yes", {}, {});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::kept));
    Hand tomorrow(small_case());
    tomorrow.say("I call you tomorrow", {}, {}, {within(promise("follow_up"), 86400)}).wait(50);
    tomorrow.say("anything else", {}, {});
    EXPECT_THAT(states(tomorrow.state), ElementsAre(PromiseState::due));
}

TEST(Ledger, ACallBackAtAnInstantCountsOnTheDesksCalendar) {
    Hand hand(small_case());
    text::Promise call = promise("follow_up");
    call.deadline = {text::Deadline::Kind::instant, 0, "2026-03-13T02:00:00Z"};
    hand.say("I call at ten", {}, {}, {call});
    hand.act(DeskAction::follow_up, {{"at", "2026-03-13T10:00:00+08:00"}});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::kept));
}

TEST(Ledger, ATimeJumpLetsCallBacksComeDue) {
    Hand hand(small_case(), scenario::Way::choices);
    hand.choose("sorry").choose("swap").act(DeskAction::exchange, {{"object", "kettle"}}).choose("later");
    EXPECT_EQ(now_of(hand.play, hand.state), "2026-03-13T10:00:00+08:00");
    EXPECT_EQ(hand.count<TimeJumped>(), 1);
    EXPECT_THAT(hand.heard(), ElementsAre("Morning")) << "a call-back without a time is not late yet";
    Hand timed(small_case());
    timed.say("photo", {}, {"ask_photo"}).say("we swap it", {}, {"offer_exchange"});
    timed.say("I call tonight", {}, {"promise_callback"}, {within(promise("follow_up"), 7200)});
    EXPECT_THAT(timed.heard(), ElementsAre("You promised to call", "Morning"));
}

TEST(Ledger, ChoicesPromiseByTheirActs) {
    Hand hand(small_case(), scenario::Way::choices);
    hand.choose("sorry").choose("swap");
    ASSERT_EQ(hand.state.ledger.size(), 1u);
    EXPECT_EQ(hand.state.ledger[0].measure, "exchange");
    EXPECT_EQ(hand.state.ledger[0].state, PromiseState::due) << "offered, and the customer agreed";
    hand.choose("end").wrap({});
    EXPECT_EQ(hand.state.ledger[0].state, PromiseState::broken) << "said and not done";
}

TEST(Ledger, TheDeskKnowsAnObjectByItsTitle) {
    Hand hand(small_case());
    text::Promise made = promise("refund");
    made.object = "kettle";
    text::Promise by_title = promise("coupon", 100);
    by_title.object = "水壶";
    text::Promise unknown = promise("partial_refund", 100);
    unknown.object = "teapot";
    hand.say("x", {}, {}, {made, by_title, unknown});
    EXPECT_EQ(hand.state.ledger[0].object, "kettle");
    EXPECT_EQ(hand.state.ledger[1].object, "kettle");
    EXPECT_EQ(hand.state.ledger[2].object, "");
}

TEST(Ledger, LookingAndNotingCannotBeBroken) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).say("let me look", {}, {"close"}, {promise("look_up")}).wrap({});
    EXPECT_THAT(states(hand.state), ElementsAre(PromiseState::due));
    EXPECT_EQ(result_of(hand.play, hand.state).facts.promises_failed, 0);
}

} // namespace
} // namespace amends::engine::test
