// What a sentence means and not which words stand in it: what never was, is mocked, asked for nothing or tied
// to a favour earns nothing; two denials refuse nothing.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

bool earns_nothing(const Verdict& verdict) {
    const auto all = all_labels();
    return std::none_of(all.begin(), all.end(),
                        [&](Label label) { return is_principle(label) && has(verdict.labels, label); });
}

TEST(Meant, WhatNeverWasIsNoMeasureAndNoPromise) {
    for (const char* reply :
         {"要不是快递摔的，我们就给您换了。", "本来是要给您换新的，现在不行了。", "本来可以给您退款的。",
          "要是当时您验了货，我们就给您全额退款了。", "早说的话我们就给您换新了。", "不能\n给您退款",
          "Had you told us sooner, I'd have sent a new one.", "We'll refund you in full... NOT.",
          "Sure, and pigs might fly. We'll refund you in full.", "上次客服说给您退款，是他弄错了。",
          "My colleague promised you a refund; that was wrong."}) {
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(has(verdict.labels, Label::solution)) << reply;
        EXPECT_TRUE(verdict.promises.empty()) << reply;
    }
}

TEST(Meant, APlanThatWasChangedForTheBetterStands) {
    for (const char* reply :
         {"本来要明天发的，我催了仓库，今天就给您发新的。", "如果您方便，我给您换一台新的。",
          "I'd have been upset too. We'll send you a new one today."})
        EXPECT_TRUE(has(judged(reply).labels, Label::solution)) << reply;
}

TEST(Meant, WhatWasPlannedEndsWithItsClauseWhateverItsFirstLetter) {
    EXPECT_TRUE(has(judged("早先打算明天发的，我催了仓库，今天就给您发新的。").labels, Label::solution));
    EXPECT_TRUE(judged("早先打算今天给您退款200元的。").promises.empty());
    EXPECT_TRUE(judged("We were planning to refund the £80 today.").promises.empty());
    const Verdict mocked = judged("Yeah right, nice try, we'll refund you in full."); // to the sentence's end
    EXPECT_TRUE(mocked.promises.empty());
    EXPECT_FALSE(has(mocked.labels, Label::solution));
}

TEST(Meant, AScoffAtAMeasureIsNone) {
    for (const char* reply :
         {"给您退款？做梦。", "给您退款？做梦", "全额退款？想得倒美！", "给您换新？美得您。",
          "Refund you in full? You must be joking.", "A new one? Keep dreaming."}) {
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(has(verdict.labels, Label::solution)) << reply;
        EXPECT_FALSE(has_act(verdict, "offer_refund")) << reply;
        EXPECT_TRUE(verdict.promises.empty()) << reply;
    }
    EXPECT_TRUE(has(judged("您没在做梦，真给您全额退款200元，今天到账。").labels, Label::solution));
}

TEST(Meant, TwoDenialsRefuseNothing) {
    for (const char* reply : {"我没说过不给您退款。", "我们不会不管您的，换新或者退款都可以，您选。",
                              "不是不能退，只是得先拍照给我看看划痕。", "怎么会不给您退呢，当然退。",
                              "It isn't that we won't refund you; I just need a photo first."}) {
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(has(verdict.labels, Label::flat_refusal)) << reply;
        EXPECT_FALSE(has_act(verdict, "refuse")) << reply;
    }
    EXPECT_TRUE(has(judged("不能退就是不能退。").labels, Label::flat_refusal));
}

TEST(Meant, AFavourAskedInReturnIsNoSolution) {
    const Verdict verdict = judged("您给个好评我就给您换。");
    EXPECT_TRUE(has(verdict.labels, Label::unsafe_request));
    EXPECT_FALSE(has(verdict.labels, Label::solution));
}

