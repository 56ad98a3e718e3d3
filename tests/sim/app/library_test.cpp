// Cases from disk, hostile folders included.
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/engine/case_tests.hpp"
#include "sim/engine/explore.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace amends::app {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A folder of its own for each test, gone afterwards.
class Library : public ::testing::Test {
protected:
    fs::path top;
    std::string given_scenarios;
    scenario::Resources shipped;

    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "amends-library-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        top = pattern;
        fs::create_directories(top / "installed");
        if (const char* given = std::getenv("AMENDS_SCENARIOS")) given_scenarios = given;
        setenv("AMENDS_SCENARIOS", (top / "installed").c_str(), 1);
        shipped.shipped_pictures = {"goods/kettle"};
        shipped.portraits = {"lin-yue"};
        shipped.rubrics = {"default"};
    }
    void TearDown() override {
        if (given_scenarios.empty())
            unsetenv("AMENDS_SCENARIOS");
        else
            setenv("AMENDS_SCENARIOS", given_scenarios.c_str(), 1);
        fs::remove_all(top);
    }

    static std::string sound() {
        return slurp(fs::path(AMENDS_SOURCE_DIR) / "tests/data/problems/sound.json");
    }
    /// One white pixel.
    static std::string small_png() {
        constexpr unsigned char bytes[] = {
            0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48,
            0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
            0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78,
            0x9c, 0x63, 0xf8, 0x0f, 0x00, 0x01, 0x01, 0x01, 0x00, 0xb1, 0x38, 0xf6, 0x14, 0x00,
            0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
        return {reinterpret_cast<const char*>(bytes), sizeof bytes};
    }
    void write(const fs::path& name, const std::string& text) const {
        fs::create_directories((top / name).parent_path());
        std::ofstream(top / name, std::ios::binary) << text;
    }
    /// A case of that id with its picture.
    void add_case(const std::string& id) const {
        std::string text = sound();
        text.replace(text.find("\"tiny\""), 6, "\"" + id + "\"");
        write(id + "/scenario.json", text);
        write(id + "/photo.png", small_png());
    }
    static std::string codes(const LibraryCase& one) {
        std::string all;
        for (const auto& problem : one.loaded.problems)
            all += problem.code + " ";
        return all;
    }
};

TEST_F(Library, FindsCasesAndTheirPictures) {
    add_case("b");
    add_case("a");
    write("_parts/closing.json", "{}");
    const auto all = load_library({top}, shipped);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(codes(all[0]), "");
    ASSERT_TRUE(all[0].playable());
    EXPECT_EQ(all[0].loaded.scenario->id.value, "a");
    EXPECT_NE(all[0].loaded.canonical.find("x-pictures"), std::string::npos);
    EXPECT_EQ(all[0].loaded.fingerprint.size(), 64u);
}

TEST_F(Library, AFileThatIsNoPictureIsToldWhereItIsUsed) {
    add_case("a");
    write("a/photo.png", "notapng");
    EXPECT_EQ(codes(load_case(top / "a/scenario.json", shipped)), "S080 ");
    std::string huge = small_png();
    huge[17] = '\x7f'; // a width beyond all limits
    write("a/photo.png", huge);
    EXPECT_EQ(codes(load_case(top / "a/scenario.json", shipped)), "S080 ");
    write("a/photo.png", small_png());
    EXPECT_EQ(codes(load_case(top / "a/scenario.json", shipped)), "");
}

TEST_F(Library, AFingerprintCoversTheShippedPicturesInUse) {
    add_case("a");
    const auto fingerprint = [&] { return load_case(top / "a/scenario.json", shipped).loaded.fingerprint; };
    const std::string plain = fingerprint();
    shipped.drawings = {{"goods/kettle", std::string(64, 'a')},
                        {"portraits/lin-yue/upset", std::string(64, 'b')}};
    const std::string with_pictures = fingerprint();
    EXPECT_NE(with_pictures, plain);
    for (auto& [name, hash] : shipped.drawings) {
        const std::string before = hash;
        hash = std::string(64, 'c');
        EXPECT_NE(fingerprint(), with_pictures) << name;
        hash = before;
    }
    shipped.drawings["goods/laptop"] = shipped.drawings["portraits/li-hao/upset"] = std::string(64, 'd');
    EXPECT_EQ(fingerprint(), with_pictures) << "others' pictures do not count";
}

TEST_F(Library, Fault26OneBadFileNeverKeepsTheOthersOut) {
    add_case("good");
    write("empty/scenario.json", "");
    write("cut/scenario.json", sound().substr(0, 500));
    fs::create_directories(top / "folder/scenario.json");
    const auto all = load_library({top}, shipped);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const auto& one) { return one.playable(); }), 1);
    EXPECT_TRUE(all[2].unreadable); // cut, empty, folder, good
    EXPECT_EQ(codes(all[0]), "J005 ");
    EXPECT_EQ(codes(all[1]), "J001 ");
}

