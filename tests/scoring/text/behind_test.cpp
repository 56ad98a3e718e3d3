// What stands behind a label: the rule with its place, the words that weigh in the model, and why a label the
// model finds is not read.
#include "scoring/text/behind.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gtest/gtest.h>

namespace amends::text {
namespace {

const std::vector<std::string>& replies() {
    static const std::vector<std::string> all{
        "抱歉，这是我们的错，今天就给您补发一个新的，周日送到。",
        "发错了真不好意思。鞋子和鞋盒拍张照给我，我马上看。",
        "您这防备心也太重了",
        "我凭什么道歉？",
        "So sorry, that is our mistake. We'll send a new one today and it reaches you tomorrow.",
        "Could you send me a photo of the box, please?",
        "That's not our problem, please ask the courier yourself.",
        "Read the manual",
    };
    return all;
}

TEST(Behind, ARuleIsFoundWithItsFileItsLineAndItsWordings) {
    std::size_t found = 0;
    for (const std::string& reply : replies()) {
        for (const Evidence& evidence : judged(reply).evidence) {
            const auto rule = rule_behind(shipped_judge(), evidence.rule);
            EXPECT_EQ(rule.has_value(), evidence.rule != "model") << evidence.rule;
            if (!rule) continue;
            ++found;
            EXPECT_EQ(rule->id, evidence.rule);
            EXPECT_TRUE(rule->file.ends_with(".json")) << rule->file;
            EXPECT_GT(rule->line, 0);
            EXPECT_FALSE(rule->patterns.empty());
        }
    }
    EXPECT_GT(found, 5U);
    EXPECT_FALSE(rule_behind(shipped_judge(), "no.such.rule"));
}

TEST(Behind, TheModelAndTheVerdictAreExplainedWithoutContradiction) {
    for (const std::string& reply : replies()) {
        const Verdict verdict = judged(reply);
        for (const Label label : all_labels()) {
            const ModelBehind model = model_behind(shipped_judge(), {}, reply, label, verdict.labels);
            const bool is_read = has(verdict.labels, label);
            EXPECT_EQ(model.taken != TakenAway::no, !is_read && model.margin >= 0)
                << reply << to_string(label);
            const bool by_rule =
                std::any_of(verdict.evidence.begin(), verdict.evidence.end(), [&](const Evidence& evidence) {
                    const auto rule = rule_behind(shipped_judge(), evidence.rule);
                    return evidence.label == label && rule && rule->decides;
                });
            EXPECT_TRUE(by_rule || !is_read || model.margin >= 0) << reply << to_string(label);
        }
    }
}

TEST(Behind, TheWordsStandInTheReplyAndTheStrongestFirst) {
    for (const std::string& reply : replies()) {
        const Verdict verdict = judged(reply);
        for (const Label label : all_labels()) {
            const ModelBehind model = model_behind(shipped_judge(), {}, reply, label, verdict.labels);
            for (std::size_t i = 0; i < model.words.size(); ++i) {
                const WordsBehind& one = model.words[i];
                EXPECT_LT(one.span.start, one.span.end);
                EXPECT_LE(one.span.end, reply.size());
                EXPECT_GT(one.weight, 0);
                EXPECT_LE(one.weight, model.words[i == 0 ? 0 : i - 1].weight);
                for (std::size_t k = 0; k < i; ++k)
                    EXPECT_TRUE(one.span.end <= model.words[k].span.start
                                || model.words[k].span.end <= one.span.start);
            }
        }
    }
}

TEST(Behind, AFaultInAFewLettersIsNotTakenOnTheModelsWordAlone) {
    const std::string reply = "您这防备心也太重了";
    const Verdict verdict = judged(reply);
    ASSERT_FALSE(has(verdict.labels, Label::lecturing));
    EXPECT_EQ(model_behind(shipped_judge(), {}, reply, Label::lecturing, verdict.labels).taken,
              TakenAway::few_letters);
}

TEST(Behind, WithoutAModelThereIsNothingToSayOfIt) {
    std::vector<support::Problem> problems;
    const auto rules_only = Judge::create(shipped_data(false), problems);
    ASSERT_NE(rules_only, nullptr);
    const ModelBehind model = model_behind(*rules_only, {}, replies()[0], Label::ownership, {});
    EXPECT_EQ(model.margin, 0);
    EXPECT_TRUE(model.words.empty());
}

} // namespace
} // namespace amends::text
