// `amends people` as people meet it.
#include "tests/sim/app/cli/program_fixture.hpp"
#include "tests/sim/app/shipped_cases.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using testing::HasSubstr;
using testing::Not;

class CliPeople : public test::ProgramTest {
protected:
    /// With this PIN in the file that AMENDS_PIN_FILE names.
    Ran with_pin(const std::string& pin, const std::vector<std::string>& words) {
        return run(words, "", {{"AMENDS_PIN_FILE", write("pin-" + pin, pin + "\r\n")}});
    }
    Ran as_boss(std::vector<std::string> words) {
        words.insert(words.end(), {"--as", "M1"});
        return with_pin("482915", words);
    }
    void begin() {
        ASSERT_EQ(run({"people", "add", "M1", "--name", "王敏"}).code, 0);
        ASSERT_EQ(as_boss({"people", "add", "A1", "--name", "Chen", "--group", "day"}).code, 0);
    }
};

TEST_F(CliPeople, TheFirstPersonIsTheManagerAndChoosesAPinAtTheFirstSignIn) {
    const Ran first = run({"people", "add", "M1", "--name", "王敏", "--json"});
    ASSERT_EQ(first.code, 0) << first.err;
    EXPECT_EQ(json::parse(first.out)["role"], "manager");
    EXPECT_EQ(run({"people", "list"}).code, 2) << "now somebody must ask";
    EXPECT_EQ(as_boss({"people", "list"}).code, 0);
    const Ran again = as_boss({"people", "list", "--json"});
    EXPECT_EQ(json::parse(again.out)[0]["has_pin"], true);
    EXPECT_EQ(again.err, "") << "what is kept is told once, at the first sign-in";
    EXPECT_EQ(with_pin("000111", {"people", "list", "--as", "M1"}).code, 2);
}

TEST_F(CliPeople, WhoSignsInFirstIsToldWhatIsKept) {
    begin();
    const Ran ran = with_pin("pin-of-a1", {"people", "list", "--as", "A1"});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("a person has confirmed"));
    EXPECT_THAT(ran.err, HasSubstr("trainer or a manager"));
    EXPECT_EQ(ran.out, "");
}

TEST_F(CliPeople, ATableIsImportedWholeOrNotAtAll) {
    begin();
    const std::string bad = write("bad.csv", "id,name,role\nB1,Wu,trainee\nB2,,king\n");
    const Ran refused = as_boss({"people", "import", bad});
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("bad.csv:3:2: error: "));
    EXPECT_THAT(refused.err, HasSubstr("bad.csv:3:3: error: "));
    EXPECT_EQ(json::parse(as_boss({"people", "list", "--json"}).out).size(), 2U);
    const std::string good = write("good.csv", "id,name,role\nB1,Wu,trainee\nB2,=cmd|x,培训师\n");
    EXPECT_EQ(json::parse(as_boss({"people", "import", good, "--json"}).out),
              json({{"added", 2}, {"known", 0}, {"without_id", 0}}));
    EXPECT_EQ(json::parse(as_boss({"people", "import", good, "--json"}).out)["known"], 2);
    const std::string back = (folder.path() / "back.csv").string();
    ASSERT_EQ(as_boss({"people", "list", "--csv", back}).code, 0);
    EXPECT_THAT(content_of(back), HasSubstr("B2,\"'=cmd|x\",trainer"));
    EXPECT_EQ(json::parse(as_boss({"people", "import", back, "--json"}).out)["known"], 4);
}

TEST_F(CliPeople, PeopleAreChangedAndTheAuditSaysByWhom) {
    begin();
    ASSERT_EQ(as_boss({"people", "add", "A2", "--name", "Chen C."}).code, 0);
    ASSERT_EQ(as_boss({"people", "rename", "A1", "陳晨"}).code, 0);
    ASSERT_EQ(as_boss({"people", "role", "A1", "培训师"}).code, 0);
    ASSERT_EQ(as_boss({"people", "group", "A1", "night"}).code, 0);
    ASSERT_EQ(as_boss({"people", "deactivate", "A1"}).code, 0);
    ASSERT_EQ(as_boss({"people", "activate", "A1"}).code, 0);
    const json merged = json::parse(as_boss({"people", "merge", "A2", "A1", "--json"}).out);
    EXPECT_EQ(merged["merged_into"], "A1");
    EXPECT_EQ(as_boss({"people", "role", "M1", "trainee"}).code, 2) << "the last manager";
    std::vector<std::string> actions;
    for (const json& one : json::parse(as_boss({"people", "audit", "--json"}).out))
        actions.push_back(one["action"]);
    EXPECT_THAT(actions, testing::ElementsAre("added", "pin_set", "added", "added", "renamed", "role",
                                              "group", "deactivated", "activated", "merged"));
}

