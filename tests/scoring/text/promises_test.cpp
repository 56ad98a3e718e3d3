#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

Promise only_promise(std::string_view reply, std::optional<std::string> now = {}) {
    Context context;
    context.now = std::move(now);
    const Verdict verdict = judged(reply, context);
    EXPECT_EQ(verdict.promises.size(), 1u) << reply;
    return verdict.promises.empty() ? Promise{} : verdict.promises.front();
}

TEST(Promises, TakeAmountCurrencyAndDuration) {
    const Promise zh = only_promise("我给您退款59.5元，48小时内到账。");
    EXPECT_EQ(zh.measure, "refund");
    EXPECT_EQ(zh.amount, 5950);
    EXPECT_EQ(zh.currency, "CNY");
    EXPECT_EQ(zh.deadline.kind, Deadline::Kind::duration);
    EXPECT_EQ(zh.deadline.seconds, 48 * 3600);
    EXPECT_EQ(zh.standing, PromiseStanding::due);
    const Promise en = only_promise("I'll refund you $1,200 within 3-5 working days.");
    EXPECT_EQ(en.amount, 120000);
    EXPECT_EQ(en.currency, "USD");
    EXPECT_EQ(en.deadline.seconds, 5 * 86400);
}

TEST(Promises, CountInstantsFromNow) {
    const Promise today = only_promise("今天18点前我给您回电。", "2026-03-12T10:00:00+08:00");
    EXPECT_EQ(today.measure, "follow_up");
    EXPECT_EQ(today.deadline.instant, "2026-03-12T18:00:00+08:00");
    const Promise friday =
        only_promise("I'll call you back by Friday 5 pm.", "2026-03-12T10:00:00+08:00"); // a Thursday
    EXPECT_EQ(friday.deadline.instant, "2026-03-13T17:00:00+08:00");
}

TEST(Promises, HaveNoDeadlineAtAMomentWhenItIsNotKnownWhatTimeItIs) {
    for (const char* reply :
         {"今天18点前我给您回电。", "3月15日前我给您回电。", "I'll call you back by Friday 5 pm."}) {
        const Promise promise = only_promise(reply);
        EXPECT_EQ(promise.deadline.kind, Deadline::Kind::none) << reply;
        EXPECT_EQ(promise.deadline.instant, "") << reply;
    }
}

TEST(Promises, TellOfferedAndConditionalFromDue) {
    EXPECT_EQ(only_promise("我给您换一台新的，可以吗？").standing, PromiseStanding::offered);
    const Promise conditional = only_promise("如果照片能看清，我给您补发。");
    EXPECT_EQ(conditional.standing, PromiseStanding::conditional);
    EXPECT_EQ(conditional.condition, "如果照片能看清，");
}

TEST(Promises, AreNotMadeByDenyingOrQuoting) {
    EXPECT_TRUE(judged("不能退款").promises.empty());
    EXPECT_TRUE(judged("We cannot refund this.").promises.empty());
    EXPECT_TRUE(judged("您说“给您退款”？").promises.empty());
}

/// When "now" is Thursday 12 March 2026, ten in the morning.
std::string due_by(std::string_view reply, std::vector<std::string> customer = {}) {
    Context context;
    context.now = "2026-03-12T10:00:00+08:00";
    context.customer = std::move(customer);
    const Verdict verdict = judged(reply, context);
    return verdict.promises.empty() ? "no promise" : verdict.promises.front().deadline.instant.substr(0, 16);
}

TEST(Promises, KnowWeekdaysOfThisWeekAndTheNext) {
    EXPECT_EQ(due_by("本周五给您退款"), "2026-03-13T23:59");
    EXPECT_EQ(due_by("周二给您退款"), "2026-03-17T23:59");
    EXPECT_EQ(due_by("下周五给您退款"), "2026-03-20T23:59");
    EXPECT_EQ(due_by("下周三18点前给您退款"), "2026-03-18T18:00");
    EXPECT_EQ(due_by("下下周一给您补发"), "2026-03-23T23:59");
    EXPECT_EQ(due_by("I'll refund you this Friday"), "2026-03-13T23:59");
    EXPECT_EQ(due_by("I'll refund you by next Friday"), "2026-03-20T23:59");
}

