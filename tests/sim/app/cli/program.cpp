#include "tests/sim/app/cli/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

namespace amends::app::test {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (std::string& text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

/// The most the process has held so far, in KiB; 0 when it is gone. (getrusage would count the test's own
/// memory, from before the exec.)
long peak_memory_kib(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::atol(line.c_str() + 6);
    return 0;
}

void wait_for(pid_t child, Ran& ran) {
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        ran.memory_kib = std::max(ran.memory_kib, peak_memory_kib(child));
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

std::vector<std::string> environment_with(const fs::path& data,
                                          const std::map<std::string, std::string>& extra) {
    std::map<std::string, std::string> all{{"PATH", "/usr/bin:/bin"},
                                           {"HOME", data.string()},
                                           {"AMENDS_DATA", (data / "data").string()},
                                           {"XDG_CONFIG_HOME", (data / "config").string()},
                                           {"AMENDS_SCENARIOS", AMENDS_SOURCE_DIR "/scenarios"},
                                           {"LC_ALL", "en_US.UTF-8"}};
    for (const char* kept : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"})
        if (const char* value = std::getenv(kept)) all[kept] = value;
    for (const auto& [name, value] : extra)
        all[name] = value;
    std::vector<std::string> lines;
    for (const auto& [name, value] : all)
        lines.push_back(name + "=" + value);
    return lines;
}

Ran run_amends(const std::vector<std::string>& words, const fs::path& data, const std::string& input,
               const std::map<std::string, std::string>& extra) {
    fs::create_directories(data);
    const fs::path in = data / "stdin", out = data / "stdout", err = data / "stderr";
    std::ofstream(in, std::ios::binary) << input;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, in.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&files, 2, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    std::vector<std::string> all = {AMENDS_BINARY_DIR "/amends"};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<std::string> environment = environment_with(data, extra);
    pid_t child = 0;
    Ran ran;
    if (posix_spawn(&child, all[0].c_str(), &files, nullptr, pointers(all).data(),
                    pointers(environment).data())
        == 0)
        wait_for(child, ran);
    posix_spawn_file_actions_destroy(&files);
    ran.out = content_of(out);
    ran.err = content_of(err);
    return ran;
}

} // namespace amends::app::test
