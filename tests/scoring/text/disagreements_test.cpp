#include "scoring/text/disagreements.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::text {
namespace {

LabelSet only(Label label) {
    LabelSet labels;
    add(labels, label);
    return labels;
}

/// `count` situations of two replies each; every `each`th situation's apology is missed.
std::vector<Rated> rated_situations(int count, int each) {
    std::vector<Rated> all;
    for (int i = 0; i < count; ++i) {
        const std::string situation = "s" + std::to_string(i);
        const LabelSet found = i % each == 0 ? LabelSet() : only(Label::ownership);
        all.push_back({only(Label::ownership), found, "en", situation});
        all.push_back({LabelSet(), LabelSet(), "en", situation});
    }
    return all;
}

TEST(KappaIntervals, HoldTheFigureAndAreTheSameEachTime) {
    const std::vector<Rated> rated = rated_situations(40, 4);
    const double kappa = evaluate(rated).labels[static_cast<std::size_t>(Label::ownership)].kappa();
    const KappaIntervals once = kappa_intervals(rated), again = kappa_intervals(rated);
    ASSERT_TRUE(once.macro);
    EXPECT_LT(once.macro->low, kappa);
    EXPECT_GT(once.macro->high, kappa);
    EXPECT_EQ(once.macro->low, again.macro->low);
    EXPECT_EQ(once.macro->high, again.macro->high);
}

TEST(KappaIntervals, AreNarrowerOnMoreSituations) {
    const auto width = [](int count) {
        const KappaIntervals intervals = kappa_intervals(rated_situations(count, 4));
        return intervals.macro->high - intervals.macro->low;
    };
    EXPECT_LT(width(400), width(40) / 2);
}

TEST(KappaIntervals, DrawWholeSituationsNotReplies) {
    // The same replies, all of one situation in five: fewer things were seen.
    std::vector<Rated> few = rated_situations(40, 4);
    for (std::size_t i = 0; i < few.size(); ++i)
        few[i].situation = "s" + std::to_string(i / 16);
    const KappaIntervals many = kappa_intervals(rated_situations(40, 4));
    ASSERT_TRUE(kappa_intervals(few).macro);
    EXPECT_NE(kappa_intervals(few).macro->low, many.macro->low);
}

TEST(KappaIntervals, AreNotTakenFromTooFewSituations) {
    EXPECT_FALSE(kappa_intervals(rated_situations(4, 2)).macro);
    const KappaIntervals intervals = kappa_intervals(rated_situations(40, 4));
    EXPECT_FALSE(intervals.label[static_cast<std::size_t>(Label::rudeness)]) << "nobody was rude";
}

TEST(Disagreements, StandByLabelTheWorstFirst) {
    const std::vector<Rated> rated = {{only(Label::ownership), {}, "en", "a"},
                                      {only(Label::ownership), {}, "en", "b"},
                                      {{}, only(Label::empathy), "en", "c"},
                                      {{}, only(Label::empathy), "en", "d"},
                                      {only(Label::empathy), only(Label::empathy), "en", "e"}};
    const std::vector<double> margins = {-0.5, -2, 0.25, 1.5, 3};
    const auto worst = worst_disagreements(
        rated, [&](std::size_t line, Label) { return margins[line]; }, 1);
    ASSERT_EQ(worst.size(), 2u);
    EXPECT_EQ(worst[0].label, Label::empathy);
    EXPECT_EQ(worst[0].line, 3u) << "found without the raters, farthest above";
    EXPECT_FALSE(worst[0].missed);
    EXPECT_EQ(worst[1].line, 1u) << "missed, farthest below";
    EXPECT_TRUE(worst[1].missed);
}

TEST(Disagreements, ShowWhatAFoundLabelRestsOn) {
    BatchLine line;
    line.id_json = "\"x\"";
    line.situation = "s";
    line.reply = "I'm so sorry, that was our mistake. I'll send a new one today.";
    const auto& judge = shipped_judge();
    const std::vector<Rated> rated = {{LabelSet(), judge.judge(line.context, line.reply).labels, "en", "s"}};
    const auto json =
        nlohmann::json::parse(disagreements_json(worst_disagreements(judge, {line}, rated), {line}));
    ASSERT_FALSE(json.empty());
    const auto owned =
        std::find_if(json.begin(), json.end(), [](const auto& one) { return one["label"] == "ownership"; });
    ASSERT_NE(owned, json.end());
    EXPECT_EQ((*owned)["kind"], "false");
    EXPECT_EQ((*owned)["id"], "x");
    ASSERT_FALSE((*owned)["evidence"].empty());
    const auto& evidence = (*owned)["evidence"][0];
    EXPECT_LE(evidence["end"].get<std::size_t>(), line.reply.size());
    EXPECT_FALSE(evidence["reason"]["zh"].get<std::string>().empty());
}

} // namespace
} // namespace amends::text
