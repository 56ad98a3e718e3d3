// `amends export --xapi` and `--debrief`: finished attempts for other programs and for paper.
#include "sim/app/out/xapi.hpp"
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <cstdlib>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using ::testing::HasSubstr;
using ::testing::Not;

class ExportAttempt : public test::ProgramTest {
protected:
    /// A finished play of the guided case, as the exploration found it; its id.
    std::string played(const std::string& mode) {
        if (script_.empty()) {
            const json report = json::parse(run({"explore", "first-day", "--json"}).out);
            std::string content;
            for (const json& line : report["endings"].begin().value()["script"])
                content += line.get<std::string>() + "\n";
            script_ = write("ending.txt", content);
        }
        const Ran ran = run({"play", "first-day", "--script", script_, "--mode", mode, "--record"});
        EXPECT_LE(ran.code, 1) << ran.err;
        const json attempts = json::parse(run({"records", "list", "--json"}).out);
        for (const json& one : attempts)
            if (one["mode"] == mode) return one["id"];
        return {};
    }
    std::string file() const { return (folder.path() / "out.json").string(); }
    json statements_of(const std::string& attempt, std::vector<std::string> more = {}) {
        std::vector<std::string> words = {"export", "--xapi", attempt, "-o", file()};
        words.insert(words.end(), more.begin(), more.end());
        const Ran ran = run(words);
        EXPECT_EQ(ran.code, 0) << ran.err;
        return json::parse(content_of(file()));
    }
    /// Whether npm is there and has fetched the validator into a folder of this test.
    bool has_validator() const {
        const std::filesystem::path from = AMENDS_SOURCE_DIR "/tests/xapi";
        const std::filesystem::path to = folder.path() / "validator";
        std::filesystem::create_directories(to);
        for (const char* name : {"package.json", "package-lock.json", "check.mjs"})
            std::filesystem::copy_file(from / name, to / name);
        const std::string install = "cd '" + to.string()
                                    + "' && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline "
                                      ">npm.log 2>&1";
        return std::system(install.c_str()) == 0;
    }
    std::string what_the_validator_says() {
        const std::string check = "cd '" + (folder.path() / "validator").string() + "' && node check.mjs '"
                                  + file() + "' >said.txt 2>&1";
        const int code = std::system(check.c_str());
        const std::string said = content_of(folder.path() / "validator" / "said.txt");
        return code == 0 ? said : "exit " + std::to_string(code) + '\n' + said;
    }

private:
    std::string script_;
};

TEST_F(ExportAttempt, StatementsAreOneForTheAttemptAndOneForEachTurnWithTheSameIdsEachTime) {
    const std::string id = played("practice");
    const json all = statements_of(id);
    ASSERT_GE(all.size(), 2U);
    const json& end = all.back();
    EXPECT_THAT(end["verb"]["id"].get<std::string>(), testing::EndsWith("ed"));
    EXPECT_TRUE(end["result"]["score"]["scaled"].is_number());
    EXPECT_TRUE(end["result"]["success"].is_boolean()) << "a practice is confirmed by nobody";
    EXPECT_THAT(end["result"]["duration"].get<std::string>(), testing::StartsWith("PT"));
    EXPECT_EQ(end["actor"]["account"]["homePage"], "https://amends.invalid/");
    EXPECT_FALSE(end["actor"].contains("mbox"));
    EXPECT_THAT(end["timestamp"].get<std::string>(), testing::EndsWith("Z"));
    for (std::size_t at = 0; at + 1 < all.size(); ++at)
        EXPECT_EQ(all[at]["verb"]["id"], "http://adlnet.gov/expapi/verbs/answered");
    EXPECT_EQ(statements_of(id), all);
    EXPECT_EQ(
        statements_of(id, {"--home", "https://learn.example.org/lrs"})[0]["actor"]["account"]["homePage"],
        "https://learn.example.org/lrs/");
    EXPECT_EQ(run({"export", "--xapi", id, "-o", file(), "--home", "learn me"}).code, 2);
    EXPECT_EQ(run({"export", "--xapi", "nobody", "-o", file()}).code, 2);
}

TEST_F(ExportAttempt, AStatementThatSaysSomethingElseHasAnotherId) {
    const std::string id = played("practice");
    std::map<std::string, json> known;
    for (const std::vector<std::string>& asked :
         {std::vector<std::string>{}, {"--with-words"}, {"--home", "https://learn.example.org/"}})
        for (const json& one : statements_of(id, asked)) {
            const auto [at, is_new] = known.emplace(one["id"].get<std::string>(), one);
            EXPECT_TRUE(is_new || at->second == one) << one["id"];
        }
    EXPECT_GT(known.size(), statements_of(id).size());
}

