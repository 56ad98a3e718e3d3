// What is refused, broken over two bubbles or scoffed at, earns nothing; what only looks so keeps its credit.
#include "scoring/text/batch.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace amends::text {
namespace {

bool earns_any(const Verdict& verdict, std::initializer_list<Label> labels) {
    return std::any_of(labels.begin(), labels.end(), [&](Label label) { return has(verdict.labels, label); });
}

TEST(Denial, Fault37BrokenOverTwoBubblesEarnsNothing) {
    for (const char* reply :
         {"I won't\nrefund you", "I will not\nsend a replacement", "We're not going to\nrefund you",
          "We won't give you a\nrefund", "I'm not\nsorry", "I am not\nsorry at all", "我们不会\n给您退款",
          "我们不会给您\n退款", "我不会\n道歉", "我们不打算\n给您换新", "why should we\napologise",
          "I refuse to\nrefund you", "我们拒绝\n给您退款"}) {
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(earns_any(verdict, {Label::solution, Label::ownership, Label::empathy})) << reply;
        EXPECT_FALSE(has_act(verdict, "offer_refund") || has_act(verdict, "offer_exchange")) << reply;
        EXPECT_TRUE(verdict.promises.empty()) << reply;
    }
}

TEST(Denial, OfOneBubbleLeavesAnHonestNextOneAlone) {
    for (const char* reply : {"I will\nrefund you", "我们会\n给您退款", "No\nI'll refund you today",
                              "不\n我今天给您退款", "不会\n我今天给您退款", "I won't\nI'll refund you today",
                              "this one isn't ours\nrefunding you today", "这个不是我们的\n退款268元给您",
                              "我们不会\n但我可以给您全额退款", "没有了\n全额退给您",
                              "we won't let you down\nI'm refunding you today"})
        EXPECT_TRUE(has(judged(reply).labels, Label::solution)) << reply;
    EXPECT_TRUE(has(judged("I'm\nsorry").labels, Label::ownership));
    EXPECT_TRUE(has(judged("真的\n对不起").labels, Label::ownership));
}

TEST(Denial, Fault37AMeasureRefusedOrScoffedAtIsNone) {
    for (const char* reply :
         {"I can't swap it.", "I cannot swap it for you", "We can't exchange it.", "I'm unable to replace it",
          "换新免谈。", "退款？不存在的。", "没有退款，没有换新，没有补偿。", "48小时内退款？想得美。",
          "Refund? Dream on.", "Not a chance of a new one.", "Under no circumstances will we replace it.",
          "Refunds are out of the question.", "You can forget about a refund within 48 hours.",
          "There will be no replacement.", "换新您就别想了。", "我拒绝给您退款。"})
        EXPECT_FALSE(has(judged(reply).labels, Label::solution)) << reply;
    for (const char* reply : {"I can swap it.", "I can't refund it, but I'll swap it for a new one.",
                              "不用退货，我给您换一台新的。", "退不了，不过今天给您换新。",
                              "No need to return it, I'm sending a replacement today.",
                              "You don't need to send it back, full refund today.", "别急，给您换新。"})
        EXPECT_TRUE(has(judged(reply).labels, Label::solution)) << reply;
    for (const char* reply : {"给您换新，明天就发。骗你的。", "We'll send a new one today. Just kidding.",
                              "今天给您全额退款。才怪。"})
        EXPECT_FALSE(has(judged(reply).labels, Label::solution)) << reply;
    for (const char* reply :
         {"Sorry, not sorry.", "抱歉是不可能的。", "道歉？没门。", "要我说对不起？做梦吧。", "Sorry my foot.",
          "I fail to see why I should apologise."})
        EXPECT_FALSE(has(judged(reply).labels, Label::ownership)) << reply;
}

TEST(Denial, ABareNameOfAMeasureIsNoSolution) {
    for (const char* reply :
         {"refund", "Refund.", "退款", "退款。", "replacement", "换货", "换一台", "退款，换货", "refund?"})
        EXPECT_FALSE(has(judged(reply).labels, Label::solution)) << reply;
    for (const char* reply :
         {"给您退款", "全额退款给您", "Refund sent.", "退款已经办了。", "I'll refund you", "换一台新的给您"})
        EXPECT_TRUE(has(judged(reply).labels, Label::solution)) << reply;
}

/// docs/judge.md: whether a measure would do is an offer that asks consent; it falls due when it is taken.
TEST(Denial, AMeasureAskedAfterIsAnOffer) {
    for (const char* reply :
         {"如果给您换一台，您会满意吗", "给您换一台可以吗", "Would a replacement work for you?",
          "Would it help if I sent you a replacement?"}) {
        const Verdict verdict = judged(reply);
        EXPECT_TRUE(has(verdict.labels, Label::solution)) << reply;
        for (const Promise& promise : verdict.promises)
            EXPECT_NE(promise.standing, PromiseStanding::due) << reply;
    }
    for (const char* reply : {"您是想换一台吗？", "Did you want a refund?", "您之前换过货吗？"})
        EXPECT_TRUE(judged(reply).promises.empty()) << reply;
}

/// The bytes of a reply where a Latin word goes on: a letter before and one behind.
bool inside_word(std::string_view reply, std::size_t at) {
    const auto letter = [&](std::size_t i) {
        return i < reply.size() && std::isalpha(static_cast<unsigned char>(reply[i])) != 0;
    };
    return at > 0 && at < reply.size() && letter(at - 1) && letter(at);
}

bool on_code_point(std::string_view reply, std::size_t at) {
    return at == reply.size() || (static_cast<unsigned char>(reply[at]) & 0xC0u) != 0x80u;
}

void expect_whole(std::string_view reply, Span span, const std::string& what) {
    ASSERT_LE(span.start, span.end) << what;
    ASSERT_LE(span.end, reply.size()) << what;
    EXPECT_TRUE(on_code_point(reply, span.start) && on_code_point(reply, span.end)) << what << ": " << reply;
    EXPECT_FALSE(inside_word(reply, span.start) || inside_word(reply, span.end))
        << what << " cuts a word: " << reply.substr(span.start, span.end - span.start) << "\n"
        << reply;
}

TEST(Spans, EndAtWordsAndCodePointsInEveryReplyOfTheCorpora) {
    std::size_t read = 0;
    for (const char* name :
         {"training.jsonl", "heldout.jsonl", "ordinary.jsonl", "plain.jsonl", "adversarial.jsonl"}) {
        std::istringstream file(read_file(std::string(AMENDS_SOURCE_DIR) + "/assets/corpus/" + name));
        for (std::string line; std::getline(file, line); ++read) {
            const BatchLine one = read_batch_line(line).value();
            const Verdict verdict = judged(one.reply, one.context);
            for (const Evidence& evidence : verdict.evidence)
                expect_whole(one.reply, evidence.span, evidence.rule);
            for (const ActHit& act : verdict.acts)
                expect_whole(one.reply, act.span, act.id.value);
            for (const Promise& promise : verdict.promises)
                expect_whole(one.reply, promise.span, promise.measure);
            for (const Finding& finding : verdict.findings)
                expect_whole(one.reply, finding.span, finding.id);
        }
    }
    EXPECT_GT(read, 18'000U);
}

TEST(Spans, OfAWordFoundByItsBeginningReachItsEnd) {
    const std::string reply = "Oh no, that's really stressful, and so disappointing!";
    for (const Evidence& evidence : judged(reply).evidence)
        expect_whole(reply, evidence.span, evidence.rule);
}

} // namespace
} // namespace amends::text
