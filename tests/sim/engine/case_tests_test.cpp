// A case's own tests: what passes, what is told of what does not, and what they reach.
#include "sim/engine/case_tests.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

using scenario::Way;
using testing::Contains;
using testing::ElementsAre;

/// The tests below answer by choices: nothing is there to be read.
text::Verdict hear_nothing(const text::Context&, std::string_view) {
    return {};
}

std::shared_ptr<const scenario::Scenario> tested(std::vector<std::string> script,
                                                 scenario::TestExpectation expect) {
    return changed_case([&](scenario::Scenario& changed) {
        scenario::ScenarioTest test;
        test.id = scenario::TestId("one");
        test.lang = support::Lang::en;
        test.way = Way::choices;
        test.script = std::move(script);
        test.expect = std::move(expect);
        changed.tests = {test};
    });
}

TEST(CaseTests, AGoodWayPassesAndIsCounted) {
    scenario::TestExpectation expect;
    expect.ending = scenario::PlaceId("kept");
    expect.outcome = scenario::Outcome::won_back;
    expect.visits = {scenario::PlaceId("opening"), scenario::PlaceId("thanks"), scenario::PlaceId("kept")};
    add(expect.labels, text::Label::empathy);
    const TestRuns runs =
        run_tests(tested({"choose sorry", "do exchange object=kettle", "choose swap", "choose end"}, expect),
                  small_rubric(), hear_nothing);
    ASSERT_EQ(runs.runs.size(), 1U);
    EXPECT_TRUE(runs.runs[0].passed()) << runs.runs[0].faults[0].en;
    EXPECT_THAT(runs.reached.transitions, ElementsAre("opening/to_photo", "photo/agree", "thanks/end"));
    EXPECT_THAT(runs.reached.endings, ElementsAre("kept"));
    const Coverage all = everything_in(*small_case());
    EXPECT_EQ(all.nodes.size(), 6U);
    EXPECT_THAT(all.transitions, Contains("opening/nudge"));
}

TEST(CaseTests, ADrawnRowIsPinnedWhateverTheSeedAndTheCasesId) {
    for (const char* row : {"k1", "k2"}) {
        const auto script = tested({std::string("draw model=") + row, "wait 1"}, {});
        const auto other = changed_case([&](scenario::Scenario& changed) {
            changed.tests = script->tests;
            changed.id = scenario::ScenarioId("another");
            changed.tests[0].seed = 7;
        });
        for (const auto& one : {script, other}) {
            const TestRuns runs = run_tests(one, small_rubric(), hear_nothing);
            const auto& drawn = runs.runs[0].played.told.play.drawn;
            EXPECT_EQ(drawn.at("model"), row);
            EXPECT_EQ(drawn.at("price"), row) << "it is tied to the model";
            EXPECT_EQ(drawn.at("days"), draw(*one, one->tests[0].seed).at("days")) << "left to the seed";
        }
    }
}

TEST(CaseTests, EachExpectationThatIsMissedIsASentence) {
    scenario::TestExpectation expect;
    expect.ending = scenario::PlaceId("kept");
    expect.outcome = scenario::Outcome::won_back;
    expect.passed = true;
    expect.total_min = 90;
    expect.visits = {scenario::PlaceId("thanks")};
    add(expect.labels, text::Label::empathy);
    const TestRuns runs =
        run_tests(tested({"choose so_what", "wait 1"}, expect), small_rubric(), hear_nothing);
    std::vector<std::string> faults;
    for (const auto& fault : runs.runs[0].faults)
        faults.push_back(fault.en);
    ASSERT_EQ(faults.size(), 6U);
    EXPECT_EQ(faults[0], "it should end in \"kept\" and stands in \"opening\"");
    EXPECT_EQ(faults[1], "the outcome should be won_back, it is none");
    EXPECT_EQ(faults[4], "it did not come to \"thanks\" in order, its way was opening");
    EXPECT_EQ(runs.failed(), 1U);
    const auto problems = problems_of(runs, {});
    EXPECT_EQ(problems.at(0).code, "S070");
}

TEST(CaseTests, AnImpossibleLineFailsTheTestWithItsNumber) {
    const TestRuns runs =
        run_tests(tested({"choose sorry", "choose nothing"}, {}), small_rubric(), hear_nothing);
    ASSERT_EQ(runs.runs[0].faults.size(), 1U);
    EXPECT_EQ(runs.runs[0].faults[0].en.substr(0, 7), "line 2:");
}

TEST(CaseTests, TransitionsOnActionAndTimeAreCovered) {
    scenario::TestExpectation expect;
    const TestRuns runs = run_tests(tested({"wait 95", "do refund object=kettle amount=100"}, expect),
                                    small_rubric(), hear_nothing);
    EXPECT_THAT(runs.reached.transitions, Contains("opening/nudge"));
}

/// The refund leads to the thanks, and so would a coupon; a ticket would lead where asking for a photo does.
std::shared_ptr<const scenario::Scenario> with_more_ways(std::vector<std::string> script) {
    const auto on_action = [](const char* id, scenario::DeskAction action, const char* to) {
        scenario::Transition one;
        one.id = scenario::TransitionId(id);
        one.on = scenario::Trigger::action;
        one.when = {scenario::Condition{scenario::HasAction{.action = action}}};
        one.to = scenario::PlaceId(to);
        return one;
    };
    const auto with_test = tested(std::move(script), {});
    return changed_case([&](scenario::Scenario& changed) {
        changed.tests = with_test->tests;
        auto& ways = changed.nodes[0].transitions;
        ways.insert(ways.begin(), on_action("by_coupon", scenario::DeskAction::coupon, "thanks"));
        ways.push_back(on_action("by_ticket", scenario::DeskAction::ticket, "photo"));
    });
}

TEST(CaseTests, OnlyTheTransitionThatFiredIsCovered) {
    const auto acted =
        run_tests(with_more_ways({"do refund object=kettle amount=100"}), small_rubric(), hear_nothing);
    EXPECT_THAT(acted.reached.transitions, ElementsAre("opening/refunded"));
    const auto replied = run_tests(with_more_ways({"choose sorry"}), small_rubric(), hear_nothing);
    EXPECT_THAT(replied.reached.transitions, ElementsAre("opening/to_photo"));
}

TEST(CaseTests, ADrawnAmountIsWrittenAsItsVariable) {
    for (const char* row : {"k1", "k2"}) {
        const auto script =
            tested({std::string("draw model=") + row, "do refund object=kettle amount={price}",
                    "do partial_refund object=kettle amount={price:10%}", "do note text=\"{model}\""},
                   {});
        const TestRuns runs = run_tests(script, small_rubric(), hear_nothing);
        const auto& actions = runs.runs[0].played.told.state.actions;
        ASSERT_EQ(actions.size(), 3U) << (runs.runs[0].passed() ? "" : runs.runs[0].faults[0].en);
        const bool dear = std::string(row) == "k1";
        EXPECT_EQ(actions[0].arguments.at("amount"), dear ? "549900" : "9950");
        EXPECT_EQ(actions[1].arguments.at("amount"), dear ? "54990" : "995");
        EXPECT_EQ(actions[2].arguments.at("text"), dear ? "Spring" : "River");
    }
}

TEST(CaseTests, AnAmountOfNoVariableIsAnImpossibleLine) {
    const TestRuns runs =
        run_tests(tested({"do refund object=kettle amount={prize}"}, {}), small_rubric(), hear_nothing);
    ASSERT_FALSE(runs.runs[0].passed());
    EXPECT_EQ(runs.runs[0].faults[0].en.substr(0, 7), "line 1:");
}

} // namespace
} // namespace amends::engine::test
