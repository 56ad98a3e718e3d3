// `amends marks`: what waits, who may decide, what it makes of a result, and of a programme.
#include "tests/sim/app/cli/program_fixture.hpp"
#include "tests/sim/app/shipped_cases.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::app {
namespace {

using nlohmann::json;
using test::insult;
using test::Ran;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

class CliMarks : public test::ProgramTest {
protected:
    void SetUp() override {
        ASSERT_EQ(run({"people", "add", "M1", "--name", "Wang", "--role", "manager"}).code, 0);
        write("list.csv", "id,name,role\nT1,Li,trainer\nT2,Wu,trainer\nA1,欧阳晓月,trainee\nA2,Xu,trainee\n");
        ASSERT_EQ(as("M1", {"people", "import", (folder.path() / "list.csv").string()}).code, 0);
    }
    Ran as(const std::string& who, std::vector<std::string> words) {
        words.insert(words.end(), {"--as", who});
        return run(words, "", {{"AMENDS_PIN_FILE", write("pin-" + who, "pin-of-" + who)}});
    }
    json told(const std::string& who, std::vector<std::string> words) {
        words.emplace_back("--json");
        const Ran ran = as(who, std::move(words));
        EXPECT_EQ(ran.code, 0) << ran.err;
        return json::parse(ran.out, nullptr, false);
    }
    /// The typed test of a shipped case with a bubble more in its last reply; yields the attempt.
    std::string sat(const std::string& who, const std::string& more = {}) {
        const std::string text = test::script_of("damaged-laptop", "swap_free_zh", more);
        const Ran played = as(who, {"play", "damaged-laptop", "--mode", "assessment", "--free", "--lang",
                                    "zh", "--script", write("script.txt", text), "--record", "--json"});
        EXPECT_EQ(played.code, 0) << played.err;
        return told("M1", {"records", "list"})[0]["id"];
    }
};

TEST_F(CliMarks, ASuspectedCriticalFaultWaitsAndFailsOnlyOnceAPersonConfirmsIt) {
    const std::string clean = sat("A1"), rude = sat("A1", insult);
    const json queue = told("T1", {"marks", "queue"});
    ASSERT_EQ(queue["items"].size(), 1U) << "a clear pass waits for nobody";
    EXPECT_EQ(queue["items"][0]["kind"], "critical");
    EXPECT_EQ(queue["items"][0]["attempt"], rude);
    EXPECT_EQ(queue["items"][0]["labels"], json::array({"rudeness"}));
    EXPECT_EQ(queue["items"][0]["person"], nullptr) << "whose it is is not the trainer's to know";
    EXPECT_EQ(told("M1", {"marks", "queue"})["items"][0]["person"], "A1");
    const std::string turn = std::to_string(queue["items"][0]["turn"].get<int>());
    const json confirmed = told("T1", {"marks", "confirm", rude, turn, "rudeness", "--reason", "an insult"});
    EXPECT_EQ(confirmed["score"]["passed"], false);
    EXPECT_EQ(confirmed["score"]["waits"], false) << "a person has failed it";
    EXPECT_EQ(confirmed["score"]["confirmed"], json::array({"rudeness"}));
    EXPECT_TRUE(told("T1", {"marks", "queue"})["items"].empty());
    const json lifted = told("T2", {"marks", "lift", rude, turn, "rudeness", "--reason", "a quotation"});
    EXPECT_EQ(lifted["score"]["passed"], true);
    EXPECT_EQ(lifted["score"]["total"], 100.0) << "without the fault's deduction";
    EXPECT_EQ(lifted["first_score"]["total"], 92.0) << "what the machine said stands beside it";
    EXPECT_EQ(lifted["marks"].size(), 2U);
    EXPECT_EQ(lifted["marks"][0]["kind"], "first");
    EXPECT_EQ(lifted["marks"][1]["kind"], "final");
    EXPECT_EQ(run({"records", "verify"}).code, 0);
}

TEST_F(CliMarks, OverrulingCountsByTheRubric) {
    const std::string attempt = sat("A1");
    EXPECT_EQ(told("A1", {"marks", "show", attempt})["score"]["total"], 100.0) << "one's own is to be seen";
    json fewer;
    for (const char* label :
         {"empathy", "ownership", "listening", "solution"}) // more than a welcome one makes good
        fewer =
            told("T1", {"marks", "overrule", attempt, "1", "remove", label, "--reason", "a stock phrase"});
    EXPECT_LT(fewer["score"]["total"], 100.0);
    EXPECT_LT(fewer["score"]["criteria"]["communication"], 100.0);
    EXPECT_THAT(fewer["turns"][0]["machine"], Contains("empathy"));
    EXPECT_THAT(fewer["turns"][0]["labels"], Not(Contains("empathy")));
    const json more =
        told("T1", {"marks", "overrule", attempt, "2", "add", "unsafe_request", "--reason", "a password"});
    EXPECT_EQ(more["score"]["confirmed"], json::array({"unsafe_request"})) << "a person said so";
    EXPECT_EQ(more["score"]["passed"], false);
    EXPECT_THAT(as("T1", {"marks", "overrule", attempt, "1", "remove", "empathy", "--reason", "again"}).err,
                HasSubstr("can be decided"));
}

TEST_F(CliMarks, Fault48WhoMayNotIsRefusedWithASentence) {
    const std::string attempt = sat("A1", insult);
    const auto refused = [&](const std::string& who, std::vector<std::string> words,
                             const std::string& says) {
        const Ran ran = as(who, std::move(words));
        EXPECT_EQ(ran.code, 2) << says;
        EXPECT_THAT(ran.err, HasSubstr(says));
    };
    refused("A2", {"marks", "queue"}, "Only a trainer or a manager");
    refused("A2", {"marks", "show", attempt}, "Only a trainer or a manager");
    refused("A1", {"marks", "lift", attempt, "7", "rudeness", "--reason", "mine"},
            "Only a trainer or a manager");
    refused("A2", {"marks", "dispute", attempt, "7", "rudeness", "--comment", "his"}, "one's own attempt");
    refused("T1", {"marks", "confirm", "nowhere", "1", "rudeness", "--reason", "r"}, "no attempt nowhere");
    refused("T1", {"marks", "confirm", attempt, "99", "rudeness", "--reason", "r"}, "no turn 99");
    refused("T1", {"marks", "confirm", attempt, "7", "politeness", "--reason", "r"}, "no label politeness");
    refused("T1", {"marks", "confirm", attempt, "1", "rudeness", "--reason", "r"}, "can be decided");
    refused("T1", {"marks", "confirm", attempt, "7", "rudeness", "--reason", "  "}, "A reason is needed");
    refused("T1", {"marks", "confirm", attempt, "--reason", "r"}, "confirm or lift each of them first");
    refused("T1", {"marks", "confirm", attempt, "7", "rudeness"}, "--reason");
    refused("T1", {"marks", "sample"}, "Only a manager");
    refused("T1", {"marks", "lines", "--out", (folder.path() / "l").string()}, "");
    const std::string own = sat("T1", insult);
    refused("T1", {"marks", "confirm", own, "7", "rudeness", "--reason", "r"}, "their own attempt");
    EXPECT_EQ(told("T1", {"marks", "queue"})["items"].size(), 1U) << "one's own does not wait for oneself";
    EXPECT_EQ(told("T2", {"marks", "queue"})["items"].size(), 2U);
    ASSERT_EQ(as("M1", {"records", "erase", "--person", "A1"}).code, 0);
    refused("T1", {"marks", "confirm", attempt, "7", "rudeness", "--reason", "r"}, "erased");
    EXPECT_EQ(run({"marks", "queue"}).code, 2) << "who asks is not said";
}

TEST_F(CliMarks, ADisputeIsAnsweredByAnotherPersonAndTheTraineeSeesIt) {
    const std::string attempt = sat("A1", insult);
    ASSERT_EQ(as("T1", {"marks", "confirm", attempt, "7", "rudeness", "--reason", "heard"}).code, 0);
    const json open = told("A1", {"marks", "dispute", attempt, "7", "rudeness", "--comment", "my keyboard"});
    const std::string number = std::to_string(open["marks"].back()["number"].get<int>());
    const json queue = told("T2", {"marks", "queue"});
    ASSERT_EQ(queue["items"].size(), 1U);
    EXPECT_EQ(queue["items"][0]["kind"], "dispute");
    EXPECT_EQ(queue["items"][0]["comment"], "my keyboard");
    EXPECT_EQ(told("T1", {"marks", "queue"})["items"][0]["may_answer"], false);
    EXPECT_THAT(as("T1", {"marks", "answer", number, "refuse", "--reason", "no"}).err,
                HasSubstr("another person"));
    EXPECT_THAT(as("T2", {"marks", "answer", number, "partly", "--reason", "some of it"}).err,
                HasSubstr("--labels"))
        << "an answer that changes nothing is no accepting";
    const json answered = told("T2", {"marks", "answer", number, "accept", "--reason", "a slip"});
    EXPECT_EQ(answered["score"]["passed"], true);
    EXPECT_TRUE(told("T2", {"marks", "queue"})["items"].empty());
    const json seen = told("A1", {"marks", "show", attempt});
    EXPECT_EQ(seen["marks"][2]["kind"], "answer");
    EXPECT_EQ(seen["marks"][2]["outcome"], "accepted");
    EXPECT_EQ(seen["marks"][2]["reason"], "a slip");
}

TEST_F(CliMarks, ARefusedDisputeLeavesTheMarkAndIsTold) {
    const std::string attempt = sat("A1", insult);
    ASSERT_EQ(as("T1", {"marks", "confirm", attempt, "7", "rudeness", "--reason", "heard"}).code, 0);
    const json open = told("A1", {"marks", "dispute", attempt, "7", "rudeness", "--comment", "my keyboard"});
    const std::string number = std::to_string(open["marks"].back()["number"].get<int>());
    const json refused = told("T2", {"marks", "answer", number, "refuse", "--reason", "it was typed"});
    EXPECT_EQ(refused["score"]["passed"], false);
    EXPECT_EQ(refused["score"]["confirmed"], json::array({"rudeness"}));
    EXPECT_TRUE(told("T2", {"marks", "queue"})["items"].empty());
    const json seen = told("A1", {"marks", "show", attempt});
    EXPECT_EQ(seen["marks"].back()["outcome"], "refused");
    EXPECT_EQ(seen["marks"].back()["reason"], "it was typed");
    EXPECT_EQ(as("T2", {"marks", "answer", number, "accept", "--reason", "after all"}).code, 2)
        << "it was answered";
}

TEST_F(CliMarks, MarkingAgainSaysWhatWouldChangeBeforeAnythingIsWritten) {
    const std::string attempt = sat("A1");
    EXPECT_EQ(told("M1", {"marks", "remark", "--dry-run"})["same_versions"], 1);
    write("data/lexicon/ours.json", R"({"format": 1, "id": "ours", "rules": [{"id": "shop.unlock",
        "label": "rudeness", "patterns": ["不用您来问"], "allow": ["negation"],
        "reason": {"zh": "不合本店用语", "en": "not our words"},
        "examples": {"match": ["不用您来问"], "no_match": ["很抱歉"]}}]})");
    const json dry = told("M1", {"marks", "remark", "--dry-run"});
    ASSERT_EQ(dry["changed"].size(), 1U) << dry;
    EXPECT_EQ(dry["written"], 0);
    EXPECT_EQ(dry["changed"][0]["before"]["passed"], true);
    EXPECT_EQ(dry["changed"][0]["after"]["passed"], false);
    EXPECT_EQ(dry["changed"][0]["turns"][0]["gained"], json::array({"rudeness"}));
    EXPECT_TRUE(told("M1", {"marks", "show", attempt})["marks"].empty());
    EXPECT_EQ(as("T1", {"marks", "remark", "--dry-run"}).code, 2);
    EXPECT_EQ(as("M1", {"marks", "remark", "--write"}).code, 2) << "without a reason";
    EXPECT_EQ(told("M1", {"marks", "remark", "--write", "--reason", "new words"})["written"], 1);
    const json after = told("M1", {"marks", "show", attempt});
    EXPECT_EQ(after["score"]["suspected"], json::array({"rudeness"}));
    EXPECT_EQ(after["first_score"]["total"], 100.0) << "the old mark stays";
    EXPECT_EQ(after["versions"]["judge"], after["marks"][0]["versions"]["judge"]);
    EXPECT_EQ(told("T1", {"marks", "queue"})["items"].size(), 1U);
    EXPECT_EQ(told("M1", {"marks", "remark", "--dry-run"})["same_versions"], 1);
}

