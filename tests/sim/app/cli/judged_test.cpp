// Problems that only the judge can find: a file provokes each, and the whole text is compared in both
// languages. With AMENDS_UPDATE set, the expected texts are written instead. And what `check` shows of
// samples.
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <cstdlib>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using testing::HasSubstr;
using testing::Not;

class Judged : public test::ProgramTest {
protected:
    /// What `check` says of a case, the way to its file left out.
    std::string told(const std::string& path, const std::string& lang) {
        std::string text = run({"check", path, "--lang", lang}).err;
        const std::string place = std::filesystem::path(path).parent_path().string() + "/";
        for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place))
            text.erase(at, place.size());
        return text;
    }
};

class JudgedFile : public Judged, public testing::WithParamInterface<const char*> {};

TEST_P(JudgedFile, IsToldWordForWord) {
    const std::string base = std::string(AMENDS_SOURCE_DIR "/tests/data/judged/") + GetParam();
    const std::string text = told(base + ".json", "en") + told(base + ".json", "zh");
    if (std::getenv("AMENDS_UPDATE") != nullptr) std::ofstream(base + ".txt", std::ios::binary) << text;
    EXPECT_EQ(text, content_of(base + ".txt"));
    EXPECT_THAT(text, HasSubstr("[" + std::string(GetParam()) + "]"));
}

INSTANTIATE_TEST_SUITE_P(All, JudgedFile, testing::Values("S076", "S077", "S078", "S079"));

TEST_F(Judged, AModelReplyWithoutADueLabelOrABadSampleThatPassesFailsTheCheck) {
    const std::string judged = AMENDS_SOURCE_DIR "/tests/data/judged/";
    EXPECT_EQ(run({"check", judged + "S076.json"}).code, 1);
    EXPECT_EQ(run({"check", judged + "S077.json"}).code, 1);
    EXPECT_EQ(run({"check", judged + "S078.json"}).code, 0) << "a warning: the judge is not perfect";
    EXPECT_EQ(run({"check", judged + "S078.json", "--strict"}).code, 1);
}

TEST_F(Judged, AnAuthorAcceptsMissedLabelsWithAReasonAndErrorsNever) {
    std::string text = content_of(AMENDS_SOURCE_DIR "/tests/data/judged/S078.json");
    text.insert(text.rfind('}'),
                ", \"suppress\": [{\"code\": \"S078\", \"at\": \"opening\", \"reason\": \"x\"}]");
    EXPECT_EQ(run({"check", "--strict", write("s078/scenario.json", text)}).code, 0);
    std::string worse = content_of(AMENDS_SOURCE_DIR "/tests/data/judged/S077.json");
    worse.insert(worse.rfind('}'),
                 ", \"suppress\": [{\"code\": \"S077\", \"at\": \"opening\", \"reason\": \"x\"}]");
    const Ran ran = run({"check", write("s077/scenario.json", worse)});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("[S059]"));
}

TEST_F(Judged, TheShippedCasesShowEveryNodeAndAddUp) {
    const std::string path = AMENDS_SOURCE_DIR "/scenarios/first-day";
    const json file = json::parse(run({"check", path, "--json", "--samples"}).out)["files"][0];
    const json& samples = file["samples"];
    EXPECT_EQ(samples["replies"], 60);
    std::size_t right = 0, missed = 0, extra = 0, replies = 0;
    for (const auto& [id, node] : samples["nodes"].items()) {
        right += node["right"].get<std::size_t>();
        missed += node["missed"].get<std::size_t>();
        extra += node["false"].get<std::size_t>();
        replies += node["replies"].get<std::size_t>();
    }
    EXPECT_EQ(replies, 60U);
    EXPECT_EQ(samples["right"], right);
    EXPECT_EQ(samples["missed"], missed);
    EXPECT_EQ(samples["false"], extra);
    std::size_t labels_right = 0;
    for (const auto& [id, label] : samples["labels"].items())
        labels_right += label["right"].get<std::size_t>();
    EXPECT_EQ(labels_right, right);
    ASSERT_FALSE(samples["texts"].empty());
    for (const char* key : {"node", "kind", "number", "lang", "line", "text", "expected", "read", "missed",
                            "false", "bad", "passes", "evidence"})
        EXPECT_TRUE(samples["texts"][0].contains(key)) << key;
    EXPECT_FALSE(json::parse(run({"check", path, "--json"}).out)["files"][0]["samples"].contains("texts"));
}

TEST_F(Judged, ATableShowsTheFiguresAndThePlacesOfWhatIsMisread) {
    const std::string path = AMENDS_SOURCE_DIR "/tests/data/judged/S079.json";
    const Ran en = run({"check", path, "--samples", "--lang", "en"});
    EXPECT_THAT(en.out, HasSubstr("opening"));
    EXPECT_THAT(en.out, HasSubstr("accuracy"));
    EXPECT_THAT(en.out, HasSubstr("false: dismissing, passing_buck"));
    const Ran zh = run({"check", path, "--samples", "--lang", "zh"});
    EXPECT_THAT(zh.out, HasSubstr("准确率"));
    EXPECT_THAT(run({"check", path, "--lang", "en"}).out, Not(HasSubstr("accuracy")));
}

} // namespace
} // namespace amends::app
