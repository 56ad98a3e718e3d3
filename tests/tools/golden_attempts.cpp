// golden_attempts: the kept plays of tests/data/attempts. Run from anywhere.
//   hash              each attempt played by this build: SHA-256 of its document; exit 1 where one has moved
//   record NAME…      plays plans/NAME.txt on the shipped case with the shipped judge; an attempt that is
//                     there already is kept and refused
//   refold NAME…|all  the stored events played anew, as attempts of today's engine_version. Look at the
//                     difference (git diff tests/data/attempts), and raise engine_version when it is meant.
//
// A plan begins with `play CASE zh|en free|choices practice|assessment SEED`. The other lines are those of
// play scripts, and: back TURNS, hint INDEX, pause, resume, crashed, unclear, close, abandon.
#include "scoring/text/judge_version.hpp"
#include "sim/engine/play.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "support/sha256.hpp"
#include "tests/scoring/text/judge_fixture.hpp"
#include "tests/sim/engine/golden.hpp"

#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace {

using namespace amends;
using namespace amends::engine;
namespace fs = std::filesystem;

const fs::path top = AMENDS_SOURCE_DIR;

fs::path file_of(const std::string& name) {
    return test::golden_folder() / (name + ".json");
}

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    if (!(std::ofstream(path, std::ios::binary) << text))
        throw std::runtime_error("cannot write " + path.string());
}

/// Keeps the text under its hash.
std::string keep(const std::string& canonical) {
    const std::string hash = support::sha256_hex(canonical);
    write(test::golden_folder() / "content" / (hash + ".json"), canonical);
    return hash;
}

/// The shipped case without what no play reads.
std::string play_text(const std::string& id) {
    const fs::path file = top / "scenarios" / id / "scenario.json";
    const auto loaded = scenario::load_scenario(file.string(), test::golden_text(file));
    if (!loaded.scenario) throw std::runtime_error("faulty case " + file.string());
    scenario::Scenario bare = *loaded.scenario;
    bare.tests.clear();
    for (scenario::Node& node : bare.nodes) {
        node.samples.clear();
        node.models.clear();
        node.guide.clear();
    }
    return scenario::canonical_text(bare, nullptr);
}

/// The first line of a plan as event 0.
Began event_zero(const std::string& first_line) {
    std::istringstream words(first_line);
    std::string play, id, lang, way, mode;
    std::uint64_t seed = 0;
    if (!(words >> play >> id >> lang >> way >> mode >> seed) || play != "play")
        throw std::runtime_error("a plan begins with `play …`: " + first_line);
    const std::string text = play_text(id);
    const auto script = scenario::read_scenario(id, text).scenario;
    const std::string rubric = script->rubric.empty() ? "default" : script->rubric.value;
    const auto marks =
        scenario::read_rubric(rubric, test::golden_text(top / "assets/rubrics" / (rubric + ".json")));
    Began began = begin_play(*script, mode == "assessment" ? Mode::assessment : Mode::practice,
                             way == "choices" ? scenario::Way::choices : scenario::Way::free,
                             lang == "en" ? support::Lang::en : support::Lang::zh, seed);
    began.scenario_fingerprint = keep(text);
    began.rubric_fingerprint = keep(marks.canonical);
    began.judge_fingerprint = text::shipped_judge().fingerprint();
    began.judge_version = text::judge_version;
    return began;
}

/// Everything after the turn before the last `turns` ones is taken back.
RewoundTo back(const Playthrough& told, std::size_t turns) {
    const std::size_t count = told.turns.size();
    return RewoundTo{turns >= count ? 0 : told.turns[count - turns - 1].seq};
}

std::optional<Payload> input_named(const std::string& name, std::size_t number, const Playthrough& told) {
    if (name == "back") return back(told, number);
    if (name == "hint") return HintShown{static_cast<int>(number)};
    if (name == "pause") return Paused{};
    if (name == "resume") return Resumed{};
    if (name == "crashed") return Resumed{true};
    if (name == "unclear") return NotUnderstood{};
    if (name == "close") return ClosedByAgent{};
    if (name == "abandon") return Abandoned{};
    return std::nullopt;
}

void perform(PlayRunner& runner, const std::string& line) {
    std::istringstream words(line);
    std::string name;
    std::size_t number = 0;
    words >> name;
    std::optional<WhyNot> why;
    if (const std::size_t turns = words >> number ? number : 0;
        auto input = input_named(name, turns, runner.told())) {
        runner.close_turn();
        why = runner.happen(std::move(*input));
    } else {
        const scenario::Script script = scenario::parse_script("plan", line);
        if (!script.problems.empty()) throw std::runtime_error("no such line: " + line);
        for (const scenario::ScriptLine& one : script.lines)
            why = runner.perform(one);
    }
    if (why) throw std::runtime_error(line + ": " + why->message.en);
}

void record(const std::string& name) {
    if (fs::exists(file_of(name))) throw std::runtime_error(name + " is there already, and kept");
    std::istringstream plan(test::golden_text(test::golden_folder() / "plans" / (name + ".txt")));
    std::string line;
    std::getline(plan, line);
    const Began began = event_zero(line);
    const auto judge = [](const text::Context& context, std::string_view reply) {
        return text::shipped_judge().judge(context, reply);
    };
    PlayRunner runner(test::golden_case(began), began, judge);
    while (std::getline(plan, line))
        perform(runner, line);
    runner.close_turn();
    const Playthrough& told = runner.told();
    write(file_of(name), test::golden_document(told.play, told.events));
    std::cout << name << ": " << told.turns.size() << " turns, " << told.events.size() << " events, at "
              << told.state.place.value << (runner.finished() ? "" : ", not finished") << '\n';
}

std::string played_anew(const std::vector<Event>& events) {
    return test::golden_document(test::golden_case(std::get<Began>(events.at(0).payload)), events);
}

/// The document of a kept attempt as this build plays it.
std::string refolded(const std::string& name) {
    auto events = test::golden_events(test::golden_text(file_of(name)));
    std::get<Began>(events.at(0).payload).engine_version = engine_version;
    return played_anew(events);
}

int print_hashes() {
    int moved = 0;
    for (const std::string& name : test::golden_names()) {
        const std::string kept = test::golden_text(file_of(name));
        const auto events = test::golden_events(kept);
        if (std::get<Began>(events.at(0).payload).engine_version != engine_version) continue; // only read
        const std::string document = played_anew(events);
        const bool same = document == kept;
        moved += same ? 0 : 1;
        std::cout << support::sha256_hex(document) << "  " << name << (same ? "" : "  MOVED") << '\n';
    }
    return moved == 0 ? 0 : 1;
}

int run(std::vector<std::string> words) {
    if (words.size() == 1 && words[0] == "hash") return print_hashes();
    if (words.size() < 2 || (words[0] != "record" && words[0] != "refold")) {
        std::cerr << "golden_attempts hash | record NAME… | refold NAME…|all\n";
        return 2;
    }
    const bool fresh = words[0] == "record";
    words.erase(words.begin());
    if (!fresh && words[0] == "all") words = test::golden_names();
    for (const std::string& name : words)
        fresh ? record(name) : write(file_of(name), refolded(name));
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception& fault) {
        std::cerr << "golden_attempts: " << fault.what() << '\n';
        return 2;
    }
}