TEST_F(CliMarks, WhatLostItsWordsIsCountedApartFromWhatAnotherVersionPlayed) {
    const std::string gone = sat("A1", insult), other = sat("A1", insult);
    SQLite::Database database((folder.path() / "data" / "amends.db").string(), SQLite::OPEN_READWRITE);
    database.exec("UPDATE events SET payload = NULL, payload_salt = NULL WHERE seq > 0 AND attempt = '" + gone
                  + "'");
    database.exec(
        "UPDATE events SET payload = json_set(payload, '$.engine_version', 1) WHERE seq = 0 AND attempt = '"
        + other + "'");
    const json queue = told("T1", {"marks", "queue"});
    EXPECT_EQ(queue["attempts"], 2);
    EXPECT_EQ(queue["words_gone"], 1);
    EXPECT_EQ(queue["other_version"], 1);
    EXPECT_THAT(as("T1", {"marks", "queue"}).err, HasSubstr("1 of them has lost its words"));
    EXPECT_THAT(as("T1", {"marks", "queue", "--lang", "zh"}).err, HasSubstr("其中 1 次的文字已按保留期限"));
    const json again = told("M1", {"marks", "remark", "--dry-run"});
    EXPECT_EQ(again["words_gone"], 1);
    EXPECT_EQ(again["other_version"], 1);
    const std::string words = as("M1", {"marks", "remark", "--dry-run"}).out;
    EXPECT_THAT(words, HasSubstr("1 were made by another version of the program, 1 have lost their words"));
}

