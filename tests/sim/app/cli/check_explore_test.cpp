// The built program looks at cases: check and explore.
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using testing::HasSubstr;
using testing::IsEmpty;

class CliSoundness : public test::ProgramTest {};

TEST_F(CliSoundness, EveryEndingsScriptIsPlayedBackAsExplorePrintsIt) {
    for (const char* lang : {"en", "zh"}) {
        const json report = json::parse(run({"explore", "first-day", "--json", "--lang", lang}).out);
        ASSERT_FALSE(report["endings"].empty());
        for (const auto& [id, ending] : report["endings"].items()) {
            ASSERT_TRUE(ending["reached"]) << id;
            std::string lines;
            for (const json& line : ending["script"])
                lines += line.get<std::string>() + "\n";
            const std::string file = write("ending.txt", lines);
            const Ran ran = run({"play", "first-day", "--script", file, "--json", "--lang", lang});
            EXPECT_EQ(ran.code, 0) << ran.err << lines;
            EXPECT_EQ(json::parse(ran.out)["ending"], id) << lines;
            EXPECT_TRUE(ending["way"] == "free" || ending["way"] == "choices");
        }
    }
}

class ExploredScripts : public CliSoundness {
protected:
    /// What `amends play` says of a script that explore has printed.
    json played(const std::string& id, const json& script, const json& way, const std::string& lang) {
        std::string lines;
        for (const json& line : script)
            lines += line.get<std::string>() + "\n";
        const std::string file = write("script.txt", lines);
        const Ran ran = run(
            {"play", id, "--script", file, "--json", "--lang", lang, way == "free" ? "--free" : "--choices"});
        EXPECT_EQ(ran.code, 0) << ran.err << lines;
        return json::parse(ran.out, nullptr, false);
    }
};

TEST_F(ExploredScripts, OfAllShippedCasesLeadWhereExploreSays) {
    std::size_t cases = 0, scripts = 0;
    const json all = json::parse(run({"explore", AMENDS_SOURCE_DIR "/scenarios", "--json"}).out);
    for (const json& one : all["cases"]) {
        const std::string id = one["id"], lang = cases++ % 2 == 0 ? "zh" : "en";
        const json report = json::parse(run({"explore", id, "--json", "--lang", lang}).out);
        for (const auto& [ending, found] : report["endings"].items()) {
            EXPECT_EQ(played(id, found["script"], found["way"], lang)["ending"], ending) << id;
            ++scripts;
        }
        for (const char* extreme : {"best", "worst"}) {
            const json& found = report[extreme];
            EXPECT_EQ(played(id, found["script"], found["way"], lang)["score"]["total"], found["score"])
                << id << ": " << extreme;
        }
        for (const char* way : {"choices", "free"})
            for (const auto& [can, script] :
                 {std::pair("can_pass", "pass_script"), {"can_fail", "fail_script"}}) {
                if (report[can][way] != true) continue;
                const json score = played(id, report[script][way], way, lang)["score"];
                EXPECT_EQ(score["passed"], can == std::string("can_pass")) << id << ": " << way;
                ++scripts;
            }
    }
    EXPECT_GE(cases, 8U);
    EXPECT_GE(scripts, 70U);
}

TEST_F(CliSoundness, ExplorePrintsTheScriptOfEachFindingAndTheSpreadOfTheTrainees) {
    const Ran en = run({"explore", "first-day", "--lang", "en", "--random", "20", "--seed", "3"});
    for (const char* words :
         {"5 of 5 nodes reached", "ending fine: reached in", "best found: 100.0 points",
          "worst found:", "by choices it can be passed", "by typed words it can be passed",
          "expert: ", "hostile: ", "middle half", "20 random plays, 20 ended", "\n    choose "})
        EXPECT_THAT(en.out, HasSubstr(words));
    const Ran zh = run({"explore", "first-day", "--lang", "zh"});
    for (const char* words : {"找到的最高分", "按选项可以合格", "模拟学员的得分", "熟手："})
        EXPECT_THAT(zh.out, HasSubstr(words));
}

