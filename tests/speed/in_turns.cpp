#include "tests/speed/in_turns.hpp"

#include <vector>

namespace amends::speed {
namespace {

class Reporter : public benchmark::ConsoleReporter {
public:
    Reporter() : ConsoleReporter(OO_Tabular) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            if (run.aggregate_name != "median") continue;
            Median& median = medians[run.run_name.function_name];
            median.real_time = run.GetAdjustedRealTime();
            median.cpu_time = run.GetAdjustedCPUTime();
            for (const auto& [name, counter] : run.counters)
                median.counters[name] = counter.value;
        }
    }
    Medians medians;
};

} // namespace

Medians run_in_turns(int argc, char** argv) {
    std::string turns = "--benchmark_enable_random_interleaving=true", rounds = "--benchmark_repetitions=9",
                brief = "--benchmark_report_aggregates_only=true";
    std::vector<char*> words = {argv[0], turns.data(), rounds.data(), brief.data()};
    words.insert(words.end(), argv + 1, argv + argc);
    int count = static_cast<int>(words.size());
    words.push_back(nullptr);
    benchmark::Initialize(&count, words.data());
    if (benchmark::ReportUnrecognizedArguments(count, words.data())) return {};
    Reporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    benchmark::Shutdown();
    return reporter.medians;
}

} // namespace amends::speed
