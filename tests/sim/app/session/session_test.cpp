// The joining of engine, judge, store and clock.
#include "sim/app/session/play_json.hpp"
#include "tests/sim/app/session/desk.hpp"

namespace amends::app {
namespace {

using records::testing::must_read;
using records::testing::must_verify;
using test::Desk;
using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(Desk, TheCustomerSpeaksOnceTheBeginningIsDurable) {
    Session session = begin(play());
    EXPECT_EQ(session.lines().at(0).line.text, "My River leaks!");
    EXPECT_THAT(kinds(stored()), ElementsAre("began"));
}

TEST_F(Desk, ABubbleStandsAsSendingUntilItIsStored) {
    Session session = begin(play());
    session.type("so sorry");
    EXPECT_FALSE(session.ask(engine::BubbleSent{"so sorry"}));
    EXPECT_EQ(session.box(), "");
    if (session.is_busy()) {
        EXPECT_TRUE(session.lines().back().sending);
        EXPECT_EQ(session.state().open_bubbles, 0);
    }
    settle(session);
    EXPECT_FALSE(session.lines().back().sending);
    EXPECT_EQ(session.state().open_bubbles, 1);
}

TEST_F(Desk, TheTurnEndsSomeSecondsAfterTheLastBubble) {
    Session session = begin(play());
    clock += milliseconds(10'000);
    session.ask(engine::BubbleSent{"so sorry"});
    settle(session);
    wait(session, 2);
    session.ask(engine::BubbleSent{"about that"});
    settle(session);
    wait(session, 2);
    EXPECT_TRUE(session.state().turns.empty());
    wait(session, 1);
    ASSERT_EQ(session.state().turns.size(), 1U);
    EXPECT_EQ(session.told().turns[0].reply, "so sorry\nabout that");
    EXPECT_EQ(session.state().turns[0].response_ms, 10'000);
    EXPECT_EQ(session.lines().back().line.text, "?");
}

TEST_F(Desk, TheCustomerWaitsWhileTheTraineeTypes) {
    Session session = begin(play());
    session.ask(engine::BubbleSent{"one moment"});
    settle(session);
    for (int second = 0; second < 8; ++second) {
        session.type("writing" + std::to_string(second));
        wait(session, 1);
    }
    EXPECT_TRUE(session.state().turns.empty());
    wait(session, 3);
    EXPECT_EQ(session.state().turns.size(), 1U);
    EXPECT_EQ(session.box(), "writing7");
}

TEST_F(Desk, AnActionEndsTheOpenTurnFirst) {
    Session session = begin(play());
    session.ask(engine::BubbleSent{"we refund you"});
    session.ask(
        engine::ActionTaken{scenario::DeskAction::refund, {{"object", "kettle"}, {"amount", "9000"}}});
    settle(session);
    EXPECT_THAT(kinds(stored()), ElementsAre("began", "bubble_sent", "turn_closed", "action_taken"));
}

TEST_F(Desk, WhatFallsDueIsStoredAsItHappens) {
    Session session = begin(play());
    ASSERT_TRUE(session.next_wake());
    EXPECT_GT(session.next_wake()->count(), 0);
    clock += *session.next_wake();
    settle(session);
    wait(session, 200);
    const auto events = stored();
    EXPECT_THAT(kinds(events), testing::Contains("due_reached"));
    EXPECT_EQ(engine::fold(session.play(), events), session.state());
}

TEST_F(Desk, UnsentTextIsSavedSoonAfterItWasTyped) {
    Session session = begin(play());
    session.type("half a sentence");
    clock += milliseconds(401);
    session.tick();
    store->wait(store->put_content({"x", "x", "x"})); // behind the draft in the queue
    records::Reader reader = must_read(folder);
    EXPECT_EQ(records::drafts_of(reader, "a").value().at(0).text, "half a sentence");
}

TEST_F(Desk, PlaysToTheResultAndClosesTheAttempt) {
    Session session = begin(play(engine::Mode::assessment, scenario::Way::choices));
    for (const char* id : {"sorry", "swap", "end"}) {
        wait(session, 5);
        EXPECT_FALSE(session.ask(engine::ChoiceTaken{scenario::ChoiceId{id}}));
        settle(session);
    }
    EXPECT_EQ(session.state().phase, engine::Phase::wrap_up);
    EXPECT_FALSE(session.ask(engine::WrappedUp{{{"class", {"technical"}}, {"facts", {"leaks", "photo"}}}}));
    settle(session);
    while (!session.is_closed())
        settle(session);
    records::Reader reader = must_read(folder);
    EXPECT_EQ(records::find_attempt(reader, "a").value()->state, records::AttemptState::finished);
    EXPECT_EQ(records::results_of(reader, "a").value().at(0).result, play_json(session.told()));
    EXPECT_TRUE(must_verify(folder).found.empty());
    EXPECT_FALSE(session.next_wake());
}

TEST_F(Desk, TakesBackInPractice) {
    Session session = begin(play(engine::Mode::practice, scenario::Way::choices));
    session.ask(engine::ChoiceTaken{scenario::ChoiceId{"so_what"}});
    settle(session);
    session.ask(engine::RewoundTo{0});
    settle(session);
    EXPECT_TRUE(session.told().turns.empty());
    EXPECT_EQ(session.lines().size(), 1U);
    EXPECT_EQ(engine::fold(session.play(), stored()), session.state());
}

TEST_F(Desk, SaysAtOnceWhatCannotBe) {
    Session session = begin(play());
    session.type("   ");
    const auto why = session.ask(engine::BubbleSent{"   "});
    ASSERT_TRUE(why);
    EXPECT_EQ(why->id, "empty_reply");
    EXPECT_EQ(session.box(), "   ");
    EXPECT_EQ(session.ask(engine::ChoiceTaken{scenario::ChoiceId{"sorry"}})->id, "free_text_only");
    EXPECT_EQ(session.ask(engine::BubbleSent{std::string(101, 'x')})->id, "too_long");
}

TEST(Session, PlaysWithoutAStore) {
    milliseconds clock{0};
    engine::Case play;
    play.scenario = engine::test::small_case();
    play.rubric = engine::test::small_rubric();
    play.way = scenario::Way::choices;
    play.drawn = engine::draw(*play.scenario, 1);
    engine::Began began;
    began.way = play.way;
    began.drawn = play.drawn;
    Session session = Session::begin({nullptr, nullptr, [&] { return clock; }}, play, began, "none");
    session.tick();
    EXPECT_FALSE(session.ask(engine::ChoiceTaken{scenario::ChoiceId{"sorry"}}));
    EXPECT_EQ(session.state().place, scenario::PlaceId{"photo"});
    EXPECT_FALSE(session.take_effects().empty());
    EXPECT_THAT(session.take_effects(), IsEmpty());
}

} // namespace
} // namespace amends::app
