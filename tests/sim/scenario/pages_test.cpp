// The pages beside the scenarios: examples are read, tables are up to date.
#include "sim/scenario/load.hpp"
#include "sim/scenario/problem_kinds.hpp"
#include "sim/scenario/script.hpp"
#include "tests/sim/scenario/made_pages.hpp"
#include "tests/sim/scenario/scenario_texts.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace amends::scenario {
namespace {

using nlohmann::json;
using testing::problems_of;
using testing::slurp;

const std::filesystem::path top = AMENDS_SOURCE_DIR;

/// A fenced block of a page: its info string and its text.
struct Block {
    std::string info, text;
};

std::vector<Block> blocks_of(const std::string& page) {
    std::vector<Block> blocks;
    for (std::size_t at = page.find("\n```"); at != std::string::npos; at = page.find("\n```", at)) {
        const std::size_t line_end = page.find('\n', at + 1), close = page.find("\n```", line_end);
        blocks.push_back(
            {page.substr(at + 4, line_end - at - 4), page.substr(line_end + 1, close - line_end)});
        at = close + 4;
    }
    return blocks;
}

std::string example_case() {
    for (const Block& block : blocks_of(slurp(top / "scenarios/FORMAT.md"))) {
        if (block.info == "json scenario") return block.text;
    }
    throw std::runtime_error("FORMAT.md has no whole case");
}

TEST(FormatPage, ItsWholeCaseIsSound) {
    const auto loaded = load_scenario("FORMAT.md", example_case());
    EXPECT_EQ(problems_of(loaded.problems), "");
    EXPECT_TRUE(loaded.scenario);
}

TEST(FormatPage, ItsPiecesFitIntoTheCase) {
    int pieces = 0;
    for (const Block& block : blocks_of(slurp(top / "scenarios/FORMAT.md"))) {
        if (block.info.rfind("json /", 0) == 0) {
            json whole = json::parse(example_case());
            whole[json::json_pointer(block.info.substr(5))] = json::parse(block.text);
            const auto read = read_scenario("FORMAT.md", whole.dump(1));
            EXPECT_EQ(problems_of(read.problems), "") << block.text;
        } else if (block.info == "json part") {
            EXPECT_EQ(problems_of(read_part("FORMAT.md", block.text).problems), "");
        } else if (block.info == "script") {
            EXPECT_EQ(problems_of(parse_script("FORMAT.md", block.text).problems), "");
        } else {
            EXPECT_EQ(block.info, "json scenario");
            continue;
        }
        ++pieces;
    }
    EXPECT_GE(pieces, 8);
}

TEST(FormatPage, NamesTheParametersOfEveryAction) {
    const std::string page = slurp(top / "scenarios/FORMAT.md");
    const std::size_t table = page.find("| action | parameters");
    ASSERT_NE(table, std::string::npos);
    for (std::size_t i = 0; i < desk_action_count; ++i) {
        const auto action = static_cast<DeskAction>(i);
        std::size_t at = page.find(" " + std::string(to_string(action)), table);
        ASSERT_NE(at, std::string::npos) << to_string(action);
        at = page.rfind('\n', at);
        const std::string row = page.substr(at + 1, page.find('\n', at + 1) - at - 1);
        for (const auto& parameter : parameters_of(action)) {
            EXPECT_NE(row.find(parameter.name), std::string::npos) << row << ": " << parameter.name;
        }
    }
}

TEST(MadePages, AreUpToDate) {
    for (const auto& page : testing::made_pages(top)) {
        EXPECT_EQ(slurp(page.path), page.text) << "run scenario_pages from the top of the repository";
    }
}

TEST(ProblemsPage, ListsEveryNumber) {
    const std::string page = slurp(top / "scenarios/PROBLEMS.md");
    for (const ProblemKind& kind : problem_kinds()) {
        EXPECT_NE(page.find("| " + std::string(kind.id) + " |"), std::string::npos) << kind.id;
    }
}

} // namespace
} // namespace amends::scenario
