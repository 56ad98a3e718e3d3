// How long a scenario of 500 nodes takes to be read and checked, beside the JSON library's bare parse of the
// same text and beside its JSON alone.
//   scenario_speed [Google Benchmark's words]      exits 1 at 20 ms or more
#include "sim/scenario/load.hpp"
#include "support/json_read.hpp"
#include "tests/speed/in_turns.hpp"
#include "tests/support/made_scenario.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace {

using namespace amends;

const std::string& made() {
    static const std::string text = testing::made_scenario({});
    return text;
}

void load_and_check(benchmark::State& state) {
    for (auto _ : state) {
        const auto loaded = scenario::load_scenario("made.json", made());
        if (!loaded.scenario || !loaded.problems.empty()) state.SkipWithError("the case is not sound");
    }
}
BENCHMARK(load_and_check)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

void parse_with_places(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(support::parse_json("made.json", made()));
}
BENCHMARK(parse_with_places)->Unit(benchmark::kMillisecond);

void parse_bare(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(nlohmann::json::parse(made()));
}
BENCHMARK(parse_bare)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    auto medians = speed::run_in_turns(argc, argv);
    if (medians.empty()) return 2;
    const double ours = medians["load_and_check"].real_time, bare = medians["parse_bare"].real_time;
    std::printf(
        "500 nodes, %zu KiB: read, checked and fingerprinted in %.2f ms (promised: under 20), %.1f times a "
        "bare parse\n",
        made().size() / 1024, ours, bare > 0 ? ours / bare : 0.0);
    return ours < 20 ? 0 : 1;
}
