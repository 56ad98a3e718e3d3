// Samples and model replies beside what the judge reads in them: the figures, and S076 to S079.
#include "sim/engine/marking_bench.hpp"
#include "sim/engine/sample_acts.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using text::Label;

/// Reads each label whose name stands in the reply.
text::Verdict hear_named(const text::Context& context, std::string_view reply) {
    EXPECT_FALSE(context.customer.empty()) << "the node's lines stand in the context";
    text::Verdict verdict;
    for (const Label label : text::all_labels()) {
        const std::size_t at = reply.find(text::to_string(label));
        if (at == std::string_view::npos) continue;
        add(verdict.labels, label);
        verdict.evidence.push_back(
            {label, {at, at + text::to_string(label).size()}, {"理由", "reason"}, "rule"});
    }
    return verdict;
}

scenario::Sample sample(std::string words, std::initializer_list<Label> labels,
                        scenario::SampleGrade grade = scenario::SampleGrade::good) {
    scenario::Sample one;
    one.lang = text::ContextLang::en;
    one.text = std::move(words);
    one.grade = grade;
    for (const Label label : labels)
        add(one.labels, label);
    return one;
}

/// The small case in English, its first node with these samples and model replies; empathy and ownership are
/// due there, listening is welcome.
std::shared_ptr<const scenario::Scenario> with(std::vector<scenario::Sample> samples,
                                               std::vector<std::string> models = {}) {
    return changed_case([&](scenario::Scenario& script) {
        script.languages = {support::Lang::en};
        script.nodes[0].samples = samples;
        for (const std::string& words : models)
            script.nodes[0].models.push_back({words, words});
    });
}

Bench bench_of(const std::shared_ptr<const scenario::Scenario>& script) {
    return judge_samples(script, small_rubric(), hear_named);
}

std::vector<std::string> bench_told(const std::shared_ptr<const scenario::Scenario>& script) {
    std::vector<std::string> lines;
    for (const auto& found : misread_samples(bench_of(script), scenario::SourceMap{}))
        lines.push_back(found.problem.code + " " + found.problem.message.en);
    return lines;
}

TEST(MarkingBench, CountsRightMissedAndFalseByNodeAndLabel) {
    const Bench bench =
        bench_of(with({sample("empathy ownership", {Label::empathy, Label::ownership}),
                       sample("empathy", {Label::ownership}), sample("rudeness", {Label::rudeness})}));
    const BenchCount all = count_of(bench);
    EXPECT_EQ(all.replies, 3U);
    EXPECT_EQ(all.right, 3U);
    EXPECT_EQ(all.missed, 1U);
    EXPECT_EQ(all.extra, 1U);
    EXPECT_EQ(all.accuracy_percent(), 60) << "of five labels expected or read, three agree";
    EXPECT_EQ(bench.nodes[0].id.value, "opening");
    EXPECT_EQ(count_of(bench.nodes[0]).right, 3U);
    EXPECT_EQ(count_of(bench.nodes[1]).accuracy_percent(), std::nullopt) << "no sample there";
    const auto by_label = count_by_label(bench);
    const BenchCount& owned = by_label[static_cast<std::size_t>(Label::ownership)];
    EXPECT_EQ(owned.replies, 2U);
    EXPECT_EQ(owned.right, 1U);
    EXPECT_EQ(owned.missed, 1U);
    EXPECT_EQ(by_label[static_cast<std::size_t>(Label::empathy)].extra, 1U);
}

TEST(MarkingBench, SamplesAreReadInEachLanguageOfTheCaseAndWithItsValues) {
    auto script = changed_case([](scenario::Scenario& changed) {
        scenario::Sample zh = sample("{model} 的 empathy", {Label::empathy});
        zh.lang = text::ContextLang::zh_hant;
        changed.nodes[0].samples = {zh, sample("{model} ownership", {Label::ownership})};
    });
    const Bench bench = bench_of(script);
    ASSERT_EQ(bench.nodes[0].replies.size(), 2U);
    EXPECT_EQ(bench.nodes[0].replies[0].lang, support::Lang::zh);
    EXPECT_THAT(bench.nodes[0].replies[0].text, testing::Not(HasSubstr("{model}")));
    EXPECT_EQ(bench.nodes[0].replies[1].lang, support::Lang::en);
    EXPECT_EQ(count_of(bench).missed, 0U);
}

TEST(MarkingBench, NodesBehindAnActionAreReachedByTheCasesOwnTests) {
    auto script = changed_case([](scenario::Scenario& changed) {
        changed.languages = {support::Lang::en};
        scenario::ScenarioTest test;
        test.id = scenario::TestId("refund");
        test.way = scenario::Way::choices;
        test.script = {"do refund object=kettle"};
        changed.tests = {test};
    });
    const auto standing = standing_cases(script, small_rubric());
    ASSERT_EQ(standing.size(), 1U);
    EXPECT_TRUE(standing[0].at.contains(scenario::PlaceId("photo")));
    const Standing& opening = standing[0].at.at(scenario::PlaceId("opening"));
    EXPECT_TRUE(has(opening.due, Label::empathy) && has(opening.due, Label::ownership));
    EXPECT_TRUE(has(opening.welcome, Label::listening));
    EXPECT_FALSE(has(standing[0].at.at(scenario::PlaceId("photo")).due, Label::timeline))
        << "due only with a supervisor's word";
}