TEST(Meant, RetortsAskForNothing) {
    for (const char* reply :
         {"您在跟我开玩笑吗？", "快递摔的能怪我吗？", "您是想让我道歉吗？", "How is that my fault?",
          "Are you serious?", "What do you want me to do about it?"}) {
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(has(verdict.labels, Label::clarifying)) << reply;
        EXPECT_FALSE(has(verdict.labels, Label::respect)) << reply;
    }
    EXPECT_TRUE(
        has(judged("Are you serious about keeping it? Could you send me a photo of the scratch?").labels,
            Label::clarifying));
    EXPECT_FALSE(has(judged("标签上别人的电话您先遮住，别拍给我，也别打过去。").labels, Label::clarifying));
}

TEST(Meant, AMockedApologyEarnsNothing) {
    for (const char* reply :
         {"行行行，对不起，满意了吧？", "对不起行了吧，退给您行了吧。", "Fine, sorry, happy now?",
          "Oh I'm SO sorry your majesty. Would you like a refund on a silver plate?",
          "Well excuse me for not inspecting every box. Sorry!"})
        EXPECT_TRUE(earns_nothing(judged(reply))) << reply;
    EXPECT_TRUE(has(judged("真的对不起，是我们没检查好。").labels, Label::ownership));
}

TEST(Meant, StageDirectionsAndOpenPlacesAreATemplate) {
    for (const char* reply : {"（此处应有道歉）（此处给出退款方案）（48小时内）",
                              "*apologises sincerely* *offers refund within 48 hours* *asks if that is okay*",
                              "Dear [NAME], sorry about your [ITEM]. We will [MEASURE] by [DATE]."}) {
        EXPECT_TRUE(has_finding(judged(reply), "template")) << reply;
        EXPECT_TRUE(earns_nothing(judged(reply))) << reply;
    }
    EXPECT_FALSE(has_finding(judged("[照片] 看到了，*今天*就给您换一台新的。"), "template"));
}

TEST(Meant, PhrasesInARowAreStuffing) {
    for (const char* reply :
         {"I'm sorry I'm sorry I'm sorry I'm sorry, refund refund refund, within 48 hours",
          "哈哈哈退款哈哈哈换新哈哈哈48小时哈哈哈您看行吗哈哈哈"})
        EXPECT_TRUE(has_finding(judged(reply), "stuffing")) << reply;
    EXPECT_FALSE(has_finding(judged("对不起对不起对不起，给您换一台新的，明天就发。"), "stuffing"));
}

TEST(Meant, BlanksBetweenCharactersAreNoTrick) {
    const Verdict parted = judged("对 不 起，是 我 们 的 错，给 您 换 一 台 新 的，明 天 就 发");
    EXPECT_EQ(parted.labels, judged("对不起，是我们的错，给您换一台新的，明天就发").labels);
    EXPECT_FALSE(has_finding(parted, "gamed"));
}

TEST(Meant, AYesToWhatWasAskedIsNoRepetition) {
    Context context;
    context.customer = {"so it leaves tomorrow and I've got it Saturday, yeah?"};
    context.own = {"We'll swap it for a new one, out tomorrow, with you Saturday."};
    EXPECT_FALSE(has_finding(judged("Yes: out tomorrow, with you Saturday.", context), "repeated_reply"));
    EXPECT_TRUE(has_finding(judged(context.own.front(), context), "repeated_reply"));
}

TEST(Meant, WhatTheCustomerHasSaidIsNotAskedFor) {
    Context shoes;
    shoes.customer = {"ordered white and orange, opened the box, bright red"};
    EXPECT_FALSE(has(judged("Which colour did you order?", shoes).labels, Label::clarifying));
    EXPECT_TRUE(has(judged("Which size did you order?", shoes).labels, Label::clarifying));
    Context books;
    books.now = "2026-06-11T10:20:00+08:00";
    books.customer = {"it's my granddaughter's birthday on Monday. where are the books"};
    EXPECT_FALSE(has(judged("When do you need them by?", books).labels, Label::clarifying));
}

} // namespace
} // namespace amends::text
