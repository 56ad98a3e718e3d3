// How long a scenario of 500 nodes takes to be read and checked, beside the JSON library's bare parse of the
// same text and beside its JSON alone.
//   scenario_speed [Google Benchmark's words]      exits 1 at 20 ms or more
#include "sim/scenario/load.hpp"
#include "support/json_read.hpp"
#include "tests/speed/in_turns.hpp"
#include "tests/support/made_scenario.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <ctime>

namespace {

using namespace amends;

/// 500 nodes, answered by choices.
const std::string& made() {
    static const std::string text = made_up::made_scenario({.samples = 0});
    return text;
}

/// The same with six samples a node and language: what a case for free text carries.
const std::string& made_with_samples() {
    static const std::string text = made_up::made_scenario({});
    return text;
}

/// Counts the processor's time of this process: neighbours on the machine do not count.
void timed(benchmark::State& state, auto&& work) {
    for (auto _ : state) {
        const std::clock_t begin = std::clock();
        work();
        state.SetIterationTime(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
}

void load(benchmark::State& state, const std::string& text) {
    timed(state, [&] {
        const auto loaded = scenario::load_scenario("made.json", text);
        if (!loaded.scenario || !loaded.problems.empty()) state.SkipWithError("the case is not sound");
    });
}

void load_and_check(benchmark::State& state) {
    load(state, made());
}
BENCHMARK(load_and_check)->Unit(benchmark::kMillisecond)->UseManualTime();

void load_with_samples(benchmark::State& state) {
    load(state, made_with_samples());
}
BENCHMARK(load_with_samples)->Unit(benchmark::kMillisecond)->UseManualTime();

void parse_with_places(benchmark::State& state) {
    timed(state, [] { benchmark::DoNotOptimize(support::parse_json("made.json", made())); });
}
BENCHMARK(parse_with_places)->Unit(benchmark::kMillisecond)->UseManualTime();

void parse_bare(benchmark::State& state) {
    timed(state, [] { benchmark::DoNotOptimize(nlohmann::json::parse(made())); });
}
BENCHMARK(parse_bare)->Unit(benchmark::kMillisecond)->UseManualTime();

} // namespace

int main(int argc, char** argv) {
    auto medians = speed::run_in_turns(argc, argv);
    if (medians.empty()) return 2;
    const double ours = medians["load_and_check"].real_time, bare = medians["parse_bare"].real_time;
    std::printf(
        "500 nodes, %zu KiB: read, checked and fingerprinted in %.2f ms (promised: under 20), %.1f times a "
        "bare parse; with 6,000 samples, %zu KiB: %.2f ms\n",
        made().size() / 1024, ours, bare > 0 ? ours / bare : 0.0, made_with_samples().size() / 1024,
        medians["load_with_samples"].real_time);
    return ours < 20 ? 0 : 1;
}
