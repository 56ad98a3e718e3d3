#include "scoring/text/batch.hpp"
#include "scoring/text/context_json.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::text {
namespace {

TEST(ScoreLine, AnswersWithIdLabelsActsEvidencePromisesAndFindings) {
    const std::string line =
        R"({"id":"a1","lang":"zh","customer":["盖碗碎了"],"facts":"茶具268元","x":1,"reply":"真抱歉，是我们没包好，今天18点前给您退款268元。"})";
    const BatchAnswer answer = score_line(shipped_judge(), line, 1);
    ASSERT_TRUE(answer.ok);
    EXPECT_EQ(answer.json.find('\n'), std::string::npos);
    const auto json = nlohmann::json::parse(answer.json);
    EXPECT_EQ(json["id"], "a1");
    for (const char* key : {"labels", "acts", "evidence", "promises", "findings"})
        EXPECT_TRUE(json[key].is_array()) << key;
    ASSERT_EQ(json["promises"].size(), 1u);
    EXPECT_EQ(json["promises"][0]["amount"], 26800);
    EXPECT_EQ(json["promises"][0]["currency"], "CNY");
    EXPECT_EQ(json["promises"][0]["measure"], "refund");
}

TEST(ScoreLine, PutsAnErrorInThePlaceOfALineThatDoesNotParse) {
    for (const char* line : {"", "nonsense", "[1]", "{\"id\":1}", "{\"reply\":3}",
                             "{\"reply\":\"a\",\"facts\":7}", "{\"reply\":\"\xFF\"}"}) {
        const BatchAnswer answer = score_line(shipped_judge(), line, 7);
        EXPECT_FALSE(answer.ok) << line;
        const auto json = nlohmann::json::parse(answer.json);
        EXPECT_TRUE(json["id"].is_null());
        EXPECT_EQ(json["line"], 7);
        EXPECT_TRUE(json["error"].is_string());
    }
}

/// A batch of `count` lines, every seventh of them no JSON and every ninth blank, and what was answered.
struct Batch {
    explicit Batch(std::size_t lines) : count(lines) {}

    std::size_t count, read = 0, to_answer = 0, answered = 0, most_held = 0;
    std::string answers;
    bool all_good = true;

    void run(unsigned workers) {
        const BatchStreams streams{[&](std::string& line) {
                                       if (read == count) return false;
                                       const std::string number = std::to_string(++read);
                                       line = read % 9 == 0   ? " "
                                              : read % 7 == 0 ? "nonsense"
                                                              : "{\"id\":" + number + ",\"reply\":\"抱歉，"
                                                                    + number + "元今天退给您\"}";
                                       if (read % 9 != 0) ++to_answer;
                                       most_held = std::max(most_held, to_answer - answered);
                                       return true;
                                   },
                                   [&](const BatchAnswer& answer) {
                                       ++answered;
                                       answers += answer.json + "\n";
                                   }};
        all_good = score_lines(shipped_judge(), streams, workers);
    }
};

TEST(ScoreLines, KeepTheirOrderAndTheirNumbersOnAnyNumberOfThreads) {
    Batch one(500);
    one.run(1);
    EXPECT_FALSE(one.all_good);
    EXPECT_EQ(one.answered, 500u - 500 / 9);
    EXPECT_NE(one.answers.find("{\"id\":null,\"line\":7,"), std::string::npos);
    EXPECT_NE(one.answers.find("{\"id\":null,\"line\":497,"), std::string::npos);
    EXPECT_LT(one.answers.find("{\"id\":1,"), one.answers.find("{\"id\":500,"));
    for (const unsigned workers : {0U, 2U, 3U, 8U}) {
        Batch many(500);
        many.run(workers);
        EXPECT_EQ(many.answers, one.answers) << workers;
    }
}

TEST(ScoreLines, HoldOnlySomeLinesAtATime) {
    Batch many(1000);
    many.run(2);
    EXPECT_LT(many.most_held, 300u);
    Batch none(0);
    none.run(2);
    EXPECT_TRUE(none.all_good);
}

TEST(ScoreLine, TakesFactsAsOneTextOrAsAList) {
    const std::string one = R"({"id":1,"reply":"好的","facts":"可退款"})",
                      list = R"({"id":1,"reply":"好的","facts":["可退款"]})";
    EXPECT_EQ(score_line(shipped_judge(), one, 1).json, score_line(shipped_judge(), list, 1).json);
}

TEST(ContextJson, ComesBackAsItWas) {
    Context context;
    context.lang = ContextLang::zh_hant;
    context.history = {{Speaker::customer, "喂\n?"}, {Speaker::agent, "在"}};
    context.customer = {"a\"b"};
    context.facts = {"f1", "f2"};
    context.actions = {{"refund", {{"amount", "100"}}}};
    context.now = "2026-03-12T20:14:00+08:00";
    const std::string json = to_json(context);
    const auto parsed = support::parse_json("", json);
    ASSERT_TRUE(parsed.root);
    const auto back = context_from_json(*parsed.root);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(to_json(back.value()), json);
}

TEST(ContextJson, RefusesASpeakerItDoesNotKnow) {
    const auto parsed =
        support::parse_json("", R"({"customer":["x"],"history":[{"who":"agnet","text":"a"}]})");
    ASSERT_TRUE(parsed.root);
    EXPECT_FALSE(context_from_json(*parsed.root).ok());
}

TEST(Verdict, GivesEveryLabelEvidenceInsideTheReply) {
    Context context;
    context.customer = {"My kettle is rusting after three weeks!"};
    context.facts = {"Free replacement possible, ships Monday."};
    for (const std::string reply :
         {"So sorry, that must be frustrating. I'll send you a new kettle on Monday.",
          "我们没有问题，您自己摔的吧？", "Please send me your full card number and CVV.", "不能退。"}) {
        const Verdict verdict = judged(reply, context);
        for (const Label label : all_labels()) {
            if (!has(verdict.labels, label)) continue;
            const auto found = std::find_if(verdict.evidence.begin(), verdict.evidence.end(),
                                            [&](const Evidence& e) { return e.label == label; });
            ASSERT_NE(found, verdict.evidence.end()) << to_string(label);
            EXPECT_LT(found->span.start, found->span.end);
            EXPECT_LE(found->span.end, reply.size());
            EXPECT_FALSE(found->reason.zh.empty() || found->reason.en.empty());
        }
    }
}

} // namespace
} // namespace amends::text
