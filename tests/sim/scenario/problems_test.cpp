// Every numbered problem has a file that provokes it; the whole text of what is told is compared, in both
// languages. With AMENDS_UPDATE set, the expected texts are written instead.
#include "sim/scenario/load.hpp"
#include "sim/scenario/problem_kinds.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "sim/scenario/script.hpp"
#include "sim/scenario/suppress.hpp"
#include "tests/sim/scenario/scenario_texts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>

namespace amends::scenario {
namespace {

using testing::data;
using testing::problems_of;
using testing::slurp;
namespace fs = std::filesystem;

Resources resources() {
    Resources around;
    around.parts["closing"] = {"parts/closing.json", slurp(data("problems/parts/closing.json"))};
    around.pictures["photo.png"] = std::string(64, '0');
    around.not_pictures = {"notes.png"};
    around.shipped_pictures = {"goods/kettle", "goods/laptop"};
    around.portraits = {"lin-yue", "li-hao"};
    around.rubrics = {"default", "service"};
    return around;
}

std::vector<support::Problem> problems_in(const fs::path& path) {
    const std::string name = path.filename().string();
    if (path.extension() == ".script") return parse_script(name, slurp(path)).problems;
    if (name.starts_with("R") || name.starts_with("weights")) return read_rubric(name, slurp(path)).problems;
    Resources around = resources();
    if (name != "S080.json")
        around.not_pictures.clear();
    else
        around.pictures["notes.png"] = std::string(64, '1');
    if (name == "S071.json") around.folder = "small";
    if (name == "S082.json")
        around.pictures = {{"photo.png", "a"}, {"old.png", "b"}, {"lin-yue-happy.png", "c"}};
    if (name == "S083.json") around.sounds = {"voices/hello.ogg"};
    return load_scenario(name, slurp(path), &around).problems;
}

std::vector<fs::path> provoking_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(data("problems"))) {
        if (entry.path().extension() == ".json" || entry.path().extension() == ".script")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

class ProblemFile : public ::testing::TestWithParam<fs::path> {};

TEST_P(ProblemFile, IsToldWordForWord) {
    const auto problems = problems_in(GetParam());
    const std::string told =
        problems_of(problems, support::Lang::en) + problems_of(problems, support::Lang::zh);
    fs::path expected = GetParam();
    expected.replace_extension(".txt");
    if (std::getenv("AMENDS_UPDATE") != nullptr) std::ofstream(expected, std::ios::binary) << told;
    EXPECT_EQ(told, slurp(expected));
}

std::string file_name(const ::testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.stem().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, ProblemFile, ::testing::ValuesIn(provoking_files()), file_name);

TEST(ProblemKinds, EachHasAFileThatProvokesIt) {
    for (const ProblemKind& kind : problem_kinds()) {
        // Told by the play or the judge (play_test, explore_test, choice_readings_test, judged_test), or only
        // of very long files (faults_test.cpp).
        if (kind.code == Code::line_impossible || kind.code == Code::test_failed
            || kind.code == Code::too_many || is_told_later(kind.id)) {
            continue;
        }
        std::string told;
        for (const char* ending : {".json", ".script"}) {
            const fs::path path = data("problems/" + std::string(kind.id) + ending);
            if (fs::exists(path)) told = problems_of(problems_in(path));
        }
        EXPECT_NE(told.find("[" + std::string(kind.id) + "]"), std::string::npos)
            << kind.id << " is not told in its file";
    }
}

/// Problems of files too large to be kept: told of a text made here.
std::string made_for(const std::string& number) {
    std::string many;
    if (number == "J012") return "\"" + std::string(17u << 20, 'x') + "\"";
    if (number == "J011") {
        many = "[";
        for (int i = 0; i < 250'000; ++i)
            many += "0,";
        return many + "0]";
    }
    if (number != "F013") return {};
    many = "{\"format\":1,\"nodes\":[";
    for (int i = 0; i < 1'500; ++i)
        many += "{\"x\":1},";
    return many + "{}]}";
}

/// The numbers of scenarios/PROBLEMS.md, in its order.
std::vector<std::string> numbers_of_the_page() {
    std::vector<std::string> numbers;
    std::istringstream page(slurp(fs::path(AMENDS_SOURCE_DIR) / "scenarios/PROBLEMS.md"));
    for (std::string line; std::getline(page, line);)
        if (line.size() > 6 && line.starts_with("| ") && line.substr(6, 2) == " |" && line[3] >= '0'
            && line[3] <= '9')
            numbers.push_back(line.substr(2, 4));
    return numbers;
}

TEST(ProblemKinds, EveryNumberOfThePageIsProvoked) {
    std::set<std::string> told;
    for (const fs::path& path : provoking_files())
        for (const auto& problem : problems_in(path))
            told.insert(problem.code);
    const auto numbers = numbers_of_the_page();
    EXPECT_GE(numbers.size(), problem_kinds().size() + 15);
    for (const std::string& number : numbers) {
        // A line that is impossible now, a failed test, a misread choice need a play or the judge: play_test,
        // case_tests_test, choice_readings_test, cli_test.
        if (number == "L011" || number == "S070" || is_told_later(number) || told.contains(number)) continue;
        const auto loaded = load_scenario("made.json", made_for(number));
        EXPECT_TRUE(std::any_of(loaded.problems.begin(), loaded.problems.end(),
                                [&](const auto& problem) { return problem.code == number; }))
            << number << " is not provoked";
    }
}

TEST(ProblemKinds, SpeakBothLanguagesAndHaveTheirOwnNumber) {
    std::set<std::string_view> numbers;
    for (const ProblemKind& kind : problem_kinds()) {
        EXPECT_TRUE(numbers.insert(kind.id).second) << kind.id;
        EXPECT_FALSE(kind.message.zh.empty() || kind.message.en.empty()) << kind.id;
        EXPECT_EQ(kind.hint.zh.empty(), kind.hint.en.empty()) << kind.id;
        EXPECT_EQ(kind.near_hint.zh.empty(), kind.near_hint.en.empty()) << kind.id;
    }
}

TEST(ProblemKinds, LeaveNoPlaceUnfilled) {
    for (const fs::path& path : provoking_files()) {
        for (const auto& problem : problems_in(path)) {
            for (const auto& kind : problem_kinds()) {
                if (kind.id != problem.code) continue;
                for (const char* place :
                     {"{key}", "{name}", "{names}", "{near}", "{found}", "{min}", "{max}", "{what}",
                      "{expected}", "{test}", "{language}", "{object}", "{doc}", "{reason}"}) {
                    EXPECT_EQ(problem.message.en.find(place), std::string::npos) << problem.message.en;
                    EXPECT_EQ(problem.hint.zh.find(place), std::string::npos) << problem.hint.zh;
                }
            }
        }
    }
}

} // namespace
} // namespace amends::scenario