TEST(Promises, KnowTheEndOfWeekAndMonthAndDatesByName) {
    EXPECT_EQ(due_by("月底前给您补发"), "2026-03-31T23:59");
    EXPECT_EQ(due_by("下个月底前给您补发"), "2026-04-30T23:59");
    EXPECT_EQ(due_by("下周内我给您回电"), "2026-03-22T23:59");
    EXPECT_EQ(due_by("We'll send a new one by the end of the month"), "2026-03-31T23:59");
    EXPECT_EQ(due_by("I'll call you back by close of business"), "2026-03-12T18:00");
    EXPECT_EQ(due_by("I'll refund you by 14 April"), "2026-04-14T23:59");
    EXPECT_EQ(due_by("I'll refund you by April 14th"), "2026-04-14T23:59");
    EXPECT_EQ(due_by("I'll call you back on the 20th"), "2026-03-20T23:59");
    EXPECT_EQ(due_by("1月5日前给您退款"), "2026-01-05T23:59"); // a slip of the agent's, not next year
    EXPECT_EQ(due_by("4月5日前给您退款"), "2026-04-05T23:59");
}

TEST(Promises, KnowDaysAndHoursAsPeopleSayThem) {
    EXPECT_EQ(due_by("I'll call you the day after tomorrow."), "2026-03-14T23:59");
    EXPECT_EQ(due_by("I'll call you by close of business tomorrow."), "2026-03-13T18:00");
    EXPECT_EQ(due_by("I'll call you by the close of business on Friday."), "2026-03-13T18:00");
    EXPECT_EQ(due_by("I'll call you a week on Friday."), "2026-03-20T23:59");
    EXPECT_EQ(due_by("I'll call you on 13/03 at 10:30."), "2026-03-13T10:30");
    EXPECT_EQ(due_by("I'll call you on 13 March at 10:30."), "2026-03-13T10:30");
    EXPECT_EQ(due_by("I'll call you on the 14th in the morning."), "2026-03-14T12:00");
    EXPECT_EQ(due_by("I'll call you by 5.30pm."), "2026-03-12T17:30");
    EXPECT_EQ(due_by("I'll call you by 17.00."), "2026-03-12T17:00");
    EXPECT_EQ(due_by("I'll call you by EOD."), "2026-03-12T23:59");
    EXPECT_EQ(due_by("I'll call you before the weekend."), "2026-03-13T23:59");
    EXPECT_EQ(due_by("我礼拜六给您回电话。"), "2026-03-14T23:59");
    EXPECT_EQ(due_by("我十四号上午给您回电话。"), "2026-03-14T12:00");
    EXPECT_EQ(due_by("我3月13号下午3点给您回电话。"), "2026-03-13T15:00");
    EXPECT_EQ(due_by("我明天下班前给您回电话。"), "2026-03-13T18:00");
    EXPECT_EQ(due_by("我周末前给您回电话。"), "2026-03-13T23:59");
    EXPECT_EQ(due_by("我31号给您回电话。"), "2026-03-31T23:59");
}

TEST(Promises, HaveNoDeadlineAtADateNoCalendarHas) {
    EXPECT_EQ(due_by("I'll call you on 31 February."), "");
    EXPECT_EQ(due_by("我2月31日给您回电话。"), "");
}

TEST(Promises, CountHalvesAndPairsOfUnits) {
    const auto seconds = [](std::string_view reply) { return only_promise(reply).deadline.seconds; };
    EXPECT_EQ(seconds("I'll call you in an hour and a half."), 5400);
    EXPECT_EQ(seconds("I'll call you in two hours and a half."), 9000);
    EXPECT_EQ(seconds("I'll call you in a day or two."), 2 * 86400);
    EXPECT_EQ(seconds("I'll call you a fortnight from now."), 14 * 86400);
    EXPECT_EQ(seconds("我廿四小时内给您回电话。"), 86400);
}

