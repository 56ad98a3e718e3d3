#include "sim/author/play_from.hpp"
#include "sim/engine/play.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace amends::author {
namespace {

std::string shipped_file(const std::string& name) {
    std::ifstream in(std::string(AMENDS_SOURCE_DIR) + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

engine::Playthrough begun_from(const StartState& from) {
    const auto loaded =
        scenario::load_scenario("scenario.json", shipped_file("scenarios/damaged-laptop/scenario.json"));
    const auto rubric = scenario::read_rubric("default.json", shipped_file("assets/rubrics/default.json"));
    const auto trial = start_from(*loaded.scenario, from);
    const engine::Began began =
        engine::begin_play(*trial, engine::Mode::practice, scenario::Way::choices, support::Lang::zh, 3);
    engine::Playthrough told = engine::new_playthrough(engine::make_case(trial, rubric.rubric, began));
    engine::advance(told, {0, "c1", began});
    return told;
}

TEST(PlayFrom, BeginsAtTheNodeWithTheStateAskedFor) {
    const engine::Playthrough told = begun_from({.node = scenario::PlaceId{"bargain"},
                                                 .mood = 35,
                                                 .elapsed_s = 600,
                                                 .flags = {scenario::FlagId{"photo_sent"}}});
    EXPECT_EQ(told.state.mood, 35);
    EXPECT_EQ(told.state.jumped_ms, 600'000);
    EXPECT_TRUE(told.state.flags.contains(scenario::FlagId{"photo_sent"}));
    ASSERT_FALSE(told.lines.empty());
    const auto script = told.play.scenario;
    const scenario::Node* written = find_node(*script, scenario::PlaceId{"bargain"});
    EXPECT_EQ(engine::open_choices(told.play, told.state).size(), written->choices.size());
}

TEST(PlayFrom, GoesOnThroughTheCaseAsWritten) {
    engine::Playthrough told = begun_from({.node = scenario::PlaceId{"bargain"}, .mood = 0});
    const auto open = engine::open_choices(told.play, told.state);
    ASSERT_FALSE(open.empty());
    engine::advance(told, {20'000, "c1", engine::ChoiceTaken{open.front()->id}});
    EXPECT_EQ(told.turns.size(), 1U);
    EXPECT_NE(find_node(*told.play.scenario, scenario::PlaceId{"bargain"}), nullptr);
}

TEST(PlayFrom, AnEndingOrAnUnknownPlaceIsNoBeginning) {
    scenario::Scenario script;
    script.endings.push_back({.id = scenario::PlaceId{"end"}});
    EXPECT_EQ(start_from(script, {.node = scenario::PlaceId{"end"}}), nullptr);
    EXPECT_EQ(start_from(script, {.node = scenario::PlaceId{"nowhere"}}), nullptr);
}

TEST(PlayFrom, TheTrialsFirstNodeTakesNoNameThatIsInUse) {
    scenario::Scenario script;
    scenario::Node node;
    node.id = scenario::PlaceId{"from_here"};
    script.nodes.push_back(node);
    const auto trial = start_from(script, {.node = scenario::PlaceId{"from_here"}});
    ASSERT_NE(trial, nullptr);
    EXPECT_NE(trial->start.value, "from_here");
    EXPECT_EQ(trial->nodes.size(), 2U);
}

} // namespace
} // namespace amends::author
