// Each reply of assets/corpus/adversarial.jsonl, sent as every reply of every shipped case: nobody passes so.
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/engine/play.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace amends::app {
namespace {

using nlohmann::json;

constexpr int most_turns = 30;

class Gamed : public testing::TestWithParam<const char*> {
protected:
    static scenario::Script always(const std::string& reply) {
        return scenario::parse_script("gamed", "say " + json(reply).dump() + "\nwait 5\n");
    }

    engine::Result result_of_saying(const std::string& reply, support::Lang lang) {
        const auto began =
            engine::begin_play(*case_.loaded.scenario, engine::Mode::practice, scenario::Way::free, lang, 1);
        engine::PlayRunner runner(engine::make_case(case_.loaded.scenario, rubric_, began), began,
                                  [this](const text::Context& context, std::string_view words) {
                                      return judge_.judge->judge(context, words);
                                  });
        const scenario::Script script = always(reply);
        EXPECT_TRUE(script.problems.empty()) << reply;
        for (int turn = 0; turn < most_turns && !runner.finished(); ++turn) {
            for (const scenario::ScriptLine& line : script.lines)
                (void)runner.perform(line);
        }
        return engine::result_of(runner.told().play, runner.told().state);
    }

    JudgeFromFiles judge_ = load_judge(AMENDS_SOURCE_DIR "/assets");
    LibraryCase case_ =
        load_case(std::string(AMENDS_SOURCE_DIR "/scenarios/") + GetParam() + "/scenario.json",
                  shipped_resources(AMENDS_BINARY_DIR "/assets"));
    std::shared_ptr<const rubric::Rubric> rubric_ =
        load_rubric(AMENDS_SOURCE_DIR "/assets", "default").value().rubric;
};

TEST_P(Gamed, RepliesSentEveryTurnNeverPass) {
    std::ifstream file(AMENDS_SOURCE_DIR "/assets/corpus/adversarial.jsonl");
    int played = 0;
    for (std::string line; std::getline(file, line); ++played) {
        const json one = json::parse(line);
        const auto lang = one.at("lang") == "en" ? support::Lang::en : support::Lang::zh;
        const engine::Result result = result_of_saying(one.at("reply"), lang);
        EXPECT_FALSE(result.score.passed) << one.at("id") << " passes with " << one.at("reply");
    }
    EXPECT_GE(played, 60);
}

TEST_P(Gamed, TheTypedWaysThatPassAreNeverCalledGamed) {
    int heard = 0;
    for (const scenario::ScenarioTest& test : case_.loaded.scenario->tests) {
        if (test.way != scenario::Way::free || test.expect.passed != true) continue;
        const auto began = engine::begin_play(*case_.loaded.scenario, engine::Mode::practice,
                                              scenario::Way::free, test.lang, test.seed);
        const auto hear = [&](const text::Context& context, std::string_view words) {
            text::Verdict verdict = judge_.judge->judge(context, words);
            for (const text::Finding& one : verdict.findings)
                EXPECT_NE(one.id, "gamed") << test.id.value << ": " << words;
            ++heard;
            return verdict;
        };
        engine::PlayRunner runner(engine::make_case(case_.loaded.scenario, rubric_, began), began, hear);
        std::string script;
        for (const std::string& line : test.script)
            script += line + "\n";
        for (const scenario::ScriptLine& line : scenario::parse_script("test", script).lines)
            (void)runner.perform(line);
    }
    EXPECT_GE(heard, 2);
}

INSTANTIATE_TEST_SUITE_P(Cases, Gamed,
                         testing::Values("first-day", "damaged-laptop", "unsafe-stroller", "wrong-sneakers",
                                         "late-refund", "colour-off", "grandma-return", "parcel-stuck"),
                         [](const auto& one) {
                             std::string name = one.param;
                             std::erase(name, '-');
                             return name;
                         });

} // namespace
} // namespace amends::app
