// Replies by writers who had seen the customer's lines and the facts, not the script (docs/content.md): how
// often is the customer lost? Whole conversations, each from the start of its case.
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/engine/play.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace amends::app {
namespace {

using nlohmann::json;

/// Conversations as they went now.
struct Heard {
    std::size_t written = 0, turns = 0, fell_back = 0;
    std::vector<std::string> twice_running; ///< conversations in which the customer was lost twice in a row
    std::string told;                       ///< a line a conversation, a dot a turn, F where it fell back
};

std::vector<json> conversations(const std::string& name) {
    std::ifstream file(AMENDS_SOURCE_DIR "/tests/data/unseen/" + name);
    std::vector<json> all;
    for (std::string line; std::getline(file, line);)
        all.push_back(json::parse(line));
    return all;
}

/// What was done and said in a turn, and the wait that closes it.
scenario::Script script_of(const json& turn) {
    std::string text;
    for (const json& action : turn.value("do", json::array()))
        text += "do " + action.get<std::string>() + '\n';
    for (const json& bubble : turn.at("say"))
        text += "say " + bubble.dump() + '\n';
    return scenario::parse_script("unseen", text + "wait 5\n");
}

class Unseen : public testing::TestWithParam<const char*> {
protected:
    engine::PlayRunner runner_of(const json& conversation) {
        const auto file =
            AMENDS_SOURCE_DIR "/scenarios/" + conversation.at("case").get<std::string>() + "/scenario.json";
        const LibraryCase one = load_case(file, shipped_resources(AMENDS_BINARY_DIR "/assets"));
        const auto rubric = load_rubric(AMENDS_SOURCE_DIR "/assets", "default").value().rubric;
        const auto lang = conversation.at("lang") == "zh" ? support::Lang::zh : support::Lang::en;
        const auto began = engine::begin_play(*one.loaded.scenario, engine::Mode::practice,
                                              scenario::Way::free, lang, conversation.at("seed"));
        return {engine::make_case(one.loaded.scenario, rubric, began), began,
                [this](const text::Context& context, std::string_view reply) {
                    return judge_.judge->judge(context, reply);
                }};
    }

    void hear(const json& conversation, Heard& heard) {
        engine::PlayRunner runner = runner_of(conversation);
        for (const json& turn : conversation.at("turns")) {
            const scenario::Script script = script_of(turn);
            EXPECT_TRUE(script.problems.empty()) << turn;
            // An action that the present way through the case does not allow is left out, as a desk would.
            for (const scenario::ScriptLine& line : script.lines)
                if (!runner.finished()) (void)runner.perform(line);
        }
        std::string told;
        for (const engine::TurnRecord& turn : runner.told().state.turns)
            told += turn.fell_back ? 'F' : '.';
        heard.written += conversation.at("turns").size();
        heard.turns += told.size();
        heard.fell_back += static_cast<std::size_t>(std::count(told.begin(), told.end(), 'F'));
        const std::string id = conversation.at("id");
        if (told.find("FF") != std::string::npos) heard.twice_running.push_back(id);
        heard.told += id + ' ' + told + '\n';
    }

    JudgeFromFiles judge_ = load_judge(AMENDS_SOURCE_DIR "/assets");
};

TEST_P(Unseen, RepliesSeldomLoseTheCustomerAndNeverTwiceRunning) {
    Heard heard;
    for (const json& conversation : conversations(GetParam()))
        hear(conversation, heard);
    RecordProperty("turns", static_cast<int>(heard.turns));
    RecordProperty("fell_back", static_cast<int>(heard.fell_back));
    EXPECT_GE(heard.written, 60U);
    EXPECT_GE(heard.turns * 10, heard.written * 9) << "cases end too early for what was written\n"
                                                   << heard.told;
    EXPECT_LE(heard.fell_back * 10, heard.turns) << heard.told;
    EXPECT_TRUE(heard.twice_running.empty()) << heard.told;
}

INSTANTIATE_TEST_SUITE_P(Sets, Unseen,
                         testing::Values("first.jsonl", "second.jsonl", "third.jsonl", "fourth.jsonl",
                                         "fifth.jsonl"),
                         [](const auto& set) {
                             return std::string(set.param, std::string_view(set.param).find('.'));
                         });

} // namespace
} // namespace amends::app