TEST_F(ExportAttempt, WhatWaitsForAPersonIsNeitherPassedNorFailed) {
    const std::string id = played("assessment");
    const json result = json::parse(run({"records", "export", "--attempt", id}).out)["attempts"][0];
    const json end = statements_of(id).back();
    const json summary =
        result["summary"].is_string() ? json::parse(result["summary"].get<std::string>()) : result["summary"];
    if (summary["provisional"] == true) {
        EXPECT_EQ(end["verb"]["id"], "http://adlnet.gov/expapi/verbs/completed");
        EXPECT_FALSE(end["result"].contains("success"));
    } else {
        EXPECT_EQ(end["result"]["success"], summary["passed"]);
    }
}

TEST_F(ExportAttempt, TextsStayAtHomeUnlessAskedFor) {
    const std::string id = played("practice");
    const std::string silent = statements_of(id).dump();
    const std::string told = statements_of(id, {"--with-words"}).dump();
    const json events = json::parse(run({"records", "export", "--attempt", id}).out)["attempts"][0]["events"];
    for (const json& event : events)
        if (event["kind"] == "bubble_sent") {
            const std::string words = event["payload"].is_string()
                                          ? json::parse(event["payload"].get<std::string>())["text"]
                                          : event["payload"]["text"];
            EXPECT_THAT(silent, Not(HasSubstr(words)));
        }
    EXPECT_GT(told.size(), silent.size());
    EXPECT_THAT(silent, Not(HasSubstr("description")));
}

TEST_F(ExportAttempt, AValidatorThatIsNotOursFindsNothingWrong) {
    if (!has_validator()) GTEST_SKIP() << "npm could not fetch tests/xapi's packages";
    for (const char* mode : {"practice", "assessment"}) {
        statements_of(played(mode), {"--with-words"});
        EXPECT_EQ(what_the_validator_says(), "") << mode;
    }
    json broken = json::parse(content_of(file()));
    broken.back()["result"]["score"]["scaled"] = 1.5;
    write("out.json", broken.dump());
    EXPECT_THAT(what_the_validator_says(), HasSubstr("scaled")) << "it does look";
}

TEST(Xapi, DurationsAreIsoAndNamesBecomeTheSameUuid) {
    EXPECT_EQ(iso_duration(0), "PT0S");
    EXPECT_EQ(iso_duration(75'050), "PT75.05S");
    EXPECT_EQ(iso_duration(3'000), "PT3S");
    EXPECT_EQ(uuid_of("a 1"), uuid_of("a 1"));
    EXPECT_NE(uuid_of("a 1"), uuid_of("a 2"));
    EXPECT_EQ(uuid_of("a 1").at(14), '5') << "version 5";
}

TEST_F(ExportAttempt, ThePrintedDebriefHasTheTranscriptItsMarksAndWhatWouldHaveEarnedMore) {
    const std::string id = played("practice");
    for (const std::string lang : {"zh", "en"}) {
        const std::string page = (folder.path() / (lang + ".html")).string();
        const Ran ran = run({"export", "--debrief", id, "-o", page, "--lang", lang});
        ASSERT_EQ(ran.code, 0) << ran.err;
        const std::string html = content_of(page);
        EXPECT_THAT(html, HasSubstr(lang == "zh" ? "lang=\"zh-CN\"" : "lang=\"en\""));
        EXPECT_THAT(html, HasSubstr("class=\"you\""));
        EXPECT_THAT(html, HasSubstr("size:A4"));
        EXPECT_THAT(html, HasSubstr(id));
        EXPECT_THAT(html, Not(HasSubstr("<script")));
        EXPECT_THAT(html, Not(HasSubstr("debrief."))) << "no text without words";
    }
    EXPECT_EQ(run({"export", "--debrief", "nobody", "-o", file()}).code, 2);
    EXPECT_EQ(run({"export", "--debrief", id}).code, 2) << "into which file?";
    const std::string other = write("other.html", "mine");
    EXPECT_EQ(run({"export", "--debrief", id, "-o", other}).code, 2) << "no other file is written over";
}

TEST_F(ExportAttempt, AMissedMustSayStandsBesideTheWholeContactOnPaperAndInTheTerminal) {
    const std::string script = write("short.txt", "say One moment\nwait 5\nsay I am looking\n");
    const Ran ran = run({"play", "first-day", "--free", "--lang", "en", "--script", script, "--record"});
    EXPECT_THAT(ran.out, HasSubstr("The whole contact: The shop wants this said, and it was not"));
    EXPECT_THAT(ran.out, Not(testing::ContainsRegex("Turn [0-9]+: The shop wants this said")));
    const std::string id = json::parse(run({"records", "list", "--json"}).out)[0]["id"];
    const std::string page = (folder.path() / "en.html").string();
    ASSERT_EQ(run({"export", "--debrief", id, "-o", page, "--lang", "en"}).code, 0);
    const std::string html = content_of(page);
    const auto unsaid = html.find("A contact begins with a greeting");
    ASSERT_NE(unsaid, std::string::npos);
    EXPECT_LT(html.find("<h3>The whole contact</h3>"), unsaid);
    EXPECT_LT(unsaid, html.find("<h3>Turn 1 ")) << "before every turn";
    EXPECT_EQ(html.find("A contact begins with a greeting", unsaid + 1), std::string::npos) << "once";
}

} // namespace
} // namespace amends::app
