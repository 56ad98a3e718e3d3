#include "tests/sim/records/store_fixture.hpp"

namespace amends::records {
namespace {

using namespace testing;
using Kind = Tampering::Kind;

/// Attempts a and b of three turns each, a finished.
class Verify : public ::testing::Test {
protected:
    void SetUp() override {
        Store store = must_open(folder);
        store_turns(store, "a", 3);
        EXPECT_FALSE(result(store, store.finish_attempt("a", 7, finished())));
        store_turns(store, "b", 3);
    }
    std::vector<Tampering> after(const std::string& sql) {
        tamper(folder, sql);
        return must_verify(folder).found;
    }
    TestFolder folder;
};

TEST_F(Verify, FindsNothingInAnUntouchedStore) {
    const VerifyReport report = must_verify(folder);
    EXPECT_TRUE(report.found.empty());
    EXPECT_EQ(report.attempts, 2);
    EXPECT_EQ(report.events, 15);
    EXPECT_EQ(report.head->attempt, "b");
}

TEST_F(Verify, Fault16NamesAttemptAndTurnOfAnEditedReply) {
    const auto found =
        after(R"(UPDATE events SET payload = '{"text":"nicer"}' WHERE attempt = 'a' AND seq = 3)");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::payload);
    EXPECT_EQ(sentence(found[0]).en, "Attempt a, turn 2: the words of event 3 were changed.");
}

TEST_F(Verify, Fault16NamesAnEditedTime) {
    const auto found = after("UPDATE events SET at_ms = 1 WHERE attempt = 'b' AND seq = 4");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::row);
    EXPECT_EQ(found[0].attempt, "b");
    EXPECT_EQ(found[0].turn, 2);
}

TEST_F(Verify, Fault16FindsAnEditedScore) {
    const auto found = after(R"(UPDATE results SET result = '{"total":990}')");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::result);
    EXPECT_EQ(found[0].attempt, "a");
}

TEST_F(Verify, Fault16FindsAnEditedNameModeOrState) {
    EXPECT_EQ(after("UPDATE attempts SET person = 'p8' WHERE id = 'a'").at(0).field, "person");
    EXPECT_EQ(after("UPDATE attempts SET person = 'p7', mode = 'assessment' WHERE id = 'a'").at(0).field,
              "mode");
    EXPECT_EQ(after("UPDATE attempts SET mode = 'practice', state = 'abandoned' WHERE id = 'a'").at(0).kind,
              Kind::result);
}

TEST_F(Verify, Fault16FindsEventsTakenOutInTheMiddle) {
    const auto found = after("DELETE FROM events WHERE attempt = 'a' AND seq = 2");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::link);
    EXPECT_EQ(found[0].seq, 3);
}

TEST_F(Verify, Fault17FindsAMissingEnd) {
    const auto found = after("DELETE FROM events WHERE attempt = 'b' AND seq > 4");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::missing_end);
    EXPECT_EQ(sentence(found[0]).en, "Attempt b, after turn 2: the end is missing from event 5 on.");
}

TEST_F(Verify, FindsAnAttemptThatWasTakenOut) {
    const auto found =
        after("PRAGMA foreign_keys = OFF; DELETE FROM results; DELETE FROM events WHERE attempt = 'a'; "
              "DELETE FROM attempts WHERE id = 'a'");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::predecessor);
    EXPECT_EQ(found[0].attempt, "b");
}

TEST_F(Verify, FindsAResultThatNoEventGave) {
    const auto found = after(R"(INSERT INTO results VALUES ('b', 6, '2026-03-12', '{"total":1000}'))");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, Kind::result);
    EXPECT_EQ(found[0].attempt, "b");
}

/// Two contacts at a time, as on two screens: their events stand in turns.
class VerifyOfTwoAtATime : public ::testing::Test {
protected:
    void SetUp() override {
        Store store = must_open(folder);
        for (const char* id : {"a", "b"})
            ASSERT_FALSE(result(store, store.begin_attempt(attempt_named(id), began_event())));
        for (int turn = 0; turn < 3; ++turn)
            for (const char* id : {"a", "b"}) {
                ASSERT_FALSE(result(store, store.append_event(id, 2 * turn + 1, bubble("words"))));
                ASSERT_FALSE(result(store, store.append_event(id, 2 * turn + 2, turn_closed())));
            }
        for (const char* id : {"a", "b"})
            ASSERT_FALSE(result(store, store.finish_attempt(id, 7, finished())));
        store_turns(store, "c", 1);
    }
    TestFolder folder;
};

TEST_F(VerifyOfTwoAtATime, FindsNothingInAnUntouchedStore) {
    const VerifyReport report = must_verify(folder);
    EXPECT_TRUE(report.found.empty());
    EXPECT_EQ(report.attempts, 3);
    EXPECT_EQ(report.events, 19);
}

TEST_F(VerifyOfTwoAtATime, NamesEachChangeOnceTheNewestAttemptFirst) {
    tamper(folder, "UPDATE events SET at_ms = 1 WHERE attempt IN ('a', 'c') AND seq = 2");
    tamper(folder, "DELETE FROM events WHERE attempt = 'b' AND seq >= 6");
    const auto found = must_verify(folder).found;
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0].attempt, "c");
    EXPECT_EQ(found[0].kind, Kind::predecessor) << "it was written behind what was taken out";
    EXPECT_EQ(found[1].attempt, "c");
    EXPECT_EQ(found[1].kind, Kind::row);
    EXPECT_EQ(found[2].attempt, "b");
    EXPECT_EQ(found[2].kind, Kind::missing_end);
    EXPECT_EQ(found[3].attempt, "a");
    EXPECT_EQ(found[3].kind, Kind::row);
}

TEST_F(VerifyOfTwoAtATime, FindsAResultThatNoEventGave) {
    tamper(folder, R"(INSERT INTO results VALUES ('c', 2, '2026-03-12', '{"total":1000}'))");
    const auto found = must_verify(folder).found;
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].attempt, "c");
}

TEST_F(Verify, TheOrderInWhichRowsLieInTheFileIsNoFinding) {
    EXPECT_TRUE(after("UPDATE events SET rowid = 1000 - rowid").empty());
}

TEST_F(Verify, LooksAtOneAttemptWhenAsked) {
    tamper(folder, "UPDATE events SET at_ms = 1 WHERE attempt = 'b' AND seq = 4");
    Reader reader = must_read(folder);
    EXPECT_TRUE(verify(reader, "a").value().found.empty());
    EXPECT_EQ(verify(reader, "b").value().found.size(), 1U);
}

} // namespace
} // namespace amends::records
