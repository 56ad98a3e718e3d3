#pragma once
// Scenario texts the tests of this folder share.
#include "support/problem.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace amends::scenario::testing {

inline std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot open " + path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::filesystem::path data(const std::string& name) {
    return std::filesystem::path(AMENDS_SOURCE_DIR) / "tests" / "data" / name;
}

/// A scenario that uses every key of the format; it is read without a problem, but is no sound case.
inline std::string everything() {
    return slurp(data("scenarios/everything.json"));
}

/// `text` with its only occurrence of `what` replaced.
inline std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    if (at == std::string::npos || text.find(what, at + 1) != std::string::npos) {
        throw std::runtime_error("not there exactly once: " + what);
    }
    return text.replace(at, what.size(), with);
}

/// One line each.
inline std::string problems_of(const std::vector<support::Problem>& problems,
                               support::Lang lang = support::Lang::en) {
    std::string out;
    for (const auto& problem : problems)
        out += format_problem(problem, lang) + '\n';
    return out;
}

} // namespace amends::scenario::testing
