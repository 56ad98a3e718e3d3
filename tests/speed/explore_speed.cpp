// How much processor time exploring the cases given takes, and what is reached.
//   explore_speed [STEPS] scenarios/*/scenario.json
#include "scoring/text/judge.hpp"
#include "sim/engine/explore.hpp"
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

using namespace amends;

void explore_one(const char* path, support::Lang lang, const engine::ExploreLimits& limits) {
    const auto loaded = scenario::load_scenario(path, text::read_file(path));
    const auto rubric = scenario::read_rubric(
        "default.json", text::read_file(AMENDS_SOURCE_DIR "/assets/rubrics/default.json"));
    if (!loaded.scenario || !rubric.rubric) return;
    const auto began =
        engine::begin_play(*loaded.scenario, engine::Mode::practice, loaded.scenario->ways.front(), lang, 1);
    const std::clock_t begin = std::clock(); // of this process: neighbours on the machine do not count
    const auto report = engine::explore(
        engine::make_case(loaded.scenario, rubric.rubric, began),
        [](const text::Context& context, std::string_view reply) {
            return text::shipped_judge().judge(context, reply);
        },
        limits);
    const double took_s = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::size_t endings = 0;
    for (const auto& [id, ending] : report.endings)
        endings += ending.reached ? 1 : 0;
    std::printf(
        "%-16s %s %5.2f s  nodes %zu of %zu  endings %zu of %zu  best %.1f  worst %.1f  %zu states, %zu "
        "steps\n",
        loaded.scenario->id.value.c_str(), lang == support::Lang::zh ? "zh" : "en", took_s,
        report.nodes_reached.size(), report.nodes_total, endings, report.endings.size(),
        report.best.tenths.value_or(0) / 10.0, report.worst.tenths.value_or(0) / 10.0,
        report.choices.states + report.free.states, report.choices.steps + report.free.steps);
    for (const auto& [id, ending] : report.endings)
        if (!ending.reached) std::printf("    not reached: %s\n", id.c_str());
    std::fflush(stdout);
}

} // namespace

int main(int count, char** paths) {
    text::shipped_judge();
    engine::ExploreLimits limits;
    for (int i = 1; i < count; ++i) {
        if (const auto steps = std::strtoul(paths[i], nullptr, 10); steps > 0) {
            limits.steps = steps;
            continue;
        }
        explore_one(paths[i], support::Lang::zh, limits);
        explore_one(paths[i], support::Lang::en, limits);
    }
    return 0;
}
