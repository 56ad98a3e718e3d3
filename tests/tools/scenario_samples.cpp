// scenario_samples SCENARIO.json...: the samples of every node as corpus lines, each with the context the
// judge reads when a play stands there: customer, history, facts and actions of a short play that comes to
// the node. The situation of a line is its case, so that whole cases are left out together. Same files, same
// lines.
#include "scoring/text/context_json.hpp"
#include "scoring/text/labels.hpp"
#include "sim/engine/standings.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "support/json_print.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

namespace {

using namespace amends;
using namespace amends::engine;
using support::Lang;

std::string slurp(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string labels_json(const text::LabelSet& labels) {
    std::string json;
    for (const text::Label label : text::all_labels()) {
        if (has(labels, label))
            json += (json.empty() ? "" : ",") + support::json_string(text::to_string(label));
    }
    return "[" + json + "]";
}

void print_samples(const scenario::Node& node, const Standing& standing) {
    const Case& play = standing.play;
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
                  << ",\"reply\":" << support::json_string(reply) << ',' << to_json(standing.context).substr(1)
                  << '\n';
    }
}

bool print_case(const std::string& path) {
    const auto loaded = scenario::load_scenario(path, slurp(path));
    if (!loaded.scenario) return false;
    const auto rubric =
        scenario::read_rubric("default", slurp(AMENDS_SOURCE_DIR "/assets/rubrics/default.json")).rubric;
    for (const StandingCase& one : standing_cases(loaded.scenario, rubric)) {
        for (const scenario::Node& node : one.play.scenario->nodes) {
            const auto found = one.at.find(node.id);
            if (found != one.at.end())
                print_samples(node, found->second);
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
