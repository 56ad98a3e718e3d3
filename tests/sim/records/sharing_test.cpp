// Turns that are shared with the trainer, and what was made of them.
#include "sim/records/people.hpp"
#include "sim/records/schema.hpp"
#include "sim/records/sharing.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>

namespace amends::records {
namespace {

using namespace testing;

TEST(Sharing, ATurnIsSharedOnceAndCanBeTakenBack) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 2);
    EXPECT_FALSE(result(store, store.share_turn({"a", 4}, true)));
    EXPECT_FALSE(result(store, store.share_turn({"a", 2}, true)));
    EXPECT_FALSE(result(store, store.share_turn({"a", 4}, true)));
    Reader reader = must_read(folder);
    ASSERT_EQ(shared_turns(reader).value().size(), 2U);
    EXPECT_EQ(shared_turns(reader).value().front().turn, (TurnName{"a", 4}));
    EXPECT_FALSE(result(store, store.share_turn({"a", 4}, false)));
    ASSERT_EQ(shared_turns(reader).value().size(), 1U);
    EXPECT_EQ(shared_turns(reader).value().front().turn, (TurnName{"a", 2}));
}

TEST(Sharing, OnlyAClosedTurnCanBeShared) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 1);
    for (const TurnName& no_turn : {TurnName{"a", 1}, TurnName{"a", 9}, TurnName{"nobody's", 2}}) {
        const auto fault = result(store, store.share_turn(no_turn, true));
        ASSERT_TRUE(fault) << no_turn.attempt << no_turn.seq;
        EXPECT_EQ(fault->kind, FaultKind::unknown_attempt);
    }
    Reader reader = must_read(folder);
    EXPECT_TRUE(shared_turns(reader).value().empty());
}

TEST(Sharing, AClosedAttemptIsSharedAndItsChainStaysAsItWas) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 2);
    ASSERT_FALSE(result(store, store.finish_attempt("a", 5, finished())));
    const Hash head = must_verify(folder).head->hash;
    ASSERT_FALSE(result(store, store.share_turn({"a", 4}, true)));
    ASSERT_FALSE(result(store, store.mark_turns({{"a", 4}}, TurnMark{TurnMark::Outcome::sample, "opening"})));
    const VerifyReport report = must_verify(folder);
    EXPECT_TRUE(report.found.empty());
    EXPECT_EQ(report.head->hash, head);
}

TEST(Sharing, Fault48OnlyWhoseWordsTheyAreGivesThemAndOnlyATrainerMarksThem) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 2); // by p7
    ASSERT_FALSE(result(store, add_people(store, Actor::first(),
                                          {{"M1", "Wang", Role::manager, ""},
                                           {"T1", "Li", Role::trainer, ""},
                                           {"p7", "Zhao", Role::trainee, ""},
                                           {"A2", "Qian", Role::trainee, ""}})));
    const auto as = [&](const char* id) {
        return sign_in(store, id, std::string("pin-of-") + id, 0).value().actor;
    };
    for (const Actor& other : {Actor::first(), as("A2"), as("M1")}) {
        const auto fault = result(store, store.share_turn({"a", 2}, true, other));
        ASSERT_TRUE(fault) << other.id();
        EXPECT_EQ(fault->kind, FaultKind::not_allowed);
        EXPECT_NE(sentence(*fault).en.find("whose words"), std::string::npos);
    }
    ASSERT_FALSE(result(store, store.share_turn({"a", 2}, true, as("p7"))));
    EXPECT_TRUE(result(store, store.share_turn({"a", 2}, false, as("A2")))) << "nor takes them back";
    Reader reader = must_read(folder);
    EXPECT_EQ(shared_turns(reader).value().size(), 1U);
    EXPECT_TRUE(result(store, store.mark_turns({{"a", 2}}, TurnMark{}, as("p7"))));
    EXPECT_TRUE(turn_marks(reader).value().empty());
    EXPECT_FALSE(result(store, store.mark_turns({{"a", 2}}, TurnMark{}, as("T1"))));
    const auto audit = audit_entries(reader).value();
    EXPECT_EQ(std::count_if(audit.begin(), audit.end(),
                            [](const AuditEntry& one) { return one.action == "refused"; }),
              5);
}

