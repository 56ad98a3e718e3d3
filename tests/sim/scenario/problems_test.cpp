// Every numbered problem has a file that provokes it; the whole text of what is told is compared, in both
// languages. With AMENDS_UPDATE set, the expected texts are written instead.
#include "sim/scenario/load.hpp"
#include "sim/scenario/problem_kinds.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "sim/scenario/script.hpp"
#include "tests/sim/scenario/scenario_texts.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

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
    if (name == "S071.json") around.folder = "small";
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
        // Told by the play (play_test.cpp, explore_test.cpp), or only of very long files (faults_test.cpp).
        if (kind.code == Code::line_impossible || kind.code == Code::test_failed
            || kind.code == Code::too_many) {
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
