#pragma once
// The pages that are made, wholly or between two marks, from the reader's tables.
#include "sim/scenario/schema.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace amends::scenario::testing {

struct MadePage {
    std::filesystem::path path;
    std::string text;
};

/// The page with what stands between the marks made anew.
inline std::string with_tables(const std::filesystem::path& page, const std::string& tables) {
    const std::string begin = "<!-- tables: made by scenario_pages -->\n", end = "<!-- end of tables -->";
    std::ifstream in(page, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::size_t from = text.find(begin), to = text.find(end);
    if (from == std::string::npos || to == std::string::npos)
        throw std::runtime_error("no marks in " + page.string());
    return text.substr(0, from + begin.size()) + "\n" + tables + text.substr(to);
}

/// Every made page as it should be, for the repository at `top`.
inline std::vector<MadePage> made_pages(const std::filesystem::path& top) {
    const std::filesystem::path dir = top / "scenarios";
    return {{dir / "scenario.schema.json", schema_text()},
            {dir / "FORMAT.md", with_tables(dir / "FORMAT.md", reference_tables())},
            {dir / "PROBLEMS.md", with_tables(dir / "PROBLEMS.md", problem_tables())}};
}

} // namespace amends::scenario::testing
