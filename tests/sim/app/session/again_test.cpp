// Attempts that go back to an earlier one: what was shown there is known, and who judges is named.
#include "scoring/text/judge_version.hpp"
#include "sim/app/session/again.hpp"
#include "sim/app/session/play_json.hpp"
#include "sim/app/session/ready_case.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace amends::app {
namespace {

using records::testing::must_open;
using records::testing::must_read;
using records::testing::TestFolder;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

const std::filesystem::path shipped_assets = AMENDS_SOURCE_DIR "/assets";

class Again : public testing::Test {
protected:
    SessionParts parts(const JudgeFromFiles& by) {
        SessionParts made{by.judge, &*store, [this] { return clock; }};
        made.contents = judge_contents(by);
        return made;
    }
    Session begin(const std::string& id) {
        PlaySettings settings;
        settings.way = scenario::Way::free;
        settings.lang = support::Lang::en;
        auto ready = make_ready(load_case(AMENDS_SOURCE_DIR "/scenarios/damaged-laptop/scenario.json",
                                          shipped_resources(AMENDS_BINARY_DIR "/assets")),
                                shipped_assets, judge, settings);
        EXPECT_TRUE(ready);
        SessionParts with = parts(judge);
        with.contents = ready.value().contents;
        return Session::begin(std::move(with), ready.value().play, ready.value().began, id);
    }
    /// One turn in free text; the model reply of its node is what the trainee will have seen.
    Session first_turn(const std::string& id) {
        Session session = begin(id);
        reply(session, "I am sorry about that. Could you send me a photo of it, please?");
        return session;
    }
    void reply(Session& session, const std::string& text) {
        ASSERT_TRUE(session.settle());
        ASSERT_FALSE(session.ask(engine::BubbleSent{text}));
        ASSERT_TRUE(session.settle());
        session.end_turn();
        ASSERT_TRUE(session.settle());
    }
    std::vector<engine::Event> stored(const std::string& id) {
        records::Reader reader = must_read(folder);
        return records::play_events(records::load_events(reader, id).value()).value();
    }
    static const engine::Began& began(const std::vector<engine::Event>& events) {
        return std::get<engine::Began>(events.front().payload);
    }

    TestFolder folder;
    JudgeFromFiles judge = load_judge(shipped_assets), rules = load_judge(shipped_assets, false);
    std::optional<records::Store> store = must_open(folder);
    milliseconds clock{0};
};

TEST_F(Again, Fault38AModelReplyOfTheDebriefIsNotedWhenItIsRecited) {
    const Session parent = first_turn("a");
    const std::string model = engine::model_reply(parent.told(), 0);
    ASSERT_FALSE(model.empty());
    const auto findings_of = [](const engine::Playthrough& told) {
        std::vector<std::string> ids;
        for (const text::Finding& finding : told.turns.back().verdict.findings)
            ids.push_back(finding.id);
        return ids;
    };
    auto again = replay_behind(parts(judge), {parent.told(), "a"}, 0, "b");
    ASSERT_TRUE(again);
    reply(again.value(), model);
    const auto noted = findings_of(again.value().told());
    EXPECT_THAT(noted, Contains("recitation"));
    EXPECT_THAT(engine::context_of(again.value().told()).shown, Contains(model));

    Session fresh = begin("c"); // who has not seen it finds the same words alone
    reply(fresh, model);
    EXPECT_THAT(findings_of(fresh.told()), IsEmpty());
}

TEST_F(Again, TheNewAttemptNamesItsParentAndBeginsWithWhatWasShown) {
    const Session parent = first_turn("a");
    const auto shown = engine::shown_with_debrief(parent.told());
    ASSERT_THAT(shown, SizeIs(1));
    {
        auto whole = replay_behind(parts(judge), {parent.told(), "a"}, 0, "b");
        ASSERT_TRUE(whole && whole.value().settle());
        auto behind = replay_behind(parts(judge), {parent.told(), "a"}, 1, "c");
        ASSERT_TRUE(behind && behind.value().settle());
        EXPECT_EQ(behind.value().told().turns.size(), 1U);
        EXPECT_EQ(behind.value().told().turns[0], parent.told().turns[0]);
    }
    EXPECT_EQ(began(stored("b")).parent, "a");
    EXPECT_EQ(began(stored("b")).parent_seq, 0);
    EXPECT_EQ(began(stored("b")).drawn, parent.play().drawn);
    EXPECT_EQ(began(stored("c")).parent, "a");
    EXPECT_EQ(began(stored("c")).parent_seq, parent.told().turns[0].seq);
    EXPECT_EQ(began(stored("b")).shown, shown);
    EXPECT_EQ(began(stored("c")).shown, shown);
    records::Reader reader = must_read(folder);
    const auto loaded = load_attempt(reader, "c");
    ASSERT_TRUE(loaded);
    EXPECT_EQ(engine::replay(loaded.value().play, loaded.value().events).shown_before, shown);
    EXPECT_FALSE(replay_behind(parts(judge), {parent.told(), "a"}, 9, "d"));
}

TEST_F(Again, AnotherJudgeIsNamedBeforeItReads) {
    const Session parent = first_turn("a");
    const engine::JudgeName first{judge.judge->fingerprint(), text::judge_version};
    const engine::JudgeName second{rules.judge->fingerprint(), text::judge_version};
    ASSERT_NE(first, second);
    {
        records::Reader reader = must_read(folder);
        auto loaded = load_attempt(reader, "a");
        ASSERT_TRUE(loaded);
        Session same =
            Session::resume(parts(judge), loaded.value().play, loaded.value().events, "a", {}, true);
        ASSERT_TRUE(same.settle());
        EXPECT_THAT(engine::judges_of(same.told().events), SizeIs(1));
        EXPECT_EQ(nlohmann::json::parse(play_json(same.told()))["fingerprints"].count("judges"), 0U);
        Session other = Session::resume(parts(rules), loaded.value().play, same.told().events, "a", {}, true);
        ASSERT_TRUE(other.settle());
        const auto fingerprints = nlohmann::json::parse(play_json(other.told()))["fingerprints"];
        ASSERT_EQ(fingerprints["judges"].size(), 2U) << fingerprints;
        EXPECT_EQ(fingerprints["judges"][1]["fingerprint"], second.fingerprint);
        EXPECT_EQ(engine::judge_in_force(stored("a")), second);
        ASSERT_TRUE(records::get_content(reader, second.fingerprint).value()) << "its files are kept";
        auto behind = replay_behind(parts(rules), {parent.told(), "a"}, 1, "b");
        auto whole = replay_behind(parts(rules), {parent.told(), "a"}, 0, "c");
        ASSERT_TRUE(behind && whole && behind.value().settle() && whole.value().settle());
    }
    EXPECT_EQ(engine::judges_of(stored("b")), (std::vector{first, second}));
    EXPECT_EQ(engine::judges_of(stored("c")), std::vector{second});
}

} // namespace
} // namespace amends::app