TEST_F(CliSoundness, RandomPlaysNameTheSeedWhereACaseBreaks) {
    std::string text = content_of(AMENDS_SOURCE_DIR "/tests/data/walked/sound.json");
    const auto replace = [&](const std::string& what, const std::string& with) {
        ASSERT_NE(text.find(what), std::string::npos) << what;
        for (std::size_t at = text.find(what); at != std::string::npos;
             at = text.find(what, at + with.size()))
            text.replace(at, what.size(), with);
    };
    replace(", \"leaves_to\": \"gone\"", ""); // nobody leaves
    replace("\"after_s\": 120, \"to\": \"gone\"",
            "\"after_s\": 120, \"to\": \"opening\""); // waiting goes round
    replace("\"then\": \"gone\"", "\"then\": \"opening\"");
    replace("\"to\": \"kept\"", "\"to\": \"opening\"");
    replace(
        "\"when\": {\"label\": \"flat_refusal\"}, \"to\": \"gone\"",
        "\"when\": {\"all\": [{\"label\": \"flat_refusal\"}, {\"mood\": {\"min\": 99}}]}, \"to\": \"gone\"");
    const std::string path = write("sound/scenario.json", text);
    const Ran ran = run({"explore", path, "--random", "5", "--seed", "11", "--lang", "en"});
    EXPECT_EQ(ran.code, 1) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("seed 11, by choices: it does not come to an end"));
    const json report = json::parse(run({"explore", path, "--random", "5", "--seed", "11", "--json"}).out);
    ASSERT_FALSE(report["random"]["stuck"].empty());
    EXPECT_EQ(report["random"]["stuck"][0]["seed"], 11);
    EXPECT_FALSE(report["random"]["stuck"][0]["script"].empty());
}

TEST_F(CliSoundness, AScriptsAmountFromWhatIsNoMoneyIsRefused) {
    for (const char* name : {"arrive", "nosuch"}) {
        const std::string script =
            write("script.txt", "choose look\ndo coupon amount={" + std::string(name) + "}\n");
        const Ran ran = run({"play", "first-day", "--script", script, "--choices", "--lang", "en"});
        EXPECT_EQ(ran.code, 2);
        EXPECT_THAT(ran.err, HasSubstr("script.txt:2:1: error: the case has no variable of money \""
                                       + std::string(name) + "\""));
    }
}

TEST_F(CliSoundness, RandomPlaysAreCountedAsSaidOrRefused) {
    for (const char* plays : {"-5", "4294967297", "99999999999", "99999999999999999999", "some"}) {
        const Ran ran = run({"explore", "first-day", "--random", plays, "--lang", "en"});
        EXPECT_EQ(ran.code, 2) << plays;
        EXPECT_THAT(ran.err, HasSubstr("--random takes a whole number, 0…1000000.")) << plays;
    }
}

TEST_F(CliSoundness, ExploreOfSeveralCasesKeepsItsShapeWhenOneIsBroken) {
    const std::string sound =
        write("sound/scenario.json", content_of(AMENDS_SOURCE_DIR "/tests/data/walked/sound.json"));
    const std::string broken = write("broken/scenario.json", "{");
    const Ran ran = run({"explore", sound, broken, "--json"});
    EXPECT_EQ(ran.code, 2);
    const json report = json::parse(ran.out);
    ASSERT_TRUE(report.contains("cases")) << ran.out.substr(0, 200);
    EXPECT_EQ(report["cases"].size(), 1U);
}

TEST_F(CliSoundness, CheckTellsAllInTheOrderOfTheFile) {
    std::string text = content_of(AMENDS_SOURCE_DIR "/tests/data/walked/S097.json");
    const std::string path = write("s097/scenario.json", text);
    const json file = json::parse(run({"check", path, "--json"}).out)["files"][0];
    int line = 0;
    bool ceiling = false;
    for (const json& problem : file["problems"]) {
        EXPECT_GE(problem["line"].get<int>(), line);
        line = problem["line"];
        ceiling = ceiling || problem["code"] == "S097";
    }
    EXPECT_TRUE(ceiling);
    EXPECT_EQ(run({"check", path, "--strict"}).code, 1);
}

