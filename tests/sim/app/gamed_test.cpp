// Each reply of assets/corpus/adversarial.jsonl, sent as every reply of every shipped case: nobody passes so.
// Hints and the customer's words sent in their own place.
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/engine/render.hpp"
#include "sim/engine/standings.hpp"
#include "tests/sim/app/shipped_cases.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
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

std::string principles_in(const text::Verdict& verdict) {
    std::string names;
    for (const text::Label label : text::all_labels())
        if (text::is_principle(label) && text::has(verdict.labels, label))
            names += std::string(text::to_string(label)) + ' ';
    return names;
}

bool has_finding(const text::Verdict& verdict, std::string_view id) {
    return std::any_of(verdict.findings.begin(), verdict.findings.end(),
                       [&](const text::Finding& one) { return one.id == id; });
}

/// With other marks, and with a greeting before.
std::vector<std::string> as_people_alter_it(const std::string& text, support::Lang lang) {
    const bool zh = lang == support::Lang::zh;
    std::string marked = text;
    for (const auto& [from, to] :
         {std::pair<std::string, std::string>{"。", "，"}, {"：", "，"}, {". ", ", "}, {": ", ", "}})
        for (std::size_t at = marked.find(from); at != std::string::npos;
             at = marked.find(from, at + to.size()))
            marked.replace(at, from.size(), to);
    return {text, marked, (zh ? "您好，" : "Hello, ") + text, (zh ? "亲您好：" : "Good morning. ") + marked};
}

/// The play at its node, the node's hints shown.
text::Context with_hints(const engine::Standing& standing, const scenario::Node& node) {
    text::Context context = standing.context;
    for (const scenario::Hint& hint : node.hints)
        context.hints.push_back(engine::render(standing.play, hint.text, standing.play.lang));
    context.shown.insert(context.shown.end(), context.hints.begin(), context.hints.end());
    return context;
}

TEST_P(Gamed, HintsPassedOnToTheCustomerEarnNothing) {
    int sent = 0;
    for (const engine::StandingCase& all : engine::standing_cases(case_.loaded.scenario, rubric_)) {
        for (const auto& [place, standing] : all.at) {
            const text::Context context =
                with_hints(standing, *scenario::find_node(*case_.loaded.scenario, place));
            for (const std::string& hint : context.hints) {
                for (const std::string& reply : as_people_alter_it(hint, standing.play.lang)) {
                    const text::Verdict verdict = judge_.judge->judge(context, reply);
                    EXPECT_EQ(principles_in(verdict), "") << place.value << ": " << reply;
                    EXPECT_TRUE(has_finding(verdict, "copied_hint")) << place.value << ": " << reply;
                    ++sent;
                }
            }
        }
    }
    EXPECT_GE(sent, 4);
}

TEST_P(Gamed, GoodAnswersWithAHintInSightAreNoCopies) {
    int read = 0;
    for (const engine::StandingCase& all : engine::standing_cases(case_.loaded.scenario, rubric_)) {
        for (const auto& [place, standing] : all.at) {
            const scenario::Node& node = *scenario::find_node(*case_.loaded.scenario, place);
            const text::Context context = with_hints(standing, node);
            const auto lang =
                standing.play.lang == support::Lang::zh ? text::ContextLang::zh : text::ContextLang::en;
            for (const scenario::Sample& sample : node.samples) {
                if (sample.grade != scenario::SampleGrade::good || sample.lang != lang) continue;
                const text::Verdict verdict = judge_.judge->judge(context, sample.text);
                EXPECT_FALSE(has_finding(verdict, "copied_hint")) << place.value << ": " << sample.text;
                ++read;
            }
        }
    }
    EXPECT_GE(read, 10);
}

TEST_P(Gamed, TheCustomersOwnWordsEarnNothing) {
    int sent = 0;
    for (const engine::StandingCase& all : engine::standing_cases(case_.loaded.scenario, rubric_)) {
        for (const auto& [place, standing] : all.at) {
            const bool zh = standing.play.lang == support::Lang::zh;
            std::string words;
            for (const std::string& line : standing.context.customer)
                words += (words.empty() ? "" : zh ? "，" : ". ") + line;
            if (words.size() < 40) continue; // so little two people say by chance
            for (const std::string& reply :
                 {words, (zh ? "您好，" : "Hello. ") + words, words + (zh ? "，谢谢您" : ". Thank you.")}) {
                const text::Verdict verdict = judge_.judge->judge(standing.context, reply);
                EXPECT_EQ(principles_in(verdict), "") << place.value << ": " << reply;
                EXPECT_TRUE(has_finding(verdict, "copied_customer")) << place.value << ": " << reply;
                ++sent;
            }
        }
    }
    EXPECT_GE(sent, 4);
}

INSTANTIATE_TEST_SUITE_P(Cases, Gamed, test::shipped_cases(), test::case_name);

} // namespace
} // namespace amends::app
