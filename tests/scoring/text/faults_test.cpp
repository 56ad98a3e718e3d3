// Rows of the fault list that the judge answers for.
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

Lexicon shipped_lexicon() {
    Lexicon lexicon;
    std::vector<support::Problem> problems;
    for (const JudgeData::File& file : shipped_data(false).lexicons)
        read_lexicon(file.name, file.content, lexicon, problems);
    return lexicon;
}

std::string repeated_to(const std::string& piece, std::size_t size) {
    std::string text;
    while (text.size() < size)
        text += piece;
    text.resize(size);
    return text;
}

bool apologised(const Verdict& verdict) {
    return has_act(verdict, "apologise");
}

TEST(Judge, Fault32ReadsThroughInvisibleAndWideLettersAndMarksWhatWasTyped) {
    const std::string reply = "真的对\xE2\x80\x8B不起";
    const Verdict verdict = judged(reply);
    ASSERT_TRUE(apologised(verdict));
    EXPECT_EQ(reply.substr(verdict.acts[0].span.start, verdict.acts[0].span.end - verdict.acts[0].span.start),
              "对\xE2\x80\x8B不起");
    EXPECT_TRUE(has_finding(verdict, "invisible"));
    EXPECT_TRUE(apologised(judged("ＳＯＲＲＹ about that")));
    EXPECT_TRUE(apologised(judged("SoRRy about that")));
    EXPECT_TRUE(apologised(judged("对\xC2\xAD不起")));
    EXPECT_TRUE(apologised(judged("\xE2\x80\xAE对不起")));
    EXPECT_TRUE(
        has_act(judged("等\xE2\xBC\x80下"), "wait_notice")); // a radical in the place of its character
    EXPECT_EQ(judged("We o\uFB00er you a full refund and will con\uFB01rm it").labels,
              judged("We offer you a full refund and will confirm it").labels);
    for (const char* hidden : {"对\xC2\xAD不起", "\xE2\x80\xAE对不起"})
        EXPECT_TRUE(has_finding(judged(hidden), "invisible")) << hidden;
}

TEST(Judge, Fault33FlagsForeignLookAlikesAndGivesNoCredit) {
    const Verdict verdict = judged("s\xD0\xBErry about that"); // a Cyrillic o
    EXPECT_FALSE(apologised(verdict));
    EXPECT_TRUE(has_finding(verdict, "lookalike"));
    const Verdict greek = judged("s\xCE\xBFrry about that"); // a Greek omicron
    EXPECT_FALSE(apologised(greek));
    EXPECT_TRUE(has_finding(greek, "lookalike"));
    EXPECT_FALSE(has_finding(judged("sorry about that"), "lookalike"));
}

TEST(Judge, Fault34FlagsBrokenWordsAndGivesNoCredit) {
    for (const char* reply : {"s o r r y about that", "s.o.r.r.y", "对.不.起", "s0rry",
                              "s\xCC\xB6o\xCC\xB6r\xCC\xB6r\xCC\xB6y\xCC\xB6"}) {
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(apologised(verdict)) << reply;
        EXPECT_FALSE(verdict.findings.empty()) << reply;
    }
    EXPECT_FALSE(has_finding(judged("Batch B407, model X3, 3rd floor"), "leet"));
}

TEST(Judge, Fault35ReadsTraditionalAndWidthVariantsAsTheSame) {
    const std::string simple = "非常抱歉，给您添麻烦了！我马上给您补发，48小时内寄出。";
    const std::string traditional = "非常抱歉，給您添麻煩了！我馬上給您補發，48小時內寄出。";
    const Verdict a = judged(simple), b = judged(traditional);
    EXPECT_EQ(a.labels, b.labels);
    EXPECT_EQ(a.acts, b.acts);
    EXPECT_TRUE(has_act(judged("４８小时内寄出"), "give_time"));
    EXPECT_EQ(judged("非常 抱歉").labels, judged("非常抱歉").labels);
    EXPECT_EQ(judged("非常抱歉,给您添麻烦了!我马上给您补发,48小时内寄出｡").labels, a.labels);
}

TEST(Judge, Fault36DoesNotPayForPiledUpPhrases) {
    std::string repeated;
    for (int i = 0; i < 50; ++i)
        repeated += "非常抱歉 ";
    const Verdict many = judged(repeated);
    EXPECT_TRUE(has_finding(many, "stuffing"));
    for (const Label label : all_labels()) {
        EXPECT_FALSE(is_principle(label) && has(many.labels, label)) << to_string(label);
    }
    const Verdict list =
        judged("抱歉，退款，换货，补发，24小时内，跟进，谢谢您，着急，照片，可以吗，我们的责任，赔偿");
    EXPECT_TRUE(has_finding(list, "stuffing"));
    EXPECT_FALSE(has(list.labels, Label::ownership));
}

