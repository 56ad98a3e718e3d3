// The guide for trainers, scenarios/README.md and README.zh.md: its case is written down and every command is
// run in the page's language, its pieces are checked in the case, its pictures and links lead somewhere.
#include "sim/scenario/load.hpp"
#include "sim/scenario/script.hpp"
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <regex>
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

/// One language of the guide, and what the program has to answer in it.
struct GuidePage {
    std::string file, locale, sound_case, sound_template;
};

void PrintTo(const GuidePage& page, std::ostream* out) {
    *out << page.file;
}

const GuidePage english{"README.md", "C", "1 file: 0 errors, 0 warnings; 3 tests played, 0 failed.",
                        "1 file: 0 errors, 0 warnings; 4 tests played, 0 failed."};
const GuidePage chinese{"README.zh.md", "zh_CN.UTF-8",
                        "1 个文件：0 个错误，0 个警告；运行了 3 个测试，0 个未通过。",
                        "1 个文件：0 个错误，0 个警告；运行了 4 个测试，0 个未通过。"};

class Guide : public test::ProgramTest, public testing::WithParamInterface<GuidePage> {
protected:
    static std::string text_of(const GuidePage& page) {
        return content_of(AMENDS_SOURCE_DIR "/scenarios/" + page.file);
    }
    static std::vector<Block> blocks(const GuidePage& guide) {
        const std::string page = text_of(guide);
        std::vector<Block> found;
        for (std::size_t at = page.find("\n```"); at != std::string::npos; at = page.find("\n```", at)) {
            const std::size_t line_end = page.find('\n', at + 1), close = page.find("\n```", line_end);
            found.push_back(
                {page.substr(at + 4, line_end - at - 4), page.substr(line_end + 1, close - line_end)});
            at = close + 4;
        }
        return found;
    }
    static std::string whole_case(const GuidePage& page) {
        for (const Block& block : blocks(page))
            if (block.info == "json scenario") return block.text;
        return {};
    }
    static std::string problems_of(const std::vector<support::Problem>& problems) {
        std::string all;
        for (const support::Problem& problem : problems)
            all += format_problem(problem, support::Lang::en) + "\n";
        return all;
    }
    /// The commands, without the words between quotes: those are each language's own.
    static std::string without_words(const std::string& commands) {
        return std::regex_replace(commands, std::regex("printf '[^']*'"), "printf ''");
    }
};

INSTANTIATE_TEST_SUITE_P(BothPages, Guide, testing::Values(english, chinese),
                         [](const auto& page) { return page.param.locale == "C" ? "English" : "Chinese"; });

TEST_P(Guide, ItsCaseIsSoundAndEveryCommandIsRun) {
    write("my-cases/no-cable/scenario.json", whole_case(GetParam()));
    std::string script = "set -eu\nexport AMENDS_DATA='" + (folder.path() / "data").string() + "'\n"
                         + "export XDG_CONFIG_HOME='" + folder.path().string() + "'\nexport LC_ALL="
                         + GetParam().locale + "\ncd '" + folder.path().string() + "'\n";
    int commands = 0;
    for (const Block& block : blocks(GetParam())) {
        if (block.info != "sh") continue;
        std::istringstream lines(block.text);
        for (std::string line; std::getline(lines, line); ++commands) {
            if (line.starts_with("./amends "))
                line = "echo \"$ " + line.substr(2, line.find(' ', 9) - 2)
                       + "\"\n'" AMENDS_BINARY_DIR "/amends' " + line.substr(9);
            script += line + "\n";
        }
    }
    EXPECT_GE(commands, 30);
    const std::string file = write("guide.sh", script), out = (folder.path() / "out.txt").string();
    EXPECT_EQ(std::system(("sh '" + file + "' > '" + out + "' 2>&1").c_str()), 0) << content_of(out);
    const std::string said = content_of(out);
    EXPECT_THAT(said, HasSubstr(GetParam().sound_case));
    EXPECT_THAT(said, HasSubstr(GetParam().sound_template));
    EXPECT_THAT(said, HasSubstr("no-cable"));
    EXPECT_THAT(said, Not(HasSubstr(": error:")));
    const json explored = json::parse(content_of(folder.path() / "explored.json"));
    EXPECT_EQ(explored["nodes"]["reached"].size(), 5U);
    EXPECT_EQ(explored["can_pass"]["choices"], true);
    EXPECT_EQ(explored["can_fail"]["choices"], true);
    const json played = json::parse(content_of(folder.path() / "played.json"));
    EXPECT_TRUE(played.contains("drawn"));
    EXPECT_EQ(played["ending"], "warm");
    EXPECT_THAT(content_of(folder.path() / "late.html"), HasSubstr("</html>"));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "other-cases/their-late-parcel/scenario.json"));
}

