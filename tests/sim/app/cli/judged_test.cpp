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

INSTANTIATE_TEST_SUITE_P(All, JudgedFile,
                         testing::Values("S076", "S077", "S078", "S079", "S100", "S101", "S102"));

TEST_F(Judged, WhatTheJudgeReadsOtherwiseFailsTheCheck) {
    for (const char* number : {"S076", "S077", "S078", "S079"})
        EXPECT_EQ(
            run({"check", std::string(AMENDS_SOURCE_DIR "/tests/data/judged/") + number + ".json"}).code, 1)
            << number;
}

class Suppressed : public Judged {
protected:
    /// S078.json with that `at`; `more` samples stand before its last one, which the judge misses.
    std::string accepting(const std::string& at, const std::string& more = {}) {
        std::string text = content_of(AMENDS_SOURCE_DIR "/tests/data/judged/S078.json");
        text.insert(text.find("{\"lang\": \"en\", \"text\": \"Your parcel is"), more);
        text.insert(text.rfind('}'),
                    ", \"suppress\": [{\"code\": \"S078\", \"at\": \"" + at + "\", \"reason\": \"x\"}]");
        return write("s078/scenario.json", text);
    }
    static constexpr const char* another =
        R"({"lang": "en", "text": "The driver has it today.", "labels": ["empathy"], "grade": "good"}, )";
};

TEST_F(Suppressed, OneSampleIsAcceptedByItsFirstWords) {
    EXPECT_EQ(run({"check", "--strict", accepting("opening: Your parcel")}).code, 0);
    const Ran ran = run({"check", "--lang", "en", accepting("opening: Your parcel", another)});
    EXPECT_EQ(ran.code, 1) << "a later sample is not covered";
    EXPECT_THAT(ran.err, HasSubstr("\"The driver has it today.\""));
    EXPECT_THAT(ran.err, Not(HasSubstr("\"Your parcel")));
}

TEST_F(Suppressed, ANodeAloneIsToldAsCoveringWhateverComesLater) {
    const Ran ran = run({"check", "--lang", "en", accepting("opening", another)});
    EXPECT_EQ(ran.code, 0);
    EXPECT_THAT(ran.err, HasSubstr("it covers every S078 there (now 2), and whatever comes later"));
}

TEST_F(Suppressed, TheWholeReplyIsMeantEvenWhereAnotherBeginsWithIt) {
    const std::string longer =
        R"({"lang": "en", "text": "Your parcel is in the van. Sorry.", "labels": ["empathy", "timeline"]}, )";
    const Ran whole =
        run({"check", accepting("opening: Your parcel is in the van.", longer), "--lang", "en"});
    EXPECT_THAT(whole.err, HasSubstr("\"Your parcel is in the van. Sorry.\""));
    EXPECT_THAT(whole.err, Not(HasSubstr("[S101]")));
    const Ran both = run({"check", accepting("opening: Your parcel", longer), "--lang", "en"});
    EXPECT_THAT(both.err, HasSubstr("2 replies of the node \"opening\" begin with these words"));
    EXPECT_EQ(both.code, 1);
}

TEST_F(Suppressed, WhatTheJudgeReadsByNowIsToldAsNotNeeded) {
    const Ran ran = run({"check", "--strict", accepting("opening: Nobody said this")});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("[S057]"));
}

TEST_F(Suppressed, ABadSampleThatPassesIsNeverAccepted) {
    std::string worse = content_of(AMENDS_SOURCE_DIR "/tests/data/judged/S077.json");
    worse.insert(worse.rfind('}'),
                 ", \"suppress\": [{\"code\": \"S077\", \"at\": \"opening\", \"reason\": \"x\"}]");
    const Ran ran = run({"check", write("s077/scenario.json", worse)});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("[S059]"));
}

TEST_F(Suppressed, AreRenewedByTheToolWhichTellsWhatItDoes) {
    const std::string file = accepting("opening: Nobody said this", another);
    const std::string before = content_of(file);
    const Ran shown = run({"check", "--lang", "en", file, "--accept"});
    EXPECT_THAT(shown.out, HasSubstr("- S078 at \"opening: Nobody said this\""));
    EXPECT_THAT(shown.out, HasSubstr("+ S078 at \"opening: Your parcel is in the van.\""));
    EXPECT_EQ(content_of(file), before) << "without a reason nothing is written";
    run({"check", "--lang", "en", file, "--accept", "Said so at the depot."});
    const std::string after = content_of(file);
    EXPECT_EQ(after.substr(0, after.find("\"suppress\"")), before.substr(0, before.find("\"suppress\"")))
        << "nothing else is touched";
    EXPECT_THAT(after, Not(HasSubstr("Nobody said this")));
    const Ran again = run({"check", "--strict", "--lang", "en", file});
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_THAT(again.err, Not(HasSubstr("[S100]")));
}

TEST_F(Suppressed, OfAReadOnlyCaseNothingIsCalledWritten) {
    namespace fs = std::filesystem;
    const std::string file = accepting("opening: Nobody said this", another);
    const std::string before = content_of(file);
    fs::permissions(file, fs::perms::owner_read);
    const Ran ran = run({"check", "--lang", "en", file, "--accept", "New."});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.out, Not(HasSubstr("added")));
    EXPECT_THAT(ran.err, HasSubstr("or its folder is read-only. Nothing was written."));
    EXPECT_EQ(content_of(file), before);
}

TEST_F(Suppressed, ANodesSuppressionIsTakenApartWithItsReason) {
    const std::string file = accepting("opening", another);
    run({"check", "--lang", "en", file, "--accept", "New."});
    EXPECT_THAT(content_of(file), HasSubstr("opening: The driver has it today."));
    EXPECT_THAT(content_of(file), Not(HasSubstr("New."))) << "the author's reason is kept";
    EXPECT_THAT(run({"check", "--lang", "en", file}).err, Not(HasSubstr("[S100]")));
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
    EXPECT_THAT(en.out, HasSubstr("false: dismissing, Passing the buck (passing_buck)"));
    const Ran zh = run({"check", path, "--samples", "--lang", "zh"});
    EXPECT_THAT(zh.out, HasSubstr("准确率"));
    EXPECT_THAT(run({"check", path, "--lang", "en"}).out, Not(HasSubstr("accuracy")));
}

} // namespace
} // namespace amends::app
