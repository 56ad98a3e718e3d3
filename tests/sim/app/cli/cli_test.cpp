// The built program: exit codes, shapes of JSON, the same input twice.
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace amends::app {
namespace {

using nlohmann::json;
using test::Ran;
using testing::HasSubstr;
using testing::IsEmpty;

class Cli : public test::ProgramTest {};

constexpr const char* script = "say So sorry about that, please send me a photo of it.\nwait 5\n"
                               "say We will send a new one today.\nwait 400\nwait 2000\n";

TEST_F(Cli, ListsTheShippedCases) {
    const Ran ran = run({"list", "--json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const json rows = json::parse(ran.out);
    ASSERT_GE(rows.size(), 3U);
    for (const json& row : rows) {
        for (const char* key : {"id", "title", "topic", "channel", "difficulty", "languages", "path"})
            EXPECT_TRUE(row.contains(key)) << key;
        EXPECT_FALSE(row["title"]["zh"].get<std::string>().empty());
        EXPECT_FALSE(row["title"]["en"].get<std::string>().empty());
    }
}

TEST_F(Cli, ListsTheTopicsByTheirNames) {
    const Ran zh = run({"list", "--lang", "zh"}), en = run({"list", "--lang", "en"});
    EXPECT_THAT(zh.out, HasSubstr("（运输破损，难度 "));
    EXPECT_THAT(en.out, HasSubstr("(Transit damage, difficulty "));
    EXPECT_THAT(zh.out + en.out, testing::Not(HasSubstr("transit_damage")));
}

TEST_F(Cli, AScriptWithoutItsWrapUpSaysThatOnlyThatIsMissing) {
    const json report = json::parse(run({"explore", "first-day", "--json"}).out);
    json lines = report["endings"].begin().value()["script"];
    ASSERT_TRUE(lines.back().get<std::string>().starts_with("wrap"));
    lines.erase(lines.size() - 1);
    std::string content;
    for (const json& line : lines)
        content += line.get<std::string>() + "\n";
    const std::string file = write("ending.txt", content);
    const Ran en = run({"play", "first-day", "--script", file, "--json"});
    EXPECT_EQ(en.code, 1);
    EXPECT_THAT(en.err, HasSubstr("The contact is closed; the wrap-up is missing"));
    EXPECT_THAT(run({"play", "first-day", "--script", file, "--json", "--lang", "zh"}).err,
                HasSubstr("对话已结束，还差小结"));
}

TEST_F(Cli, AChoiceInAFreePlayIsImpossibleAndTheWayIsNamed) {
    const Ran ran = run({"play", "first-day", "--free", "--script", "-"}, "choose hello\n");
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("-:1:1: error: this time the reply is typed; "));
    EXPECT_THAT(ran.err, HasSubstr("; play the script with --choices or mend the line [L011]"));
}

TEST_F(Cli, AVerdictForPeopleNamesLabelsInTheLanguageAskedFor) {
    const std::string context = write("context.json", R"({"lang":"en","customer":["It broke"]})");
    const std::vector<std::string> words = {"score", "--context", context, "--reply",
                                            "I am so sorry about this."};
    std::vector<std::string> chinese = words;
    chinese.insert(chinese.end(), {"--lang", "zh"});
    const Ran en = run(words), zh = run(chinese);
    EXPECT_THAT(en.out, HasSubstr("Ownership: "));
    EXPECT_THAT(zh.out, HasSubstr("担当："));
    EXPECT_THAT(zh.out, testing::Not(HasSubstr("ownership")));
}

TEST_F(Cli, PlaysAScriptToTheSameJsonTwice) {
    const std::string file = write("play.txt", script);
    const Ran once =
        run({"play", "damaged-laptop", "--script", file, "--json", "--lang", "en", "--contexts"});
    const Ran twice =
        run({"play", "damaged-laptop", "--script", file, "--json", "--lang", "en", "--contexts"});
    EXPECT_LE(once.code, 1) << once.err;
    EXPECT_EQ(once.out, twice.out);
    const json play = json::parse(once.out);
    for (const char* key : {"scenario", "version", "seed", "mode", "lang", "turns", "ending", "outcome",
                            "score", "simulated_csat", "front_line_resolution", "first_contact_resolution",
                            "cost", "promises", "wrap_up", "fingerprints"})
        EXPECT_TRUE(play.contains(key)) << key;
    EXPECT_EQ(play["seed"], 1);
    ASSERT_FALSE(play["turns"].empty());
    for (const char* key : {"node", "customer", "reply", "text", "actions", "labels", "acts", "evidence",
                            "mood", "seconds", "context"})
        EXPECT_TRUE(play["turns"][0].contains(key)) << key;
    for (const char* key : {"total", "passed", "provisional", "critical", "criteria"})
        EXPECT_TRUE(play["score"].contains(key)) << key;
}

TEST_F(Cli, AScriptThatEndsBeforeTheCaseIsAFinding) {
    EXPECT_EQ(run({"play", "damaged-laptop", "--script", "-", "--json"}, "say hello\n").code, 1);
}

TEST_F(Cli, AnImpossibleLineIsLocated) {
    const std::string file = write("bad.txt", "say hello there\nchoose nothing_like_it\n");
    const Ran ran = run({"play", "damaged-laptop", "--script", file, "--free"});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("bad.txt:2:1: error: "));
}

TEST_F(Cli, AnUnreadableLineIsLocated) {
    const std::string file = write("bad.txt", "say hello\nshout hello\n");
    const Ran ran = run({"play", "damaged-laptop", "--script", file});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("bad.txt:2:"));
}

TEST_F(Cli, VersionNamesAllFingerprints) {
    const Ran ran = run({"--version", "--json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const json version = json::parse(ran.out);
    EXPECT_EQ(version["judge"].get<std::string>().size(), 64U);
    EXPECT_TRUE(version["rubrics"].contains("default"));
    EXPECT_TRUE(version["scenarios"].contains("damaged-laptop"));
}

TEST_F(Cli, ScoresABatchInOrderAndNamesTheLineThatDoesNotParse) {
    const std::string batch =
        "{\"id\":1,\"lang\":\"en\",\"customer\":[\"It broke\"],\"reply\":\"I am so sorry.\"}\n"
        "{nonsense\n"
        "{\"id\":\"x\",\"lang\":\"zh\",\"customer\":[\"坏了\"],\"reply\":\"非常抱歉\"}\n";
    const Ran ran = run({"score", "--batch", "-"}, batch);
    EXPECT_EQ(ran.code, 1);
    std::istringstream lines(ran.out);
    std::string line;
    std::vector<json> answers;
    while (std::getline(lines, line))
        answers.push_back(json::parse(line));
    ASSERT_EQ(answers.size(), 3U);
    EXPECT_EQ(answers[0]["id"], 1);
    for (const char* key : {"labels", "acts", "evidence", "promises", "findings"})
        EXPECT_TRUE(answers[0].contains(key)) << key;
    EXPECT_TRUE(answers[1]["id"].is_null());
    EXPECT_EQ(answers[1]["line"], 2);
    EXPECT_TRUE(answers[1].contains("error"));
    EXPECT_EQ(answers[2]["id"], "x");
}

TEST_F(Cli, ABatchStreamsInConstantMemory) {
    const std::string line = "{\"id\":1,\"lang\":\"en\",\"customer\":[\"It broke\"],\"reply\":\""
                             + std::string(2000, 'a') + "\"}\n";
    std::string few, many;
    for (int n = 0; n < 300; ++n)
        few += line;
    for (int n = 0; n < 3000; ++n)
        many += line;
    // Under the address sanitizer freed memory would wait in quarantine and count.
    const std::map<std::string, std::string> at_once{{"ASAN_OPTIONS", "quarantine_size_mb=0"}};
    const Ran small = run({"score", "--batch", "-"}, few, at_once);
    const Ran large = run({"score", "--batch", "-"}, many, at_once);
    EXPECT_EQ(large.code, 0);
    EXPECT_EQ(std::count(large.out.begin(), large.out.end(), '\n'), 3000);
    EXPECT_LT(large.memory_kib, small.memory_kib + 8192);
}

TEST_F(Cli, ScoresOneReply) {
    const std::string context = write("context.json", R"({"lang":"en","customer":["It broke"]})");
    const Ran ran =
        run({"score", "--context", context, "--reply", "-", "--json"}, "I am so sorry about this.");
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(json::parse(ran.out).contains("labels"));
    EXPECT_EQ(run({"score", "--context", context, "--reply", "I am so sorry."}).code, 0);
    EXPECT_EQ(run({"score", "--context", write("no.json", "[]"), "--reply", "x"}).code, 2);
    EXPECT_EQ(run({"score", "--context", "/nowhere.json", "--reply", "x"}).code, 2);
}

TEST_F(Cli, WhatTheFirstDaysCustomerTakesFallsDueAndOnlyThat) {
    const auto states = [&](const std::string& lines) {
        std::map<std::string, std::string> found;
        const std::string file = write("play.txt", lines + "wrap class=technical follow_up=ask\n");
        const Ran ran = run({"play", "first-day", "--choices", "--script", file, "--json"});
        const json play = json::parse(ran.out);
        for (const json& promise : play["promises"])
            found[promise["measure"]] = promise["state"];
        return found;
    };
    auto never = states("choose hello_photo\nchoose lid_choice\nchoose when_yes\nchoose look_check\n"
                        "choose bye_short\n");
    EXPECT_EQ(never["redispatch"], "broken") << "she took the lid and nobody sent it";
    EXPECT_EQ(never["exchange"], "offered");
    auto nudged = states("choose hello_photo\nchoose lid_choice\nchoose when_yes\n"
                         "do redispatch object=kettle\nchoose bye_short\n");
    EXPECT_EQ(nudged["redispatch"], "kept");
    EXPECT_EQ(nudged["exchange"], "offered");
    auto swapped = states("choose hello_photo\ndo exchange object=kettle\nchoose lid_choice\n"
                          "choose when_done\nchoose bye_short\n");
    EXPECT_EQ(swapped["exchange"], "kept");
    EXPECT_EQ(swapped["redispatch"], "offered");
}

TEST_F(Cli, TellsBeforeAndAfterWithTheKeysOfThePage) {
    const json paired = json::parse(run({"stats", "paired", "1", "1", "7", "12", "--json"}).out);
    for (const char* key : {"n", "before_rate", "after_rate", "difference", "newcombe10_low",
                            "newcombe10_high", "mcnemar_exact_p", "mcnemar_midp", "cohens_h", "warnings"})
        EXPECT_TRUE(paired.contains(key)) << key;
    EXPECT_NEAR(paired["mcnemar_midp"], 0.0391, 5e-5);
    EXPECT_NEAR(paired["newcombe10_low"], 0.026, 5e-4);
    const json groups = json::parse(run({"stats", "unpaired", "48", "80", "56", "70", "--json"}).out);
    for (const char* key : {"before", "after", "difference", "newcombe_low", "newcombe_high", "fisher_p",
                            "fisher_midp", "cohens_h", "warnings"})
        EXPECT_TRUE(groups.contains(key)) << key;
    EXPECT_NEAR(groups["newcombe_low"], 0.0524, 5e-5);
    EXPECT_TRUE(
        json::parse(run({"stats", "unpaired", "0", "0", "1", "2", "--json"}).out)["fisher_p"].is_null());
}

TEST_F(Cli, WrongUsageIsASentenceAndCodeTwo) {
    const std::vector<std::vector<std::string>> wrong = {{"plya"},
                                                         {"play"},
                                                         {"list", "--nonsense"},
                                                         {"play", "x", "--mode", "exam"},
                                                         {"score"},
                                                         {"eval"},
                                                         {"records"},
                                                         {"records", "burn"},
                                                         {"play", "no-such-case", "--script", "-"},
                                                         {"score", "--context", "x"},
                                                         {"play", "damaged-laptop", "--free", "--choices"},
                                                         {"check", "/nowhere"},
                                                         {"records", "erase"},
                                                         {"stats"},
                                                         {"stats", "paired", "1", "2", "3"},
                                                         {"stats", "paired", "-1", "2", "3", "4"},
                                                         {"stats", "unpaired", "5", "3", "1", "2"},
                                                         {"--size", "big"}};
    for (const auto& words : wrong) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.code, 2) << words.front();
        EXPECT_THAT(ran.err, testing::StartsWith("amends: ")) << words.front();
        EXPECT_THAT(ran.out, IsEmpty()) << words.front();
    }
    EXPECT_THAT(run({"scores"}).err, HasSubstr("did you mean \"score\""));
}

TEST_F(Cli, SpeaksTheLanguageOfTheSystemOrTheOneAskedFor) {
    EXPECT_THAT(run({"plya"}, "", {{"LC_ALL", "zh_CN.UTF-8"}}).err, HasSubstr("没有"));
    EXPECT_THAT(run({"list", "--nonsense"}, "", {{"LC_ALL", ""}, {"LANG", "zh_TW"}}).err,
                HasSubstr("看不懂"));
    EXPECT_THAT(run({"list", "--nonsense", "--lang", "en"}, "", {{"LC_ALL", ""}, {"LANG", "zh_TW"}}).err,
                HasSubstr("not understood"));
    EXPECT_THAT(run({"--help", "--lang", "zh"}).out, HasSubstr("打开窗口"));
    EXPECT_THAT(run({"--help"}).out, HasSubstr("opens the window"));
}

TEST_F(Cli, WithoutADisplayTheWindowSaysSoAndEndsWithThree) {
    const Ran ran = run({});
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.err, HasSubstr("display"));
}

