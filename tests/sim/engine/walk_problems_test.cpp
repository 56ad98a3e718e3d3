// What the short walk of `amends check` tells: a file provokes each number, and the whole text is compared in
// both languages. With AMENDS_UPDATE set, the expected texts are written instead.
#include "sim/engine/walk_problems.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "tests/sim/scenario/scenario_texts.hpp"

#include <gmock/gmock.h>

#include <cstdlib>

namespace amends::engine::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::shared_ptr<const rubric::Rubric> default_rubric() {
    const std::string file = std::string(AMENDS_SOURCE_DIR) + "/assets/rubrics/default.json";
    return scenario::read_rubric("default.json", scenario::testing::slurp(file)).rubric;
}

std::vector<support::Problem> told_of(const std::string& text, const std::string& name) {
    const auto loaded = scenario::load_scenario(name, text);
    EXPECT_NE(loaded.scenario, nullptr) << scenario::testing::problems_of(loaded.problems);
    if (!loaded.scenario) return {};
    return scenario::not_accepted(
        *loaded.scenario, loaded.source,
        findings_of_walk(loaded.scenario, default_rubric(), loaded.source).problems);
}

std::string walked(const std::string& name) {
    return scenario::testing::slurp(scenario::testing::data("walked/" + name + ".json"));
}

std::vector<std::string> codes(const std::vector<support::Problem>& problems) {
    std::vector<std::string> all;
    for (const support::Problem& problem : problems)
        all.push_back(problem.code);
    return all;
}

class WalkedFile : public ::testing::TestWithParam<const char*> {};

TEST_P(WalkedFile, IsToldWordForWord) {
    const std::string name = GetParam();
    const auto problems = told_of(walked(name), name + ".json");
    const std::string told = scenario::testing::problems_of(problems, support::Lang::en)
                             + scenario::testing::problems_of(problems, support::Lang::zh);
    const auto expected = scenario::testing::data("walked/" + name + ".txt");
    if (std::getenv("AMENDS_UPDATE") != nullptr) std::ofstream(expected, std::ios::binary) << told;
    EXPECT_EQ(told, scenario::testing::slurp(expected));
    EXPECT_THAT(told, HasSubstr("[" + name + "]"));
}

INSTANTIATE_TEST_SUITE_P(All, WalkedFile,
                         ::testing::Values("S086", "S094", "S095", "S096", "S097", "S098", "S099"));

TEST(WalkProblems, ASoundCaseIsLeftInPeace) {
    EXPECT_THAT(codes(told_of(walked("sound"), "sound.json")), IsEmpty());
}

TEST(WalkProblems, WhatWasNotWalkedToTheEndIsNeverCalledImpossible) {
    for (const support::Problem& problem : told_of(walked("S094"), "S094.json")) {
        EXPECT_EQ(problem.code, "S094");
        EXPECT_EQ(problem.severity, support::Severity::note);
    }
}

TEST(WalkProblems, AnAuthorAcceptsThemWithAReason) {
    std::string text = walked("S097");
    text.insert(text.rfind('}'),
                ", \"suppress\": [{\"code\": \"S097\", \"reason\": \"a case that cannot be won\"}]");
    EXPECT_THAT(codes(told_of(text, "S097.json")), IsEmpty());
    std::string sound = walked("sound");
    sound.insert(sound.rfind('}'), ", \"suppress\": [{\"code\": \"S097\", \"reason\": \"none\"}]");
    EXPECT_THAT(codes(told_of(sound, "sound.json")), ElementsAre("S057")) << "not needed";
}

TEST(WalkProblems, ACaseThatIsOnlyTypedIsNotWalked) {
    std::string text = walked("S097");
    const std::string ways = "\"ways\": [\"choices\"]";
    ASSERT_NE(text.find(ways), std::string::npos);
    text.replace(text.find(ways), ways.size(), "\"ways\": [\"free\"]");
    EXPECT_THAT(codes(told_of(text, "S097.json")), IsEmpty());
}

/// A case of one node: its choices and transitions as JSON, answered in these ways.
std::string one_node(const std::string& ways, const std::string& transitions) {
    return R"({"format": 1, "id": "one", "topic": "late", "title": {"zh": "壶", "en": "Kettle"}, "summary": {"en": "Late."}, "languages": ["en"], "ways": [)"
           + ways
           + R"(], "now": "2026-03-12T20:14:00+08:00", "customer": {"name": {"en": "Lin"}, "portrait": "lin-yue", "leaves_to": "gone"},
  "desk": {}, "start": "n", "nodes": [{"id": "n", "customer": [{"text": {"en": "And now?"}}],
    "choices": [{"id": "a", "text": {"en": "I am sorry."}, "labels": ["empathy"]}, {"id": "b", "text": {"en": "No."}}],
    "transitions": [)"
           + transitions
           + R"(], "fallback": {"lines": [[{"text": {"en": "What?"}}], [{"text": {"en": "Well?"}}]], "then": "gone"}}],
  "endings": [{"id": "kept", "title": {"en": "Kept"}, "outcome": "settled"},
              {"id": "gone", "title": {"en": "Gone"}, "outcome": "lost"}]})";
}

std::set<std::string> fallbacks_to_reach(const std::string& text) {
    const auto loaded = scenario::load_scenario("one.json", text);
    EXPECT_NE(loaded.scenario, nullptr) << scenario::testing::problems_of(loaded.problems);
    return loaded.scenario ? reachable_in(loaded.scenario, default_rubric()).fallbacks
                           : std::set<std::string>{"?"};
}

TEST(ReachableIn, LeavesOutFallbacksThatNoPlayComesTo) {
    const std::string either = R"({"id": "sorry", "when": {"label": "empathy"}, "to": "kept"},
        {"id": "no", "when": {"not": {"label": "empathy"}}, "to": "gone"})";
    const std::string one = R"({"id": "sorry", "when": {"label": "empathy"}, "to": "kept"})";
    const std::string any = one + R"(, {"id": "else", "to": "gone"})";
    EXPECT_THAT(fallbacks_to_reach(one_node(R"("choices")", either)), IsEmpty()) << "all choices lead on";
    EXPECT_THAT(fallbacks_to_reach(one_node(R"("choices")", one)), ElementsAre("n")) << "\"No.\" falls back";
    EXPECT_THAT(fallbacks_to_reach(one_node(R"("choices", "free")", any)), IsEmpty())
        << "the last transition takes every reply";
    EXPECT_THAT(fallbacks_to_reach(one_node(R"("free")", one)), ElementsAre("n")) << "words may fall back";
}

} // namespace
} // namespace amends::engine::test