TEST_F(Library, Fault27AFileOf100MegabytesIsRefusedUnread) {
    add_case("big");
    fs::resize_file(top / "big/scenario.json", 100u << 20);
    const auto one = load_case(top / "big/scenario.json", shipped);
    ASSERT_TRUE(one.unreadable);
    EXPECT_EQ(one.unreadable->answer, "larger than 16 MiB");
    EXPECT_EQ(codes(one), "J012 ");
}

TEST_F(Library, Fault30ALinkOutOfTheFolderIsNotFollowed) {
    add_case("linked");
    write("elsewhere.png", "secret");
    fs::remove(top / "linked/photo.png");
    fs::create_symlink(top / "elsewhere.png", top / "linked/photo.png");
    const auto one = load_case(top / "linked/scenario.json", shipped);
    EXPECT_EQ(codes(one), "S036 ");
    EXPECT_FALSE(one.playable());
    fs::create_directories(top / "whole");
    fs::create_symlink(top / "linked/scenario.json", top / "whole/scenario.json");
    EXPECT_TRUE(load_case(top / "whole/scenario.json", shipped).unreadable);
}

TEST_F(Library, Fault30APictureOfAnotherCaseOfLettersIsMissing) {
    add_case("a");
    fs::rename(top / "a/photo.png", top / "a/Photo.png");
    EXPECT_EQ(codes(load_case(top / "a/scenario.json", shipped)), "S082 S035 ")
        << "on every file system: one is missing, the other of no use";
}

TEST_F(Library, Fault30APartLiesInTheFoldersOfPartsOnly) {
    const std::string part = slurp(fs::path(AMENDS_SOURCE_DIR) / "tests/data/problems/parts/closing.json");
    std::string text = slurp(fs::path(AMENDS_SOURCE_DIR) / "tests/data/problems/included.json");
    const std::string named = "\"part\": \"closing\"";
    ASSERT_NE(text.find(named), std::string::npos);
    text.replace(text.find(named), named.size(), "\"part\": \"../closing\"");
    write("tiny/scenario.json", text);
    write("tiny/photo.png", small_png());
    write("tiny/closing.json", part);
    write("closing.json", part);
    write("elsewhere.json", part);
    fs::create_directories(top / "tiny/parts");
    EXPECT_FALSE(load_case(top / "tiny/scenario.json", shipped).playable());
    text.replace(text.find("../closing"), 10, "elsewhere");
    write("tiny/scenario.json", text);
    fs::create_symlink(top / "elsewhere.json", top / "tiny/parts/elsewhere.json");
    EXPECT_EQ(codes(load_case(top / "tiny/scenario.json", shipped)), "S062 ") << "a link that leads out";
}

TEST_F(Library, ALinkInsideTheFolderIsFine) {
    add_case("inside");
    fs::rename(top / "inside/photo.png", top / "inside/real.png");
    fs::create_symlink("real.png", top / "inside/photo.png");
    EXPECT_EQ(codes(load_case(top / "inside/scenario.json", shipped)), "");
}

TEST_F(Library, TheEarlierFolderWins) {
    add_case("same");
    fs::create_directories(top / "mine");
    fs::copy(top / "same", top / "mine/same");
    const auto all = load_library({top / "mine", top}, shipped);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].file, top / "mine/same/scenario.json");
}

TEST_F(Library, APartOfTheCaseGoesBeforeTheLibrarys) {
    const fs::path problems = fs::path(AMENDS_SOURCE_DIR) / "tests/data/problems";
    write("tiny/scenario.json", slurp(problems / "included.json"));
    write("tiny/photo.png", small_png());
    EXPECT_EQ(codes(load_case(top / "tiny/scenario.json", shipped)), "S062 ");
    write("_parts/closing.json", slurp(problems / "parts/closing.json"));
    EXPECT_EQ(codes(load_case(top / "tiny/scenario.json", shipped)), "");
    write("tiny/parts/closing.json", "[]");
    EXPECT_NE(codes(load_case(top / "tiny/scenario.json", shipped)).find("F001"), std::string::npos);
}

TEST_F(Library, AnOwnLibrarySeesTheShippedPartsAfterItsOwn) {
    const fs::path problems = fs::path(AMENDS_SOURCE_DIR) / "tests/data/problems";
    write("mine/tiny/scenario.json", slurp(problems / "included.json"));
    write("mine/tiny/photo.png", small_png());
    EXPECT_EQ(codes(load_case(top / "mine/tiny/scenario.json", shipped)), "S062 ");
    write("installed/_parts/closing.json", slurp(problems / "parts/closing.json"));
    EXPECT_EQ(codes(load_case(top / "mine/tiny/scenario.json", shipped)), "");
    write("mine/_parts/closing.json", "[]");
    EXPECT_NE(codes(load_case(top / "mine/tiny/scenario.json", shipped)).find("F001"), std::string::npos);
}

TEST_F(Library, FindsACaseByItsIdOnly) {
    add_case("here");
    EXPECT_TRUE(find_case({top}, "here", shipped));
    EXPECT_FALSE(find_case({top}, "nowhere", shipped));
    EXPECT_FALSE(find_case({top / "here"}, "../here", shipped));
    EXPECT_TRUE(find_case({top / "here"}, "here", shipped));
}