TEST_F(CliPeople, PinsAreSetResetAndRecovered) {
    begin();
    const std::string fresh = write("fresh", "another-pin\n");
    ASSERT_EQ(as_boss({"people", "set-pin", "--pin-file", fresh}).code, 0);
    EXPECT_EQ(as_boss({"people", "list"}).code, 2);
    EXPECT_EQ(with_pin("another-pin", {"people", "reset-pin", "A1", "--as", "M1"}).code, 0);
    EXPECT_EQ(run({"people", "recover-pin", "A1"}).code, 2);
    EXPECT_EQ(run({"people", "recover-pin", "M1"}).code, 0);
    EXPECT_EQ(as_boss({"people", "list"}).code, 0);
    EXPECT_EQ(with_pin("123456", {"people", "list", "--as", "A1"}).code, 2) << "a weak one is not taken";
}

TEST_F(CliPeople, Fault48And52APersonReadsTheirOwnRecordsAndOnlyTheirs) {
    begin();
    ASSERT_EQ(as_boss({"people", "add", "A2", "--name", "Wu"}).code, 0);
    const std::string script = write("play.txt", "say Sorry, please send a photo.\nwait 5\n");
    for (const char* id : {"A1", "A2"}) {
        const Ran played = with_pin(std::string("pin-of-") + id,
                                    {"play", "damaged-laptop", "--script", script, "--record", "--as", id});
        ASSERT_LE(played.code, 1) << played.err;
    }
    const Ran stranger =
        with_pin("not-the-pin", {"play", "damaged-laptop", "--script", script, "--record", "--as", "A1"});
    EXPECT_EQ(stranger.code, 2) << "nobody plays under another's name";
    EXPECT_EQ(
        with_pin("any-pin", {"play", "damaged-laptop", "--script", script, "--record", "--as", "A9"}).code,
        2);
    EXPECT_EQ(run({"records", "export", "--person", "A1"}).code, 2);
    EXPECT_EQ(with_pin("pin-of-A2", {"records", "export", "--person", "A1", "--as", "A2"}).code, 2);
    const Ran own = with_pin("pin-of-A1", {"records", "export", "--person", "A1", "--as", "A1"});
    ASSERT_EQ(own.code, 0) << own.err;
    const json all = json::parse(own.out);
    ASSERT_EQ(all["attempts"].size(), 1U);
    EXPECT_EQ(all["attempts"][0]["person"], "A1");
    EXPECT_EQ(all["people"][0]["name"], "Chen");
    EXPECT_EQ(own.out.find("Wu"), std::string::npos);
    EXPECT_EQ(with_pin("pin-of-A1", {"records", "erase", "--person", "A2", "--as", "A1"}).code, 2);
    EXPECT_EQ(as_boss({"records", "erase", "--person", "A1"}).code, 0);
    EXPECT_EQ(as_boss({"records", "erase", "--person", "A1"}).code, 2) << "nothing is kept of them";
    EXPECT_EQ(run({"records", "verify"}).code, 0);
}

