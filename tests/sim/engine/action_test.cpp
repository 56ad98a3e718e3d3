// Desk actions: preconditions, authority, grades, cost, answers.
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

using scenario::DeskAction;
using scenario::Grade;
using support::Lang;
using testing::ElementsAre;

std::string refusal(const Hand& hand, DeskAction action, std::map<std::string, std::string> arguments) {
    return try_action(hand.play, hand.state, {action, std::move(arguments)}).refusal;
}

TEST(Action, APreconditionRefusesWithTheScriptsWords) {
    Hand hand(small_case());
    hand.act(DeskAction::exchange, {{"object", "kettle"}});
    ASSERT_EQ(hand.state.actions.size(), 1u);
    EXPECT_FALSE(hand.state.actions[0].accepted);
    EXPECT_EQ(hand.count<ActionRefused>(), 1);
    EXPECT_EQ(refusal_of(hand.play, hand.state.actions[0], Lang::en), "Photo first.");
    hand.say("photo", {}, {"ask_photo"}).act(DeskAction::exchange, {{"object", "kettle"}});
    EXPECT_TRUE(hand.state.actions[1].accepted);
    EXPECT_TRUE(hand.state.flags.count(scenario::FlagId{"booked"}));
    EXPECT_EQ(answer_of(hand.play, hand.state.actions[1], Lang::en), "Leaves tomorrow.");
    EXPECT_EQ(hand.state.stock[scenario::ItemId{"kettle"}], 1);
}

TEST(Action, NamesEachReasonForARefusal) {
    Hand hand(small_case());
    EXPECT_EQ(refusal(hand, DeskAction::refund, {{"object", "kettle"}, {"amount", "five"}}), "parameter");
    EXPECT_EQ(refusal(hand, DeskAction::refund, {{"object", "kettle"}, {"amount", "-5"}}), "parameter");
    EXPECT_EQ(refusal(hand, DeskAction::coupon, {}), "parameter");
    EXPECT_EQ(refusal(hand, DeskAction::refund, {{"object", "teapot"}, {"amount", "5"}}), "unknown_object");
    EXPECT_EQ(refusal(hand, DeskAction::refund, {{"object", "kettle"}, {"amount", "549901"}}), "over_paid");
    EXPECT_EQ(refusal(hand, DeskAction::partial_refund, {{"object", "kettle"}, {"amount", "2001"}}),
              "authority");
    EXPECT_EQ(refusal(hand, DeskAction::freight_subsidy, {{"amount", "1"}}), "authority") << "never alone";
    EXPECT_EQ(refusal(hand, DeskAction::follow_up, {{"at", "tomorrow"}}), "parameter");
    EXPECT_EQ(refusal(hand, DeskAction::ticket,
                      {{"department", "nasa"}, {"class", "technical"}, {"severity", "low"}}),
              "unknown_object");
    EXPECT_EQ(refusal(hand, DeskAction::partial_refund, {{"object", "kettle"}, {"amount", "2000"}}), "");
}

TEST(Action, TwiceIsDoneAlready) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).act(DeskAction::exchange, {{"object", "kettle"}});
    EXPECT_EQ(refusal(hand, DeskAction::exchange, {{"object", "kettle"}}), "done_already");
}

TEST(Action, RefundsTogetherMustNotPassThePrice) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"});
    hand.act(DeskAction::partial_refund, {{"object", "kettle"}, {"amount", "2000"}});
    EXPECT_EQ(refusal(hand, DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}}), "over_paid");
    EXPECT_EQ(refusal(hand, DeskAction::refund, {{"object", "kettle"}, {"amount", "547900"}}), "");
}

TEST(Action, AnItemAndItsOrderAreNotRefundedBoth) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"});
    hand.act(DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}});
    EXPECT_EQ(refusal(hand, DeskAction::partial_refund, {{"object", "o1"}, {"amount", "100"}}), "over_paid");
}