TEST(ShippedLibrary, EveryRubricLoadsWithoutAProblem) {
    const fs::path assets = fs::path(AMENDS_SOURCE_DIR) / "assets";
    for (const std::string& id : shipped_resources(assets).rubrics) {
        const auto read = load_rubric(assets, id);
        ASSERT_TRUE(read.ok());
        EXPECT_TRUE(read.value().rubric) << id;
        for (const auto& problem : read.value().problems)
            ADD_FAILURE() << format_problem(problem, support::Lang::en);
    }
}

TEST(ShippedLibrary, EveryCaseLoadsWithoutAProblem) {
    const fs::path top = AMENDS_SOURCE_DIR;
    const auto all = load_library({top / "scenarios"}, shipped_resources(top / "assets"));
    EXPECT_GE(all.size(), 1u);
    for (const LibraryCase& one : all) {
        EXPECT_TRUE(one.playable()) << one.file;
        for (const auto& problem : one.loaded.problems)
            ADD_FAILURE() << format_problem(problem, support::Lang::en);
    }
}

TEST(ShippedLibrary, EveryCaseNamesTheDrawingsOfItsPictures) {
    const auto shipped = shipped_resources(AMENDS_BINARY_DIR "/assets");
    for (const LibraryCase& one : load_library({fs::path(AMENDS_SOURCE_DIR) / "scenarios"}, shipped)) {
        ASSERT_TRUE(one.playable()) << one.file;
        const scenario::Scenario& script = *one.loaded.scenario;
        std::vector<std::string> names = {"portraits/" + script.customer.portrait + "/neutral"};
        for (const scenario::Photo& photo : script.desk.photos)
            names.push_back(photo.picture);
        for (const std::string& name : names) {
            ASSERT_TRUE(shipped.drawings.contains(name)) << name;
            EXPECT_NE(one.loaded.canonical.find(shipped.drawings.at(name)), std::string::npos) << name;
        }
    }
}

/// The shipped cases with the judge, as a trainee meets them.
class ShippedCases : public ::testing::Test {
protected:
    fs::path assets = fs::path(AMENDS_SOURCE_DIR) / "assets";
    JudgeFromFiles judge = load_judge(assets);
    std::vector<LibraryCase> cases =
        load_library({fs::path(AMENDS_SOURCE_DIR) / "scenarios"}, shipped_resources(assets));
    engine::JudgeReply reads = [this](const text::Context& context, std::string_view reply) {
        return judge.judge->judge(context, reply);
    };

    std::shared_ptr<const rubric::Rubric> rubric_of(const scenario::Scenario& script) const {
        const auto read = load_rubric(assets, script.rubric.empty() ? "default" : script.rubric.value);
        return read.ok() ? read.value().rubric : nullptr;
    }
};

TEST_F(ShippedCases, PassTheirOwnTests) {
    for (const LibraryCase& one : cases) {
        ASSERT_TRUE(one.playable()) << one.file;
        const auto& script = one.loaded.scenario;
        const auto runs = engine::run_tests(script, rubric_of(*script), reads);
        EXPECT_GE(runs.runs.size(), 4u) << one.file;
        for (const auto& problem : engine::problems_of(runs, one.loaded.source))
            ADD_FAILURE() << format_problem(problem, support::Lang::en);
    }
}

TEST_F(ShippedCases, AreReachedByTheirOwnTestsInEveryNodeChoiceAndEnding) {
    for (const LibraryCase& one : cases) {
        ASSERT_TRUE(one.playable()) << one.file;
        const auto& script = one.loaded.scenario;
        const engine::Coverage all = engine::everything_in(*script);
        const engine::Coverage reached = engine::run_tests(script, rubric_of(*script), reads).reached;
        EXPECT_EQ(reached.nodes, all.nodes) << one.file;
        EXPECT_EQ(reached.choices, all.choices) << one.file;
        EXPECT_EQ(reached.endings, all.endings) << one.file;
    }
}

TEST_F(ShippedCases, AreExploredToEveryNodeAndEnding) {
    for (const LibraryCase& one : cases) {
        ASSERT_TRUE(one.playable()) << one.file;
        const auto& script = one.loaded.scenario;
        const auto began =
            engine::begin_play(*script, engine::Mode::practice, scenario::Way::free, support::Lang::zh, 1);
        const auto report = engine::explore(engine::make_case(script, rubric_of(*script), began),
                                            text::RememberingJudge(judge.judge), engine::limits_for(*script));
        EXPECT_EQ(report.nodes_reached.size(), report.nodes_total) << one.file;
        for (const auto& [id, ending] : report.endings)
            EXPECT_TRUE(ending.reached) << one.file << ": " << id;
        EXPECT_TRUE(report.dead_ends.empty()) << one.file;
        EXPECT_TRUE(report.choices.can_pass && report.choices.can_fail) << one.file;
        EXPECT_TRUE(report.free.can_pass && report.free.can_fail) << one.file;
    }
}

} // namespace
} // namespace amends::app
