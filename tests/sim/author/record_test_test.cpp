#include "sim/author/record_test.hpp"
#include "sim/engine/pinned_rows.hpp"
#include "sim/engine/play.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace amends::author {
namespace {

std::string whole_file(const std::string& name) {
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

engine::PlayRunner runner_of_case(const char* id) {
    const auto loaded = scenario::load_scenario(
        "scenario.json", whole_file(std::string("scenarios/") + id + "/scenario.json"));
    const auto rubric = scenario::read_rubric("default.json", whole_file("assets/rubrics/default.json"));
    const engine::Began began = engine::begin_play(*loaded.scenario, engine::Mode::practice,
                                                   scenario::Way::choices, support::Lang::zh, 3);
    return {engine::make_case(loaded.scenario, rubric.rubric, began), began, {}};
}

/// Takes the first open choice until the case has ended.
void play_on(engine::PlayRunner& runner) {
    for (int turn = 0; turn < 40 && !runner.finished(); ++turn) {
        runner.pass_time(7'000);
        const auto open = engine::open_choices(runner.told().play, runner.told().state);
        if (open.empty()) break;
        ASSERT_FALSE(runner.happen(engine::ChoiceTaken{open.front()->id}));
    }
}

TEST(RecordTest, PlaysTheSameAgain) {
    engine::PlayRunner runner = runner_of_case("damaged-laptop");
    play_on(runner);
    const engine::Playthrough& told = runner.told();
    const auto test = test_of(told, "recorded_1");
    ASSERT_TRUE(test.has_value());
    EXPECT_NE(test->find(told.state.place.value), std::string::npos);
    std::string text;
    for (const std::string& line : script_of(told))
        text += line + "\n";
    const scenario::Script script = scenario::parse_script("script", text);
    ASSERT_TRUE(script.problems.empty());
    const auto& began = std::get<engine::Began>(told.events.front().payload);
    const engine::Played again = engine::play_script(told.play, began, {}, script, "script");
    EXPECT_TRUE(again.problems.empty());
    EXPECT_EQ(again.told.state.place, told.state.place);
    EXPECT_EQ(again.told.state.mood, told.state.mood);
}

TEST(RecordTest, PinsTheRowsThatWereDrawn) {
    engine::PlayRunner runner = runner_of_case("damaged-laptop");
    play_on(runner);
    const auto& drawn = runner.told().play.drawn;
    ASSERT_FALSE(drawn.empty());
    const auto test = test_of(runner.told(), "recorded_1");
    ASSERT_TRUE(test.has_value());
    EXPECT_NE(test->find("\"script\":[\"" + engine::draw_line(drawn) + "\""), std::string::npos) << *test;
    EXPECT_EQ(scenario::draws_in(std::string_view(engine::draw_line(drawn))), drawn);
}

TEST(RecordTest, WhatWasTakenBackIsLeftOut) {
    engine::PlayRunner runner = runner_of_case("damaged-laptop");
    const auto open = engine::open_choices(runner.told().play, runner.told().state);
    ASSERT_GE(open.size(), 2U);
    const std::string first = open[0]->id.value, second = open[1]->id.value;
    ASSERT_FALSE(runner.happen(engine::ChoiceTaken{scenario::ChoiceId{first}}));
    ASSERT_FALSE(runner.happen(engine::RewoundTo{0}));
    ASSERT_FALSE(runner.happen(engine::ChoiceTaken{scenario::ChoiceId{second}}));
    EXPECT_EQ(script_of(runner.told()), std::vector<std::string>{"choose " + second});
}

TEST(RecordTest, APlayWithoutAnEndIsNoTest) {
    EXPECT_FALSE(test_of(runner_of_case("damaged-laptop").told(), "t").has_value());
}

TEST(RecordTest, WordsThatALineWouldChangeAreQuoted) {
    engine::PlayRunner runner = runner_of_case("damaged-laptop");
    engine::Playthrough told = runner.told();
    told.events.push_back({1'000, "c1", engine::BubbleSent{"两行\n话"}});
    told.events.push_back({2'500, "c1", engine::ActionTaken{scenario::DeskAction::note, {{"text", "a b"}}}});
    const std::vector<std::string> expected{"wait 1", R"(say "两行\n话")", "wait 1", R"(do note text="a b")"};
    EXPECT_EQ(script_of(told), expected);
}

} // namespace
} // namespace amends::author
