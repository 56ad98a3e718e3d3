// How long a scenario of 500 nodes takes to be read and checked, beside the JSON library's bare parse of the
// same text. Both sides alternate in one process; the median is told.
#include "sim/scenario/load.hpp"
#include "tests/support/made_scenario.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

double milliseconds(auto&& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main() {
    using namespace amends;
    const std::string text = testing::made_scenario({});
    std::vector<double> ours, bare;
    std::size_t problems = 0;
    for (int round = 0; round < 15; ++round) {
        ours.push_back(
            milliseconds([&] { problems = scenario::load_scenario("made.json", text).problems.size(); }));
        bare.push_back(milliseconds([&] {
            if (!nlohmann::json::parse(text).is_object()) std::abort();
        }));
    }
    std::printf("500 nodes, %zu KiB, %zu problems\n", text.size() / 1024, problems);
    std::printf("read, resolved, checked, fingerprinted  %6.2f ms   (promised: under 20 ms)\n", median(ours));
    std::printf("nlohmann/json, bare parse               %6.2f ms   (ratio %.2f)\n", median(bare),
                median(ours) / median(bare));
    return median(ours) < 20 ? 0 : 1;
}
