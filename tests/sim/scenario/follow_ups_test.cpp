// One mistake is told once: what cannot be known because of it is not held against the case.
#include "sim/scenario/load.hpp"
#include "tests/sim/scenario/scenario_texts.hpp"

#include <gtest/gtest.h>

namespace amends::scenario {
namespace {

using testing::data;
using testing::problems_of;
using testing::replaced;
using testing::slurp;

/// The numbers told of the sound case with other transitions at its first node, as "F002 S012".
std::string told_with(const std::string& transitions) {
    const std::string text = replaced(
        slurp(data("problems/sound.json")),
        R"({"id": "good", "when": {"label": "empathy"}, "to": "offer", "effects": [{"set": "asked"}]})",
        transitions);
    std::string codes;
    for (const support::Problem& problem : load_scenario("f.json", text).problems)
        codes += (codes.empty() ? "" : " ") + problem.code;
    return codes;
}

/// A transition to the second node that sets the flag which is asked for elsewhere.
std::string transition(const std::string& id, const std::string& when) {
    return R"({"id": ")" + id + R"(", "when": )" + when
           + R"(, "to": "offer", "effects": [{"set": "asked"}]})";
}

TEST(FollowUps, AFaultyConditionShadowsNothingAndIsNotShadowed) {
    const std::string good = transition("good", R"({"label": "empathy"})");
    ASSERT_EQ(told_with(good), "");
    for (const auto& [when, code] : {std::pair<std::string, std::string>{R"({"labl": "empathy"})", "F002"},
                                     {R"({"label": "emphaty"})", "F004"},
                                     {R"({"label": "empathy", "act": "greet"})", "F010"},
                                     {R"({"all": "empathy"})", "F001"},
                                     {R"({"all": [{"flag": "aksed"}]})", "S020"},
                                     {R"({"visits": {"node": "ofer"}})", "S012"},
                                     {R"([{"label": "empathy"}])", "F001"},
                                     {"{}", "F010"}}) {
        EXPECT_EQ(told_with(transition("first", when) + ", " + good), code) << when;
        EXPECT_EQ(told_with(good + ", " + transition("second", when)), code) << when;
        EXPECT_EQ(told_with(transition("first", when) + ", " + transition("second", when) + ", " + good),
                  code + " " + code)
            << when;
    }
}

TEST(FollowUps, AFaultyConditionIsNotCalledImpossible) {
    const std::string good = ", " + transition("good", R"({"label": "empathy"})");
    EXPECT_EQ(told_with(transition("a", R"({"any": "empathy"})") + good), "F001");
    EXPECT_EQ(told_with(transition("a", R"({"not": {}})") + good), "F010");
    EXPECT_EQ(told_with(transition("a", R"({"mood": {"min": 50, "max": "40"}})") + good), "F001");
}

TEST(FollowUps, AMisspeltNameCountsAsTheOneThatWasMeant) {
    EXPECT_EQ(told_with(replaced(transition("good", R"({"label": "empathy"})"), R"({"set": "asked"})",
                                 R"({"set": "askd"})")),
              "S020")
        << "the flag is not called unset beside it";
    EXPECT_EQ(told_with(replaced(transition("good", R"({"label": "empathy"})"), R"("to": "offer")",
                                 R"("to": "ofer")")),
              "S012")
        << "the node is not called unreachable beside it";
    EXPECT_EQ(told_with(replaced(transition("good", R"({"flag": "aksed"})"), R"("to": "offer")",
                                 R"("to": "offer")")),
              "S020")
        << "nor is what lies behind the condition";
}

TEST(FollowUps, NothingIsUnreachableWhileItIsNotKnownWhereAWayLeads) {
    EXPECT_EQ(told_with(replaced(transition("good", R"({"label": "empathy"})"), R"("to": "offer", )", "")),
              "F003");
    EXPECT_EQ(told_with(replaced(transition("good", R"({"label": "empathy"})"), R"([{"set": "asked"}])",
                                 R"([{"sets": "asked"}])")),
              "F002")
        << "perhaps the flag is set there";
}

TEST(FollowUps, WhatIsSurelyWrongBesideAnErrorIsStillTold) {
    const std::string twice =
        transition("good", R"({"label": "empathy"})") + ", " + transition("again", R"({"label": "empathy"})");
    EXPECT_EQ(told_with(twice), "S018");
    EXPECT_EQ(told_with(transition("faulty", R"({"labl": "empathy"})") + ", " + twice), "F002 S018");
}

} // namespace
} // namespace amends::scenario