TEST(Judge, Fault36PaysNothingForTheWholeLexicon) {
    for (const char* between : {"，", " ", "。", "\n"}) {
        std::string all;
        for (const auto& [set, phrases] : shipped_lexicon().sets) {
            for (const std::string& phrase : phrases)
                all += phrase + between;
        }
        const Verdict verdict = judged(all);
        EXPECT_TRUE(has_finding(verdict, "stuffing"));
        for (const Label label : all_labels())
            EXPECT_FALSE(is_principle(label) && has(verdict.labels, label)) << to_string(label);
    }
}

TEST(Judge, EndsADenialWithItsIfPart) {
    EXPECT_TRUE(has(judged("您不想等的话也可以全额退款，您看哪个方便？").labels, Label::solution));
    EXPECT_FALSE(has(judged("不想退的话也不可以全额退款").labels, Label::solution));
}

TEST(Judge, Fault37GivesNothingForNegatedOrQuotedWords) {
    for (const char* reply : {"I will not apologise", "You said sorry last time", "我凭什么道歉?",
                              "如果是我们的问题，我们才道歉", "我们不会道歉", "您说的是“对不起”这三个字吧"}) {
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(apologised(verdict)) << reply;
        EXPECT_FALSE(has(verdict.labels, Label::ownership)) << reply;
    }
    const Verdict refused = judged("不能退款");
    EXPECT_FALSE(has_act(refused, "offer_refund"));
    EXPECT_FALSE(has(refused.labels, Label::solution));
}

TEST(Judge, Fault38GivesNothingForTheCustomersWordsOrAHintThatDoesNotFit) {
    Context context;
    context.customer = {"我昨天收到的茶具盖碗碎成渣了，你们就拿一层报纸包，真的太失望了"};
    context.facts = {"天青茶具一套268元，可补发碎件，今天16点前寄出"};
    context.shown = {"真对不起，笔记本屏幕的划痕是我们没检查好，我马上给您换一台新的，明天上午顺丰寄出。"};
    const Verdict echo = judged("我昨天收到的茶具盖碗碎成渣了，你们就拿一层报纸包，真的太失望了", context);
    EXPECT_TRUE(has_finding(echo, "copied_customer"));
    EXPECT_FALSE(has(echo.labels, Label::listening));
    const Verdict hint =
        judged("真对不起，笔记本屏幕的划痕是我们没检查好，我马上给您换一台新的，明天上午顺丰寄出。", context);
    EXPECT_TRUE(has_finding(hint, "copied_hint"));
    EXPECT_FALSE(has(hint.labels, Label::solution));
    context.shown = {"真对不起，茶具盖碗碎了是我们没包好，我今天16点前给您补发碎件。"};
    const Verdict fitting = judged("真对不起，茶具盖碗碎了是我们没包好，我今天16点前给您补发碎件。", context);
    EXPECT_TRUE(has_finding(fitting, "recitation"));
    EXPECT_TRUE(has(fitting.labels, Label::ownership));
}

TEST(Judge, Fault39AnswersAnyBytes) {
    EXPECT_TRUE(has_finding(judged(""), "empty"));
    EXPECT_TRUE(has_finding(judged("   \n "), "empty"));
    EXPECT_TRUE(has_finding(judged("😀"), "empty"));
    EXPECT_TRUE(apologised(judged("抱歉\r\n马上处理")));
    EXPECT_TRUE(apologised(judged(std::string("抱歉\0x", 8))));
    EXPECT_TRUE(apologised(judged("\xFF\xFE 抱歉 \xC0")));
    EXPECT_TRUE(has_finding(judged(std::string(1'000'000, 'a')), "too_long"));
}

/// A time that grows with the square would be minutes here. tests/speed/judge_speed measures the growth.
TEST(Judge, Fault39AnswersAMegabyteOfAnything) {
    for (const std::string piece :
         {"a", "7", "1,2.", "?!", "\n", "抱歉", "不", "如果", "“", "\"", "\xFF", "\xE2\x80\x8B", "\xCC\xB6",
          "😀", "s.o.r.r.y.", "268元", "明天16点前", "I am so sorry, I will send a new one. ",
          "真的很抱歉，盖碗碎成这样是我们没包好，我今天16点前给您补发。"}) {
        const std::string reply = repeated_to(piece, 1U << 20U);
        const Verdict verdict = judged(reply);
        EXPECT_FALSE(verdict.findings.empty()) << piece;
        for (const Evidence& one : verdict.evidence)
            EXPECT_LE(one.span.end, reply.size()) << piece;
    }
    EXPECT_TRUE(has_finding(judged(std::string(1U << 20U, '\0')), "empty"));
    std::string noise;
    for (std::uint32_t state = 1; noise.size() < 1U << 20U; state = state * 1664525U + 1013904223U)
        noise.push_back(static_cast<char>(state >> 24U));
    EXPECT_TRUE(has_finding(judged(noise), "too_long"));
}

TEST(Judge, Fault42SaysTheSameEachTime) {
    const std::string reply = "抱歉！我今天18点前给您退款268元，您看可以吗？";
    EXPECT_EQ(to_json(judged(reply)), to_json(judged(reply)));
}

} // namespace
} // namespace amends::text