TEST_F(CliSoundness, ShippedCasesHaveNoErrors) {
    const Ran ran = run({"check", AMENDS_SOURCE_DIR "/scenarios", "--json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const json report = json::parse(ran.out);
    EXPECT_GE(report["files"].size(), 3U);
    for (const json& file : report["files"]) {
        for (const char* key : {"path", "id", "problems", "tests", "coverage"})
            EXPECT_TRUE(file.contains(key)) << key;
        EXPECT_GE(file["tests"]["run"], 4) << file["path"];
        EXPECT_EQ(file["tests"]["failed"], 0) << file["path"];
        for (const char* key : {"nodes", "choices", "transitions", "fallbacks", "endings"})
            EXPECT_GT(file["coverage"][key]["total"], 0) << key;
        for (const char* key : {"nodes", "choices", "transitions", "endings"}) {
            const json& kind = file["coverage"][key];
            EXPECT_LT(kind["missed"].size(), kind["total"]) << key;
        }
    }
}

/// The guided case with one expectation of its first test changed, and the line that names the test.
std::pair<std::string, int> with_a_broken_test() {
    std::ifstream file(AMENDS_SOURCE_DIR "/scenarios/first-day/scenario.json", std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::size_t tests = text.find("\"tests\""), named = text.find("\"id\"", tests);
    const std::size_t ending = text.find("\"ending\"", tests), colon = text.find(':', ending);
    text.replace(colon + 1, text.find('\n', colon) - colon - 1, " \"gone\",");
    return {text,
            static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(named), '\n')) + 1};
}

TEST_F(CliSoundness, CheckTellsABrokenTestWhereItStands) {
    const auto [text, line] = with_a_broken_test();
    const std::string path = write("first-day/scenario.json", text);
    const Ran ran = run({"check", path});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("scenario.json:" + std::to_string(line) + ":"));
    EXPECT_THAT(ran.err, HasSubstr("it should end in \"gone\""));
    EXPECT_THAT(ran.err, HasSubstr("[S070]"));
    const json report = json::parse(run({"check", path, "--json"}).out);
    const int tests = report["files"][0]["tests"]["run"];
    EXPECT_GE(tests, 4);
    EXPECT_EQ(report["files"][0]["tests"]["failed"], 1);
    EXPECT_THAT(ran.out, HasSubstr(std::to_string(tests) + " tests played, 1 failed"));
    const json& told = report["files"][0]["problems"];
    const auto error = std::find_if(told.begin(), told.end(),
                                    [](const json& problem) { return problem["severity"] == "error"; });
    ASSERT_NE(error, told.end());
    EXPECT_EQ((*error)["code"], "S070");
    EXPECT_EQ((*error)["line"], line);
    EXPECT_THAT(run({"check", path, "--lang", "zh"}).err, HasSubstr("没有通过"));
}

TEST_F(CliSoundness, CheckReadsChoicesWithTheJudge) {
    EXPECT_EQ(run({"check", "--strict", AMENDS_SOURCE_DIR "/scenarios"}).code, 0)
        << "what is left has a reason";
    std::string text = content_of(AMENDS_SOURCE_DIR "/scenarios/first-day/scenario.json");
    const std::string accepted = "{\"code\": \"S073\", \"at\": \"look_check\"";
    ASSERT_NE(text.find(accepted), std::string::npos);
    text.replace(text.find(accepted), accepted.size(), "{\"code\": \"S073\", \"at\": \"hello_photo\"");
    const std::string path = write("first-day/scenario.json", text);
    const Ran ran = run({"check", "--strict", path});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("the choice \"look_check\" has no label of a fault"));
    EXPECT_THAT(ran.err, HasSubstr("[S057]")) << "hello_photo needs no suppression";
    EXPECT_EQ(run({"check", path}).code, 0) << "warnings count with --strict alone";
}

