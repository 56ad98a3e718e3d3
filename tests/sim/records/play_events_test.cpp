#include "sim/records/play_events.hpp"
#include "tests/sim/records/store_fixture.hpp"

namespace amends::records {
namespace {

using namespace testing;

TEST(PlayEvents, ComeBackFromTheStoreAsTheyWere) {
    const TestFolder folder;
    Store store = must_open(folder);
    engine::Began began;
    began.scenario_fingerprint = "f1";
    began.person = "p7";
    began.mode = engine::Mode::assessment;
    began.seed = 18446744073709551615ULL;
    const std::vector<engine::Event> events = {
        {0, "c1", began},
        {900, "c1", engine::BubbleSent{"您好 \"quoted\"\n😀"}},
        {4000, "c1", engine::TurnClosed{}},
        {4500, "c1", engine::ActionTaken{scenario::DeskAction::refund, {{"amount", "500"}}}},
        {5000, "c1", engine::Resumed{true}},
    };
    store.begin_attempt(attempt_of("a", "kettle", began), stored_form(events[0]));
    for (std::size_t seq = 1; seq < events.size(); ++seq)
        ASSERT_FALSE(
            result(store, store.append_event("a", static_cast<std::int64_t>(seq), stored_form(events[seq]))));
    ASSERT_FALSE(result(store, store.finish_attempt("a", 5, finished())));
    Reader reader = must_read(folder);
    const auto read = play_events(load_events(reader, "a").value());
    ASSERT_TRUE(read);
    ASSERT_EQ(read.value().size(), events.size());
    for (std::size_t seq = 0; seq < events.size(); ++seq) {
        EXPECT_EQ(stored_form(read.value()[seq]).payload, stored_form(events[seq]).payload);
        EXPECT_EQ(read.value()[seq].at_ms, events[seq].at_ms);
    }
    EXPECT_EQ(find_attempt(reader, "a").value()->mode, "assessment");
    EXPECT_TRUE(must_verify(folder).found.empty());
}

TEST(PlayEvents, AnErasedAttemptCannotBePlayedOn) {
    const TestFolder folder;
    Store store = must_open(folder);
    store_turns(store, "a", 1);
    ASSERT_FALSE(result(store, store.erase_person("p7")));
    Reader reader = must_read(folder);
    EXPECT_FALSE(play_events(load_events(reader, "a").value()));
}

} // namespace
} // namespace amends::records
