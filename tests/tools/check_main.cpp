// check_main FILE...: checks scenario files and prints their problems. For writers, and for trying the
// checker.
#include "sim/scenario/load.hpp"

#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

namespace {

using namespace amends;

std::string slurp(const char* path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

int main(int argc, char** argv) {
    bool clean = true;
    support::Lang lang = support::Lang::en;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--zh") == 0) {
            lang = support::Lang::zh;
            continue;
        }
        const auto read = scenario::load_scenario(argv[i], slurp(argv[i]));
        for (const auto& problem : read.problems)
            std::cout << support::format_problem(problem, lang) << '\n';
        clean = clean && read.problems.empty();
    }
    return clean ? 0 : 1;
}