TEST(Action, SmallSumsAddUpToTheAuthority) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).act(DeskAction::coupon, {{"amount", "300"}});
    EXPECT_EQ(refusal(hand, DeskAction::coupon, {{"amount", "201"}}), "authority");
    EXPECT_EQ(refusal(hand, DeskAction::coupon, {{"amount", "200"}}), "");
    hand.act(DeskAction::ask_supervisor).wait(45);
    EXPECT_EQ(refusal(hand, DeskAction::coupon, {{"amount", "5000"}}), "") << "granted anew";
}

TEST(Action, WithoutStockThereIsNoExchange) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).wait(30).say("hm", {}).wait(30).bubble("hold on");
    hand.clock_ms = 180000;
    hand.wait(0);
    EXPECT_EQ(refusal(hand, DeskAction::exchange, {{"object", "kettle"}}), "out_of_stock");
}

TEST(Action, TheSupervisorAnswersLaterAndWidensTheAuthority) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).act(DeskAction::ask_supervisor);
    EXPECT_EQ(hand.count<DeskAnswers>(), 0);
    EXPECT_EQ(refusal(hand, DeskAction::ask_supervisor, {}), "done_already") << "one question at a time";
    EXPECT_EQ(refusal(hand, DeskAction::coupon, {{"amount", "5000"}}), "authority");
    hand.wait(44);
    EXPECT_EQ(hand.count<DeskAnswers>(), 0);
    hand.wait(1);
    EXPECT_EQ(hand.count<DeskAnswers>(), 1);
    EXPECT_TRUE(hand.state.flags.count(scenario::FlagId{"sup"}));
    EXPECT_EQ(refusal(hand, DeskAction::coupon, {{"amount", "5000"}}), "");
    EXPECT_EQ(refusal(hand, DeskAction::freight_subsidy, {{"amount", "5000"}}), "");
    EXPECT_EQ(refusal(hand, DeskAction::coupon, {{"amount", "5001"}}), "authority");
}

TEST(Action, IsGradedByRuleThenByWayThenOtherwise) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"});
    const auto grade = [&](DeskAction action, std::map<std::string, std::string> arguments) {
        return try_action(hand.play, hand.state, {action, std::move(arguments)}).grade;
    };
    EXPECT_EQ(grade(DeskAction::coupon, {{"amount", "300"}}), Grade::acceptable);
    EXPECT_EQ(grade(DeskAction::coupon, {{"amount", "301"}}), Grade::wrong);
    EXPECT_EQ(grade(DeskAction::exchange, {{"object", "kettle"}}), Grade::right);
    EXPECT_EQ(grade(DeskAction::refund, {{"object", "kettle"}, {"amount", "549900"}}), Grade::acceptable);
    EXPECT_EQ(grade(DeskAction::look_up, {{"object", "seven"}}), Grade::acceptable)
        << "looking is never wrong";
    EXPECT_EQ(grade(DeskAction::courier_claim, {{"object", "kettle"}}), Grade::wrong);
}

TEST(Action, LookingUpCostsNothingHoweverOften) {
    Hand hand(small_case());
    const int mood = hand.state.mood;
    for (int i = 0; i < 5; ++i)
        hand.act(DeskAction::look_up, {{"object", "seven"}}).act(DeskAction::note, {{"text", "x"}});
    EXPECT_EQ(hand.state.mood, mood);
    const Result result = result_of(hand.play, hand.state);
    EXPECT_EQ(result.cost_given, 0);
    EXPECT_EQ(result.facts.resolution, (rubric::Fraction{0, 12}));
}

TEST(Action, CostsAreAddedUpBesideTheCheapestRightWay) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).act(DeskAction::exchange, {{"object", "kettle"}});
    Result result = result_of(hand.play, hand.state);
    EXPECT_EQ(result.cost_given, 1200);
    EXPECT_EQ(result.cheapest_right, 1500);
    EXPECT_TRUE(result.findings.empty());
    EXPECT_EQ(result.facts.resolution, (rubric::Fraction{12, 12}));
    hand.act(DeskAction::coupon, {{"amount", "500"}});
    result = result_of(hand.play, hand.state);
    EXPECT_EQ(result.cost_given, 1700);
    EXPECT_THAT(result.findings, ElementsAre("overcompensation"));
    EXPECT_EQ(result.facts.resolution, (rubric::Fraction{9, 12})) << "a wrong action takes three";
}

