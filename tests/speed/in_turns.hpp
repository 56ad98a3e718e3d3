#pragma once
// Google Benchmark with both sides of a comparison taken in turns, in one process.
#include <benchmark/benchmark.h>

#include <map>
#include <string>

namespace amends::speed {

/// Medians over the repetitions, by the benchmark's name.
struct Median {
    double real_time = 0; ///< of one iteration, in the benchmark's unit
    double cpu_time = 0;  ///< the same of this thread alone: neighbours on the machine hardly count
    std::map<std::string, double> counters; ///< "items_per_second" and what the benchmark set itself
};
using Medians = std::map<std::string, Median>;

/// Runs every benchmark of the program, their repetitions in random order among one another. The program's
/// words are Google Benchmark's own (--benchmark_repetitions=9 …). Empty when they are not understood.
Medians run_in_turns(int argc, char** argv);

} // namespace amends::speed
