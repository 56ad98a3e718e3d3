// The tools of those who build the judge, as they are called.
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::Ran;
using testing::HasSubstr;

class Builders : public test::ProgramTest {
protected:
    /// Twelve situations, each with a kind reply and a rude one.
    std::string corpus() {
        const char* things[] = {"kettle", "lamp", "phone", "stroller", "laptop", "jacket",
                                "chair",  "mug",  "desk",  "bag",      "shoes",  "radio"};
        std::string lines;
        for (const char* thing : things) {
            const std::string customer = std::string("My ") + thing + " came broken";
            const std::pair<std::string, std::string> replies[] = {
                {std::string("I am so sorry about your ") + thing + ", how annoying.", "empathy"},
                {std::string("That ") + thing + " is none of my business.", "dismissing"}};
            for (const auto& [reply, label] : replies)
                lines += json{{"id", lines.size()}, {"lang", "en"},           {"context", thing},
                              {"reply", reply},     {"customer", {customer}}, {"labels", {label}}}
                             .dump()
                         + "\n";
        }
        return write("corpus.jsonl", lines);
    }
};

TEST_F(Builders, TrainMakesTheSameModelTwiceAndTheJudgeTakesIt) {
    const std::string lines = corpus(), model = (folder.path() / "one.bin").string();
    const Ran ran = run({"train", lines, "-o", model});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("Empathy"));
    run({"train", lines, "-o", (folder.path() / "two.bin").string()});
    const std::string trained = content_of(model);
    EXPECT_FALSE(trained.empty());
    EXPECT_EQ(trained, content_of(folder.path() / "two.bin"));

    const fs::path assets = folder.path() / "assets"; // the shipped ones, but for the model
    fs::create_directories(assets / "models");
    for (const auto& entry : fs::directory_iterator(AMENDS_SOURCE_DIR "/assets"))
        if (entry.path().filename() != "models")
            fs::create_symlink(entry.path(), assets / entry.path().filename());
    fs::copy_file(model, assets / "models" / "judge.bin");
    fs::copy_file(AMENDS_SOURCE_DIR "/assets/models/order.bin", assets / "models" / "order.bin");
    const Ran with = run({"--version", "--json"}, {}, {{"AMENDS_ASSETS", assets.string()}});
    ASSERT_EQ(with.code, 0) << with.err;
    const json shipped = json::parse(run({"--version", "--json"}).out), own = json::parse(with.out);
    EXPECT_EQ(own["model"], true);
    EXPECT_NE(own["judge"], shipped["judge"]);
}

TEST_F(Builders, TrainSaysWhatItCannotReadOrWrite) {
    const Ran missing = run({"train", (folder.path() / "none.jsonl").string(), "-o", "x.bin"});
    EXPECT_EQ(missing.code, 2);
    EXPECT_THAT(missing.err, HasSubstr("none.jsonl"));
    const std::string bad = write("bad.jsonl", "{\"reply\":5}\n");
    const Ran located = run({"train", bad, "-o", (folder.path() / "x.bin").string()});
    EXPECT_EQ(located.code, 2);
    EXPECT_THAT(located.err, HasSubstr("bad.jsonl:1"));
    const Ran unwritable = run({"train", corpus(), "-o", "/proc/none/x.bin"});
    EXPECT_EQ(unwritable.code, 2);
    EXPECT_THAT(unwritable.err, HasSubstr("/proc/none/x.bin"));
}

TEST_F(Builders, CrossValidationJudgesEveryReplyOnceByAModelThatHasNotSeenIt) {
    const std::string lines = corpus();
    const Ran ran = run({"eval", lines, "--cross-validate"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const json report = json::parse(ran.out);
    EXPECT_EQ(report["n"], 24);
    for (const char* label : {"empathy", "dismissing"}) {
        const json& one = report["labels"][label];
        EXPECT_EQ(one["tp"].get<int>() + one["fn"].get<int>(), 12) << label;
    }
    EXPECT_EQ(run({"eval", lines, "--cross-validate"}).out, ran.out);
}

TEST_F(Builders, CrossValidationNeedsMoreThanOneSituation) {
    const Ran ran =
        run({"eval", write("one.jsonl", "{\"id\":1,\"context\":\"a\",\"reply\":\"Sorry.\",\"labels\":[]}\n"),
             "--cross-validate", "--lang", "en"});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("only one"));
    EXPECT_THAT(ran.out, testing::IsEmpty());
}

TEST_F(Builders, RefuseACorpusWhoseLabelsAreNoListOrWhoseIdsStandTwice) {
    const std::string lines = "{\"id\":1,\"context\":\"a\",\"reply\":\"Sorry.\",\"labels\":\"ownership\"}\n"
                              "{\"id\":2,\"context\":\"a\",\"reply\":\"Sorry.\",\"labels\":null}\n"
                              "{\"id\":3,\"context\":\"a\",\"reply\":\"Sorry.\",\"labels\":[5]}\n"
                              "{\"id\":4,\"context\":\"a\",\"reply\":\"Sorry.\",\"labels\":[]}\n"
                              "{\"id\":4,\"context\":\"a\",\"reply\":\"No.\",\"labels\":[]}\n";
    const Ran ran = run({"eval", write("labels.jsonl", lines), "--lang", "en"});
    EXPECT_EQ(ran.code, 2);
    for (const char* place : {"labels.jsonl:1", "labels.jsonl:2", "labels.jsonl:3", "labels.jsonl:5"})
        EXPECT_THAT(ran.err, HasSubstr(place));
    EXPECT_THAT(ran.err, HasSubstr("already stands in line 4"));
}

} // namespace
} // namespace amends::app
