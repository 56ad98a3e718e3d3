#pragma once
// The built program as a child process.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace amends::app::test {

struct Ran {
    int code = -1; ///< exit code, or 128 + the signal that ended it
    std::string out, err;
    long memory_kib = 0; ///< at most resident
};

/// Runs `amends` with these words and `input` on standard input. English, no display, records and settings in
/// `data`; `extra` adds to the environment.
Ran run_amends(const std::vector<std::string>& words, const std::filesystem::path& data,
               const std::string& input = {}, const std::map<std::string, std::string>& extra = {});

/// NAME=VALUE lines of the environment such a child gets.
std::vector<std::string> environment_with(const std::filesystem::path& data,
                                          const std::map<std::string, std::string>& extra);

} // namespace amends::app::test
