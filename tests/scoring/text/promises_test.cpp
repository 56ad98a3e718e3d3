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

} // namespace
} // namespace amends::text