TEST_F(Cli, Fault42TheLocaleChangesNoScore) {
    const std::string batch =
        "{\"id\":1,\"lang\":\"en\",\"customer\":[\"IT BROKE\"],\"reply\":\"I AM SO SORRY. "
        "We refund 1,234.56 within 2 days.\"}\n";
    const std::string plain = run({"score", "--batch", "-"}, batch).out;
    for (const char* locale : {"C", "tr_TR.UTF-8", "de_DE.UTF-8", "zh_CN.GBK"})
        EXPECT_EQ(run({"score", "--batch", "-"}, batch, {{"LC_ALL", locale}}).out, plain) << locale;
}

TEST_F(Cli, TheRubricCanBeChosen) {
    const std::string file = write("play.txt", script);
    const auto criteria = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words = {"play", "damaged-laptop", "--script", file, "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return json::parse(run(words).out)["score"]["criteria"];
    };
    EXPECT_TRUE(criteria({}).contains("communication"));
    const json service = criteria({"--rubric", "service"});
    for (const char* key : {"response", "handling", "attitude"})
        EXPECT_TRUE(service.contains(key)) << service;
    std::string text = content_of(AMENDS_SOURCE_DIR "/scenarios/damaged-laptop/scenario.json");
    const std::string by_default = "\"rubric\": \"default\"";
    ASSERT_NE(text.find(by_default), std::string::npos);
    text.replace(text.find(by_default), by_default.size(), "\"rubric\": \"service\"");
    const Ran own = run({"play", write("damaged-laptop/scenario.json", text), "--script", file, "--json"});
    EXPECT_TRUE(json::parse(own.out)["score"]["criteria"].contains("attitude")) << "the case's own";
    const Ran none = run({"play", "damaged-laptop", "--script", file, "--rubric", "../default"});
    EXPECT_EQ(none.code, 2);
    EXPECT_THAT(none.err, HasSubstr("cannot be read"));
}

TEST_F(Cli, EvaluatesAgainstRaters) {
    const std::string lines =
        "{\"id\":1,\"context\":\"a\",\"lang\":\"en\",\"customer\":[\"It broke\"],\"reply\":\"I am so "
        "sorry.\","
        "\"labels\":[\"empathy\"]}\n"
        "{\"id\":2,\"context\":\"b\",\"lang\":\"en\",\"customer\":[\"It broke\"],\"reply\":\"So what.\","
        "\"labels\":[\"dismissing\"]}\n";
    const Ran ran = run({"eval", write("raters.jsonl", lines)});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const json report = json::parse(ran.out);
    EXPECT_EQ(report["n"], 2);
    for (const char* key : {"labels", "macro", "micro", "by_lang", "by_context", "disagreements"})
        EXPECT_TRUE(report.contains(key));
    EXPECT_TRUE(report["macro"].contains("kappa_95"));
    EXPECT_EQ(run({"eval", write("bad.jsonl", "{\"reply\":5}\n")}).code, 2);
}

} // namespace
} // namespace amends::app
