// `amends programme` from setting up to voiding, on cases made for it.
#include "tests/sim/app/cli/program_fixture.hpp"
#include "tests/sim/app/cli/pseudo_terminal.hpp"
#include "tests/sim/app/shipped_cases.hpp"
#include "tests/support/made_case.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <memory>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using ::testing::HasSubstr;
using ::testing::Not;

class CliProgramme : public test::ProgramTest {
protected:
    /// Ten small cases, five a form, with scripts that pass ("good") and that do not ("bad").
    void SetUp() override {
        for (int number = 0; number < 10; ++number)
            put_case(number, 3);
        const json walks = json::parse(run({"explore", (library() / "case-0").string(), "--json"}).out);
        for (int number = 0; number < 10; ++number) {
            const std::string name = "/case-" + std::to_string(number) + ".txt";
            write("good" + name, lines_of(walks["best"]["script"]));
            write("bad" + name, lines_of(walks["worst"]["script"]));
        }
        ASSERT_EQ(run({"people", "add", "M1", "--name", "Wang"}).code, 0);
        std::string list = "id,name,group\n";
        for (int number = 1; number <= 4; ++number)
            list += "A" + std::to_string(number) + ",n,day\n";
        ASSERT_EQ(boss({"people", "import", write("list.csv", list)}).code, 0);
    }
    static std::string lines_of(const json& script) {
        std::string text;
        for (const json& line : script)
            text += line.get<std::string>() + '\n';
        return text;
    }
    [[nodiscard]] std::filesystem::path library() const { return folder.path() / "library"; }
    void put_case(int number, int nodes) {
        const std::string id = "case-" + std::to_string(number);
        write("library/" + id + "/scenario.json", made_up::made_case({nodes, 4, id}));
    }
    Ran as(const std::string& who, std::vector<std::string> words) {
        words.insert(words.end(), {"--as", who, "--library", library().string()});
        return run(words, "", {{"AMENDS_PIN_FILE", write("pin-" + who, "pin-of-" + who)}});
    }
    Ran boss(const std::vector<std::string>& words) { return as("M1", words); }
    static std::string cases(int from, int to) {
        std::string ids;
        for (int number = from; number < to; ++number)
            ids += (ids.empty() ? "case-" : ",case-") + std::to_string(number);
        return ids;
    }
    Ran set_up(const std::vector<std::string>& more = {}) {
        std::vector<std::string> words = {"programme", "new",     "Autumn",     "--baseline",
                                          cases(0, 5), "--final", cases(5, 10), "--choices",
                                          "--seed",    "7",       "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return boss(words);
    }
    json show() { return json::parse(boss({"programme", "show", "Autumn", "--json"}).out); }
    Ran sit(const std::string& who, const std::string& phase, const std::string& scripts = "good") {
        return as(who, {"programme", "start", "Autumn", "--phase", phase, "--scripts",
                        (folder.path() / scripts).string(), "--json"});
    }
    void begin() {
        const Ran made = set_up({"--no-warm-up"});
        ASSERT_EQ(made.code, 0) << made.err;
        ASSERT_EQ(boss({"programme", "add-people", "Autumn", "--group", "day"}).code, 0);
    }
};

TEST_F(CliProgramme, SettingUpComparesTheFormsAndSaysWhatTheSizeCanProve) {
    const Ran made = set_up();
    ASSERT_EQ(made.code, 0) << made.err;
    const json one = json::parse(made.out);
    EXPECT_EQ(one["alike_on_paper"], true);
    EXPECT_TRUE(one["shared_cases"].empty());
    EXPECT_EQ(one["size"]["people"], 0);
    EXPECT_EQ(one["size"]["people_for_70_to_90"], 37);
    EXPECT_EQ(one["forms"]["A"].size(), 5U);
    ASSERT_EQ(boss({"programme", "add-people", "Autumn", "A1", "A2"}).code, 0);
    EXPECT_EQ(show()["size"]["smallest_rise"], nullptr) << "two people prove nothing";
    const Ran told = boss({"programme", "show", "Autumn"});
    EXPECT_THAT(told.out, HasSubstr("2 people: too few to prove any rise"));
    EXPECT_THAT(told.out, HasSubstr("alike in topic, channel and difficulty"));
    EXPECT_THAT(told.out, HasSubstr("cases in English, passes with 75 points"));
}

TEST_F(CliProgramme, TheLanguageOfItsCasesIsToldAndCanBeAnotherThanThatOfTheProgram) {
    const Ran other = boss({"programme", "new", "Chinese", "--baseline", cases(0, 5), "--final", cases(5, 10),
                            "--choices", "--case-lang", "zh", "--lang", "en"});
    ASSERT_EQ(other.code, 0) << other.err;
    EXPECT_THAT(other.out, HasSubstr("cases in Chinese"));
    EXPECT_EQ(json::parse(boss({"programme", "show", "Chinese", "--json"}).out)["lang"], "zh");
    const Ran own = boss({"programme", "new", "Own", "--baseline", cases(0, 5), "--final", cases(5, 10),
                          "--choices", "--lang", "zh"});
    EXPECT_THAT(own.out, HasSubstr("案例语言：中文")) << "the program's, where none is named";
    EXPECT_EQ(boss({"programme", "new", "None", "--baseline", cases(0, 5), "--final", cases(5, 10),
                    "--case-lang", "fr"})
                  .code,
              2);
}

TEST_F(CliProgramme, AVerbThatIsNoneIsNamedBesideThoseThereAre) {
    for (const std::string command : {"people", "programme", "marks", "records"}) {
        const Ran ran = run({command, "foo"});
        EXPECT_EQ(ran.code, 2);
        EXPECT_THAT(ran.err, HasSubstr("amends " + command + " does not know foo; it takes "));
        EXPECT_THAT(ran.err, Not(HasSubstr("VERB")));
        EXPECT_THAT(run({command, "foo", "--lang", "zh"}).err,
                    HasSubstr("amends " + command + " 没有“foo”这个动作，可用的有："));
    }
    EXPECT_THAT(run({"records", "foo"}).err, HasSubstr("verify|list|export|erase|"));
}

TEST_F(CliProgramme, WithoutAVerbOneIsToldWhichThereAre) {
    for (const std::string command : {"people", "programme", "marks", "records"}) {
        const Ran ran = run({command});
        EXPECT_EQ(ran.code, 2);
        EXPECT_THAT(ran.err, Not(HasSubstr("VERB")));
        EXPECT_THAT(ran.err, HasSubstr("Say what amends " + command + " should do: "));
        EXPECT_THAT(run({command, "--lang", "zh"}).err,
                    HasSubstr("请说明 amends " + command + " 要做什么："));
    }
    EXPECT_THAT(run({"records"}).err, HasSubstr("verify|list|export|erase|import|rebuild|"));
    EXPECT_THAT(run({"people"}).err, HasSubstr("list|add|"));
    EXPECT_THAT(run({"marks"}).err, HasSubstr("queue|show|confirm"));
    EXPECT_THAT(run({"--help"}).out, HasSubstr("amends marks overrule"));
}

TEST_F(CliProgramme, ANumberOutOfRangeIsToldWithTheRange) {
    for (const char* mark : {"101", "-1", "75.5", "much"}) {
        const Ran ran = run({"programme", "new", "Autumn", "--pass-mark", mark});
        EXPECT_EQ(ran.code, 2) << mark;
        EXPECT_THAT(ran.err, HasSubstr("--pass-mark takes a whole number, 0…100.")) << mark;
        EXPECT_THAT(run({"programme", "new", "Autumn", "--pass-mark", mark, "--lang", "zh"}).err,
                    HasSubstr("--pass-mark 要写整数，范围 0…100。"))
            << mark;
    }
    EXPECT_THAT(run({"marks", "sample", "--count", "0"}).err,
                HasSubstr("--count takes a whole number, 1…100000."));
    EXPECT_THAT(run({"stats", "paired", "1", "2", "3", "-1"}).err, HasSubstr("0…1000000000."));
}

TEST_F(CliProgramme, TooManyWordsAreNotCalledMissing) {
    const std::vector<std::vector<std::string>> calls = {{"stats", "paired", "1", "2", "3", "4", "5"},
                                                         {"list", "--lang", "en", "--lang", "en"}};
    for (const auto& words : calls) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.code, 2) << words.front();
        EXPECT_THAT(ran.err, Not(HasSubstr("is missing"))) << words.front();
    }
}