TEST(MarkingBench, WhereNoChoicesAreOfferedTheSamplesThemselvesLeadOn) {
    auto script = changed_case([](scenario::Scenario& changed) {
        changed.languages = {support::Lang::en};
        changed.ways = {scenario::Way::free};
        scenario::Sample photo = sample("Please send a photo", {Label::clarifying});
        photo.acts = {text::ActId("ask_photo")};
        changed.nodes[0].samples = {photo};
    });
    const auto standing = standing_cases(script, small_rubric());
    ASSERT_EQ(standing.size(), 1U);
    const auto at_photo = standing[0].at.find(scenario::PlaceId("photo"));
    ASSERT_NE(at_photo, standing[0].at.end());
    ASSERT_FALSE(at_photo->second.context.history.empty());
    EXPECT_EQ(at_photo->second.context.history.back().text, "Please send a photo");
}

TEST(MarkingBench, TellsSamplesThatLeadElsewhereThanTheirAuthorSays) {
    auto asking = [](std::string words, const char* to) {
        scenario::Sample one = sample(std::move(words), {Label::clarifying});
        one.acts = {text::ActId("ask_photo")};
        one.to = scenario::PlaceId(to);
        return one;
    };
    auto judge = [](const text::Context&, std::string_view reply) {
        text::Verdict verdict;
        if (reply == "heard") verdict.acts.push_back({text::ActId("ask_photo"), {0, reply.size()}, {}});
        return verdict;
    };
    const auto script = with({asking("heard", "photo"), asking("unheard", "photo"), asking("heard", "gone")});
    const Bench bench = judge_samples(script, small_rubric(), judge);
    const std::vector<BenchReply>& replies = bench.nodes[0].replies;
    ASSERT_EQ(replies.size(), 3U);
    EXPECT_EQ(replies[0].leads_to.value, "photo");
    EXPECT_EQ(replies[1].to.value, "photo");
    EXPECT_EQ(replies[1].leads_to.value, "opening") << "not heard, it falls back";
    EXPECT_TRUE(replies[2].to.empty()) << "its author's own acts do not lead there: nothing is compared";
    EXPECT_EQ(sample_ways(bench).said, 2);
    EXPECT_EQ(sample_ways(bench).elsewhere, 1);
}

TEST(MarkingBench, WithoutFreeAnswersNothingIsJudged) {
    auto script = changed_case([](scenario::Scenario& changed) {
        changed.ways = {scenario::Way::choices};
        changed.nodes[0].samples = {sample("empathy", {Label::empathy})};
    });
    EXPECT_THAT(bench_of(script).nodes, IsEmpty());
}

TEST(MarkingBench, StopsWhenAskedTo) {
    auto script = with({sample("empathy", {Label::empathy}), sample("ownership", {Label::ownership})});
    std::size_t seen = 0;
    const Bench bench =
        judge_samples(script, small_rubric(), hear_named, [&](std::size_t done, std::size_t all) {
            seen = done;
            EXPECT_EQ(all, 2U);
            return false;
        });
    EXPECT_EQ(seen, 1U);
    EXPECT_EQ(count_of(bench).replies, 1U);
}

TEST(SampleReadings, AModelReplyThatMissesWhatIsDueIsAnError) {
    const auto lines = bench_told(with({}, {"empathy ownership", "empathy listening"}));
    EXPECT_THAT(lines,
                ElementsAre("S076 model reply 2 of the node \"opening\" misses ownership, due there: in its "
                            "English text the judge reads listening, empathy"));
}

TEST(SampleReadings, ABadSampleThatPassesIsAnError) {
    using enum scenario::SampleGrade;
    EXPECT_THAT(
        bench_told(with({sample("empathy ownership", {Label::empathy, Label::ownership}, bad)})),
        ElementsAre(HasSubstr(
            "S077 the English sample \"empathy ownership\" of the node \"opening\" is marked bad or has the "
            "label of a fault, and passes: the judge reads empathy, ownership and no fault")));
    EXPECT_THAT(bench_told(with({sample("empathy listening", {Label::empathy, Label::listening}, bad)})),
                ElementsAre(HasSubstr("S077")))
        << "listening stands in for ownership, as in the points";
    EXPECT_THAT(bench_told(with({sample("empathy", {Label::empathy}, bad)})), IsEmpty())
        << "ownership is missing";
    EXPECT_THAT(bench_told(with({sample("empathy ownership rudeness",
                                        {Label::empathy, Label::ownership, Label::rudeness}, mixed)})),
                IsEmpty())
        << "its fault is read";
}

TEST(SampleReadings, WhatIsMissedIsToldOfEachSampleWithItsWords) {
    EXPECT_THAT(
        bench_told(with({sample("empathy", {Label::empathy, Label::ownership}),
                         sample("x", {Label::listening}), sample("ownership", {Label::ownership})})),
        ElementsAre("S078 of the English sample \"empathy\" of the node \"opening\" the judge misses "
                    "ownership; it reads empathy",
                    "S078 of the English sample \"x\" of the node \"opening\" the judge misses listening; it "
                    "reads none"));
}

TEST(SampleReadings, AFaultThatNobodyGaveIsToldWithItsWords) {
    EXPECT_THAT(
        bench_told(with({sample("empathy ownership and rudeness", {Label::empathy, Label::ownership})})),
        ElementsAre(AllOf(HasSubstr("S079"), HasSubstr("the judge reads that in \"rudeness\""))));
    EXPECT_THAT(bench_told(with({sample("arguing rudeness", {Label::arguing})})),
                ElementsAre(AllOf(HasSubstr("S079"), HasSubstr("is not labelled rudeness"))))
        << "another fault than the one expected";
}

} // namespace
} // namespace amends::engine::test
