#include "sim/author/inbox.hpp"
#include "sim/author/reading.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gtest/gtest.h>

namespace amends::author {
namespace {

using engine::test::Hand;
using engine::test::small_case;

InboxTurn heard(std::string attempt, std::string reply, std::string utc = "2026-03-01T10:00:00Z") {
    InboxTurn turn{.attempt = std::move(attempt), .scenario = "kettle", .version = "f1", .played_utc = utc};
    turn.turn.seq = 2;
    turn.turn.node = scenario::PlaceId("opening");
    turn.turn.reply = std::move(reply);
    turn.turn.fell_back = true;
    return turn;
}

Document kettle() {
    return open_document(DocumentKind::scenario, "scenario.json", R"({
  "id": "kettle",
  "nodes": [
    {"id": "opening", "transitions": [
      {"id": "photo", "when": {"act": "ask_photo"}, "to": "agreed"},
      {"id": "either", "when": {"any": [{"label": "empathy"}]}, "to": "agreed"},
      {"id": "late", "on": "time", "after_s": 9, "to": "gone"},
      {"id": "rest", "to": "gone"}
    ], "x-mine": 1}
  ]
}
)");
}

std::string text_after(const Document& document, const Edit& edit) {
    const auto made = apply(document, edit);
    return made ? made.value().document.text() : "refused: " + made.error().en;
}

/// Everything but what was put in is as before.
void expect_put_in(const Document& before, const Edit& edit, const std::string& words) {
    const auto made = apply(before, edit);
    ASSERT_TRUE(made) << made.error().en;
    ASSERT_EQ(made.value().splices.size(), 1U);
    const Splice& splice = made.value().splices.front();
    EXPECT_NE(splice.inserted.find(words), std::string::npos) << splice.inserted;
    EXPECT_EQ(splice.removed, "");
}

TEST(PlayedTurns, HoldWhatTheCustomerDidNotUnderstandAlsoWhenItWasTakenBack) {
    Hand hand(small_case());
    hand.say("Bla", {});
    const auto first = static_cast<std::int64_t>(hand.events.size()) - 1;
    hand.send(engine::NotUnderstood{});
    hand.send(engine::RewoundTo{0});
    hand.say("So sorry", {"empathy"}, {"apologise", "apologise"});
    std::vector<PlayedTurn> turns = played_turns(hand.play, hand.events);
    ASSERT_EQ(turns.size(), 2U);
    EXPECT_EQ(turns[0].seq, first);
    EXPECT_EQ(turns[0].reply, "Bla");
    EXPECT_TRUE(turns[0].fell_back);
    EXPECT_TRUE(turns[0].not_understood);
    EXPECT_FALSE(turns[1].not_understood);
    EXPECT_EQ(turns[1].acts, (std::vector<text::ActId>{text::ActId("apologise")}));
    EXPECT_TRUE(text::has(turns[1].labels, text::Label::empathy));
}

TEST(Inbox, JoinsEqualWordsOfANodeAndCountsThem) {
    InboxTurn marked = heard("b", " We will see.\n", "2026-03-02T10:00:00Z");
    marked.turn.fell_back = false;
    marked.turn.not_understood = true;
    marked.turn.acts = {text::ActId("calm")};
    marked.version = "f2";
    InboxTurn elsewhere = heard("c", "We will see.");
    elsewhere.turn.node = scenario::PlaceId("agreed");
    const auto entries = inbox_of({heard("a", "We will see."), heard("a", "Other"), marked, elsewhere});
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].node.value, "agreed");
    EXPECT_EQ(entries[1].reply, "We will see.") << "the one that came more often first";
    EXPECT_EQ(entries[1].fallbacks, 1);
    EXPECT_EQ(entries[1].not_understood, 1);
    EXPECT_EQ(entries[1].turns.size(), 2U);
    EXPECT_EQ(entries[1].versions, (std::set<std::string>{"f1", "f2"}));
    EXPECT_EQ(entries[1].acts.front().value, "calm") << "as it was read last";
    EXPECT_EQ(entries[2].reply, "Other");
}