/// The small case with a dearer right way, open once the supervisor has agreed.
std::shared_ptr<const scenario::Scenario> with_agreed_way() {
    return changed_case([](scenario::Scenario& script) {
        scenario::ResolutionWay dear = script.resolution.ways.front();
        dear.id = scenario::WayId("swap_agreed");
        dear.cost.minor = 9000;
        dear.when = {scenario::Condition{scenario::FlagIs{scenario::FlagId("sup_ok"), true}}};
        script.resolution.ways.push_back(dear);
    });
}

TEST(Action, AWayWhoseConditionDoesNotHoldAllowsNothing) {
    Hand hand(with_agreed_way());
    hand.say("photo", {}, {"ask_photo"}).act(DeskAction::exchange, {{"object", "kettle"}});
    hand.act(DeskAction::coupon, {{"amount", "500"}});
    EXPECT_THAT(result_of(hand.play, hand.state).findings, ElementsAre("overcompensation"));
    hand.state.flags.insert(scenario::FlagId("sup_ok"));
    EXPECT_TRUE(result_of(hand.play, hand.state).findings.empty()) << "now the dear way is one";
}

TEST(Action, WhereMoreWasGivenThanNeededIsRemembered) {
    const auto generous = [](bool gives) {
        Hand hand(small_case());
        hand.say("photo", {}, {"ask_photo"}).act(DeskAction::exchange, {{"object", "kettle"}});
        hand.say("and a coupon", {}, {"offer_compensation"});
        if (gives) hand.act(DeskAction::coupon, {{"amount", "500"}});
        hand.say("that is all", {}, {"close"});
        std::vector<bool> turns;
        for (const rubric::TurnFacts& turn : result_of(hand.play, hand.state).facts.turns)
            turns.push_back(turn.gave_more);
        return turns;
    };
    EXPECT_THAT(generous(true), ElementsAre(false, true, false)) << "where it was offered";
    EXPECT_THAT(generous(false), ElementsAre(false, false, false));
}

TEST(Action, ALostCustomerIsHalfSolvedAtMost) {
    Hand hand(small_case());
    hand.say("photo", {}, {"ask_photo"}).act(DeskAction::exchange, {{"object", "kettle"}}).wait(200);
    EXPECT_EQ(hand.state.place, scenario::PlaceId{"gone"});
    EXPECT_EQ(result_of(hand.play, hand.state).facts.resolution, (rubric::Fraction{6, 12}));
}

TEST(Action, AskingTheSupervisorIsNoTransferButHandingOverIs) {
    for (const std::string act : {"escalate", "hand_over"}) {
        Hand hand(small_case());
        hand.say("photo", {}, {"ask_photo", act}).act(DeskAction::exchange, {{"object", "kettle"}});
        hand.say("bye", {}, {"close"}).wrap({});
        EXPECT_EQ(result_of(hand.play, hand.state).front_line_resolution, act == "escalate");
    }
}

TEST(Action, ConfirmationsNameWhatWasDone) {
    Hand hand(small_case());
    hand.act(DeskAction::coupon, {{"amount", "300"}})
        .act(DeskAction::follow_up, {{"at", "2026-03-13T10:00:00+08:00"}});
    hand.act(DeskAction::coupon, {{"amount", "501"}});
    EXPECT_EQ(answer_of(hand.play, hand.state.actions[0], Lang::en), "Coupon of ¥3.00 issued.");
    EXPECT_EQ(answer_of(hand.play, hand.state.actions[1], Lang::zh), "回访已排好:3月13日 10:00。");
    EXPECT_EQ(refusal_of(hand.play, hand.state.actions[2], Lang::en),
              "This is above your authority (¥5.00): ask a supervisor first.");
}

} // namespace
} // namespace amends::engine::test