TEST(Sharing, MarksAreKeptReplacedAndTakenBackTogether) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 2);
    const TurnMark transition{TurnMark::Outcome::transition, "heard"};
    ASSERT_FALSE(result(store, store.mark_turns({{"a", 2}, {"a", 4}}, TurnMark{})));
    ASSERT_FALSE(result(store, store.mark_turns({{"a", 2}}, transition)));
    Reader reader = must_read(folder);
    const auto marks = turn_marks(reader).value();
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks[0].mark.outcome, TurnMark::Outcome::dismissed);
    EXPECT_EQ(marks[1].turn, (TurnName{"a", 2}));
    EXPECT_EQ(marks[1].mark, transition);
    const auto fault = result(store, store.mark_turns({{"a", 4}, {"a", 99}}, transition));
    EXPECT_TRUE(fault) << "one that is no turn: none is marked";
    EXPECT_EQ(turn_marks(reader).value()[0].mark.outcome, TurnMark::Outcome::dismissed);
    ASSERT_FALSE(result(store, store.mark_turns({{"a", 2}, {"a", 4}}, std::nullopt)));
    EXPECT_TRUE(turn_marks(reader).value().empty());
}

TEST(Sharing, TheTrainerSeesAssessmentsAndWhatWasShared) {
    const TestFolder folder;
    Store store = must_open(folder);
    for (const char* id : {"private", "given"})
        store_turns(store, id, 1);
    NewAttempt sitting = attempt_named("sitting");
    sitting.mode = "assessment";
    ASSERT_FALSE(result(store, store.begin_attempt(sitting, began_event())));
    ASSERT_FALSE(result(store, store.share_turn({"given", 2}, true)));
    Reader reader = must_read(folder);
    const auto rows = attempts_for_trainer(reader).value();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].id, "given");
    EXPECT_EQ(rows[1].id, "sitting");
}

TEST(Sharing, ErasingAPersonErasesWhatTheyShared) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 1);
    ASSERT_FALSE(result(store, store.share_turn({"a", 2}, true)));
    ASSERT_FALSE(result(store, store.mark_turns({{"a", 2}}, TurnMark{})));
    ASSERT_FALSE(result(store, store.erase_person("p7")));
    Reader reader = must_read(folder);
    EXPECT_TRUE(shared_turns(reader).value().empty());
    EXPECT_TRUE(turn_marks(reader).value().empty());
    EXPECT_TRUE(must_verify(folder).found.empty());
}

/// Takes away every table that later steps made.
void leave_first_version(const TestFolder& folder) {
    std::string drop;
    {
        Reader reader = must_read(folder);
        SQLite::Statement ask(
            reader.database(),
            "SELECT type || ' ' || name FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' "
            "AND (type = 'trigger' OR name = 'attempts_by_start' OR type = 'table') AND name NOT IN "
            "('attempts', 'events', 'content', 'drafts', 'results', 'incidents') "
            "ORDER BY type = 'table'");
        while (ask.executeStep())
            drop += "DROP " + ask.getColumn(0).getString() + "; ";
    }
    tamper(folder, "PRAGMA foreign_keys = OFF; " + drop + "PRAGMA user_version = 1");
}

TEST(Sharing, AFileOfTheFirstVersionIsReadAndBroughtUpToToday) {
    const TestFolder folder;
    {
        Store store = must_open(folder);
        store_turns(store, "a", 2);
    }
    leave_first_version(folder);
    {
        Reader reader = must_read(folder);
        EXPECT_TRUE(shared_turns(reader).value().empty());
        EXPECT_TRUE(turn_marks(reader).value().empty());
        EXPECT_TRUE(attempts_for_trainer(reader).value().empty());
    }
    Store store = must_open(folder);
    EXPECT_TRUE(std::filesystem::exists(beside(folder.files().database, ".version-1")));
    Reader reader = must_read(folder);
    EXPECT_EQ(user_version(reader.database()), static_cast<int>(schema_steps().size()));
    EXPECT_EQ(load_events(reader, "a").value().size(), 5U);
    EXPECT_FALSE(result(store, store.share_turn({"a", 2}, true)));
    EXPECT_EQ(shared_turns(reader).value().size(), 1U);
    EXPECT_TRUE(must_verify(folder).found.empty());
}

} // namespace
} // namespace amends::records
