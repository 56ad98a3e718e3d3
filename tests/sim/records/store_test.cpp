#include "tests/sim/records/store_fixture.hpp"

#include <atomic>
#include <fstream>

namespace amends::records {
namespace {

using namespace testing;

TEST(Store, KeepsAnAttemptOverAReopening) {
    const TestFolder folder;
    {
        Store store = must_open(folder);
        store_turns(store, "a", 2);
        EXPECT_FALSE(result(store, store.finish_attempt("a", 5, finished())));
    }
    Store store = must_open(folder);
    Reader reader = must_read(folder);
    const auto attempts = list_attempts(reader).value();
    ASSERT_EQ(attempts.size(), 1U);
    EXPECT_EQ(attempts[0].scenario, "damaged-laptop");
    EXPECT_EQ(attempts[0].person, "p7");
    EXPECT_EQ(attempts[0].state, AttemptState::finished);
    EXPECT_EQ(attempts[0].head.seq, 5);
    EXPECT_EQ(attempts[0].summary, R"({"passed":true})");
    const auto events = load_events(reader, "a").value();
    ASSERT_EQ(events.size(), 6U);
    EXPECT_EQ(events[1].kind, "bubble_sent");
    EXPECT_EQ(events[1].payload, R"({"text":"reply 0"})");
    EXPECT_EQ(results_of(reader, "a").value().at(0).result, R"({"total":812})");
    EXPECT_TRUE(must_verify(folder).found.empty());
    EXPECT_TRUE(store.notices().empty());
}

TEST(Store, StoresTheSameEventOnceHoweverOftenItIsAsked) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 0);
    for (int again = 0; again < 3; ++again)
        EXPECT_FALSE(result(store, store.append_event("a", 1, bubble("once"))));
    Reader reader = must_read(folder);
    EXPECT_EQ(load_events(reader, "a").value().size(), 2U);
}

TEST(Store, RefusesOtherWordsUnderTheSameNumber) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 1);
    const auto fault = result(store, store.append_event("a", 1, bubble("other")));
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->kind, FaultKind::conflict);
    const auto gap = result(store, store.append_event("a", 9, bubble("gap")));
    ASSERT_TRUE(gap);
    EXPECT_EQ(gap->kind, FaultKind::conflict);
}

TEST(Store, AppendsNothingToAnUnknownOrClosedAttempt) {
    const TestFolder folder;
    Store store = must_open(folder);
    const auto unknown = result(store, store.append_event("nobody", 0, bubble("x")));
    ASSERT_TRUE(unknown);
    EXPECT_EQ(unknown->kind, FaultKind::unknown_attempt);
    store_turns(store, "a", 1);
    EXPECT_FALSE(result(store, store.finish_attempt("a", 3, finished())));
    EXPECT_FALSE(result(store, store.finish_attempt("a", 3, finished())));
    const auto closed = result(store, store.append_event("a", 4, bubble("late")));
    ASSERT_TRUE(closed);
    EXPECT_EQ(closed->kind, FaultKind::unknown_attempt);
}

TEST(Store, AConflictTakesNoOtherWorkWithIt) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 0);
    std::vector<Store::Ticket> tickets;
    for (int seq = 1; seq <= 20; ++seq) {
        tickets.push_back(store.append_event("a", seq, bubble(std::to_string(seq))));
        store.append_event("a", seq + 100, bubble("gap"));
    }
    for (const Store::Ticket ticket : tickets)
        EXPECT_FALSE(result(store, ticket));
    EXPECT_EQ(must_verify(folder).events, 21);
}

TEST(Store, ClearsTheDraftInTheEventsOwnTransaction) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 0);
    EXPECT_FALSE(result(store, store.save_draft("a", "c1", "half a sent")));
    EXPECT_FALSE(result(store, store.save_draft("a", "c1", "half a sentence")));
    Reader reader = must_read(folder);
    ASSERT_EQ(drafts_of(reader, "a").value().size(), 1U);
    EXPECT_EQ(drafts_of(reader, "a").value()[0].text, "half a sentence");
    EXPECT_FALSE(result(store, store.append_event("a", 1, bubble("half a sentence"), "")));
    EXPECT_TRUE(drafts_of(reader, "a").value().empty());
}