TEST(Inbox, WhatIsDoneStandsBehindAndWordsThatComeAgainSaySo) {
    InboxTurn done = heard("a", "We will see.");
    done.mark = InboxMark{InboxMark::Outcome::sample, "opening"};
    const auto entries = inbox_of({done, heard("b", "We will see.")});
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_FALSE(entries[0].mark);
    EXPECT_EQ(entries[0].before, done.mark);
    EXPECT_EQ(entries[1].mark, done.mark);
}

TEST(InboxEdits, ASampleIsPutInAndNothingElseChanges) {
    const Document document = kettle();
    InboxEntry entry{.node = scenario::PlaceId("opening"), .reply = "Say \"hi\"", .lang = support::Lang::en};
    entry.labels.set(static_cast<std::size_t>(text::Label::empathy));
    entry.acts = {text::ActId("greet")};
    SampleDraft draft = draft_of(entry);
    EXPECT_EQ(draft.grade, scenario::SampleGrade::good);
    draft.to = "agreed";
    const Addition added = add_sample(document, *node_in(document, "opening"), draft);
    EXPECT_EQ(to_pointer(added.at), "/nodes/0/samples/0");
    const std::string text = text_after(document, added.edit);
    EXPECT_NE(text.find(R"("text": "Say \"hi\"")"), std::string::npos) << text;
    EXPECT_NE(text.find(R"("labels": ["empathy"])"), std::string::npos) << text;
    expect_put_in(document, added.edit, "\"greet\"");
    const Document once = apply(document, added.edit).value().document;
    EXPECT_EQ(to_pointer(add_sample(once, 0, draft).at), "/nodes/0/samples/1");
    entry.labels.set(static_cast<std::size_t>(text::Label::rudeness));
    EXPECT_EQ(draft_of(entry).grade, scenario::SampleGrade::bad);
}

TEST(InboxEdits, ANewWayStandsWhereTheReplyComesToIt) {
    const Document document = kettle();
    const std::vector<text::ActId> acts{text::ActId("calm"), text::ActId("thank")};
    EXPECT_EQ(to_pointer(add_way(document, 0, acts, "agreed").at), "/nodes/0/transitions/3")
        << "before the one that takes any reply";
    const Addition first = add_way(document, 0, acts, "agreed", "photo");
    EXPECT_EQ(to_pointer(first.at), "/nodes/0/transitions/0");
    expect_put_in(document, first.edit, "\"heard\"");
    const Document once = apply(document, first.edit).value().document;
    EXPECT_NE(once.text().find(R"("when": {"all": [{"act": "calm"}, {"act": "thank"}]})"), std::string::npos)
        << once.text();
    EXPECT_NE(text_after(once, add_way(once, 0, acts, "agreed").edit).find("\"heard_2\""), std::string::npos);
}

TEST(InboxEdits, ATransitionIsWidened) {
    const Document document = kettle();
    const std::vector<text::ActId> acts{text::ActId("calm")};
    EXPECT_NE(text_after(document, widen_way(document, 0, 0, acts))
                  .find(R"("when": {"any": [{"act": "ask_photo"}, {"act": "calm"}]})"),
              std::string::npos);
    EXPECT_NE(text_after(document, widen_way(document, 0, 1, acts))
                  .find(R"("when": {"any": [{"label": "empathy"}, {"act": "calm"}]})"),
              std::string::npos);
    EXPECT_EQ(text_after(document, widen_way(document, 0, 3, acts)), document.text())
        << "it takes any reply already";
}

TEST(InboxEdits, AWordingGoesIntoTheShopsLexiconOnceForEachAct) {
    const auto first = with_phrase({}, text::ActId("calm"), "稍安勿躁");
    ASSERT_TRUE(first) << first.error().en;
    const auto second = with_phrase(first.value(), text::ActId("calm"), "bear with us");
    ASSERT_TRUE(second) << second.error().en;
    EXPECT_NE(second.value().find("稍安勿躁"), std::string::npos);
    EXPECT_NE(second.value().find("bear with us"), std::string::npos);
    EXPECT_EQ(second.value().find("shop.inbox.calm"), second.value().rfind("shop.inbox.calm"))
        << second.value();
    EXPECT_FALSE(with_phrase({}, text::ActId("calm"), ""));
    EXPECT_FALSE(with_phrase({}, text::ActId("calm"), "{set}"));
    EXPECT_FALSE(with_phrase("no json", text::ActId("calm"), "words"));
}

} // namespace
} // namespace amends::author
