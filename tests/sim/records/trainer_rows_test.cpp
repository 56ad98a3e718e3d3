// What is kept for trainers beside the attempts: from every past version, within limits, and gone with the
// words.
#include "sim/records/retention.hpp"
#include "sim/records/schema.hpp"
#include "sim/records/sharing.hpp"
#include "sim/records/trainer_rows.hpp"
#include "tests/sim/records/past_version.hpp"

#include <nlohmann/json.hpp>

namespace amends::records {
namespace {

using namespace records::testing;
using nlohmann::json;

std::string told_turns(int count, bool fell_back) {
    json turns = json::array();
    for (int turn = 0; turn < count; ++turn)
        turns.push_back({{"node", "opening"},
                         {"text", "reply " + std::to_string(turn)},
                         {"labels", {"empathy"}},
                         {"acts", {{{"id", "calm"}}, {{"id", "calm"}}, {{"id", "thank"}}}},
                         {"fell_back", fell_back}});
    return json{{"lang", "en"}, {"ending", "kept"}, {"turns", turns}}.dump();
}

/// A closed attempt of so many turns that the customer did not understand.
void play_lost(Store& store, const std::string& id, const std::string& mode, int turns = 2) {
    NewAttempt attempt = attempt_named(id);
    attempt.mode = mode;
    const json began{{"mode", mode},
                     {"person", "p7"},
                     {"phase", "practice"},
                     {"rubric_fingerprint", "r1"},
                     {"scenario_fingerprint", "f1"}};
    ASSERT_FALSE(result(store, store.begin_attempt(attempt, {"c1", 0, "began", began.dump()})));
    for (int turn = 0; turn < turns; ++turn) {
        ASSERT_FALSE(
            result(store, store.append_event(id, 2 * turn + 1, bubble("reply " + std::to_string(turn)))));
        ASSERT_FALSE(result(store, store.append_event(id, 2 * turn + 2, turn_closed())));
    }
    ASSERT_FALSE(result(store, store.finish_attempt(id, 2 * turns + 1,
                                                    {AttemptState::finished, 9000, told_turns(turns, true),
                                                     R"({"passed":true})"})));
}

std::vector<std::string> rows_told(const InboxRows& rows) {
    std::vector<std::string> told;
    for (const InboxRow& row : rows.rows)
        told.push_back(row.turn.attempt + ' ' + std::to_string(row.turn.seq) + ' ' + row.reply
                       + (row.mark ? " done" : ""));
    return told;
}

std::int64_t count_at(Reader& reader, const std::string& what, const std::string& place) {
    const auto counts = place_counts(reader).value();
    for (const PlaceCount& one : *counts)
        if (one.what == what && one.place == place) return one.count;
    return 0;
}

TEST(TrainerRows, HoldAssessmentsThatFellBackAndPracticeThatWasShared) {
    const TestFolder folder;
    Store store = must_open(folder);
    play_lost(store, "exam", "assessment", 1);
    play_lost(store, "mine", "practice");
    Reader reader = must_read(folder);
    EXPECT_EQ(rows_told(inbox_rows(reader, {}).value()), std::vector<std::string>{"exam 2 reply 0"});
    ASSERT_FALSE(result(store, store.share_turn({"mine", 4}, true)));
    const auto rows = inbox_rows(reader, {}).value().rows;
    ASSERT_EQ(rows.size(), 2U);
    const InboxRow& mine = rows[0].turn.attempt == "mine" ? rows[0] : rows[1];
    EXPECT_EQ(mine.reply, "reply 1");
    EXPECT_EQ(mine.labels, std::vector<std::string>{"empathy"});
    EXPECT_EQ(mine.acts, (std::vector<std::string>{"calm", "thank"}));
    EXPECT_EQ(mine.lang, "en");
    ASSERT_FALSE(result(store, store.share_turn({"mine", 4}, false)));
    EXPECT_EQ(inbox_rows(reader, {}).value().rows.size(), 1U) << "taken back";
    EXPECT_EQ(count_at(reader, "came", "opening"), 2);
    EXPECT_EQ(count_at(reader, "fallbacks", "opening"), 3);
    EXPECT_EQ(count_at(reader, "ending", "kept"), 2);
}

TEST(TrainerRows, APageHoldsTheNewestOfACaseAndSaysHowManyAreOlder) {
    const TestFolder folder;
    std::int64_t clock = 1773316800000;
    StoreOptions options;
    options.wall_ms = [&] { return clock += 1000; };
    Store store = must_open(folder, std::move(options));
    for (const char* id : {"first", "second", "third"})
        play_lost(store, id, "assessment", 1);
    Reader reader = must_read(folder);
    const InboxRows page = inbox_rows(reader, {2, 1}).value();
    EXPECT_EQ(rows_told(page), (std::vector<std::string>{"third 2 reply 0", "second 2 reply 0"}));
    EXPECT_EQ(page.older, (std::map<std::string, std::int64_t>{{"damaged-laptop", 1}}));
    ASSERT_FALSE(result(store, store.mark_turns({{"third", 2}, {"second", 2}}, TurnMark{})));
    const InboxRows next = inbox_rows(reader, {2, 1}).value();
    EXPECT_EQ(rows_told(next), (std::vector<std::string>{"first 2 reply 0", "third 2 reply 0 done"}));
    EXPECT_TRUE(next.older.empty());
    ASSERT_FALSE(result(store, store.mark_turns({{"third", 2}}, std::nullopt)));
    EXPECT_EQ(rows_told(inbox_rows(reader, {}).value()),
              (std::vector<std::string>{"third 2 reply 0", "first 2 reply 0", "second 2 reply 0 done"}));
}

TEST(TrainerRows, WhatAResultDoesNotTellIsLookedForInTheEvents) {
    const TestFolder folder;
    Store store = must_open(folder);
    NewAttempt attempt = attempt_named("untold");
    attempt.mode = "assessment";
    ASSERT_FALSE(result(store, store.begin_attempt(attempt, began_event())));
    ASSERT_FALSE(result(store, store.append_event("untold", 1, bubble("reply"))));
    ASSERT_FALSE(result(store, store.append_event("untold", 2, turn_closed())));
    Reader reader = must_read(folder);
    const auto looked_through = [&] { return attempts_to_look_through(reader).value().size(); };
    EXPECT_EQ(looked_through(), 1U) << "open";
    ASSERT_FALSE(result(store, store.finish_attempt("untold", 3, finished())));
    EXPECT_EQ(looked_through(), 1U) << "a result of no turns";
    play_lost(store, "told", "assessment");
    EXPECT_EQ(looked_through(), 1U);
    EXPECT_EQ(inbox_rows(reader, {}).value().rows.size(), 2U);
}

TEST(TrainerRows, Fault50NoWordOfAnErasedPersonStaysInThem) {
    const TestFolder folder;
    Store store = must_open(folder);
    play_lost(store, "a", "assessment");
    ASSERT_NE(folder.bytes().find("reply 1"), std::string::npos);
    ASSERT_FALSE(result(store, store.erase_person("p7")));
    EXPECT_EQ(folder.bytes().find("reply 1"), std::string::npos);
    Reader reader = must_read(folder);
    EXPECT_TRUE(inbox_rows(reader, {}).value().rows.empty());
    EXPECT_TRUE(place_counts(reader).value().value().empty());
}

TEST(TrainerRows, TheRuleForKeepingTextsTakesTheirWordsAndLeavesTheCounts) {
    const TestFolder folder;
    StoreOptions options;
    options.wall_ms = [] { return std::int64_t{1773316800000}; };
    Store store = must_open(folder, std::move(options));
    play_lost(store, "a", "assessment");
    ASSERT_FALSE(result(store, set_retention(store, Actor::first(), {1, 1})));
    ASSERT_FALSE(result(store, retain_figures(store, "2026-06-12T12:00:00.000Z")));
    Reader reader = must_read(folder);
    EXPECT_TRUE(inbox_rows(reader, {}).value().rows.empty());
    EXPECT_TRUE(attempts_to_look_through(reader).value().empty());
    EXPECT_EQ(count_at(reader, "fallbacks", "opening"), 2);
    EXPECT_EQ(folder.bytes().find("reply 1"), std::string::npos);
}

/// A file as the program of that version left it, with one closed attempt; what is in it is in all versions.
class PastVersion : public ::testing::TestWithParam<int> {};

TEST_P(PastVersion, GetsARowForEachReplyAndItsCountersWhenItIsOpened) {
    const TestFolder folder;
    {
        Store store = must_open(folder);
        play_lost(store, "a", "assessment");
    }
    {
        const TestFolder old;
        {
            SQLite::Database database(old.files().database.string(),
                                      SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            migrate(database, schema_steps().first(static_cast<std::size_t>(GetParam())));
            SQLite::Statement attach(database, "ATTACH ? AS today");
            attach.bind(1, folder.files().database.string());
            attach.exec();
            for (const char* table : {"attempts", "events", "results"})
                database.exec(std::string("INSERT INTO ") + table + " SELECT * FROM today." + table);
        }
        std::filesystem::copy_file(old.files().database, folder.path() / "old.db");
    }
    std::filesystem::rename(folder.path() / "old.db", folder.files().database);
    {
        Reader reader = must_read(folder);
        EXPECT_FALSE(place_counts(reader).value()) << "older than they are";
        EXPECT_TRUE(inbox_rows(reader, {}).value().rows.empty());
    }
    const Store store = must_open(folder);
    Reader reader = must_read(folder);
    EXPECT_EQ(user_version(reader.database()), static_cast<int>(schema_steps().size()));
    EXPECT_EQ(rows_told(inbox_rows(reader, {}).value()),
              (std::vector<std::string>{"a 4 reply 1", "a 2 reply 0"}));
    EXPECT_EQ(count_at(reader, "came", "opening"), 1);
    EXPECT_EQ(count_at(reader, "fallbacks", "opening"), 2);
    const VerifyReport report = must_verify(folder);
    for (const Tampering& one : report.found)
        ADD_FAILURE() << sentence(one).en;
}
INSTANTIATE_TEST_SUITE_P(EachOne, PastVersion, ::testing::Range(1, 11));

} // namespace
} // namespace amends::records
