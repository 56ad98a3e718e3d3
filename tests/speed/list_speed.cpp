// How long the list of 200 cases takes from its index, and without one.
//   list_speed [Google Benchmark's words]      exits 1 at more than 100 ms from the index
#include "sim/app/author/case_list.hpp"
#include "tests/speed/in_turns.hpp"

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>

namespace {

using namespace amends;
namespace fs = std::filesystem;

/// 200 folders with a shipped case of its own id each, gone again at the end.
class Library {
public:
    Library() {
        std::ifstream file(AMENDS_SOURCE_DIR "/scenarios/damaged-laptop/scenario.json", std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        const std::string id = "\"id\": \"damaged-laptop\"";
        for (int i = 0; i < 200; ++i) {
            std::string own = text.str();
            own.replace(own.find(id), id.size(), "\"id\": \"case-" + std::to_string(i) + "\"");
            fs::create_directories(folder / "cases" / ("case-" + std::to_string(i)));
            std::ofstream(folder / "cases" / ("case-" + std::to_string(i)) / "scenario.json") << own;
        }
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library() {
        std::error_code error;
        fs::remove_all(folder, error);
    }
    [[nodiscard]] app::CaseList list() const {
        return app::list_cases({folder / "cases"}, {}, folder / "index.json");
    }

    const fs::path folder = fs::temp_directory_path() / ("amends-list-speed-" + std::to_string(getpid()));
};

const Library& library() {
    static const Library made;
    return made;
}

void list_from_index(benchmark::State& state) {
    (void)library().list();
    for (auto _ : state)
        if (library().list().checked > 0) state.SkipWithError("the index was not used");
}
BENCHMARK(list_from_index)->Unit(benchmark::kMillisecond);

void list_without_index(benchmark::State& state) {
    for (auto _ : state) {
        fs::remove(library().folder / "index.json");
        if (library().list().checked != 200) state.SkipWithError("not every case was checked");
    }
}
BENCHMARK(list_without_index)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    auto medians = speed::run_in_turns(argc, argv);
    if (medians.empty()) return 2;
    const auto with = medians["list_from_index"], without = medians["list_without_index"];
    std::printf("200 cases listed from the index in %.1f ms (%.1f ms of processor; promised: 100), all "
                "checked anew in "
                "%.0f ms\n",
                with.real_time, with.cpu_time, without.real_time);
    return with.real_time <= 100 ? 0 : 1;
}
