// What must not be held against anybody: short neutral words.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

std::string faults_of(const Verdict& verdict) {
    std::string faults;
    for (const Label label : all_labels()) {
        if (is_fault(label) && has(verdict.labels, label)) faults += std::string(to_string(label)) + " ";
    }
    return faults;
}

TEST(Judge, FindsNoFaultInShortNeutralReplies) {
    for (const char* reply : {"订单号发我一下",
                              "Can I have your order number?",
                              "Ok",
                              "Done",
                              "Goodbye",
                              "On it",
                              "拍照",
                              "不要钱",
                              "好的",
                              "在的",
                              "稍等",
                              "马上看",
                              "还在问，再给我一分钟",
                              "同意了，我现在下单",
                              "好的这就安排",
                              "Which size do you need?",
                              "我查一下",
                              "退款还是换货",
                              "Can you also take a picture of the sole?",
                              "One photo of the shoe please",
                              "Express is above my limit so I'm asking now",
                              "明天给你发消息",
                              "I'll message you tomorrow at 5"})
        EXPECT_EQ(faults_of(judged(reply)), "") << reply;
}

TEST(Judge, StillFindsFaultsThatShortWordsName) {
    EXPECT_TRUE(has(judged("滚远点").labels, Label::rudeness));
    EXPECT_TRUE(has(judged("You idiot").labels, Label::rudeness));
    EXPECT_TRUE(has(judged("把验证码发我").labels, Label::unsafe_request));
}

} // namespace
} // namespace amends::text
