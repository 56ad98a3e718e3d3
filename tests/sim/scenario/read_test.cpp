#include "sim/scenario/read.hpp"
#include "tests/sim/scenario/scenario_texts.hpp"

#include <gtest/gtest.h>

namespace amends::scenario {
namespace {

using testing::everything;
using testing::problems_of;
using testing::replaced;

TEST(ReadScenario, ReadsEveryKeyOfTheFormat) {
    const auto read = read_scenario("everything.json", everything());
    EXPECT_EQ(problems_of(read.problems), "");
    ASSERT_TRUE(read.scenario);
    const Scenario& s = *read.scenario;
    EXPECT_EQ(s.id.value, "damaged-laptop");
    EXPECT_EQ(s.customer.temperament, Temperament::hot);
    EXPECT_EQ(s.desk.authority.at(DeskAction::refund).variable.value, "price");
    EXPECT_EQ(s.desk.authority.at(DeskAction::coupon).minor, 5000);
    ASSERT_EQ(s.nodes.size(), 1u);
    const Node& node = s.nodes[0];
    ASSERT_EQ(node.effects.size(), 7u);
    EXPECT_EQ(std::get<ChangeMood>(node.effects[1]).by, -5);
    EXPECT_FALSE(std::get<SetFlag>(node.effects[5]).set);
    const auto& all = std::get<AllOf>(node.transitions[3].when[0].is).parts;
    ASSERT_EQ(all.size(), 6u);
    EXPECT_EQ(std::get<MoodIn>(all[0].is).min, -20);
    EXPECT_EQ(std::get<HasPromise>(all[3].is).states.size(), 2u);
    EXPECT_EQ(std::get<HasAction>(all[5].is).reach, Reach::ever);
    EXPECT_EQ(std::get<HasAction>(node.transitions[1].when[0].is).amount_max, 800000);
    EXPECT_EQ(s.resolution.actions[0].amount_max->variable.value, "price");
    EXPECT_EQ(s.includes[0].exits.at("done").value, "kept");
}

TEST(ReadScenario, WritesWhatItReadsAgain) {
    const auto first = read_scenario("everything.json", everything());
    ASSERT_TRUE(first.scenario);
    const std::string written = write_scenario(*first.scenario);
    const auto second = read_scenario("written.json", written);
    EXPECT_EQ(problems_of(second.problems), "");
    ASSERT_TRUE(second.scenario);
    EXPECT_EQ(write_scenario(*second.scenario), written);
    EXPECT_NE(written.find(R"({"action":"refund","amount":{"max":800000,"min":100},"object":"laptop"})"),
              std::string::npos);
    EXPECT_EQ(written.find('\n'), std::string::npos);
}

TEST(ReadScenario, TellsAllProblemsInOnePassAndInFileOrder) {
    std::string text = everything();
    text = replaced(text, "\"difficulty\": 2", "\"difficulty\": 9");
    text = replaced(text, "\"temperament\":\"hot\"", "\"temperamnt\":\"hot\"");
    text = replaced(text, "\"grade\":\"good\"", "\"grade\":\"god\"");
    const auto read = read_scenario("f.json", text);
    EXPECT_FALSE(read.scenario);
    ASSERT_EQ(read.problems.size(), 3u);
    EXPECT_EQ(read.problems[0].code, "F005");
    EXPECT_EQ(read.problems[1].code, "F002");
    EXPECT_EQ(read.problems[2].code, "F004");
    EXPECT_LT(read.problems[0].line, read.problems[1].line);
    EXPECT_EQ(read.problems[1].hint.en, "did you mean \"temperament\"? Keys of your own begin with x-");
}

TEST(ReadScenario, KeepsAndIgnoresKeysOfYourOwn) {
    const auto read = read_scenario(
        "f.json", replaced(everything(), "\"version\": 1", "\"version\": 1, \"x-team\": {\"a\": [1]}"));
    EXPECT_EQ(problems_of(read.problems), "");
    EXPECT_TRUE(read.scenario);
}

TEST(ReadScenario, RefusesAnotherFormatWithOneProblem) {
    const auto read = read_scenario("f.json", R"({"format": 2, "nodez": []})");
    EXPECT_EQ(problems_of(read.problems),
              "f.json:1:12: error: format 2 cannot be read; this program reads format 1; "
              "open it with the program that wrote it, or write it as format 1 [F012]\n");
}

TEST(ReadScenario, AFaultyEntryKeepsItsPlaceSoThatLaterPlacesAgree) {
    const auto read = read_scenario("f.json", replaced(everything(), "\"endings\":[", "\"endings\":[7,"));
    ASSERT_TRUE(read.has_draft);
    ASSERT_EQ(read.draft.endings.size(), 2u);
    EXPECT_EQ(read.draft.endings[1].id.value, "kept");
}

TEST(SourceMap, FindsTheNearestThingTheFileHas) {
    const auto read = read_scenario("f.json", everything());
    const Path root;
    const Path node = root.at("nodes", 0);
    const Path transition = node.at("transitions", 2);
    const auto to = read.source.at(transition.at("to"));
    EXPECT_EQ(to.file, "f.json");
    EXPECT_EQ(to.ids, (std::vector<std::string>{"damaged-laptop", "opening", "nudge"}));
    const auto absent = read.source.at(transition.at("effects"));
    EXPECT_EQ(absent.line, to.line);
    EXPECT_LT(absent.column, to.column);
}

TEST(ReadPart, ReadsNodesAndFlags) {
    const auto part = read_part("closing.json", R"({"format":1,"part":"closing","flags":["said_bye"],
        "nodes":[{"id":"bye","customer":[],"transitions":[{"id":"t","to":"done"}],
        "fallback":{"lines":[],"then":"done"}}]})");
    EXPECT_EQ(problems_of(part.problems), "");
    EXPECT_TRUE(part.usable);
    EXPECT_EQ(part.name, "closing");
    EXPECT_EQ(part.nodes.size(), 1u);
}

} // namespace
} // namespace amends::scenario
