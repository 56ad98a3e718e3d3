// The guide for trainers, scenarios/README.md: its case is written down and every command is run, its pieces
// are checked in the case.
#include "sim/scenario/load.hpp"
#include "sim/scenario/script.hpp"
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace amends::app {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// A fenced block of the page: its info string and its text.
struct Block {
    std::string info, text;
};

class Guide : public test::ProgramTest {
protected:
    static std::vector<Block> blocks() {
        const std::string page = content_of(AMENDS_SOURCE_DIR "/scenarios/README.md");
        std::vector<Block> found;
        for (std::size_t at = page.find("\n```"); at != std::string::npos; at = page.find("\n```", at)) {
            const std::size_t line_end = page.find('\n', at + 1), close = page.find("\n```", line_end);
            found.push_back(
                {page.substr(at + 4, line_end - at - 4), page.substr(line_end + 1, close - line_end)});
            at = close + 4;
        }
        return found;
    }
    static std::string whole_case() {
        for (const Block& block : blocks())
            if (block.info == "json scenario") return block.text;
        return {};
    }
    static std::string problems_of(const std::vector<support::Problem>& problems) {
        std::string all;
        for (const support::Problem& problem : problems)
            all += format_problem(problem, support::Lang::en) + "\n";
        return all;
    }
};

TEST_F(Guide, ItsCaseIsSoundAndEveryCommandIsRun) {
    write("my-cases/no-cable/scenario.json", whole_case());
    std::string script = "set -eu\nexport AMENDS_DATA='" + (folder.path() / "data").string() + "'\n"
                         + "export XDG_CONFIG_HOME='" + folder.path().string() + "'\nexport LC_ALL=C\n"
                         + "cd '" + folder.path().string() + "'\n";
    int commands = 0;
    for (const Block& block : blocks()) {
        if (block.info != "sh") continue;
        std::istringstream lines(block.text);
        for (std::string line; std::getline(lines, line); ++commands) {
            if (line.starts_with("./amends "))
                line = "'" AMENDS_BINARY_DIR "/amends' --lang en " + line.substr(9);
            script += line + "\n";
        }
    }
    EXPECT_GE(commands, 10);
    const std::string file = write("guide.sh", script), out = (folder.path() / "out.txt").string();
    EXPECT_EQ(std::system(("sh '" + file + "' > '" + out + "' 2>&1").c_str()), 0) << content_of(out);
    const std::string said = content_of(out);
    EXPECT_THAT(said, HasSubstr("1 file: 0 errors, 0 warnings; 3 tests played, 0 failed."));
    EXPECT_THAT(said, HasSubstr("no-cable"));
    EXPECT_THAT(said, Not(HasSubstr("warning:")));
    const json explored = json::parse(content_of(folder.path() / "explored.json"));
    EXPECT_EQ(explored["nodes"]["reached"].size(), 2U);
}

TEST_F(Guide, ItsPiecesFitIntoTheCase) {
    int pieces = 0;
    for (const Block& block : blocks()) {
        if (block.info.starts_with("json /")) {
            json whole = json::parse(whole_case());
            whole[json::json_pointer(block.info.substr(5))] = json::parse(block.text);
            const auto read = scenario::read_scenario("README.md", whole.dump(1));
            EXPECT_EQ(problems_of(read.problems), "") << block.text;
            const auto loaded = scenario::load_scenario("README.md", whole.dump(1));
            EXPECT_FALSE(support::has_errors(loaded.problems)) << problems_of(loaded.problems);
        } else if (block.info == "script") {
            EXPECT_EQ(problems_of(scenario::parse_script("README.md", block.text).problems), "");
        } else {
            EXPECT_TRUE(block.info == "sh" || block.info == "json scenario") << block.info;
            continue;
        }
        ++pieces;
    }
    EXPECT_GE(pieces, 7);
}

} // namespace
} // namespace amends::app
