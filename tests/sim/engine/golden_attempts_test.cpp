// Attempts played long ago: what their events lead to must not drift, in any build. A change that moves one
// raises engine_version and records new attempts; the old files stay as they are and need only be readable.
#include "tests/sim/engine/golden.hpp"

#include <gtest/gtest.h>

#include <set>

namespace amends::engine::test {
namespace {

class GoldenAttempt : public testing::TestWithParam<std::string> {};

TEST_P(GoldenAttempt, EndsAsItAlwaysDid) {
    const std::string kept = golden_text(golden_folder() / (GetParam() + ".json"));
    const std::vector<Event> events = golden_events(kept);
    ASSERT_FALSE(events.empty());
    const auto* began = std::get_if<Began>(&events.front().payload);
    ASSERT_TRUE(began);
    if (began->engine_version != engine_version) return; // never folded on; it could be read
    const Case play = golden_case(*began);
    EXPECT_EQ(golden_document(play, events), kept);
    EXPECT_EQ(digest(fold(play, events)), digest(replay(play, events).state));
}

INSTANTIATE_TEST_SUITE_P(Kept, GoldenAttempt, testing::ValuesIn(golden_names()),
                         [](const auto& name) { return name.param; });

/// What the kept attempts of this engine go through, all together.
struct Seen {
    std::set<std::string> scenarios, kinds, due, refusals, endings;
    std::set<support::Lang> langs;
    std::set<scenario::Way> ways;
    std::set<scenario::PromiseState> promises;
    std::size_t turns = 0, fallbacks = 0, jumps = 0, told = 0, withheld = 0;
};

void look_at(Seen& seen, const Case& play, const std::vector<Event>& events) {
    const State state = fold(play, events);
    seen.scenarios.insert(play.scenario->id.value);
    seen.langs.insert(play.lang);
    seen.ways.insert(play.way);
    for (const Event& event : events) {
        seen.kinds.emplace(kind_of(event.payload));
        if (const auto* due = std::get_if<DueReached>(&event.payload))
            seen.due.insert(due->id.substr(0, due->id.find(':')));
    }
    for (const LedgerEntry& entry : state.ledger)
        seen.promises.insert(entry.state);
    for (const ActionRecord& action : state.actions)
        if (!action.accepted) seen.refusals.insert(action.refusal);
    for (const TurnRecord& turn : state.turns)
        seen.fallbacks += turn.fell_back ? 1 : 0;
    if (find_ending(*play.scenario, state.place)) seen.endings.insert(state.place.value);
    seen.turns += state.turns.size();
    seen.jumps += state.jumped_ms > 0 ? 1 : 0;
    seen.told += state.told.size();
    seen.withheld += state.withheld.size();
}

TEST(GoldenAttempts, GoThroughAllThatAPlayCanHold) {
    Seen seen;
    for (const std::string& name : golden_names()) {
        const auto events = golden_events(golden_text(golden_folder() / (name + ".json")));
        const auto& began = std::get<Began>(events.front().payload);
        if (began.engine_version == engine_version) look_at(seen, golden_case(began), events);
    }
    EXPECT_GE(seen.scenarios.size(), 4u);
    EXPECT_EQ(seen.langs.size(), 2u);
    EXPECT_EQ(seen.ways.size(), 2u);
    EXPECT_EQ(seen.kinds.size(), std::variant_size_v<Payload>) << "every kind of event";
    EXPECT_EQ(seen.promises.size(), 7u) << "every state of a promise";
    for (const char* due : {"tell", "answer", "promise", "waiting", "patience", "time"})
        EXPECT_TRUE(seen.due.count(due)) << due;
    for (const char* refusal : {"authority", "over_paid", "precondition"})
        EXPECT_TRUE(seen.refusals.count(refusal)) << refusal;
    EXPECT_GE(seen.endings.size(), 8u);
    EXPECT_GE(seen.turns, 60u);
    EXPECT_GE(seen.fallbacks, 2u);
    EXPECT_GE(seen.jumps, 4u);
    EXPECT_GE(seen.told, 2u);
    EXPECT_GE(seen.withheld, 2u);
}

} // namespace
} // namespace amends::engine::test
