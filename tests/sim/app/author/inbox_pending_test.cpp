#include "sim/app/author/inbox_pending.hpp"
#include "sim/app/author/trainer_records.hpp"

#include <gtest/gtest.h>

namespace amends::app {
namespace {

using author::InboxMark;

author::Document kettle_document(const std::string& samples, const std::string& condition) {
    return author::open_document(author::DocumentKind::scenario, "scenario.json",
                                 R"({"id": "kettle-2", "x-copied-from": "kettle", "nodes": [{"id": "opening",
                                   "transitions": [{"id": "heard", "when": )"
                                     + condition + R"(, "to": "gone"}], "samples": [)" + samples + "]}]}");
}

PendingMark pending_mark(InboxMark::Outcome outcome, std::string became) {
    return {.turns = {{"a", 2}},
            .mark = {outcome, std::move(became)},
            .node = scenario::PlaceId("opening"),
            .words = "We will see.",
            .acts = {text::ActId("calm")}};
}

TEST(PendingMarks, ASampleCountsOnlyWhileItStandsInTheCase) {
    const PendingMark mark = pending_mark(InboxMark::Outcome::sample, "opening");
    const std::string any = R"({"act": "thank"})";
    EXPECT_TRUE(is_made(kettle_document(R"({"lang": "en", "text": "We will see."})", any), mark));
    EXPECT_FALSE(is_made(kettle_document(R"({"lang": "en", "text": "Other"})", any), mark));
    EXPECT_FALSE(is_made(author::open_document(author::DocumentKind::scenario, "x", "no json"), mark));
}

TEST(PendingMarks, AWayCountsOnlyWhileItAsksForTheActs) {
    const PendingMark mark = pending_mark(InboxMark::Outcome::transition, "heard");
    EXPECT_TRUE(is_made(kettle_document("", R"({"any": [{"act": "thank"}, {"act": "calm"}]})"), mark));
    EXPECT_FALSE(is_made(kettle_document("", R"({"act": "thank"})"), mark)) << "undone";
    EXPECT_FALSE(is_made(kettle_document("", R"({"act": "calm"})"),
                         pending_mark(InboxMark::Outcome::transition, "gone_by_now")));
}

TEST(PendingMarks, TheInboxOfACopyHoldsItsOriginalsReplies) {
    const auto document = kettle_document(R"({"lang": "en", "text": "We will see."})", R"({"act": "thank"})");
    EXPECT_EQ(ids_of_case(document), (std::vector<std::string>{"kettle-2", "kettle"}));
    author::InboxTurn heard{.attempt = "a", .scenario = "kettle"};
    heard.turn.seq = 2;
    heard.turn.node = scenario::PlaceId("opening");
    heard.turn.reply = "We will see.";
    author::InboxTurn foreign = heard;
    foreign.scenario = "other";
    const auto open = inbox_for({heard, foreign}, ids_of_case(document), {}, document);
    ASSERT_EQ(open.size(), 1U);
    EXPECT_FALSE(open[0].mark);
    const auto done = inbox_for({heard}, ids_of_case(document),
                                {pending_mark(InboxMark::Outcome::sample, "opening")}, document);
    EXPECT_TRUE(done.at(0).mark);
}

TEST(TrainerRecords, ReadAResultOfAnyVersion) {
    records::AttemptRow row{.id = "a", .scenario = "kettle"};
    row.state = records::AttemptState::finished;
    row.summary = R"({"passed": true, "new_key": 1})";
    const author::AttemptFacts facts =
        facts_of_result(row, R"({"ending": "kept", "turns": [{"node": "opening", "choice": "sorry"}, 7,
                 {"node": "photo", "fell_back": true}]})");
    EXPECT_TRUE(facts.passed);
    EXPECT_EQ(facts.ending.value, "kept");
    ASSERT_EQ(facts.turns.size(), 2U);
    EXPECT_EQ(facts.turns[0].choice.value, "sorry");
    EXPECT_TRUE(facts.turns[1].fell_back);
    EXPECT_TRUE(facts_of_result(row, "no json").turns.empty());
}

} // namespace
} // namespace amends::app