TEST_P(Guide, ItsPiecesFitIntoTheCase) {
    int pieces = 0;
    for (const Block& block : blocks(GetParam())) {
        if (block.info.starts_with("json /")) {
            json whole = json::parse(whole_case(GetParam()));
            whole[json::json_pointer(block.info.substr(5))] = json::parse(block.text);
            const auto read = scenario::read_scenario("README.md", whole.dump(1));
            EXPECT_EQ(problems_of(read.problems), "") << block.text;
            // A piece that includes a shared part finds it beside the page.
            const auto loaded =
                scenario::load_scenario(AMENDS_SOURCE_DIR "/scenarios/no-cable/scenario.json", whole.dump(1));
            EXPECT_FALSE(support::has_errors(loaded.problems)) << problems_of(loaded.problems);
        } else if (block.info == "script") {
            EXPECT_EQ(problems_of(scenario::parse_script("README.md", block.text).problems), "");
        } else {
            EXPECT_TRUE(block.info == "sh" || block.info == "json scenario") << block.info;
            continue;
        }
        ++pieces;
    }
    EXPECT_GE(pieces, 9);
}

/// A line of the page's table of shared parts: | `closing` | `doubt` | `warm`, `cool` |
struct SharedPart {
    std::string name, first_node, fine_exit, other_exit;
};

TEST_P(Guide, ACaseWithEverySharedPartIncludedByItsTableIsCleanUnderStrict) {
    const std::string page = text_of(GetParam());
    const std::regex line(R"(\n\| `(\w+)` \| `(\w+)` \| `(\w+)`.*`(\w+)`[^`|\n]* \|)");
    std::vector<SharedPart> parts;
    for (std::sregex_iterator at(page.begin(), page.end(), line), end; at != end; ++at)
        parts.push_back({(*at)[1], (*at)[2], (*at)[3], (*at)[4]});
    std::size_t shared = 0;
    for (const auto& file : std::filesystem::directory_iterator(AMENDS_SOURCE_DIR "/scenarios/_parts"))
        shared += file.path().extension() == ".json" ? 1U : 0U;
    ASSERT_EQ(parts.size(), shared);

    // One part behind the other: the last one closes the talk, the others lead to the node where it is
    // agreed.
    json whole = json::parse(whole_case(GetParam()));
    std::string next = "agreed";
    whole["includes"] = json::array();
    for (const SharedPart& part : parts) {
        const bool closes = part.name == "closing";
        const std::string prefix = part.name + "_";
        whole["includes"].push_back(
            {{"part", part.name},
             {"prefix", prefix},
             {"exits", {{part.fine_exit, closes ? "charged" : next}, {part.other_exit, "gone"}}}});
        if (closes)
            whole["nodes"][1]["transitions"][0]["to"] = prefix + part.first_node;
        else
            next = prefix + part.first_node;
    }
    whole["nodes"][0]["transitions"][0]["to"] = next;
    whole["tests"] = json::array(); // they play the case without the parts
    const std::string file = write("my-cases/no-cable/scenario.json", whole.dump(1));
    const test::Ran ran = run({"check", "--strict", file, "--lang", "en"});
    EXPECT_EQ(ran.code, 0) << ran.err << ran.out;
    EXPECT_THAT(ran.out, HasSubstr("1 file: 0 errors, 0 warnings"));
}

TEST_P(Guide, ItsPicturesAndLinksLeadSomewhere) {
    const std::string page = text_of(GetParam());
    const std::filesystem::path here = AMENDS_SOURCE_DIR "/scenarios";
    const std::regex link(R"((!?)\[([^\]]*)\]\(([^)#\s]+)[^)]*\))");
    int pictures = 0;
    for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at) {
        const std::filesystem::path target = here / (*at)[3].str();
        EXPECT_TRUE(std::filesystem::exists(target)) << target;
        if ((*at)[1].length() == 0) continue;
        ++pictures;
        EXPECT_GT((*at)[2].length(), 10) << "alt text of " << target;
        EXPECT_TRUE(content_of(target).starts_with("\x89PNG")) << target;
    }
    EXPECT_GE(pictures, 8);
}

TEST(GuidePages, BothHaveTheSameExamplesAndCommands) {
    struct Pages : Guide {
        using Guide::blocks, Guide::without_words;
    };
    const auto first = Pages::blocks(english), second = Pages::blocks(chinese);
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].info, second[i].info);
        EXPECT_EQ(Pages::without_words(first[i].text), Pages::without_words(second[i].text));
    }
}

} // namespace
} // namespace amends::app
