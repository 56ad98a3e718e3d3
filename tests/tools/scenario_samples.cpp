// scenario_samples SCENARIO.json...: the samples of every node as corpus lines, each with the context the
// judge reads when a play stands there: customer, history, facts and actions of a short play that comes to
// the node. The situation of a line is its case, so that whole cases are left out together. Same files, same
// lines.
#include "scoring/text/context_json.hpp"
#include "scoring/text/labels.hpp"
#include "sim/engine/explore_moves.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "support/json_print.hpp"

#include <deque>
#include <fstream>
#include <iostream>
#include <iterator>

namespace {

using namespace amends;
using namespace amends::engine;
using support::Lang;

constexpr std::size_t most_states = 6000;

std::string slurp(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// States with one key say the same to the judge, nearly.
std::string key_of(const State& state) {
    std::string key = state.place.value + "|";
    for (const auto& flag : state.flags)
        key += flag.value + ",";
    key += "|";
    for (const auto& [event, at_ms] : state.happened)
        key += event.value + ",";
    return key;
}

std::vector<exploring::Move> moves_of(const PlayRunner& runner) {
    std::vector<exploring::Move> moves = exploring::replies(runner);
    if (auto wait = exploring::waiting(runner)) moves.push_back(std::move(*wait));
    return moves;
}

using Contexts = std::map<std::string, text::Context>; ///< node → what the judge reads there

void note_place(const PlayRunner& runner, Contexts& contexts) {
    if (runner.told().state.phase == Phase::talking)
        contexts.emplace(runner.told().state.place.value, context_of(runner.told()));
}

/// The shortest plays of choices and waiting.
void walk(const Case& play, Contexts& contexts) {
    std::set<std::string> seen;
    std::deque<PlayRunner> open{exploring::begin(play, scenario::Way::choices, {}, 1)};
    for (std::size_t states = 0; !open.empty() && states < most_states; ++states) {
        const PlayRunner runner = std::move(open.front());
        open.pop_front();
        const State& state = runner.told().state;
        if (state.phase != Phase::talking || !seen.insert(key_of(state)).second) continue;
        note_place(runner, contexts);
        for (const exploring::Move& move : moves_of(runner)) {
            PlayRunner next = runner;
            if (exploring::do_move(next, move)) open.push_back(std::move(next));
        }
    }
}

/// Where only actions lead: the case's own tests that are played by choices.
void follow_tests(const Case& play, Contexts& contexts) {
    for (const scenario::ScenarioTest& test : play.scenario->tests) {
        if (test.way != scenario::Way::choices) continue;
        PlayRunner runner = exploring::begin(play, test.way, {}, 1);
        for (const std::string& text : test.script) {
            for (const scenario::ScriptLine& line : scenario::parse_script({}, text).lines)
                runner.perform(line);
            note_place(runner, contexts);
        }
    }
}

std::string labels_json(const text::LabelSet& labels) {
    std::string json;
    for (const text::Label label : text::all_labels()) {
        if (has(labels, label))
            json += (json.empty() ? "" : ",") + support::json_string(text::to_string(label));
    }
    return "[" + json + "]";
}

void print_samples(const Case& play, const scenario::Node& node, const text::Context& context) {
    const std::string& id = play.scenario->id.value;
    const bool english = play.lang == Lang::en;
    std::size_t number = 0;
    for (const scenario::Sample& sample : node.samples) {
        ++number;
        if ((sample.lang == text::ContextLang::en) != english) continue;
        const std::string name =
            id + "/" + node.id.value + "/" + (english ? "en/" : "zh/") + std::to_string(number);
        const std::string reply = render(play, {sample.text, sample.text}, play.lang);
        std::cout << "{\"id\":" << support::json_string(name) << ",\"context\":" << support::json_string(id)
                  << ",\"labels\":" << labels_json(sample.labels)
                  << ",\"reply\":" << support::json_string(reply) << ',' << to_json(context).substr(1)
                  << '\n';
    }
}

bool print_case(const std::string& path) {
    const auto loaded = scenario::load_scenario(path, slurp(path));
    if (!loaded.scenario) return false;
    const auto rubric =
        scenario::read_rubric("default", slurp(AMENDS_SOURCE_DIR "/assets/rubrics/default.json")).rubric;
    for (const Lang lang : loaded.scenario->languages) {
        const Began began = begin_play(*loaded.scenario, Mode::practice, scenario::Way::choices, lang, 1);
        const Case play = make_case(loaded.scenario, rubric, began);
        Contexts contexts;
        walk(play, contexts);
        follow_tests(play, contexts);
        for (const scenario::Node& node : play.scenario->nodes) {
            const auto found = contexts.find(node.id.value);
            if (found != contexts.end())
                print_samples(play, node, found->second);
            else
                std::cerr << path << ": no play came to " << node.id.value << '\n';
        }
    }
    return true;
}

} // namespace

int main(int argc, char** argv) {
    bool fine = argc > 1;
    for (int i = 1; i < argc; ++i)
        fine = print_case(argv[i]) && fine;
    return fine ? 0 : 2;
}
