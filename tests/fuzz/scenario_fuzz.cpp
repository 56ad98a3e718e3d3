// Any bytes as a scenario, a rubric or a play script: an answer, never a crash; what is taken is written and
// read again as the same thing. Seeds: tests/data/problems.
#include "sim/scenario/load.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "sim/scenario/script.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace amends::scenario;

void require(bool holds) {
    if (!holds) std::abort();
}

void try_scenario(const std::string& text) {
    Resources around;
    around.parts["closing"] = {"closing.json", text};
    around.pictures["photo.png"] = std::string(64, '0');
    const auto loaded = load_scenario("f.json", text, &around);
    for (const auto& problem : loaded.problems) {
        require(problem.line >= 0 && problem.column >= 0 && !problem.code.empty());
        require(!format_problem(problem, amends::support::Lang::zh).empty());
    }
    require(loaded.scenario != nullptr || has_errors(loaded.problems));
    if (!loaded.scenario) return;
    const auto again = read_scenario("g.json", loaded.canonical);
    require(again.scenario != nullptr && write_scenario(*again.scenario) == write_scenario(*loaded.scenario));
}

void try_rubric(const std::string& text) {
    const auto read = read_rubric("r.json", text);
    if (!read.rubric) return;
    const auto again = read_rubric("r.json", read.canonical);
    require(again.rubric != nullptr && again.canonical == read.canonical);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    try_scenario(text);
    try_rubric(text);
    parse_script("s", text);
    return 0;
}
