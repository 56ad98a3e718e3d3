// Attempts of any version can be read.
#include "sim/app/session/abandon.hpp"
#include "sim/app/session/session.hpp"
#include "sim/app/session/stored_result.hpp"
#include "tests/sim/records/store_fixture.hpp"

#include <gmock/gmock.h>

namespace amends::app {
namespace {

using records::testing::must_open;
using records::testing::must_read;
using records::testing::TestFolder;

constexpr const char* result_text =
    R"({"ending":"kept","new_key":[1],"outcome":"won_back","score":{"passed":true,"provisional":false,"total":81.5},)"
    R"("turns":[{"customer":["The lid is missing","Hello?"],"text":"I send you one today."},{"text":7}]})";

class StoredResults : public testing::Test {
protected:
    void begin(const std::string& id, int version) {
        engine::Began began;
        began.engine_version = version;
        began.lang = support::Lang::en;
        store.wait(store.begin_attempt(records::attempt_of(id, "kettle", began),
                                       records::stored_form({0, "c1", began})));
    }
    void add(const std::string& id, std::int64_t seq, engine::Payload payload) {
        EXPECT_FALSE(
            store.wait(store.append_event(id, seq, records::stored_form({seq, "c1", std::move(payload)})))
                .fault);
    }

    TestFolder folder;
    records::Store store = must_open(folder);
    records::Reader reader = must_read(folder);
};

TEST_F(StoredResults, AnotherVersionsFinishedAttemptShowsItsStoredMark) {
    begin("old", engine::engine_version + 1);
    store.wait(store.finish_attempt("old", 1, {records::AttemptState::finished, 9, result_text, "{}"}));
    ASSERT_FALSE(load_attempt(reader, "old")) << "it is never folded";
    const auto read = read_stored_result(reader, "old");
    ASSERT_TRUE(read) << read.error().message.en;
    EXPECT_TRUE(read.value().of_another_version());
    EXPECT_EQ(read.value().total_tenths, 815);
    EXPECT_TRUE(read.value().passed);
    EXPECT_EQ(read.value().ending, "kept");
    EXPECT_EQ(read.value().outcome, "won_back");
    ASSERT_EQ(read.value().turns.size(), 2U);
    EXPECT_EQ(read.value().turns[0].customer.size(), 2U);
    EXPECT_EQ(read.value().turns[0].reply, "I send you one today.");
    EXPECT_EQ(read.value().result, result_text);
}

TEST_F(StoredResults, AnotherVersionsOpenAttemptIsReadAndClosed) {
    begin("open", engine::engine_version + 1);
    add("open", 1, engine::BubbleSent{"Hello"});
    add("open", 2, engine::BubbleSent{"One moment"});
    add("open", 3, engine::TurnClosed{});
    add("open", 4, engine::ChoiceTaken{scenario::ChoiceId("sorry")});
    EXPECT_FALSE(store.wait(store.append_event("open", 5, {"c1", 9, "kind_of_tomorrow", "{}"})).fault);
    for (const bool closed : {false, true}) {
        if (closed) {
            EXPECT_FALSE(abandon(store, reader, "open"));
        }
        const auto read = read_stored_result(reader, "open");
        ASSERT_TRUE(read) << read.error().message.en;
        ASSERT_EQ(read.value().turns.size(), 2U);
        EXPECT_EQ(read.value().turns[0].reply, "Hello\nOne moment");
        EXPECT_EQ(read.value().turns[1].reply, "sorry");
        EXPECT_FALSE(read.value().total_tenths);
        EXPECT_EQ(read.value().row.state == records::AttemptState::abandoned, closed);
    }
}

TEST_F(StoredResults, WhatIsNotThereIsRefused) {
    EXPECT_FALSE(read_stored_result(reader, "nobody's"));
}

} // namespace
} // namespace amends::app