TEST(Promises, TakeNoTimeThatHasPassedOrBelongsToAnother) {
    EXPECT_EQ(only_promise("逾期9天补45元券。").deadline.kind, Deadline::Kind::none);
    Context context;
    context.now = "2026-03-12T20:14:00+08:00";
    const Verdict verdict = judged("换一台新的给您，另外补您50元券，旧机明早9点到11点上门取。", context);
    ASSERT_EQ(verdict.promises.size(), 3U);
    for (const Promise& one : verdict.promises)
        EXPECT_EQ(one.deadline.kind == Deadline::Kind::none, one.measure != "pickup") << one.measure;
}

TEST(Promises, AreNotMadeByWordsThatOnlyLookLikeThem) {
    const auto promises = [](std::string_view reply, std::string_view measure) {
        const auto all = judged(reply).promises;
        return std::any_of(all.begin(), all.end(),
                           [&](const Promise& one) { return one.measure == measure; });
    };
    EXPECT_FALSE(promises("We'll swap it, but the return postage is yours to pay.", "freight_subsidy"));
    EXPECT_TRUE(promises("We'll swap it, and we pay the return postage.", "freight_subsidy"));
    EXPECT_FALSE(promises("再送您一张五十元券。", "redispatch"));
    EXPECT_FALSE(promises("电脑5499元全额退给您，取走后48小时内原路退回。", "pickup"));
    EXPECT_FALSE(promises("明天上午师傅上门取。", "repair"));
    EXPECT_FALSE(promises("I have chased it twice already.", "chase_parcel"));
    EXPECT_FALSE(promises("我答应过给您换新吗？", "exchange"));
    EXPECT_FALSE(promises("您想要退款是吗", "refund"));
    EXPECT_FALSE(promises("您给个好评我就给您换。", "exchange"));
}

TEST(Promises, WaitForThePickupTheySpeakOf) {
    EXPECT_EQ(only_promise("Once the courier has picked it up, we refund the full amount within 48 hours.")
                  .standing,
              PromiseStanding::conditional);
    EXPECT_EQ(only_promise("您寄回来之后，48小时内给您退5499元。").standing, PromiseStanding::conditional);
}

TEST(Promises, AreToldInTheirOwnWords) {
    EXPECT_EQ(only_promise("对不起，是我们的错，给您换一台新的。").text, "给您换一台");
}

TEST(Promises, CountBeforeAThing) {
    EXPECT_EQ(due_by("You'll have them before your granddaughter's birthday on Monday."), "2026-03-15T23:59");
    EXPECT_EQ(due_by("周一生日前一定送到您手上。"), "2026-03-15T23:59");
    EXPECT_EQ(due_by("I'll send a new lid, you'll have it before your daughter's birthday on Saturday."),
              "2026-03-13T23:59");
    EXPECT_EQ(due_by("I'll send a new one by Saturday."), "2026-03-14T23:59");
    EXPECT_EQ(due_by("I'll send you a replacement in time for the wedding.",
                     {"the wedding is on Saturday at 2 pm"}),
              "2026-03-14T14:00");
    EXPECT_EQ(due_by("女儿生日之前给您补发到", {"女儿周六生日"}), "2026-03-13T23:59");
    EXPECT_EQ(due_by("赶在周六生日前给您补发到"), "2026-03-13T23:59");
    EXPECT_EQ(due_by("女儿生日之前给您补发到"), ""); // nobody said when that is
}

TEST(Promises, NameTheirObjectAsTyped) {
    EXPECT_EQ(only_promise("我今天给您补发新壶盖。").object, "壶盖");
    EXPECT_EQ(only_promise("I'll refund you in full for the Kettle today.").object, "Kettle");
    EXPECT_EQ(only_promise("我给您全额退款。").object, "");
    EXPECT_EQ(only_promise("今天18点前我给您回电说冰箱的事。").object,
              ""); // a call is about nothing handed over
}

TEST(Promises, OfANewPartFreeOfChargeAreNoVoucher) {
    for (const Promise& promise : judged("I'll post you a new lid free of charge").promises)
        EXPECT_EQ(promise.measure, "redispatch");
    EXPECT_FALSE(has_act(judged("I'll post you a new lid free of charge"), "offer_compensation"));
}

} // namespace
} // namespace amends::text
