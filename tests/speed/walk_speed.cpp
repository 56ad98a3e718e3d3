// Checking and exploring: 30 cases of 10 to 40 nodes, the shipped ones among them; one case of 2,000 nodes
// and 8,000 choices; 10,000 random plays. Processor time of this process, so that neighbours on the machine
// do not count.
//   walk_speed [small|large|random]      all three without a word; exits 1 where a promise is missed
//   walk_speed write DIR                 the 30 cases as a library, for `amends check DIR` and `explore DIR`
#include "scoring/text/judge.hpp"
#include "sim/engine/case_tests.hpp"
#include "sim/engine/choice_readings.hpp"
#include "sim/engine/marking_bench.hpp"
#include "sim/engine/walk_problems.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "tests/scoring/text/judge_fixture.hpp"
#include "tests/support/made_case.hpp"

#include <sys/resource.h>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>

namespace {

using namespace amends;
namespace fs = std::filesystem;

double processor_s() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

long most_memory_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

engine::JudgeReply judged() {
    return text::RememberingJudge({std::shared_ptr<const text::Judge>(), &text::shipped_judge()});
}

const std::shared_ptr<const rubric::Rubric>& default_rubric() {
    static const auto rubric =
        scenario::read_rubric("default.json",
                              text::read_file(AMENDS_SOURCE_DIR "/assets/rubrics/default.json"))
            .rubric;
    return rubric;
}

scenario::LoadedScenario loaded(const std::string& name, const std::string& text) {
    auto one = scenario::load_scenario(name, text);
    if (one.scenario) return one;
    std::printf("%s is not sound\n", name.c_str());
    for (const auto& problem : one.problems)
        std::printf("%s\n", format_problem(problem, support::Lang::en).c_str());
    std::exit(2);
}

/// What `amends check` does with a case, the printing left out.
void check(const scenario::LoadedScenario& one) {
    const engine::JudgeReply judge = judged();
    const auto bench = engine::judge_samples(one.scenario, default_rubric(), judge);
    engine::misread_samples(bench, one.source);
    engine::misread_choices(one.scenario, default_rubric(), judged, one.source);
    engine::findings_of_walk(one.scenario, default_rubric(), one.source);
    engine::run_tests(one.scenario, default_rubric(), judge);
}

engine::Case play_of(const scenario::LoadedScenario& one, support::Lang lang = support::Lang::zh) {
    const auto began =
        engine::begin_play(*one.scenario, engine::Mode::practice, one.scenario->ways.front(), lang, 1);
    return engine::make_case(one.scenario, default_rubric(), began);
}

std::vector<std::pair<std::string, std::string>> thirty() {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& entry : fs::directory_iterator(AMENDS_SOURCE_DIR "/scenarios"))
        if (fs::exists(entry.path() / "scenario.json"))
            all.emplace_back(entry.path().filename().string(),
                             text::read_file(entry.path() / "scenario.json"));
    for (int i = 0; all.size() < 30; ++i) {
        const std::string id = "made" + std::to_string(i);
        all.emplace_back(id, made_up::made_case({.nodes = 10 + i * 30 / 25, .id = id}));
    }
    return all;
}

bool told(const char* what, double took_s, double promised_s) {
    std::printf("%-64s %6.2f s of processor time (promised: %.0f)%s\n", what, took_s, promised_s,
                took_s > promised_s ? "  MISSED" : "");
    std::fflush(stdout);
    return took_s <= promised_s;
}

bool small() {
    const auto texts = thirty();
    std::vector<scenario::LoadedScenario> cases;
    double begin = processor_s();
    for (const auto& [name, text] : texts) {
        cases.push_back(loaded(name, text));
        check(cases.back());
    }
    const bool checked = told("30 cases read and checked, one after the other", processor_s() - begin, 2);
    begin = processor_s();
    std::size_t nodes = 0, reached = 0;
    for (const auto& one : cases) {
        const double from = processor_s();
        const auto report = engine::explore(play_of(one), judged(), engine::limits_for(*one.scenario));
        nodes += report.nodes_total;
        reached += report.nodes_reached.size();
        std::printf("  %-18s %5.3f s, %zu of %zu nodes\n", one.scenario->id.value.c_str(),
                    processor_s() - from, report.nodes_reached.size(), report.nodes_total);
    }
    std::printf("%zu of %zu nodes reached\n", reached, nodes);
    return told("30 cases explored, one after the other", processor_s() - begin, 2) && checked;
}

bool large() {
    const std::string text = made_up::made_case({.nodes = 2000, .samples = 0, .id = "large"});
    double begin = processor_s();
    const auto one = loaded("large", text);
    const double read_s = processor_s() - begin;
    check(one);
    std::printf("2,000 nodes, 8,000 choices, %zu KiB: read with all checks in %.2f s\n", text.size() / 1024,
                read_s);
    const bool checked = told("the same with its tests, choices and walk", processor_s() - begin, 1);
    begin = processor_s();
    const auto report = engine::explore(play_of(one), judged(), engine::limits_for(*one.scenario));
    std::printf("%zu of %zu nodes reached, %zu states, %zu steps; %ld MB at most (promised: 500)\n",
                report.nodes_reached.size(), report.nodes_total, report.choices.states, report.choices.steps,
                most_memory_mb());
    return told("2,000 nodes and 8,000 choices explored", processor_s() - begin, 10) && checked
           && most_memory_mb() <= 500;
}

bool at_random() {
    const auto one = loaded("damaged-laptop",
                            text::read_file(AMENDS_SOURCE_DIR "/scenarios/damaged-laptop/scenario.json"));
    const double begin = processor_s();
    const auto report = engine::play_at_random(play_of(one), judged(), 10'000, 1);
    std::printf("%d random plays, %d ended\n", report.plays, report.ended);
    return told("10,000 random plays of the damaged laptop", processor_s() - begin, 5);
}

} // namespace

int main(int count, char** words) {
    const std::string_view only = count > 1 ? words[1] : "";
    if (only == "write" && count > 2) {
        for (const auto& [name, text] : thirty()) {
            fs::create_directories(fs::path(words[2]) / name);
            std::ofstream(fs::path(words[2]) / name / "scenario.json", std::ios::binary) << text;
        }
        return 0;
    }
    text::shipped_judge();
    bool kept = true;
    if (only.empty() || only == "small") kept = small() && kept;
    if (only.empty() || only == "large") kept = large() && kept;
    if (only.empty() || only == "random") kept = at_random() && kept;
    return kept ? 0 : 1;
}
