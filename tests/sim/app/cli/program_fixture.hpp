#pragma once
// The built program with a folder of its own.
#include "tests/sim/app/cli/program.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace amends::app::test {

class ProgramTest : public testing::Test {
protected:
    Ran run(const std::vector<std::string>& words, const std::string& input = {},
            const std::map<std::string, std::string>& extra = {}) {
        return run_amends(words, folder.path(), input, extra);
    }
    /// A file of the folder; its path.
    std::string write(const std::string& name, const std::string& content) {
        const auto path = folder.path() / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << content;
        return path.string();
    }
    static std::string content_of(const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    records::testing::TestFolder folder;
};

} // namespace amends::app::test
