// A turn of several bubbles, joined by line breaks, and replies in two languages at once.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

std::string words(std::string_view reply, Span span) {
    return std::string(reply.substr(span.start, span.end - span.start));
}

TEST(Bubbles, AreReadAsOneTurn) {
    const Verdict verdict = judged("非常抱歉\n是我们没检查好\n今天给您补发，周五到");
    EXPECT_TRUE(has(verdict.labels, Label::ownership));
    EXPECT_TRUE(has(verdict.labels, Label::solution));
    EXPECT_TRUE(has(verdict.labels, Label::timeline));
}

TEST(Bubbles, HoldTheirActsAndWordsEachInOne) {
    for (const std::string reply :
         {"非常抱歉\n是我们没检查好\n今天给您补发\n周五到",
          "So sorry\nthat's our mistake\nI'll send a new one\nyou'll have it by Friday",
          "麻烦您\n拍张照片\n发我看看", "全额\n退款\n268元"}) {
        const Verdict verdict = judged(reply);
        for (const ActHit& act : verdict.acts)
            EXPECT_EQ(words(reply, act.span).find('\n'), std::string::npos) << act.id.value << ": " << reply;
        for (const Evidence& one : verdict.evidence)
            EXPECT_TRUE(one.rule == "model" || words(reply, one.span).find('\n') == std::string::npos)
                << one.rule << ": " << reply;
        for (const Promise& one : verdict.promises)
            EXPECT_EQ(one.text.find('\n'), std::string::npos) << one.text;
    }
}

TEST(Bubbles, KeepDenialAndQuotationToThemselves) {
    EXPECT_TRUE(has_act(judged("这个不是我们的\n退款268元给您"), "offer_refund"));
    EXPECT_TRUE(has_act(judged("No\nI'll refund you today"), "offer_refund"));
    EXPECT_TRUE(
        has_act(judged("您说的“我等不了\n非常抱歉”"), "apologise")); // an open mark ends with its line
    EXPECT_FALSE(has_act(judged("不能退款\n您看别的"), "offer_refund"));
}

TEST(Bubbles, CarryAnIfPartToTheNext) {
    for (const char* reply : {"如果照片清楚的话\n我给您补发", "If you want\nI can refund you today"}) {
        const Verdict verdict = judged(reply);
        ASSERT_EQ(verdict.promises.size(), 1U) << reply;
        EXPECT_EQ(verdict.promises[0].standing, PromiseStanding::conditional) << reply;
    }
    const Verdict after = judged("如果照片清楚的话\n我给您补发\n运费我们出");
    for (const Promise& promise : after.promises)
        EXPECT_EQ(promise.standing == PromiseStanding::due, promise.measure == "freight_subsidy");
}

TEST(Bubbles, TakeAnApologyBackInTheNext) {
    EXPECT_TRUE(has_finding(judged("I'm sorry\nbut you should have read the description"), "taken_back"));
}

TEST(Bubbles, DoNotLendTheirDayToTheNextOnesHour) {
    Context context;
    context.now = "2026-03-12T10:00:00+08:00";
    const Verdict verdict = judged("我明天给您退款\n5点的快递已经走了", context);
    ASSERT_EQ(verdict.promises.size(), 1U);
    EXPECT_EQ(verdict.promises[0].deadline.instant, "2026-03-13T23:59:00+08:00");
}

TEST(Bubbles, ListenAsTheSameWordsDoOnOneLine) {
    Context context;
    context.customer = {"杯子碎了"};
    EXPECT_TRUE(has(judged("抱歉杯子碎了，48小时内给您退款，可以吗？", context).labels, Label::listening));
    EXPECT_TRUE(has(judged("抱歉杯子碎了\n48小时内给您退款\n可以吗", context).labels, Label::listening));
}

TEST(PlainWords, AreTheirLabelWhateverStandsAroundThem) {
    EXPECT_TRUE(
        has(judged("Our mistake. You have a 5k on Sunday, so let's be quick: one picture of the shoes and "
                   "one of the size tag, please.")
                .labels,
            Label::ownership));
    EXPECT_TRUE(has(judged("I'll sort it within the hour.").labels, Label::timeline));
    EXPECT_TRUE(has(judged("抱歉，48h内给您退款").labels, Label::timeline));
    EXPECT_TRUE(
        has(judged("您没烫着吧？壶盖断了我们免费给您寄一个新的，周日就到。").labels, Label::clarifying));
    EXPECT_FALSE(has(judged("这不是我们的错。").labels, Label::ownership));
    EXPECT_FALSE(has(judged("Returns are allowed within seven days.").labels, Label::timeline));
}

TEST(MixedLanguages, EarnWhatEitherEarns) {
    const Verdict verdict = judged("Sorry 亲，是 our mistake，我今天给您 full refund，268元");
    EXPECT_TRUE(has(verdict.labels, Label::ownership));
    EXPECT_TRUE(has(verdict.labels, Label::solution));
    EXPECT_TRUE(has_act(verdict, "apologise"));
    EXPECT_TRUE(has_act(verdict, "admit_fault"));
    ASSERT_EQ(verdict.promises.size(), 1U);
    EXPECT_EQ(verdict.promises[0].amount, 26800);
}

TEST(MixedLanguages, DenyAcrossTheLanguages) {
    for (const char* reply :
         {"这单我们 won't 退款", "不能 refund 哦", "不能给您 full refund 的", "We can't 退款"}) {
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(has_act(verdict, "offer_refund")) << reply;
        EXPECT_FALSE(has(verdict.labels, Label::solution)) << reply;
    }
}

TEST(MixedLanguages, AskAndPromiseInBoth) {
    EXPECT_TRUE(has_act(judged("Can you 发张照片 please?"), "ask_photo"));
    Context context;
    context.now = "2026-03-12T10:00:00+08:00";
    const Verdict verdict = judged("We'll resend it，明天18点前 dispatch", context);
    ASSERT_EQ(verdict.promises.size(), 1U);
    EXPECT_EQ(verdict.promises[0].deadline.instant, "2026-03-13T18:00:00+08:00");
}

} // namespace
} // namespace amends::text
