// Row 43: a file of the judge is missing, cut, foreign or damaged. Never a silent zero.
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::Ran;
using testing::HasSubstr;
using testing::Not;

/// What befalls a file, and what the message must name.
struct Harm {
    const char* name;
    void (*befalls)(const fs::path&);
    const char* en;
    const char* zh;
};

void flip(const fs::path& path, std::streamoff at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const char changed = static_cast<char>(file.get() ^ 1);
    file.seekp(at);
    file.put(changed);
}

const Harm harms[] = {
    {"missing", [](const fs::path& file) { fs::remove(file); }, "the file is missing", "文件不存在"},
    {"empty", [](const fs::path& file) { fs::resize_file(file, 0); }, "the file is empty", "文件是空的"},
    {"cut", [](const fs::path& file) { fs::resize_file(file, 4000); }, "at byte 4000:", "第 4000 字节"},
    {"foreign", [](const fs::path& file) { std::ofstream(file) << std::string(5000, 'x'); },
     "at byte 0:", "第 0 字节"},
    {"damaged", [](const fs::path& file) { flip(file, 5000); }, "at byte ", " 字节"},
};

class DamagedJudge : public test::ProgramTest {
protected:
    /// The shipped assets, with files of one folder that may be changed.
    fs::path assets_to_harm(const std::string& part) {
        const fs::path shipped = AMENDS_SOURCE_DIR "/assets", own = folder.path() / "assets";
        fs::remove_all(own);
        fs::create_directories(own);
        for (const auto& entry : fs::directory_iterator(shipped))
            if (entry.path().filename() != part)
                fs::create_symlink(entry.path(), own / entry.path().filename());
        fs::copy(shipped / part, own / part);
        return own;
    }
    Ran ran_with(const fs::path& assets, std::vector<std::string> words, const std::string& input = {}) {
        return run(words, input, {{"AMENDS_ASSETS", assets.string()}});
    }
    Ran scored(const fs::path& assets, const std::string& lang) {
        return ran_with(assets, {"--lang", lang, "score", "--context",
                                 write("context.json", R"({"customer": ["碎了"]})"), "--reply", "非常抱歉",
                                 "--json"});
    }
    Ran played(const fs::path& assets, std::vector<std::string> more) {
        std::vector<std::string> words = {"play", "damaged-laptop", "--free", "--lang",
                                          "zh",   "--script",       "-"};
        words.insert(words.end(), more.begin(), more.end());
        return ran_with(assets, words, "say 非常抱歉\n");
    }
    const std::string corpus =
        R"({"id":1,"context":"a","customer":["碎了"],"reply":"抱歉","labels":["ownership"]})"
        "\n"
        R"({"id":2,"context":"b","customer":["碎了"],"reply":"哦","labels":[]})"
        "\n";
};

TEST_F(DamagedJudge, Fault43ScoreAndEvalAreRefusedWithThePlaceInBothLanguages) {
    for (const std::string name : {"judge.bin", "order.bin"})
        for (const Harm& harm : harms) {
            SCOPED_TRACE(name + ' ' + harm.name);
            const fs::path assets = assets_to_harm("models");
            const std::string file = (assets / "models" / name).string();
            harm.befalls(file);
            const Ran en = scored(assets, "en"), zh = scored(assets, "zh");
            EXPECT_EQ(en.code, 2);
            EXPECT_THAT(en.out, testing::IsEmpty());
            EXPECT_THAT(en.err, HasSubstr(file + ": "));
            EXPECT_THAT(en.err, HasSubstr(harm.en));
            EXPECT_THAT(en.err, HasSubstr("Nothing was judged"));
            EXPECT_EQ(zh.code, 2);
            EXPECT_THAT(zh.err, HasSubstr(harm.zh));
            const Ran eval = ran_with(assets, {"eval", write("corpus.jsonl", corpus)});
            EXPECT_EQ(eval.code, 2);
            EXPECT_THAT(eval.out, testing::IsEmpty());
            EXPECT_THAT(eval.err, HasSubstr(harm.en));
        }
}

TEST_F(DamagedJudge, Fault43PracticeSaysThatRulesAloneReadAndAnAssessmentIsRefused) {
    for (const std::string name : {"judge.bin", "order.bin"}) {
        SCOPED_TRACE(name);
        const fs::path assets = assets_to_harm("models");
        harms[2].befalls(assets / "models" / name);
        const Ran text = played(assets, {}), document = played(assets, {"--json"}),
                  examined = played(assets, {"--mode", "assessment", "--json"});
        EXPECT_THAT(text.err, HasSubstr("只按规则评判"));
        EXPECT_THAT(text.err, HasSubstr(name));
        EXPECT_EQ(document.code, 1) << "the case goes on";
        EXPECT_EQ(json::parse(document.out)["rules_only"], true);
        EXPECT_EQ(examined.code, 2);
        EXPECT_THAT(examined.out, testing::IsEmpty());
        EXPECT_THAT(examined.err, HasSubstr("不能考核"));
        EXPECT_THAT(examined.err, HasSubstr("第 4000 字节"));
    }
}

TEST_F(DamagedJudge, Fault43NothingIsSaidOfAModelThatIsWhole) {
    const Ran ran = played(assets_to_harm("models"), {"--json"});
    EXPECT_THAT(ran.err, Not(HasSubstr("只按规则评判")));
    EXPECT_FALSE(json::parse(ran.out).contains("rules_only"));
}

TEST_F(DamagedJudge, Fault43ALexiconThatIsMissingOrBrokenIsRefusedWithItsPlace) {
    for (const char* name : {"labels.json", "words.json", "cases.json"})
        for (const Harm& harm : harms) {
            if (std::string(harm.name) == "damaged") continue; // a letter of a word: nobody can tell
            SCOPED_TRACE(std::string(name) + ' ' + harm.name);
            const fs::path assets = assets_to_harm("lexicon");
            harm.befalls(assets / "lexicon" / name);
            const Ran score = scored(assets, "en"), play = played(assets, {"--json"});
            EXPECT_EQ(score.code, 2);
            EXPECT_THAT(score.err, HasSubstr((assets / "lexicon" / name).string()));
            EXPECT_EQ(play.code, 2);
            EXPECT_THAT(play.out, testing::IsEmpty());
            EXPECT_THAT(play.err, HasSubstr(name));
        }
}

} // namespace
} // namespace amends::app