/// The folder of a case copied under another id.
void copy_under(const std::filesystem::path& case_folder, const std::string& id,
                const std::filesystem::path& to) {
    const std::string old_id = "\"id\": \"" + case_folder.filename().string() + "\"";
    std::filesystem::create_directories(to);
    std::filesystem::copy(case_folder, to / id, std::filesystem::copy_options::recursive);
    std::ifstream file(case_folder / "scenario.json", std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    ASSERT_NE(text.find(old_id), std::string::npos) << case_folder;
    text.replace(text.find(old_id), old_id.size(), "\"id\": \"" + id + "\"");
    std::ofstream(to / id / "scenario.json", std::ios::binary) << text;
}

TEST_F(CliSoundness, CheckTellsTheSameWhateverACaseIsCalled) {
    const std::vector<std::string> others = {"-two", "-b", "-after-the-fair"};
    for (const char* library : {AMENDS_SOURCE_DIR "/scenarios", AMENDS_SOURCE_DIR "/assets/templates"}) {
        const auto copies = folder.path() / std::filesystem::path(library).filename();
        std::map<std::string, json> as_shipped;
        const json shipped_report = json::parse(run({"check", library, "--json"}).out);
        for (const json& file : shipped_report["files"]) {
            const auto of = std::filesystem::path(file["path"].get<std::string>()).parent_path();
            as_shipped[of.filename().string()] = file;
            for (const std::string& other : others)
                copy_under(of, of.filename().string() + other, copies);
        }
        EXPECT_GE(as_shipped.size(), 8U);
        const json report = json::parse(run({"check", copies.string(), "--json"}).out);
        EXPECT_EQ(report["files"].size(), as_shipped.size() * others.size());
        for (const json& file : report["files"]) {
            const std::string id = file["id"];
            const auto shipped = std::find_if(as_shipped.begin(), as_shipped.end(), [&](const auto& one) {
                return std::any_of(others.begin(), others.end(),
                                   [&](const std::string& other) { return id == one.first + other; });
            });
            ASSERT_NE(shipped, as_shipped.end()) << id;
            for (const char* key : {"problems", "tests", "coverage", "samples"})
                EXPECT_EQ(file[key], shipped->second[key]) << id << ": " << key;
        }
    }
}

TEST_F(CliSoundness, TheTemplatesHaveNothingLeftToCheck) {
    const Ran ran = run({"check", "--strict", AMENDS_SOURCE_DIR "/assets/templates"});
    EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
}

TEST_F(CliSoundness, CheckNamesWhatNoTestReaches) {
    const std::string path = AMENDS_SOURCE_DIR "/scenarios/damaged-laptop";
    const json coverage = json::parse(run({"check", path, "--json"}).out)["files"][0]["coverage"];
    const Ran en = run({"check", path, "--coverage", "--lang", "en"});
    const Ran zh = run({"check", path, "--coverage", "--lang", "zh"});
    EXPECT_EQ(en.code, 0);
    ASSERT_FALSE(coverage["transitions"]["missed"].empty());
    for (const json& name : coverage["transitions"]["missed"]) {
        EXPECT_THAT(en.out, HasSubstr(name.get<std::string>()));
        EXPECT_THAT(zh.out, HasSubstr(name.get<std::string>()));
    }
    EXPECT_THAT(en.out, HasSubstr("damaged-laptop: no test takes"));
    for (const char* kind : {"nodes", "choices", "transitions", "fallbacks", "endings"}) {
        const json& its = coverage[kind];
        const auto total = its["total"].get<std::size_t>(), reached = its["reached"].get<std::size_t>();
        EXPECT_EQ(reached + its["missed"].size(), total);
        EXPECT_EQ(its["percent"], reached * 100 / total);
        EXPECT_THAT(en.out, HasSubstr(std::to_string(reached) + " of " + std::to_string(total) + " ("
                                      + std::to_string(reached * 100 / total) + " %)"));
    }
    std::istringstream lines(en.out);
    for (std::string line; std::getline(lines, line);)
        EXPECT_LE(line.size(), 120U) << line;
    EXPECT_THAT(zh.out, HasSubstr("个转移没有测试触发"));
}

TEST_F(CliSoundness, ExploresSeveralCasesInTheirOrder) {
    const std::string library = AMENDS_SOURCE_DIR "/scenarios";
    const Ran two = run({"explore", library + "/wrong-sneakers", library + "/first-day", "--lang", "en"});
    EXPECT_EQ(two.code, 0) << two.err;
    EXPECT_LT(two.out.find("wrong-sneakers:\n"), two.out.find("first-day:\n"));
    const json all = json::parse(run({"explore", library, "--json"}).out)["cases"];
    ASSERT_GE(all.size(), 4U);
    const json alone = json::parse(run({"explore", "first-day", "--json"}).out);
    const auto first_day =
        std::find_if(all.begin(), all.end(), [](const json& one) { return one["id"] == "first-day"; });
    ASSERT_NE(first_day, all.end());
    EXPECT_EQ((*first_day)["report"], alone);
    const Ran half = run({"explore", library + "/first-day", write("x/scenario.json", "{"), "--lang", "en"});
    EXPECT_EQ(half.code, 2);
    EXPECT_THAT(half.out, HasSubstr("5 of 5 nodes reached")) << "the sound one is walked all the same";
}

} // namespace
} // namespace amends::app