TEST_F(CliMarks, OverruledTurnsLeaveAsLinesWithoutNames) {
    const std::string attempt = sat("A1", "我是欧阳晓月，有事打 13812345678");
    ASSERT_EQ(as("T1", {"marks", "overrule", attempt, "7", "add", "proactive", "--reason", "unasked"}).code,
              0);
    const std::string out = (folder.path() / "lines.jsonl").string();
    ASSERT_EQ(as("M1", {"marks", "lines", "--out", out}).code, 0);
    const std::string text = content_of(out);
    ASSERT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
    EXPECT_THAT(text, Not(HasSubstr("欧阳晓月")));
    EXPECT_THAT(text, Not(HasSubstr("13812345678")));
    EXPECT_THAT(text, Not(HasSubstr(attempt)));
    const json line = json::parse(text);
    EXPECT_THAT(line["labels"], Contains("proactive"));
    EXPECT_EQ(line["lang"], "zh");
    EXPECT_EQ(run({"score", "--batch", out}).code, 0) << "a line of the batch format";
}

TEST_F(CliMarks, ABlindMarkerSeesContextAndReplyAndNoLabel) {
    sat("A1");
    const json sample = told("M1", {"marks", "sample", "--count", "3", "--seed", "5"});
    EXPECT_EQ(sample["drawn"], 3);
    EXPECT_EQ(sample["of"], 7);
    const Ran blind = as("T1", {"marks", "next", "--json"});
    EXPECT_THAT(blind.out, Not(HasSubstr("labels")));
    EXPECT_THAT(blind.out, Not(HasSubstr("evidence")));
    for (int marked = 0; marked < 3; ++marked) {
        const json next = told("T1", {"marks", "next"});
        EXPECT_EQ(next["marked"], marked);
        EXPECT_FALSE(next["reply"].get<std::string>().empty());
        ASSERT_EQ(as("T1", {"marks", "mark", next["attempt"], std::to_string(next["turn"].get<int>()),
                            "--labels", "listening,solution"})
                      .code,
                  0);
    }
    EXPECT_EQ(told("T1", {"marks", "next"}), json(nullptr));
    EXPECT_EQ(told("T1", {"marks", "agreement"})["turns"], 3);
    EXPECT_EQ(told("A1", {"marks", "show", json::parse(blind.out)["attempt"]})["score"]["total"], 100.0)
        << "a blind mark measures and changes nothing";
    EXPECT_THAT(
        as("M1", {"marks", "calibrate", "--sample", sample["sample"], "--write", "--reason", "r"}).err,
        HasSubstr("a calibration needs 100"));
}

} // namespace
} // namespace amends::app
