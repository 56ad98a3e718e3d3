// Files and replies nobody should write, given to the built program.
#include "tests/sim/app/cli/program_fixture.hpp"
#include "tests/sim/author/zip_made.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <map>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::Ran;
using testing::HasSubstr;
using testing::Not;

constexpr long at_most_kib(long plain) {
    return plain * AMENDS_MEMORY_TIMES;
}

class BadInput : public test::ProgramTest {
protected:
    std::string case_file(const std::string& content) { return write("case/scenario.json", content); }
    /// Checks the content as a case file: a located problem, exit 1 or 2, never a crash.
    void expect_located(const std::string& name, const std::string& content) {
        const std::string file = case_file(content);
        const Ran ran = run({"check", file});
        EXPECT_TRUE(ran.code == 1 || ran.code == 2) << name << ": " << ran.code;
        EXPECT_THAT(ran.err, HasSubstr(file)) << name;
        EXPECT_EQ(run({"play", file, "--script", "-"}, "say x\n").code, 2) << name;
    }
    static std::string shipped() {
        return content_of(AMENDS_SOURCE_DIR "/scenarios/damaged-laptop/scenario.json");
    }
};

TEST_F(BadInput, Fault26EveryBadCaseFileIsALocatedProblem) {
    const std::string good = shipped();
    std::string utf16 = "\xff\xfe";
    for (const char one : std::string("{\"format\": 1}"))
        utf16 += {one, '\0'};
    const std::map<std::string, std::string> bad = {
        {"empty", ""},
        {"blank", "  \n\t"},
        {"truncated", good.substr(0, good.size() / 2)},
        {"binary", std::string("\x7f\x45\x4c\x46\0\0\1\2\xff\xfe", 10)},
        {"deep", std::string(10'000, '[')},
        {"utf16", utf16},
        {"bom and nothing", "\xef\xbb\xbf"},
        {"invalid utf-8", "{\"id\": \"\xc0\xaf\xff\"}"},
        {"lone surrogate", R"({"id": "\ud800"})"},
        {"not a number", R"({"format": NaN})"},
        {"too large a number", R"({"format": 1e999})"},
        {"trailing text", "{} and more"},
        {"unknown version", R"({"format": 99, "id": "x"})"},
        {"wrong type", R"({"format": "one", "id": 5, "nodes": {}})"},
        {"unknown key", R"({"format": 1, "nonsense": true})"},
        {"duplicate key", R"({"format": 1, "format": 1})"},
        {"array", "[]"},
    };
    for (const auto& [name, content] : bad)
        expect_located(name, content);
}

TEST_F(BadInput, Fault27AHundredMegabytesAreRefusedUnread) {
    for (const std::string& content :
         {std::string(100U << 20U, '['), "\"" + std::string(100U << 20U, 'x') + "\""}) {
        const std::string file = case_file(content);
        const Ran ran = run({"check", file});
        EXPECT_EQ(ran.code, 2);
        EXPECT_EQ(ran.err, file + ":1:1: error: the file is larger than 16 MiB; split the file [J012]\n");
        EXPECT_LT(ran.memory_kib, at_most_kib(250'000));
    }
}

/// The provoking file of a problem as a case in the folder.
std::string provoking(const std::string& name) {
    std::ifstream in(AMENDS_SOURCE_DIR "/tests/data/problems/" + name + ".json", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_F(BadInput, Fault28KeysNumbersAndTypesAreRefusedWithTheirPlace) {
    const std::string good = provoking("sound"), version = "\"version\": 1";
    for (const auto& [by, told] : std::map<std::string, std::string>{
             {"\"version\": 1, \"version\": 2", ":4:17: error: the key \"version\""},
             {"\"versoin\": 1", ":4:3: error: "},
             {"\"version\": \"1\"", ":4:14: error: \"version\" must be"},
             {"\"version\": 9007199254740993", ":4:14: error: this number"}}) {
        std::string text = good;
        text.replace(text.find(version), version.size(), by);
        const std::string file = case_file(text);
        const Ran ran = run({"check", file, "--lang", "en"});
        EXPECT_TRUE(ran.code == 1 || ran.code == 2) << by;
        EXPECT_THAT(ran.err, HasSubstr(file + told)) << by;
        EXPECT_EQ(run({"explore", file}).code, 2) << by;
    }
}

TEST_F(BadInput, Fault29FaultyGraphsAreToldWithTheirNodesAndNothingPlaysThem) {
    for (const auto& [code, node] :
         std::map<std::string, std::string>{{"S012", "nowhere"}, {"S016", "offer"}, {"S017", "one, two"}}) {
        const std::string file = case_file(provoking(code));
        const Ran ran = run({"check", file, "--lang", "en"});
        EXPECT_EQ(ran.code, 1) << code;
        EXPECT_THAT(ran.err, HasSubstr("[" + code + "]"));
        EXPECT_THAT(ran.err, HasSubstr(node)) << code;
        EXPECT_EQ(run({"play", file, "--script", "-"}, "choose sorry\n").code, 2) << code;
        EXPECT_EQ(run({"explore", file}).code, 2) << code;
    }
}

TEST_F(BadInput, Fault30HostileSpreadsheetsAreASentenceInBothLanguagesAndMakeNothing) {
    const std::string good = case_file(provoking("sound"));
    const std::map<std::string, std::pair<std::string, std::string>> sheets = {
        {"bomb.xlsx", {author::zips::workbook_of(std::string(40U << 20U, ' ')), "unpacks to far more"}},
        {"entity.xlsx",
         {author::zips::zip_of({{"xl/workbook.xml", "<!DOCTYPE a [<!ENTITY l \"lol\">]><a>&l;</a>"}}),
          "damaged inside"}},
        {"word.xlsx", {author::zips::zip_of({{"word/document.xml", "<a/>"}}), "is a Word document"}},
    };
    for (const auto& [name, sheet] : sheets) {
        const std::string file = write(name, sheet.first);
        const std::string made = (folder.path() / "made").string();
        for (const std::vector<std::string>& words :
             {std::vector<std::string>{"new", "a", "--from-conversation", file, "-o", made},
              std::vector<std::string>{"import", file, "--into", good}}) {
            auto in_english = words, in_chinese = words;
            in_english.insert(in_english.end(), {"--lang", "en"});
            in_chinese.insert(in_chinese.end(), {"--lang", "zh"});
            const Ran en = run(in_english), zh = run(in_chinese);
            EXPECT_EQ(en.code, 2) << name;
            EXPECT_THAT(en.err, HasSubstr(sheet.second)) << name;
            EXPECT_EQ(zh.code, 2) << name;
            EXPECT_NE(en.err, zh.err) << name;
            EXPECT_LT(en.memory_kib, at_most_kib(250'000)) << name;
        }
        EXPECT_FALSE(fs::exists(made)) << name;
        EXPECT_EQ(content_of(good), provoking("sound")) << name;
    }
}

TEST_F(BadInput, ATableOfAHundredThousandRowsIsReadOrRefusedWithItsRow) {
    std::string rows = "title,zh,en\n",
                sheet = "<row><c t=\"inlineStr\"><is><t>title</t></is></c><c t=\"inlineStr\">"
                        "<is><t>zh</t></is></c><c t=\"inlineStr\"><is><t>en</t></is></c></row>";
    for (int row = 0; row < 99'999; ++row) {
        const std::string number = std::to_string(row);
        rows += "r" + number + ",抱歉" + number + ",I am sorry about order " + number + "\n";
        sheet += "<row><c t=\"inlineStr\"><is><t>r</t></is></c><c t=\"inlineStr\"><is><t>抱歉" + number
                 + "</t></is></c><c t=\"inlineStr\"><is><t>sorry " + number + "</t></is></c></row>";
    }
    const std::string good = case_file(provoking("sound"));
    for (const std::string& file :
         {write("many.csv", rows), write("many.xlsx", author::zips::workbook_of(sheet))}) {
        const Ran ran = run({"import", file, "--into", good, "--lang", "en"});
        EXPECT_EQ(ran.code, 2) << ran.out;
        EXPECT_THAT(ran.err, HasSubstr("saved replies")) << "a case holds only so many";
        EXPECT_LT(ran.memory_kib, at_most_kib(400'000));
        EXPECT_EQ(content_of(good), provoking("sound"));
        const Ran talk = run({"new", "a", "--from-conversation", file, "--lang", "en"});
        EXPECT_EQ(talk.code, 2);
        EXPECT_THAT(talk.err, Not(HasSubstr("intake.")));
    }
    const Ran longer =
        run({"import", write("longer.csv", rows + "one,more\n"), "--into", good, "--lang", "en"});
    EXPECT_EQ(longer.code, 2);
    EXPECT_THAT(longer.err, HasSubstr("Row 100001"));
}

TEST_F(BadInput, AMissingFileOrAFolderWithoutACaseIsSaid) {
    EXPECT_EQ(run({"check", "/nowhere/scenario.json"}).code, 2);
    EXPECT_EQ(run({"check", folder.path().string()}).code, 2);
    EXPECT_EQ(run({"play", folder.path().string(), "--script", "-"}).code, 2);
}

TEST_F(BadInput, ABadCaseDoesNotKeepTheOthersOut) {
    case_file("{");
    const Ran ran = run({"list", "--json", "--library", folder.path().string()});
    EXPECT_EQ(ran.code, 1);
    EXPECT_GE(json::parse(ran.out).size(), 3U);
    EXPECT_THAT(ran.err, HasSubstr("scenario.json:1:"));
}

TEST_F(BadInput, ACaseThatCannotBeReadIsNamedInTheJsonToo) {
    fs::create_directories(folder.path() / "all/folder/scenario.json");
    fs::create_directories(folder.path() / "all/gone");
    fs::create_symlink(folder.path() / "nowhere.json", folder.path() / "all/gone/scenario.json");
    const Ran ran = run({"check", (folder.path() / "all").string(), "--json"});
    EXPECT_EQ(ran.code, 2);
    const json files = json::parse(ran.out)["files"];
    ASSERT_EQ(files.size(), 2U) << ran.out;
    EXPECT_EQ(files[0]["unreadable"], "it is a folder or no ordinary file.");
    EXPECT_EQ(files[1]["unreadable"], "there is no such file.");
    EXPECT_THAT(ran.err, HasSubstr("gone/scenario.json cannot be read"));
}

TEST_F(BadInput, Fault39AnyReplyIsJudgedOrRefusedClearly) {
    const fs::path context = folder.path() / "context.json";
    std::ofstream(context) << R"({"lang":"en","customer":["It broke"]})";
    for (const std::string& reply :
         {std::string(), std::string("   "), std::string("\xf0\x9f\x98\x80"), std::string(100'000, 'a'),
          std::string(1'000'000, 'b'), std::string("a\0b", 3), std::string("\xc3\x28\xff\xfe"),
          std::string("a\r\nb\r\n")}) {
        const Ran ran = run({"score", "--context", context.string(), "--reply", "-", "--json"}, reply);
        EXPECT_EQ(ran.code, 0) << reply.size() << ran.err;
        EXPECT_TRUE(json::parse(ran.out).contains("labels"));
    }
    EXPECT_EQ(run({"score", "--context", context.string(), "--reply", "-"}, std::string(2U << 20U, 'c')).code,
              2);
}

TEST_F(BadInput, Fault39AScriptMaySayAnything) {
    for (const std::string& words :
         {std::string("\xf0\x9f\x98\x80"), std::string("a\tb"), std::string("\"a\\u0000b\"")}) {
        const Ran ran = run({"play", "damaged-laptop", "--script", "-", "--json", "--free", "--record"},
                            "say " + words + "\nwait 5\n");
        EXPECT_EQ(ran.code, 1) << ran.err;
        EXPECT_TRUE(json::accept(ran.out)) << ran.out;
    }
    EXPECT_EQ(run({"records", "verify"}).code, 0);
}

TEST_F(BadInput, Fault39AScriptThatIsNoTextIsRefusedInOneSentence) {
    std::string binary = "\x7f\x45\x4c\x46";
    for (int i = 0; i < 4000; ++i)
        binary += {static_cast<char>(i * 7), '\n', '\0'};
    for (const std::string& content : {binary, std::string("say \xff\xfe\n"), std::string("say a\0b\n", 8),
                                       "say x\n" + std::string(2U << 20U, '#')}) {
        const std::string file = write("play.txt", content);
        for (const std::string& from : {file, std::string("-")}) {
            const Ran ran = run({"play", "damaged-laptop", "--script", from, "--json"}, content);
            EXPECT_EQ(ran.code, 2);
            EXPECT_EQ(ran.out, "");
            EXPECT_THAT(ran.err, HasSubstr("The script " + from));
            EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        }
    }
}

TEST_F(BadInput, AFileThatCannotBeReadIsSaidInTheLanguageAskedFor) {
    const std::string none = (folder.path() / "none.jsonl").string();
    for (const std::vector<std::string>& words : {std::vector<std::string>{"score", "--batch", none},
                                                  {"eval", none},
                                                  {"play", "damaged-laptop", "--script", none}}) {
        std::vector<std::string> chinese = words;
        chinese.insert(chinese.end(), {"--lang", "zh"});
        const Ran zh = run(chinese), en = run(words);
        EXPECT_EQ(zh.code, 2);
        EXPECT_EQ(zh.err, "amends: 读不出 " + none + "：没有这个文件。\n");
        EXPECT_EQ(en.code, 2);
        EXPECT_EQ(en.err, "amends: " + none + " cannot be read: there is no such file.\n");
    }
    const std::string here = folder.path().string();
    EXPECT_EQ(run({"score", "--batch", here, "--lang", "zh"}).err,
              "amends: 读不出 " + here + "：它是文件夹，或不是普通文件。\n");
}

TEST_F(BadInput, Fault46NothingOfAReplyReachesTheTerminalAsACommand) {
    const std::string evil =
        "\x1b[2J\x1b]0;owned\x07 <script>alert(1)</script> %s%n '; DROP TABLE events;-- ../../x";
    const Ran ran =
        run({"play", "damaged-laptop", "--script", "-", "--free", "--record"}, "say " + evil + "\nwait 5\n");
    EXPECT_EQ(ran.code, 1) << ran.err;
    EXPECT_THAT(ran.out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(ran.out, HasSubstr("<script>alert(1)</script> %s%n '; DROP TABLE events;-- ../../x"));
    EXPECT_EQ(run({"records", "verify"}).code, 0);
    const json exported = json::parse(run({"records", "export", "--person", ""}).out);
    EXPECT_EQ(exported["attempts"][0]["events"][1]["payload"]["text"], evil);
    const Ran named = run({"play", "\x1b[31mred\nforged line", "--script", "-"});
    EXPECT_EQ(named.code, 2);
    EXPECT_THAT(named.err, Not(HasSubstr("\x1b")));
    EXPECT_EQ(std::count(named.err.begin(), named.err.end(), '\n'), 1);
}

TEST_F(BadInput, Fault46APersonsNameIsOnlyText) {
    const std::string name = "Robert'); DROP TABLE attempts;--\n\x1b[1m=cmd|' /C calc'!A0";
    const Ran ran =
        run({"play", "damaged-laptop", "--script", "-", "--record", "--as", name}, "say hello\nwait 5\n");
    EXPECT_EQ(ran.code, 1) << ran.err;
    const json exported = json::parse(run({"records", "export", "--person", name}).out);
    EXPECT_EQ(exported["attempts"][0]["person"], name);
    EXPECT_EQ(run({"records", "erase", "--person", name}).code, 0);
    EXPECT_EQ(run({"records", "verify"}).code, 0);
}

} // namespace
} // namespace amends::app