TEST_F(CliProgramme, WhatWasSatUnderAnotherIdIsNotToDoAgain) {
    begin();
    ASSERT_EQ(sit("A1", "baseline").code, 0);
    ASSERT_EQ(boss({"people", "merge", "A1", "A2"}).code, 0);
    const json told = show();
    std::string next;
    for (const json& one : told["people"])
        if (one["person"] == "A2") next = one["next"];
    EXPECT_EQ(next, "final");
    EXPECT_EQ(json::parse(as("A2", {"programme", "list", "--json"}).out)[0]["next"], "final");
}

TEST_F(CliProgramme, ATitleOfBlanksIsNone) {
    const Ran made =
        boss({"programme", "new", "  ", "--baseline", cases(0, 5), "--final", cases(5, 10), "--choices"});
    EXPECT_EQ(made.code, 2) << made.out;
    EXPECT_EQ(json::parse(boss({"programme", "list", "--json"}).out), json::array());
}

TEST_F(CliProgramme, TheBaselineWaitsForTheGuidedCaseAndAnotherOneInEachWay) {
    ASSERT_EQ(set_up().code, 0);
    ASSERT_EQ(boss({"programme", "add-people", "Autumn", "--group", "day"}).code, 0);
    const auto practise = [&](const char* shipped, const char* script, const char* way) {
        const Ran ran = as("A1", {"play", shipped, "--mode", "practice", way, "--lang", "zh", "--script",
                                  write("practice.txt", test::script_of(shipped, script)), "--record"});
        ASSERT_EQ(ran.code, 0) << ran.err;
    };
    const auto is_refused = [&] {
        const Ran ran = sit("A1", "baseline");
        EXPECT_EQ(ran.code, 2) << ran.out;
        EXPECT_THAT(ran.err, HasSubstr("guided case"));
    };
    is_refused();
    practise("damaged-laptop", "swap_free_zh", "--free");
    is_refused();
    practise("damaged-laptop", "repaired_choices_zh", "--choices");
    is_refused();
    practise("first-day", "tea_zh", "--choices");
    EXPECT_EQ(sit("A1", "baseline").code, 0);
}