TEST(Store, KeepsAnyBytesOfADraft) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 0);
    const std::string bytes("a\0b\xff\xfe\r\n\xf0\x9f\x98\x80", 11);
    EXPECT_FALSE(result(store, store.save_draft("a", "c1", bytes)));
    Reader reader = must_read(folder);
    EXPECT_EQ(drafts_of(reader, "a").value().at(0).text, bytes);
}

TEST(Store, KeepsContentUnderItsFingerprint) {
    const TestFolder folder;
    Store store = must_open(folder);
    EXPECT_FALSE(result(store, store.put_content({"abc", "scenario", "{}"})));
    EXPECT_FALSE(result(store, store.put_content({"abc", "scenario", "{}"})));
    Reader reader = must_read(folder);
    EXPECT_EQ(get_content(reader, "abc").value()->bytes, "{}");
    EXPECT_FALSE(get_content(reader, "abd").value());
}

TEST(Store, WakesWhoeverWaitsForAcknowledgements) {
    const TestFolder folder;
    std::atomic<int> woken = 0;
    StoreOptions options;
    options.wake = [&] { ++woken; };
    Store store = must_open(folder, options);
    const auto ticket = store.begin_attempt(attempt_named("a"), began_event());
    while (woken == 0)
        std::this_thread::yield();
    const auto answers = store.take_acknowledgements();
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].ticket, ticket);
    EXPECT_TRUE(store.take_acknowledgements().empty());
}

TEST(Store, FinishesWhatWasAskedBeforeItCloses) {
    const TestFolder folder;
    {
        Store store = must_open(folder);
        store.begin_attempt(attempt_named("a"), began_event());
        for (int seq = 1; seq <= 50; ++seq)
            store.append_event("a", seq, bubble(std::to_string(seq)));
    }
    EXPECT_EQ(must_verify(folder).events, 51);
}

TEST(Store, ChainsANewAttemptToTheNewestRow) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 1);
    store_turns(store, "b", 0);
    Reader reader = must_read(folder);
    EXPECT_EQ(load_events(reader, "b").value()[0].prev_hash, load_events(reader, "a").value()[2].hash);
}

TEST(Store, ListsUnfinishedAttemptsNewestFirst) {
    const TestFolder folder;
    Store store = must_open(folder);
    for (const char* id : {"a", "b", "c"})
        store_turns(store, id, 1);
    EXPECT_FALSE(result(store, store.finish_attempt("b", 3, finished())));
    Reader reader = must_read(folder);
    const auto open = unfinished_attempts(reader).value();
    ASSERT_EQ(open.size(), 2U);
    EXPECT_EQ(open[0].id, "c");
    EXPECT_EQ(open[1].id, "a");
}

TEST(Erase, LeavesNoWordOfAPersonAndAChainThatVerifies) {
    const TestFolder folder;
    {
        Store store = must_open(folder);
        store_turns(store, "a", 1);
        EXPECT_FALSE(result(store, store.append_event("a", 3, bubble("unmistakable words"))));
        EXPECT_FALSE(result(store, store.save_draft("a", "c1", "unmistakable draft")));
        EXPECT_FALSE(result(store, store.erase_person("p7")));
        Reader reader = must_read(folder);
        EXPECT_FALSE(load_events(reader, "a").value()[3].payload);
    }
    EXPECT_TRUE(must_verify(folder).found.empty());
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        EXPECT_EQ(bytes.find("unmistakable"), std::string::npos) << entry.path();
    }
}

TEST(Chain, ArowsHashTellsItsFieldsApart) {
    EventRow one{"a", 1, "c1", 12, "t", "k"}, two{"a", 11, "c", 12, "t", "k"};
    EXPECT_NE(hash_row(one), hash_row(two));
    EXPECT_EQ(hash_row(one), hash_row(EventRow{"a", 1, "c1", 12, "t", "k"}));
}

TEST(Chain, WritesTimesInUtc) {
    EXPECT_EQ(utc_text(0), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(utc_text(1709164800250), "2024-02-29T00:00:00.250Z");
}

TEST(Chain, ReadsBackHexadecimalHashes) {
    const Hash hash = hash_payload(Salt{}, "x");
    EXPECT_EQ(hash_from_hex(to_hex(hash)), hash);
    EXPECT_FALSE(hash_from_hex("12"));
    EXPECT_FALSE(hash_from_hex(std::string(64, 'g')));
}

} // namespace
} // namespace amends::records
