// Replies written to be paid for without helping, and short plain ones that must not be taken for such.
#include "scoring/text/batch.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace amends::text {
namespace {

struct Case {
    BatchLine line;
    std::string id, finding;
};

std::vector<Case> cases_of(const std::string& name) {
    std::istringstream file(read_file(std::string(AMENDS_SOURCE_DIR) + "/assets/corpus/" + name));
    std::vector<Case> cases;
    for (std::string line; std::getline(file, line);) {
        const auto json = nlohmann::json::parse(line);
        cases.push_back({read_batch_line(line).value(), json.at("id"), json.value("finding", "")});
    }
    return cases;
}

std::string principles_of(const Verdict& verdict) {
    std::string names;
    for (const Label label : all_labels())
        if (is_principle(label) && has(verdict.labels, label)) names += std::string(to_string(label)) + ' ';
    return names;
}

TEST(Gamed, RepliesEarnNoPrincipleAndCarryTheirFinding) {
    const auto cases = cases_of("adversarial.jsonl");
    ASSERT_GE(cases.size(), 60U);
    for (const Case& one : cases) {
        const Verdict verdict = judged(one.line.reply, one.line.context);
        EXPECT_EQ(principles_of(verdict), "") << one.id << ": " << one.line.reply;
        EXPECT_TRUE(has_finding(verdict, one.finding)) << one.id << ": no " << one.finding;
    }
}

TEST(Gamed, ShortAnswersInPlainWordsKeepTheirCredit) {
    const auto cases = cases_of("plain.jsonl");
    ASSERT_GE(cases.size(), 60U);
    for (const Case& one : cases) {
        ASSERT_TRUE(one.line.labels.any()) << one.id;
        const Verdict verdict = judged(one.line.reply, one.line.context);
        EXPECT_EQ(one.line.labels & ~verdict.labels, LabelSet{})
            << one.id << ": " << one.line.reply << "\n has only " << principles_of(verdict);
    }
}

TEST(Gamed, MarksWithoutAWordEarnNothing) {
    for (const char* marks : {"！！！！！！", "!!!!!!", "……", "？？？", "。。。", "😀👍", "-- ~~ --"}) {
        const Verdict verdict = judged(marks);
        EXPECT_EQ(verdict.labels, LabelSet{}) << marks << ": " << principles_of(verdict);
        EXPECT_TRUE(verdict.acts.empty()) << marks;
        EXPECT_TRUE(has_finding(verdict, "empty")) << marks;
    }
}

TEST(Gamed, AThoroughAnswerIsNoGame) {
    Context context;
    context.customer = {"照片发了", "屏幕上这道划痕你们自己看 箱角也瘪了", "现在怎么办"};
    context.facts = {"订单：轻薄笔记本一台，6,299元。", "有顾客照片：屏幕划痕。",
                     "退款揽收后48小时内原路退回。"};
    for (const char* reply : {"照片看到了，划痕很明显，是我们的问题。两个方案您选：给您换一台新的，明天就发；"
                              "或者全额退款，揽收后48小时内原路退"
                              "回。运费我们承担，您看换货还是退款方便？",
                              "照片收到，责任在我们，抱歉。可以换新，明天发；也可以全额退款，48小时到账。运费"
                              "我们出，您想要哪种？"}) {
        const Verdict verdict = judged(reply, context);
        EXPECT_FALSE(has_finding(verdict, "gamed")) << reply;
        EXPECT_TRUE(has(verdict.labels, Label::solution)) << reply;
    }
}

TEST(Gamed, AnApologyTakenBackByAButIsTold) {
    const Verdict verdict = judged("很抱歉，但是您自己没看清楚，怪不到我们头上。");
    EXPECT_TRUE(has_finding(verdict, "taken_back"));
    EXPECT_FALSE(has(verdict.labels, Label::ownership));
    EXPECT_FALSE(has_finding(judged("很抱歉，但是别着急，今天就给您补发。"), "taken_back"));
    EXPECT_FALSE(has_finding(judged("Sorry! But don't worry, I'll send a new one today."), "taken_back"));
}

TEST(Gamed, AnAnswerToAnotherCaseIsToldByItsGoods) {
    Context context;
    context.customer = {"冰箱门关不严"};
    context.facts = {"双门冰箱，门封条变形，可免费上门更换"};
    const std::string other = "您的球鞋发错了，我马上给您补发一双新球鞋，周六到。";
    EXPECT_TRUE(has_finding(judged(other, context), "other_case"));
    EXPECT_FALSE(has_finding(judged("冰箱门封条我们免费上门换，师傅周六到。", context), "other_case"));
    EXPECT_FALSE(has_finding(judged(other), "other_case")); // nothing known of the case
}

} // namespace
} // namespace amends::text
