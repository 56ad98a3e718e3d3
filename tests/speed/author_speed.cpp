// The bench's core: opening a case of 1 MB with all checks beside the JSON library's bare parse of the same
// text, and memory over 1,000 edits. The list of 200 cases is measured where the disk is: list_speed.
//   author_speed [Google Benchmark's words]      exits 1 at more than 2 bare parses or where memory grows
#include "sim/author/history.hpp"
#include "sim/author/reading.hpp"
#include "tests/speed/in_turns.hpp"
#include "tests/support/made_scenario.hpp"

#include <malloc.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <ctime>

namespace {

using namespace amends;
using author::DocumentKind;

/// Nodes with their choices: some 1,000 KiB.
const std::string& made() {
    static const std::string text = made_up::made_scenario({.nodes = 780, .choices = 3, .samples = 0});
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

void open_and_check(benchmark::State& state) {
    timed(state, [&] {
        const auto document = author::open_document(DocumentKind::scenario, "made.json", made());
        const auto reading = author::read_document(document, nullptr);
        if (!reading.is_playable) state.SkipWithError("the case is not sound");
    });
}
BENCHMARK(open_and_check)->Unit(benchmark::kMillisecond)->UseManualTime();

void edit_and_check(benchmark::State& state) {
    author::History history(author::open_document(DocumentKind::scenario, "made.json", made()));
    int number = 0;
    timed(state, [&] {
        const std::string title = "\"T" + std::to_string(++number) + "\"";
        const auto place = author::JsonPlace{} / "nodes" / 400 / "title" / "en";
        if (!history.make({{}, {}, {author::SetValue{place, title}}})) state.SkipWithError("refused");
        benchmark::DoNotOptimize(author::read_document(history.now(), nullptr));
    });
}
BENCHMARK(edit_and_check)->Unit(benchmark::kMillisecond)->UseManualTime();

void parse_bare(benchmark::State& state) {
    timed(state, [] { benchmark::DoNotOptimize(nlohmann::json::parse(made())); });
}
BENCHMARK(parse_bare)->Unit(benchmark::kMillisecond)->UseManualTime();

/// Bytes the program has asked for and not given back.
std::size_t bytes_in_use() {
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

struct Held {
    std::size_t after_200 = 0, after_1000 = 0, steps = 0, past = 0;
};

/// 1,000 edits of a sentence each, every one a step of its own, with a past of 64 KiB at most. They go to 100
/// titles, which from the second round on are as long as before.
Held memory_over_edits() {
    author::History history(author::open_document(DocumentKind::scenario, "made.json", made()), 64U << 10);
    Held held;
    for (int i = 1; i <= 1000; ++i) {
        const auto place = author::JsonPlace{} / "nodes" / static_cast<std::size_t>(i % 100) / "title";
        const std::string text(300, static_cast<char>('a' + i % 23));
        const author::Edit edit{
            {"改动", "Change"}, {}, {author::SetValue{place, author::json_of({text, text})}}};
        if (!history.make(edit)) return {};
        if (i == 200) held.after_200 = bytes_in_use();
    }
    held.after_1000 = bytes_in_use();
    held.steps = history.steps();
    held.past = history.bytes();
    return held;
}

} // namespace

int main(int argc, char** argv) {
    auto medians = speed::run_in_turns(argc, argv);
    if (medians.empty()) return 2;
    const double ours = medians["open_and_check"].real_time, bare = medians["parse_bare"].real_time;
    const double edit = medians["edit_and_check"].real_time;
    std::printf(
        "%zu KiB opened with all checks in %.2f ms, %.2f times a bare parse (promised: 2); after an edit, "
        "read and checked again, %.2f ms\n",
        made().size() / 1024, ours, bare > 0 ? ours / bare : 0.0, edit);
    const Held held = memory_over_edits();
    std::printf(
        "1,000 edits, a past of 64 KiB: %.1f KiB in use after 200 edits, %.1f KiB after 1,000; the past "
        "holds %zu steps in %.1f KiB\n",
        static_cast<double>(held.after_200) / 1024, static_cast<double>(held.after_1000) / 1024, held.steps,
        static_cast<double>(held.past) / 1024);
    const bool is_flat = held.steps > 0 && held.after_1000 < held.after_200 + held.after_200 / 50;
    return ours <= 2 * bare && is_flat ? 0 : 1;
}
