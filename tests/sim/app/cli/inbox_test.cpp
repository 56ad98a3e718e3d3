// What trainees shared, told by `amends inbox`.
#include "sim/app/author/inbox_store.hpp"
#include "tests/sim/app/cli/program_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::app::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class InboxProgram : public ProgramTest {
protected:
    /// The kettle has boiled over thrice before the contact is closed: no reply that the case understands.
    std::string play(const std::string& mode) {
        const std::string script = write("bla.txt", "say Mmh.\nwait 60\nsay Mmh.\nwait 60\n");
        run({"play", "damaged-laptop", "--script", script, "--free", "--mode", mode, "--record"});
        return json::parse(run({"records", "list", "--json"}).out)[0]["id"];
    }
    json inbox(std::vector<std::string> words = {}) {
        words.insert(words.begin(), "inbox");
        words.emplace_back("--json");
        const Ran ran = run(words);
        EXPECT_EQ(ran.code, 0) << ran.err;
        return json::parse(ran.out);
    }
    records::Store store() {
        auto opened = records::open_store(folder.path() / "data");
        if (!opened) throw std::runtime_error(records::sentence(opened.error()).en);
        return std::move(opened).value();
    }
};

TEST_F(InboxProgram, PracticeIsTheTraineesOwnUntilItIsShared) {
    EXPECT_EQ(run({"inbox"}).code, 3) << "there are no records yet";
    const std::string attempt = play("practice");
    EXPECT_EQ(inbox(), json::array());
    EXPECT_THAT(run({"inbox"}).out, HasSubstr("Nothing has been shared"));
    std::int64_t closed = 0;
    const json kept = json::parse(run({"records", "export", "--attempt", attempt}).out);
    for (const json& event : kept["attempts"][0]["events"])
        if (event["kind"] == "turn_closed" && closed == 0) closed = event["seq"];
    {
        records::Store records = store();
        EXPECT_FALSE(records.wait(records.share_turn({attempt, closed}, true)).fault);
    }
    const json all = inbox();
    ASSERT_EQ(all.size(), 1U) << all.dump();
    EXPECT_EQ(all[0]["scenario"], "damaged-laptop");
    EXPECT_EQ(all[0]["reply"], "Mmh.");
    EXPECT_EQ(all[0]["fallbacks"], 1);
    EXPECT_EQ(all[0]["turns"][0]["attempt"], attempt);
    EXPECT_TRUE(all[0]["mark"].is_null());
    EXPECT_EQ(inbox({"wrong-sneakers"}), json::array());
    EXPECT_THAT(run({"inbox", "wrong-sneakers"}).out, HasSubstr("Nothing of wrong-sneakers has been shared"));
    const Ran nosuch = run({"inbox", "nosuch"});
    EXPECT_EQ(nosuch.code, 2);
    EXPECT_THAT(nosuch.err, HasSubstr("There is no case \"nosuch\""));
    const std::string told = run({"inbox", "damaged-laptop"}).out;
    EXPECT_THAT(told, HasSubstr("Mmh."));
    EXPECT_THAT(told, HasSubstr("fell back once, marked not understood 0 times"));
    const json exported = json::parse(run({"records", "export", "--attempt", attempt}).out);
    EXPECT_EQ(exported["attempts"][0]["shared"], json::array({closed}));
    {
        records::Store records = store();
        EXPECT_FALSE(
            records
                .wait(records.mark_turns({{attempt, closed}},
                                         stored_mark({author::InboxMark::Outcome::sample, "opening"})))
                .fault);
    }
    EXPECT_EQ(inbox()[0]["mark"]["became"], "opening");
    EXPECT_EQ(run({"records", "verify"}).code, 0);
}

TEST_F(InboxProgram, AnAssessmentsTurnsAreTheTrainersToRead) {
    play("assessment");
    const json all = inbox();
    ASSERT_EQ(all.size(), 1U) << all.dump();
    EXPECT_EQ(all[0]["fallbacks"], 2) << "equal words, joined";
    EXPECT_EQ(all[0]["turns"].size(), 2U);
}

TEST(PhraseForLexicon, IsWrittenOnlyWhenTheJudgeTakesIt) {
    const records::testing::TestFolder folder;
    const JudgeFromFiles judge = load_judge(AMENDS_SOURCE_DIR "/assets", false);
    ASSERT_TRUE(judge.judge);
    const auto refused =
        add_phrase_to_lexicon(folder.path(), judge.data, text::ActId("no_such_act"), "words");
    ASSERT_FALSE(refused);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "inbox.json"));
    const std::string words = "let us put the kettle on the hob together";
    const auto done = add_phrase_to_lexicon(folder.path(), judge.data, text::ActId("x-hob"), words);
    ASSERT_TRUE(done) << done.error().words.en;
    const JudgeFromFiles shop = load_judge(AMENDS_SOURCE_DIR "/assets", false, folder.path());
    ASSERT_TRUE(shop.judge);
    const auto verdict = shop.judge->judge({}, "Shall we? " + words + ".");
    ASSERT_EQ(verdict.acts.size(), 1U);
    EXPECT_EQ(verdict.acts[0].id.value, "x-hob");
}

} // namespace
} // namespace amends::app::test
