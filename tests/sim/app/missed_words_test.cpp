// The words a debrief names for what a typed turn lacks, said in its place in the shipped cases: they earn
// it.
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/engine/missed_labels.hpp"
#include "sim/engine/render.hpp"
#include "tests/sim/app/shipped_cases.hpp"

#include <gtest/gtest.h>

namespace amends::app {
namespace {

using engine::MissedLabel;
using engine::Playthrough;

constexpr int most_turns = 12;

class MissedWords : public testing::TestWithParam<const char*> {
protected:
    engine::PlayRunner begin(support::Lang lang) const {
        const auto began =
            engine::begin_play(*case_.loaded.scenario, engine::Mode::practice, scenario::Way::free, lang, 1);
        return {engine::make_case(case_.loaded.scenario, rubric_, began), began, hear_};
    }

    static void say(engine::PlayRunner& runner, const std::string& words) {
        scenario::SayLine line;
        line.text = words;
        (void)runner.perform({1, line});
        runner.close_turn();
        runner.pass_time(5000);
    }

    /// The same replies up to `turn`, and these words there.
    text::LabelSet labels_saying(const Playthrough& told, std::size_t turn, const std::string& words) const {
        engine::PlayRunner runner = begin(told.play.lang);
        for (std::size_t before = 0; before < turn; ++before)
            say(runner, told.turns[before].reply);
        say(runner, words);
        EXPECT_GT(runner.told().turns.size(), turn);
        return runner.told().state.turns.at(turn).labels;
    }

    /// The reply of each turn, of the node that stands: one of its answers that lack something, else a
    /// murmur.
    static std::string poor_reply(const engine::PlayRunner& runner, std::size_t pick) {
        const engine::Playthrough& told = runner.told();
        const scenario::Node* node = scenario::find_node(*told.play.scenario, told.state.place);
        if (pick == 0 || node == nullptr || node->choices.empty())
            return told.play.lang == support::Lang::zh ? "嗯嗯。" : "Mhm.";
        return engine::render(told.play, node->choices[pick % node->choices.size()].text, told.play.lang);
    }

    engine::JudgeReply hear_ = reply_judge(load_judge(AMENDS_SOURCE_DIR "/assets").judge);
    LibraryCase case_ =
        load_case(std::string(AMENDS_SOURCE_DIR "/scenarios/") + GetParam() + "/scenario.json",
                  shipped_resources(AMENDS_BINARY_DIR "/assets"));
    std::shared_ptr<const rubric::Rubric> rubric_ =
        load_rubric(AMENDS_SOURCE_DIR "/assets", "default").value().rubric;
};

TEST_P(MissedWords, EarnWhatTheyAreNamedForWhenTheyAreSaid) {
    int named = 0, missed = 0;
    for (const support::Lang lang : {support::Lang::zh, support::Lang::en}) {
        for (std::size_t pick = 0; pick < 4; ++pick) {
            engine::PlayRunner runner = begin(lang);
            for (int turn = 0; turn < most_turns && !runner.finished(); ++turn)
                say(runner, poor_reply(runner, pick));
            for (const MissedLabel& one : engine::missed_labels(runner.told(), hear_)) {
                ++missed;
                if (one.words.empty()) continue;
                ++named;
                const text::LabelSet labels = labels_saying(runner.told(), one.turn, one.words);
                EXPECT_TRUE(text::has(labels, one.label)) << text::to_string(one.label) << ": " << one.words;
            }
        }
    }
    EXPECT_GE(named, 5);
    RecordProperty("named", named);
    RecordProperty("missed", missed);
}

INSTANTIATE_TEST_SUITE_P(Cases, MissedWords, test::shipped_cases(), test::case_name);

} // namespace
} // namespace amends::app
