// What a change of a rubric does to cases' tests and samples.
#include "sim/author/rubric_effect.hpp"
#include "sim/scenario/read.hpp"
#include "sim/scenario/rubric_read.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace amends::author {
namespace {

std::string shipped_bytes(const std::string& path) {
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::shared_ptr<const rubric::Rubric> shipped_rubric() {
    return scenario::read_rubric("default.json", shipped_bytes("/assets/rubrics/default.json")).rubric;
}

CaseList guided_case() {
    return {scenario::read_scenario("scenario.json", shipped_bytes("/scenarios/first-day/scenario.json"))
                .scenario};
}

/// Reads nothing but names each reply's own words.
text::Verdict deaf_judge(const text::Context&, std::string_view) {
    return {};
}

TEST(RubricEffect, TheSameRubricChangesNothing) {
    const auto marks = shipped_rubric();
    ASSERT_NE(marks, nullptr);
    const RubricEffect effect = effect_of_rubric(guided_case(), marks, marks, deaf_judge);
    EXPECT_TRUE(effect.changed.empty());
    EXPECT_GT(effect.tests + effect.samples, 0U);
}

TEST(RubricEffect, AHigherMarkIsToldWhereItFails) {
    const auto before = shipped_rubric();
    rubric::Rubric lower = *before;
    lower.pass_mark = 0;
    const auto after = std::make_shared<const rubric::Rubric>(lower);
    const RubricEffect effect = effect_of_rubric(guided_case(), before, after, deaf_judge);
    ASSERT_FALSE(effect.changed.empty());
    for (const EffectRow& row : effect.changed) {
        EXPECT_FALSE(row.before.passed);
        EXPECT_TRUE(row.after.passed);
        EXPECT_EQ(row.before.total_tenths, row.after.total_tenths);
        EXPECT_EQ(row.case_id, "first-day");
    }
}

TEST(RubricEffect, AWordThatMustNotBeSaidIsFoundInSamples) {
    const auto before = shipped_rubric();
    const CaseList cases = guided_case();
    std::string words;
    for (const scenario::Node& node : cases.front()->nodes)
        if (!node.samples.empty() && words.empty()) words = node.samples.front().text;
    ASSERT_FALSE(words.empty());
    rubric::Rubric stricter = *before;
    stricter.never_say.push_back({"ours", {words}, {"不说", "not said"}});
    const RubricEffect effect =
        effect_of_rubric(cases, before, std::make_shared<const rubric::Rubric>(stricter), deaf_judge);
    ASSERT_FALSE(effect.changed.empty());
    const EffectRow& row = effect.changed.back();
    EXPECT_FALSE(row.is_test);
    EXPECT_EQ(row.text, words);
    EXPECT_TRUE(row.before.never_said.empty());
    EXPECT_EQ(row.after.never_said, std::vector<std::string>{"ours"});
}

TEST(JudgeEffect, TellsWhatAnotherJudgeReadsInSamples) {
    const auto marks = shipped_rubric();
    const CaseList cases = guided_case();
    const auto hears_a_gift = [](const text::Context&, std::string_view reply) {
        text::Verdict verdict;
        verdict.acts.push_back({text::ActId("x-gift"), {0, reply.size()}});
        return verdict;
    };
    const auto rubric_of = [&](const scenario::Scenario&) { return marks; };
    EXPECT_TRUE(effect_of_judge(cases, rubric_of, deaf_judge, deaf_judge).changed.empty());
    const RubricEffect effect = effect_of_judge(cases, rubric_of, deaf_judge, hears_a_gift);
    ASSERT_EQ(effect.changed.size(), effect.samples);
    for (const EffectRow& row : effect.changed) {
        EXPECT_TRUE(row.before.read.empty());
        EXPECT_EQ(row.after.read, std::vector<std::string>{"x-gift"});
    }
}

TEST(RubricEffect, StopsWhereItIsTold) {
    const auto marks = shipped_rubric();
    CaseList cases = guided_case();
    cases.push_back(cases.front());
    std::size_t told = 0;
    const RubricEffect effect =
        effect_of_rubric(cases, marks, marks, deaf_judge, [&](std::size_t done, std::size_t all) {
            told = done;
            EXPECT_EQ(all, 2U);
            return false;
        });
    EXPECT_EQ(told, 1U);
    const RubricEffect whole = effect_of_rubric(cases, marks, marks, deaf_judge);
    EXPECT_EQ(whole.samples, 2 * effect.samples);
}

TEST(RubricEffect, TheJudgeReadsNothingTwice) {
    int read = 0;
    const auto judge = remembering([&](const text::Context&, std::string_view) {
        ++read;
        return text::Verdict{};
    });
    text::Context context;
    context.customer = {"a", "b"};
    judge(context, "x");
    judge(context, "x");
    EXPECT_EQ(read, 1);
    judge(context, "y");
    context.customer = {"ab"};
    judge(context, "x");
    EXPECT_EQ(read, 3) << "another context is another reading";
}

} // namespace
} // namespace amends::author