TEST_F(CliProgramme, BothFormsAreExploredOnceWithTheSimulatedTrainees) {
    begin();
    const auto report = [&] { return json::parse(boss({"report", "--programme", "Autumn", "--json"}).out); };
    EXPECT_THAT(report()["warnings"].dump(), HasSubstr("unexplored_forms"));
    const Ran ran = boss({"programme", "explore", "Autumn", "--json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("case-9"));
    const json found = json::parse(ran.out);
    EXPECT_EQ(found["cases"], 10);
    ASSERT_EQ(found["trainees"].size(), 4U);
    double widest = 0;
    for (const json& one : found["trainees"])
        widest = std::max(widest, std::fabs(one["a"].get<double>() - one["b"].get<double>()));
    EXPECT_EQ(found["within"], widest <= 5);
    EXPECT_GT(found["trainees"][0]["a"], found["trainees"][3]["a"]) << "an expert before a hostile one";
    const Ran again = boss({"programme", "explore", "Autumn", "--json"});
    EXPECT_EQ(again.out, ran.out);
    EXPECT_EQ(again.err, "") << "nothing is played twice";
    EXPECT_EQ(report()["warnings"].dump().find("unexplored_forms"), std::string::npos);
    EXPECT_EQ(as("A1", {"programme", "explore", "Autumn"}).code, 2) << "a trainee may not";
}

TEST_F(CliProgramme, WhatMakesNoFormIsRefused) {
    const auto attempt = [&](const std::string& a, const std::string& b) {
        return boss({"programme", "new", "X", "--baseline", a, "--final", b, "--choices"});
    };
    EXPECT_EQ(attempt(cases(0, 4), cases(5, 10)).code, 2) << "four cases";
    EXPECT_EQ(attempt(cases(0, 5), cases(5, 10) + ",case-0").code, 2) << "five against six";
    EXPECT_EQ(attempt(cases(0, 5) + ",case-0", cases(5, 10) + ",case-1").code, 2) << "one twice";
    EXPECT_EQ(attempt(cases(0, 4) + ",nowhere", cases(5, 10)).code, 2);
    EXPECT_EQ(attempt(",,", cases(5, 10)).code, 2) << "a programme without cases";
    EXPECT_EQ(set_up({"--final-due", "next week"}).code, 2);
    EXPECT_EQ(
        as("A1", {"programme", "new", "X", "--baseline", cases(0, 5), "--final", cases(5, 10), "--choices"})
            .code,
        2)
        << "a trainee";
    const Ran shared =
        boss({"programme", "new", "Y", "--baseline", cases(0, 5), "--final", cases(4, 9), "--choices"});
    EXPECT_EQ(shared.code, 0);
    EXPECT_THAT(shared.out, HasSubstr("1 case stands on both forms"));
}

TEST_F(CliProgramme, HalfBeginWithEachFormByTheSeed) {
    begin();
    const json first = show()["people"];
    std::map<std::string, int> halves;
    for (const json& one : first)
        ++halves[one["first_form"].get<std::string>()];
    EXPECT_EQ(halves["A"], 2);
    EXPECT_EQ(halves["B"], 2);
    ASSERT_EQ(boss({"programme", "add-people", "Autumn", "--group", "day"}).code, 0);
    EXPECT_EQ(show()["people"], first) << "who belongs already is left alone";
}

TEST_F(CliProgramme, ThereIsOneSittingAPhaseInItsOrderAndVoidingOpensItAgain) {
    begin();
    EXPECT_EQ(sit("A1", "final").code, 2) << "before the baseline";
    const Ran first = sit("A1", "baseline", "bad");
    ASSERT_EQ(first.code, 0) << first.err;
    EXPECT_EQ(json::parse(first.out)["passed"], false);
    EXPECT_EQ(json::parse(first.out)["attempts"].size(), 5U);
    EXPECT_EQ(sit("A1", "baseline").code, 2) << "once";
    const json second = json::parse(sit("A1", "final").out);
    EXPECT_EQ(second["passed"], true);
    EXPECT_NE(second["form"], json::parse(first.out)["form"]);
    const std::string id = second["sitting"];
    EXPECT_EQ(as("A1", {"programme", "void", id, "--reason", "mine"}).code, 2);
    EXPECT_EQ(boss({"programme", "void", id, "--reason", ""}).code, 2);
    EXPECT_EQ(boss({"programme", "void", id, "--reason", " \t　"}).code, 2) << "blanks are no reason";
    EXPECT_EQ(boss({"programme", "void", id, "--reason", "fire alarm"}).code, 0);
    EXPECT_EQ(boss({"programme", "void", id, "--reason", "again"}).code, 2);
    EXPECT_EQ(sit("A1", "final").code, 0);
    const json all = show();
    ASSERT_EQ(all["sittings"].size(), 3U) << "the void one is kept";
    EXPECT_EQ(all["sittings"][1]["void_reason"], "fire alarm");
    EXPECT_EQ(run({"records", "verify"}).code, 0);
    const json own = json::parse(as("A1", {"programme", "list", "--json"}).out);
    EXPECT_EQ(own[0]["next"], nullptr) << "nothing is due";
    EXPECT_FALSE(own[0].contains("people")) << "a trainee sees their own part alone";
}

TEST_F(CliProgramme, TheStoredAttemptsNamePersonPhaseAndProgramme) {
    begin();
    const json sat = json::parse(sit("A2", "baseline").out);
    const json events = json::parse(boss({"records", "export", "--person", "A2"}).out)["attempts"];
    ASSERT_EQ(events.size(), 5U);
    for (const json& attempt : events) {
        const json& began = attempt["events"][0]["payload"];
        EXPECT_EQ(began["person"], "A2");
        EXPECT_EQ(began["phase"], "baseline");
        EXPECT_EQ(began["programme"], show()["id"]);
        EXPECT_EQ(attempt["mode"], "assessment");
    }
}

TEST_F(CliProgramme, Fault31ACaseChangedOrDeletedMeanwhileIsSatAsItWasSetUp) {
    begin();
    ASSERT_EQ(sit("A1", "baseline").code, 0);
    for (int number = 0; number < 5; ++number) {
        put_case(number, 7);
        std::filesystem::remove_all(library() / ("case-" + std::to_string(5 + number)));
    }
    const Ran final = sit("A1", "final");
    EXPECT_EQ(final.code, 0) << final.err;
    EXPECT_EQ(json::parse(final.out)["passed"], true);
}

TEST_F(CliProgramme, ASittingThatWasInterruptedIsGoneOnWithAndOneThatWasLeftIsOver) {
    begin();
    const std::filesystem::path missing = folder.path() / "good" / "case-2.txt";
    std::filesystem::rename(missing, folder.path() / "aside-2");
    std::filesystem::rename(folder.path() / "good" / "case-7.txt", folder.path() / "aside-7");
    ASSERT_EQ(sit("A1", "baseline").code, 2) << "stopped before a case";
    EXPECT_EQ(show()["sittings"][0]["state"], "open");
    std::filesystem::rename(folder.path() / "aside-2", missing);
    std::filesystem::rename(folder.path() / "aside-7", folder.path() / "good" / "case-7.txt");
    const json ended = json::parse(sit("A1", "baseline").out);
    EXPECT_EQ(ended["state"], "finished");
    EXPECT_EQ(ended["attempts"].size(), 5U);
    EXPECT_EQ(show()["sittings"].size(), 1U);
    for (int number = 0; number < 10; ++number)
        write("left/case-" + std::to_string(number) + ".txt", "wait 1\n");
    const Ran left = sit("A2", "baseline", "left");
    EXPECT_EQ(left.code, 1) << left.err;
    EXPECT_EQ(json::parse(left.out)["state"], "abandoned");
    EXPECT_EQ(sit("A2", "baseline").code, 2) << "leaving is no crash";
}

TEST_F(CliProgramme, ASittingKilledOnTheTerminalGoesOnAtItsLastAnswerAndABreakWaitsForAPerson) {
    begin();
    const auto terminal_of = [&](const std::string& who) {
        return std::make_unique<test::PseudoTerminal>(
            std::vector<std::string>{"programme", "start", "Autumn", "--phase", "baseline", "--as", who,
                                     "--library", library().string(), "--lang", "en"},
            folder.path(),
            std::map<std::string, std::string>{{"AMENDS_PIN_FILE", write("pin-" + who, "pin-of-" + who)}});
    };
    const std::string prompt = "\n> ";
    auto terminal = terminal_of("A1");
    terminal->until(prompt);
    terminal->type("1");
    terminal->until(prompt); // the customer has answered, so the choice is on the disk
    terminal->kill_program();
    EXPECT_EQ(show()["sittings"][0]["state"], "open");
    terminal = terminal_of("A1");
    for (int step = 0; step < 200 && !terminal->ended(); ++step) {
        const std::string said = terminal->until(prompt);
        if (!terminal->ended()) terminal->type(said.find("/wrap") == std::string::npos ? "1" : "/wrap");
    }
    EXPECT_LE(terminal->wait_end(), 1);
    const json sat = show()["sittings"];
    ASSERT_EQ(sat.size(), 1U);
    EXPECT_EQ(sat[0]["state"], "finished");
    ASSERT_EQ(sat[0]["attempts"].size(), 5U);
    const std::string broken = sat[0]["attempts"][0];
    const json kept = json::parse(boss({"records", "export", "--person", "A1"}).out)["attempts"];
    ASSERT_EQ(kept.size(), 5U);
    for (const json& one : kept)
        EXPECT_EQ(one["results"].size(), 1U) << "a result once";
    const json& first = kept[4];
    ASSERT_EQ(first["id"], broken);
    const auto is_choice = [](const json& event) { return event["kind"] == "choice_taken"; };
    const auto resumed = std::find_if(first["events"].begin(), first["events"].end(),
                                      [](const json& event) { return event["kind"] == "resumed"; });
    ASSERT_NE(resumed, first["events"].end());
    EXPECT_EQ(std::count_if(first["events"].begin(), resumed, is_choice), 1) << "what was answered stands";
    EXPECT_GE(std::count_if(resumed, first["events"].end(), is_choice), 1);
    EXPECT_THAT(boss({"people", "audit", "--json"}).out, HasSubstr("\"resumed\""));
    EXPECT_EQ(run({"records", "verify"}).code, 0);
    EXPECT_THAT(boss({"marks", "queue"}).out, Not(HasSubstr("interrupted"))) << "a moment is no pause";

    SQLite::Database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE events SET wall_utc = '2026-01-01T00:00:00.000Z' WHERE attempt = '" + broken
              + "' AND seq < " + std::to_string((*resumed)["seq"].get<int>()));
    const auto breaks = [&] { // among the results that wait because they failed
        json items = json::parse(boss({"marks", "queue", "--json"}).out)["items"];
        json list = json::array();
        std::copy_if(items.begin(), items.end(), std::back_inserter(list),
                     [](const json& one) { return one["kind"] == "interrupted"; });
        return list;
    };
    const json waiting = breaks();
    ASSERT_EQ(waiting.size(), 1U) << waiting;
    EXPECT_EQ(waiting[0]["sitting"], sat[0]["id"]);
    EXPECT_GT(waiting[0]["interrupted_s"], waiting[0]["limit_s"]);
    EXPECT_THAT(boss({"marks", "queue"}).out, HasSubstr("interrupted for"));
    ASSERT_EQ(sit("A1", "final").code, 0);
    EXPECT_THAT(boss({"report", "--programme", "Autumn"}).out, HasSubstr("1 sitting was interrupted"));
    EXPECT_EQ(as("A1", {"marks", "confirm", broken, "--reason", "mine"}).code, 2);
    ASSERT_EQ(boss({"marks", "confirm", broken, "--reason", "power cut, seen"}).code, 0);
    EXPECT_TRUE(breaks().empty());
    EXPECT_EQ(json::parse(boss({"report", "--programme", "Autumn", "--json"}).out)["interrupted"], 1)
        << "looked at, and still told";
}

TEST_F(CliProgramme, TheBaselineWaitsForAPracticeInEachWayAndForItsDay) {
    ASSERT_EQ(set_up({"--baseline-from", "2999-01-01"}).code, 0);
    ASSERT_EQ(boss({"programme", "add-people", "Autumn", "A1"}).code, 0);
    EXPECT_THAT(sit("A1", "baseline").err, HasSubstr("has not begun yet"));
    EXPECT_THAT(sit("A3", "baseline").err, HasSubstr("does not belong"));
    ASSERT_EQ(boss({"programme", "new", "Other", "--baseline", cases(0, 5), "--final", cases(5, 10),
                    "--choices", "--baseline-due", "2001-01-01"})
                  .code,
              0);
    ASSERT_EQ(boss({"programme", "add-people", "Other", "A1"}).code, 0);
    EXPECT_THAT(boss({"programme", "show", "Other"}).out, HasSubstr("overdue since 2001-01-01"));
    const Ran cold = as("A1", {"programme", "start", "Other", "--phase", "baseline", "--scripts",
                               (folder.path() / "good").string()});
    EXPECT_THAT(cold.err, HasSubstr("the guided case and a finished practice of another case in each way"));
}

TEST_F(CliProgramme, AResitIsSatOnAThirdFormAfterTheFinal) {
    begin();
    ASSERT_EQ(sit("A1", "baseline").code, 0);
    EXPECT_EQ(sit("A1", "resit").code, 2);
    ASSERT_EQ(sit("A1", "final", "bad").code, 0);
    EXPECT_THAT(sit("A1", "resit").err, HasSubstr("no form for resits"));
    EXPECT_THAT(boss({"programme", "resit", "Autumn", cases(5, 10)}).err,
                HasSubstr("same cases as another form"));
    ASSERT_EQ(boss({"programme", "resit", "Autumn", cases(2, 7)}).code, 0);
    const json resit = json::parse(sit("A1", "resit").out);
    EXPECT_EQ(resit["form"], "C");
    EXPECT_EQ(resit["state"], "finished");
    EXPECT_EQ(boss({"programme", "resit", "Autumn", cases(0, 5)}).code, 2) << "somebody has sat it";
}

TEST_F(CliProgramme, WhoPassedTheFinalHasNothingToResit) {
    begin();
    ASSERT_EQ(boss({"programme", "resit", "Autumn", cases(2, 7)}).code, 0);
    ASSERT_EQ(sit("A1", "baseline").code, 0);
    ASSERT_EQ(json::parse(sit("A1", "final").out)["passed"], true);
    EXPECT_THAT(sit("A1", "resit").err, HasSubstr("The final is passed"));
}

TEST_F(CliProgramme, TheFinalWaitsUntilTheBaselineIsFinished) {
    begin();
    std::filesystem::copy(folder.path() / "good", folder.path() / "broken");
    std::filesystem::remove(folder.path() / "broken" / "case-2.txt");
    std::filesystem::remove(folder.path() / "broken" / "case-7.txt"); // whichever form comes first
    ASSERT_NE(sit("A1", "baseline", "broken").code, 0);
    EXPECT_THAT(sit("A1", "final").err, HasSubstr("go on with it first"));
    ASSERT_EQ(sit("A1", "baseline").code, 0);
    EXPECT_EQ(sit("A1", "final").code, 0);
}

TEST_F(CliProgramme, DaysExistAndStandInTheirOrder) {
    EXPECT_THAT(set_up({"--baseline-due", "2026-02-31"}).err, HasSubstr("a day that exists"));
    EXPECT_EQ(set_up({"--baseline-due", "2026-02-31"}).code, 2);
    for (const auto& [first, day, second, other] : std::vector<std::array<std::string, 4>>{
             {"--baseline-from", "2026-12-02", "--baseline-due", "2026-12-01"},
             {"--final-from", "2026-12-02", "--final-due", "2026-12-01"},
             {"--baseline-from", "2026-12-02", "--final-from", "2026-12-01"}})
        EXPECT_THAT(set_up({first, day, second, other}).err, HasSubstr("wrong order")) << first << second;
    EXPECT_EQ(set_up({"--baseline-from", "2026-12-01", "--baseline-due", "2026-12-01"}).code, 0);
}

TEST_F(CliProgramme, ATitleOfTwoProgrammesIsAskedAboutWhereverOneIsNamed) {
    begin();
    ASSERT_EQ(set_up({"--no-warm-up"}).code, 0);
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"export", "--xapi", "Autumn", "-o", (folder.path() / "autumn.json").string()},
             {"marks", "sample", "--programme", "Autumn"},
             {"marks", "remark", "--programme", "Autumn", "--dry-run"}}) {
        const Ran ran = boss(words);
        EXPECT_EQ(ran.code, 2) << words[0] << words[1];
        EXPECT_THAT(ran.err, HasSubstr("Several programmes are called Autumn")) << words[0] << words[1];
    }
}

