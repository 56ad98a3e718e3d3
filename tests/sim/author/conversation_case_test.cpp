#include "sim/author/conversation_case.hpp"
#include "sim/engine/case_tests.hpp"
#include "sim/scenario/load.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

/// Reads "抱歉" as empathy and "补发" as a solution; what else matters belongs to the judge's own tests.
text::Verdict read_plainly(const text::Context&, std::string_view reply) {
    text::Verdict verdict;
    if (reply.find("抱歉") != std::string_view::npos)
        verdict.labels.set(static_cast<std::size_t>(text::Label::empathy));
    if (reply.find("补发") != std::string_view::npos) {
        verdict.labels.set(static_cast<std::size_t>(text::Label::solution));
        verdict.acts.push_back({});
        verdict.acts.back().id = text::ActId{"offer_redispatch"};
    }
    return verdict;
}

Conversation a_talk() {
    return read_conversation("客服小林：您好，在的\n李雪梅：壶碎了\n李雪梅：我叫李雪梅 13800138000\n"
                             "客服小林：抱歉，今天给您补发\n客服小林：可以吗？\n李雪梅：{行}"
                             "\n客服小林：李雪梅您好，已经补发\n李雪梅：谢谢\n")
        .value();
}

TalkSteps steps_from(const Conversation& talk) {
    MaskMemory memory;
    std::vector<std::string> texts;
    for (const MaskedText& text : mask_conversation(talk, support::Lang::zh, memory))
        texts.push_back(text.text);
    return steps_of(talk, texts);
}

TEST(ConversationCase, EachAnswerOfTheAgentClosesAStep) {
    const TalkSteps steps = steps_from(a_talk());
    EXPECT_EQ(steps.before, 1U);
    EXPECT_EQ(steps.steps,
              (std::vector<TalkStep>{{{"壶碎了", "我叫[姓名1] [电话1]"}, "抱歉，今天给您补发\n可以吗？"},
                                     {{"{行}"}, "[姓名1]您好，已经补发"}}));
    EXPECT_EQ(steps.last_words, (std::vector<std::string>{"谢谢"}));
}

TEST(ConversationCase, StepsCanBeJoinedAndLeftOut) {
    TalkSteps steps = steps_from(a_talk());
    join_step(steps, 0); // nothing before it
    EXPECT_EQ(steps.steps.size(), 2U);
    join_step(steps, 1);
    ASSERT_EQ(steps.steps.size(), 1U);
    EXPECT_EQ(steps.steps[0].customer.size(), 3U);
    EXPECT_EQ(steps.steps[0].reply, "抱歉，今天给您补发\n可以吗？\n[姓名1]您好，已经补发");
    remove_step(steps, 0);
    remove_step(steps, 0);
    EXPECT_TRUE(steps.steps.empty());
}

TEST(ConversationCase, PassesTheChecksAndPlaysAsItWent) {
    const std::string text =
        case_from_talk(steps_from(a_talk()), {"broken-pot", "壶碎了", support::Lang::zh}, read_plainly);
    EXPECT_EQ(text.find("李雪梅"), std::string::npos);
    EXPECT_EQ(text.find("13800138000"), std::string::npos);
    const scenario::LoadedScenario loaded = scenario::load_scenario("scenario.json", text);
    for (const support::Problem& problem : loaded.problems)
        EXPECT_NE(problem.severity, support::Severity::error) << format_problem(problem, support::Lang::en);
    ASSERT_TRUE(loaded.scenario);
    ASSERT_EQ(loaded.scenario->nodes.size(), 2U);
    EXPECT_EQ(loaded.scenario->nodes[1].customer[0].text.zh, "｛行｝");
    EXPECT_EQ(loaded.scenario->nodes[0].models[0].zh, "抱歉，今天给您补发\n可以吗？");
    const auto rubric = std::make_shared<rubric::Rubric>();
    const engine::TestRuns runs = engine::run_tests(loaded.scenario, rubric, read_plainly);
    ASSERT_EQ(runs.runs.size(), 1U);
    EXPECT_TRUE(runs.runs[0].passed()) << runs.runs[0].faults[0].en;
}

TEST(ConversationCase, TakesLongTextsManyStepsAndAnyLetters) {
    TalkSteps steps;
    for (int step = 0; step < 150; ++step)
        steps.steps.push_back({{std::string(5'000, 'x'), "\x01\xFF{\n"}, std::string(9'000, 'y')});
    const std::string text = case_from_talk(steps, {"long", "", support::Lang::en, true}, read_plainly);
    const scenario::LoadedScenario loaded = scenario::load_scenario("scenario.json", text);
    EXPECT_FALSE(support::has_errors(loaded.problems))
        << format_problem(loaded.problems.front(), support::Lang::en);
    ASSERT_TRUE(loaded.scenario);
    EXPECT_EQ(loaded.scenario->nodes.size(), talk_steps_max);
}

TEST(ConversationCase, ATalkInBothLanguagesDeclaresBoth) {
    NewCase made{"both", "", support::Lang::zh};
    made.both = true;
    const std::string text =
        case_from_talk({{{{"pot broke"}, "非常抱歉，今天补发"}}, {}, 0}, made, read_plainly);
    const auto loaded = scenario::load_scenario("both/scenario.json", text, nullptr);
    EXPECT_FALSE(support::has_errors(loaded.problems));
    ASSERT_TRUE(loaded.scenario);
    EXPECT_EQ(loaded.scenario->languages.size(), 2U);
    EXPECT_NE(text.find("translate it"), std::string::npos);
}

} // namespace
} // namespace amends::author