TEST_F(CliPeople, WordsOfAPracticeStayWithWhosePracticeItIs) {
    begin();
    ASSERT_EQ(as_boss({"people", "add", "T1", "--name", "Li", "--role", "trainer"}).code, 0);
    ASSERT_EQ(as_boss({"people", "add", "A2", "--name", "Wu"}).code, 0);
    const std::string script = write("play.txt", test::script_of("damaged-laptop", "swap_free_zh"));
    ASSERT_LE(with_pin("pin-of-A1", {"play", "damaged-laptop", "--free", "--lang", "zh", "--script", script,
                                     "--record", "--as", "A1"})
                  .code,
              1);
    const auto as = [&](const std::string& id, std::vector<std::string> words) {
        words.insert(words.end(), {"--as", id});
        return id == "M1" ? with_pin("482915", words) : with_pin("pin-of-" + id, words);
    };
    const json own = json::parse(as("A1", {"records", "export", "--person", "A1"}).out);
    std::string words;
    for (const json& event : own["attempts"][0]["events"])
        if (event["kind"] == "bubble_sent") words = event["payload"]["text"];
    ASSERT_FALSE(words.empty());
    const std::string attempt = own["attempts"][0]["id"];
    const std::string file = (folder.path() / "out").string();
    const auto wrote = [&] {
        std::ifstream in(file);
        return std::string(std::istreambuf_iterator<char>(in), {});
    };
    for (const char* reader : {"T1", "M1"}) {
        const Ran told = as(reader, {"records", "export", "--attempt", attempt});
        EXPECT_THAT(told.out, Not(HasSubstr(words))) << reader;
        EXPECT_EQ(as(reader, {"export", "--debrief", attempt, "-o", file}).code, 2) << reader;
        EXPECT_FALSE(std::filesystem::exists(file));
    }
    const Ran withheld = as("M1", {"records", "export", "--person", "A1"});
    ASSERT_EQ(withheld.code, 0) << withheld.err;
    EXPECT_THAT(withheld.out, Not(HasSubstr(words)));
    EXPECT_EQ(json::parse(withheld.out)["attempts"][0]["results"][0]["result"]["score"],
              own["attempts"][0]["results"][0]["result"]["score"]);
    EXPECT_THAT(as("M1", {"export", "--debrief", attempt, "-o", file}).err, HasSubstr("own"));
    ASSERT_EQ(as("M1", {"export", "--xapi", attempt, "--with-words", "-o", file}).code, 0);
    EXPECT_THAT(wrote(), Not(HasSubstr(words)));
    ASSERT_EQ(as("A1", {"export", "--xapi", attempt, "--with-words", "-o", file}).code, 0);
    EXPECT_THAT(wrote(), HasSubstr(words));

    EXPECT_EQ(run({"records", "list"}).code, 2) << "who asks?";
    EXPECT_EQ(json::parse(as("A1", {"records", "list", "--json"}).out).size(), 1U);
    EXPECT_EQ(json::parse(as("A2", {"records", "list", "--json"}).out).size(), 0U);
    EXPECT_EQ(json::parse(as("M1", {"records", "list", "--json"}).out).size(), 1U);
    EXPECT_EQ(run({"inbox"}).code, 2);
    EXPECT_EQ(as("A1", {"inbox"}).code, 2) << "a trainee marks nobody";
    EXPECT_EQ(json::parse(as("T1", {"inbox", "--json"}).out).size(), 0U) << "nothing was shared";
}

TEST_F(CliPeople, Fault50ACopyIsMadeAndPutBackByAManagerAndBringsNobodyBackWhoWasErased) {
    ASSERT_EQ(run({"people", "add", "M1", "--name", "Wang"}).code, 0);
    as_boss({"people", "add", "A1", "--name", "Unmistakable"});
    as_boss({"people", "add", "A2", "--name", "Chen"});
    EXPECT_EQ(run({"records", "backup"}).code, 2) << "who asks?";
    EXPECT_EQ(with_pin("pin-of-A2", {"records", "backup", "--as", "A2"}).code, 2);
    const Ran made = as_boss({"records", "backup"});
    ASSERT_EQ(made.code, 0) << made.err;
    const Ran erased = as_boss({"records", "erase", "--person", "A1"});
    EXPECT_THAT(erased.err, HasSubstr(made.out.substr(0, made.out.find('\n')))) << "a copy that holds them";
    EXPECT_EQ(run({"records", "restore"}).code, 2);
    EXPECT_EQ(with_pin("pin-of-A2", {"records", "restore", "--as", "A2"}).code, 2);
    const Ran restored = as_boss({"records", "restore"});
    EXPECT_EQ(restored.code, 0) << restored.err;
    EXPECT_THAT(restored.err, HasSubstr("1 person who was erased"));
    EXPECT_THAT(as_boss({"people", "list"}).out, Not(HasSubstr("Unmistakable")));
    EXPECT_THAT(as_boss({"people", "audit"}).out, HasSubstr("restored"));
}

TEST_F(CliPeople, WordsThatMakeNoSenseAreRefused) {
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"people"},
                                               {"people", "crown", "A1"},
                                               {"people", "add"},
                                               {"people", "rename", "A1"},
                                               {"people", "list", "A1"},
                                               {"people", "list", "--name", "x"},
                                               {"people", "role", "A1", "king"},
                                               {"people", "import", "nowhere.csv"},
                                               {"people", "list", "--as", "nobody"}}) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.code, 2) << testing::PrintToString(words) << ran.err;
        EXPECT_NE(ran.err, "");
    }
}

} // namespace
} // namespace amends::app
