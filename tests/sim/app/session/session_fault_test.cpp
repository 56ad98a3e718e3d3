// Rows of the fault list that a session makes good.
#include "sim/app/log.hpp"
#include "tests/sim/app/session/desk.hpp"

#include <fstream>

namespace amends::app {
namespace {

using fault::Failure;
using records::testing::must_read;
using test::Desk;
using testing::ElementsAre;

TEST_F(Desk, Fault02GoesOnAtTheLastSavedEventAfterACrash) {
    Session session = begin(play());
    clock += milliseconds(5000);
    session.ask(engine::BubbleSent{"so sorry"});
    settle(session);
    session.type("half a sen");
    wait(session, 1);
    const engine::State before = session.state();
    store->wait(store->save_draft("a", "c1", "half a sen"));
    // The program ends here; hours pass, and the clock begins anew.
    clock = milliseconds(77);
    records::Reader reader = must_read(folder);
    Session again =
        Session::resume(parts(), play(), stored(), "a", records::drafts_of(reader, "a").value(), true);
    settle(again);
    EXPECT_EQ(again.box(), "half a sen");
    EXPECT_EQ(again.state().open_bubbles, before.open_bubbles);
    EXPECT_EQ(again.state().interruptions, 1);
    EXPECT_LT(again.contact_ms(), 7000);
    wait(again, 3);
    EXPECT_EQ(again.state().turns.size(), 1U);
    const auto events = stored();
    EXPECT_THAT(kinds(events), ElementsAre("began", "bubble_sent", "resumed", "turn_closed"));
    EXPECT_EQ(engine::fold(play(), events), again.state());
}

TEST_F(Desk, Fault03AFullDiskLeavesTheTextInTheBoxAndSavesItOnceLater) {
    Session session = begin(play());
    disk.fail_at(1, Failure::disk_full, true);
    session.type("so sorry");
    EXPECT_FALSE(session.ask(engine::BubbleSent{"so sorry"}));
    session.ask(engine::BubbleSent{"really"});
    settle(session);
    ASSERT_TRUE(session.failure());
    EXPECT_THAT(session.failure()->en, testing::HasSubstr("disk is full"));
    EXPECT_EQ(session.box(), "so sorry\nreally");
    EXPECT_EQ(session.lines().size(), 1U);
    EXPECT_EQ(session.state().open_bubbles, 0);
    disk.mend();
    EXPECT_FALSE(session.ask(engine::BubbleSent{session.box()}));
    settle(session);
    EXPECT_FALSE(session.failure());
    EXPECT_EQ(session.box(), "");
    EXPECT_THAT(kinds(stored()), ElementsAre("began", "bubble_sent"));
}

TEST_F(Desk, Fault03WordsThatCameBackAreNotSentOutOfTheirOrder) {
    Session session = begin(play());
    disk.fail_at(1, Failure::disk_full, true);
    session.ask(engine::BubbleSent{"so sorry"});
    settle(session);
    disk.mend();
    session.ask(engine::BubbleSent{"really"}); // typed before the failure was seen
    EXPECT_EQ(session.box(), "so sorry\nreally");
    EXPECT_EQ(session.lines().size(), 1U);
    session.ask(engine::BubbleSent{session.box()});
    settle(session);
    EXPECT_EQ(session.box(), "");
    EXPECT_THAT(kinds(stored()), ElementsAre("began", "bubble_sent"));
}

TEST_F(Desk, Fault03ATurnsEndThatCouldNotBeSavedIsTriedAgain) {
    Session session = begin(play());
    session.ask(engine::BubbleSent{"so sorry"});
    settle(session);
    disk.fail_at(1, Failure::disk_full, true);
    wait(session, 4);
    EXPECT_TRUE(session.failure());
    EXPECT_TRUE(session.state().turns.empty());
    disk.mend();
    wait(session, 2);
    EXPECT_FALSE(session.failure());
    EXPECT_EQ(session.state().turns.size(), 1U);
    EXPECT_THAT(kinds(stored()), ElementsAre("began", "bubble_sent", "turn_closed"));
}

TEST_F(Desk, Fault04AChoiceThatCouldNotBeSavedIsMadeAgainWithOneClick) {
    Session session = begin(play(engine::Mode::practice, scenario::Way::choices));
    disk.fail_at(1, Failure::input_error, false);
    session.ask(engine::ChoiceTaken{scenario::ChoiceId{"sorry"}});
    settle(session);
    EXPECT_TRUE(session.failure());
    EXPECT_EQ(session.state().place, scenario::PlaceId{"opening"});
    session.ask(engine::ChoiceTaken{scenario::ChoiceId{"sorry"}});
    settle(session);
    EXPECT_EQ(session.state().place, scenario::PlaceId{"photo"});
    EXPECT_THAT(kinds(stored()), ElementsAre("began", "choice_taken"));
}

TEST_F(Desk, Fault13AndFault60ASleepingMachineLosesNoTextAndItsTimeCounts) {
    Session session = begin(play());
    session.type("half");
    clock += milliseconds(70'000); // the lid was closed
    settle(session);
    EXPECT_EQ(session.box(), "half");
    EXPECT_GE(session.contact_ms(), 70'000);
    EXPECT_GE(session.state().now_ms, 60'000) << "what fell due meanwhile has happened";
}

TEST_F(Desk, Fault15AnAbandonedAttemptKeepsWhatWasSaved) {
    Session session = begin(play());
    session.ask(engine::BubbleSent{"so sorry"});
    session.ask(engine::Abandoned{});
    settle(session);
    while (!session.is_closed())
        settle(session);
    records::Reader reader = must_read(folder);
    EXPECT_EQ(records::find_attempt(reader, "a").value()->state, records::AttemptState::abandoned);
    EXPECT_EQ(records::load_events(reader, "a").value().size(), 4U);
}

TEST_F(Desk, Fault39KeepsAnyReplyAsItWasTyped) {
    for (const std::string& reply :
         {std::string("\xf0\x9f\x98\x80"), std::string("a\r\nb"), std::string("a\0b", 3)}) {
        Session session = Session::begin(parts(), play(), began(play()), records::fresh_uuid());
        settle(session);
        EXPECT_FALSE(session.ask(engine::BubbleSent{reply}));
        settle(session);
        records::Reader reader = must_read(folder);
        const auto events =
            records::play_events(records::load_events(reader, session.attempt()).value()).value();
        EXPECT_EQ(std::get<engine::BubbleSent>(events.at(1).payload).text, reply);
    }
}

TEST_F(Desk, Fault54ALogOfFaultsHoldsNoWordOfAReply) {
    const Log log = open_log(folder.path());
    log_start(log);
    SessionParts logged = parts();
    logged.on_fault = [&](const records::StoreFault& fault) { log_fault(log, fault); };
    Session session = Session::begin(logged, play(), began(play()), "a");
    settle(session);
    disk.fail_at(1, Failure::disk_full, true);
    session.type("unmistakable words");
    session.ask(engine::BubbleSent{"unmistakable words"});
    settle(session);
    EXPECT_TRUE(session.failure());
    std::ifstream file(folder.path() / "amends.log");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    EXPECT_THAT(text, testing::HasSubstr("started, process"));
    EXPECT_THAT(text, testing::HasSubstr("records: fault"));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("unmistakable")));
}

TEST(Log, Fault46ALineCannotBeForged) {
    const records::testing::TestFolder folder;
    const Log log = open_log(folder.path());
    log_fault(log, {records::FaultKind::other, "a\nb", {}, "x\n2026-01-01T00:00:00.000Z info forged\x1b[2J"});
    std::ifstream file(folder.path() / "amends.log");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

} // namespace
} // namespace amends::app