TEST_F(CliProgramme, ACriticalFaultThatAPersonSawFailsTheSittingAndOnceLiftedNoLonger) {
    begin();
    const json sat = json::parse(sit("A1", "baseline").out);
    ASSERT_EQ(sat["passed"], true);
    const std::string attempt = sat["attempts"][2];
    const auto mark = [&](const std::string& how) {
        const Ran ran =
            boss({"marks", "overrule", attempt, "1", how, "rudeness", "--reason", "heard", "--json"});
        EXPECT_EQ(ran.code, 0) << ran.err;
    };
    mark("add");
    EXPECT_EQ(show()["sittings"][0]["passed"], false);
    EXPECT_THAT(boss({"report", "--programme", "Autumn", "--json"}).out, Not(HasSubstr("\"recounted\"")))
        << "what was written at closing was counted again";
    mark("remove");
    EXPECT_EQ(show()["sittings"][0]["passed"], true);
    EXPECT_EQ(boss({"marks", "remark", "--programme", "nothing", "--dry-run"}).code, 2);
    const json dry =
        json::parse(boss({"marks", "remark", "--programme", "Autumn", "--dry-run", "--json"}).out);
    EXPECT_EQ(dry["attempts"], 5);
    EXPECT_EQ(dry["same_versions"], 5);
}

} // namespace
} // namespace amends::app
