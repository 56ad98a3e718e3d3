// Any sequence of events, on any script: what must hold.
#include "sim/engine/moment.hpp"
#include "tests/sim/engine/random_case.hpp"
#include "tests/sim/engine/shop.hpp"

#include <gtest/gtest.h>

namespace amends::engine::test {
namespace {

using scenario::PromiseState;

constexpr int plays = 400, events_each = 60;

bool is_settled(PromiseState state) {
    return state == PromiseState::kept || state == PromiseState::broken || state == PromiseState::contradicted
           || state == PromiseState::not_allowed;
}

void expect_legal(const Case& play, const State& state) {
    ASSERT_GE(state.mood, -100);
    ASSERT_LE(state.mood, 100);
    ASSERT_LE(state.turn_actions_from, state.actions.size());
    ASSERT_GE(state.taken_back_ms, 0);
    const bool ended = find_ending(*play.scenario, state.place) != nullptr;
    if (ended) {
        ASSERT_NE(state.phase, Phase::talking);
    }
    if (state.phase != Phase::talking) {
        ASSERT_TRUE(state.pending.empty());
    }
    for (const auto& [item, quantity] : state.stock)
        ASSERT_GE(quantity, 0);
    for (const LedgerEntry& entry : state.ledger) {
        ASSERT_LE(entry.turn, state.turns.size());
        if (state.phase == Phase::finished && entry.state == PromiseState::due) {
            ASSERT_EQ(entry.measure, "look_up") << "what is due at the end is broken";
        }
    }
    for (const ActionRecord& action : state.actions)
        ASSERT_EQ(action.accepted, action.refusal.empty());
}

/// From one state to the next.
void expect_legal_step(const State& before, const State& after) {
    ASSERT_GE(after.now_ms, before.now_ms);
    ASSERT_GE(after.jumped_ms, before.jumped_ms);
    ASSERT_GE(after.turns.size(), before.turns.size());
    ASSERT_GE(after.ledger.size(), before.ledger.size());
    ASSERT_GE(static_cast<int>(after.phase), static_cast<int>(before.phase));
    for (std::size_t i = 0; i < before.ledger.size(); ++i)
        if (is_settled(before.ledger[i].state)) {
            ASSERT_EQ(after.ledger[i].state, before.ledger[i].state) << "what is settled stays so";
        }
    for (const auto& [action, limit] : before.authority)
        ASSERT_GE(after.authority.at(action), limit);
    for (const auto& event : before.withheld)
        ASSERT_TRUE(after.withheld.count(event) == 1 && after.told.count(event) == 0);
}

void expect_known(const Case& play, const State& state, const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
        if (const auto* says = std::get_if<CustomerSays>(&effect)) {
            ASSERT_EQ(lines_of(play, *says, support::Lang::en).size(), says->lines.size());
        }
        if (const auto* answers = std::get_if<DeskAnswers>(&effect)) {
            ASSERT_FALSE(answer_of(play, state.actions.at(answers->action), support::Lang::zh).empty());
        }
        if (const auto* refused = std::get_if<ActionRefused>(&effect)) {
            ASSERT_FALSE(refusal_of(play, state.actions.at(refused->action), support::Lang::en).empty());
        }
        if (const auto* changed = std::get_if<PromiseChanged>(&effect)) {
            ASSERT_LT(changed->entry, state.ledger.size());
        }
    }
}

Case case_of(Dice& dice) {
    Case play;
    play.scenario = random_case(dice);
    play.rubric = small_rubric();
    play.way = dice.chance(50) ? scenario::Way::free : scenario::Way::choices;
    play.mode = dice.chance(20) ? Mode::assessment : Mode::practice;
    play.drawn = draw(*play.scenario, dice.numbers());
    return play;
}

/// The inputs of a play with their moments; time moves in between.
std::vector<Event> inputs_of(Dice& dice, const Case& play) {
    std::vector<Event> inputs = {{0, "c1", Began{}}};
    std::int64_t clock_ms = 0;
    for (int i = 0; i < events_each; ++i) {
        if (dice.chance(50)) clock_ms += dice.below(dice.chance(10) ? 200000 : 20000);
        inputs.push_back({clock_ms, "c1", random_payload(dice, *play.scenario)});
    }
    return inputs;
}

/// As a shell plays it: what falls due is stored between the inputs. `pieces`: in how many steps it looks.
std::vector<Event> stored(const Case& play, const std::vector<Event>& inputs, std::int64_t pieces) {
    State state = initial_state(play);
    std::vector<Event> all;
    std::vector<Effect> effects;
    std::int64_t from_ms = 0;
    for (const Event& input : inputs) {
        for (std::int64_t piece = 1; piece <= pieces; ++piece) {
            const std::int64_t until_ms = from_ms + (input.at_ms - from_ms) * piece / pieces;
            while (const auto due = due_next(play, state, until_ms)) {
                all.push_back(*due);
                apply_in_place(play, state, *due, effects);
            }
        }
        from_ms = input.at_ms;
        all.push_back(input);
        apply_in_place(play, state, input, effects);
    }
    return all;
}

/// Only what was possible when its turn came: an impossible input leaves even what fell due before it alone.
std::vector<Event> possible_ones(const Case& play, const std::vector<Event>& events) {
    State state = initial_state(play);
    std::vector<Event> kept;
    std::vector<Effect> effects;
    for (const Event& event : events) {
        const State before = state;
        apply_in_place(play, state, event, effects);
        if (state != before && !std::holds_alternative<DueReached>(event.payload)) kept.push_back(event);
    }
    return kept;
}

State brought_to(const Case& play, State state, std::int64_t at_ms) {
    std::vector<Effect> effects;
    while (const auto due = due_next(play, state, at_ms))
        apply_in_place(play, state, *due, effects);
    return state;
}

/// The play of somebody who never said what was taken back: the events that stand, at their contact times.
struct Standing {
    std::vector<std::pair<std::int64_t, Event>> kept;
    std::int64_t gone_ms = 0; ///< how far the shell's clock is ahead by what was taken back

    void add(Event event, std::int64_t seq) {
        event.at_ms -= gone_ms;
        kept.emplace_back(seq, std::move(event));
    }
    [[nodiscard]] State played(const Case& play) const {
        State state = initial_state(play);
        for (const auto& [seq, event] : kept)
            state = apply(play, std::move(state), event).state;
        return state;
    }
    void take_back(const Case& play, std::int64_t at_ms, const RewoundTo& back) {
        if (why_not(play, played(play), back)) return;
        std::erase_if(kept, [&](const auto& entry) { return entry.first > back.seq; });
        const State state = played(play);
        gone_ms = std::max<std::int64_t>(0, at_ms - state.now_ms - state.taken_back_ms);
    }
};

TEST(EngineProperty, AnySequenceOfEventsKeepsTheInvariants) {
    for (std::uint64_t seed = 1; seed <= plays; ++seed) {
        SCOPED_TRACE(seed);
        Dice dice(seed);
        const Case play = case_of(dice);
        State state = initial_state(play);
        for (const Event& input : inputs_of(dice, play)) {
            const State before = state;
            std::vector<Effect> effects;
            apply_in_place(play, state, input, effects);
            ASSERT_NO_FATAL_FAILURE(expect_legal(play, state));
            ASSERT_NO_FATAL_FAILURE(expect_legal_step(before, state));
            ASSERT_NO_FATAL_FAILURE(expect_known(play, state, effects));
        }
        const Result result = result_of(play, state);
        ASSERT_LE(result.score.total_tenths.value_or(0), 1000);
        ASSERT_FALSE(facts_of(play, state, support::Lang::zh).empty());
    }
}

TEST(EngineProperty, ImpossibleEventsChangeNothing) {
    int impossible = 0;
    for (std::uint64_t seed = 1; seed <= plays; ++seed) {
        Dice dice(seed);
        const Case play = case_of(dice);
        State state = initial_state(play);
        for (const Event& input : inputs_of(dice, play)) {
            const bool quiet = !due_next(play, state, input.at_ms);
            const bool refused = why_not(play, state, input.payload).has_value();
            const Step step = apply(play, state, input);
            if (quiet && refused) {
                ++impossible;
                ASSERT_EQ(step.state, state) << seed << ' ' << kind_of(input.payload);
                ASSERT_TRUE(step.effects.empty());
            }
            state = step.state;
        }
    }
    EXPECT_GT(impossible, 1000);
}

TEST(EngineProperty, WaitTenIsWaitFourAndWaitSix) {
    for (std::uint64_t seed = 1; seed <= plays; ++seed) {
        Dice dice(seed);
        const Case play = case_of(dice);
        const std::vector<Event> inputs = inputs_of(dice, play);
        const std::vector<Event> all = stored(play, inputs, 1);
        const State whole = fold(play, all);
        ASSERT_EQ(digest(whole), digest(fold(play, stored(play, inputs, 7)))) << seed;
        const State lazy = brought_to(play, fold(play, possible_ones(play, all)), inputs.back().at_ms);
        ASSERT_EQ(digest(whole), digest(lazy)) << seed << ": nobody stored what fell due";
    }
}

TEST(EngineProperty, TheFoldOfStoredEventsIsTheLiveState) {
    for (std::uint64_t seed = 1; seed <= plays; ++seed) {
        SCOPED_TRACE(seed);
        Dice dice(seed);
        const Case play = case_of(dice);
        std::vector<Event> events, read;
        State live = initial_state(play);
        std::vector<Effect> effects;
        for (Event& input : stored(play, inputs_of(dice, play), 1)) {
            events.push_back(input);
            apply_in_place(play, live, input, effects);
            if (!dice.chance(3)) continue;
            events.push_back(
                {input.at_ms, "c1", RewoundTo{dice.below(static_cast<std::int64_t>(events.size()))}});
            live = fold(play, events);
        }
        for (const Event& event : events) {
            const auto payload = payload_from_json(kind_of(event.payload), to_json(event.payload));
            ASSERT_TRUE(payload) << to_json(event.payload);
            ASSERT_EQ(to_json(*payload), to_json(event.payload));
            read.push_back({event.at_ms, event.contact, *payload});
        }
        ASSERT_EQ(fold(play, read), live);
        ASSERT_EQ(digest(fold(play, read)), digest(live));
    }
}

TEST(EngineProperty, WhatWasTakenBackNeverHappened) {
    for (std::uint64_t seed = 1; seed <= plays; ++seed) {
        SCOPED_TRACE(seed);
        Dice dice(seed);
        Case play = case_of(dice);
        play.mode = Mode::practice;
        std::vector<Event> events;
        Standing standing;
        for (const Event& input : stored(play, inputs_of(dice, play), 1)) {
            standing.add(input, static_cast<std::int64_t>(events.size()));
            events.push_back(input);
            if (!dice.chance(4)) continue;
            const RewoundTo back{dice.below(static_cast<std::int64_t>(events.size()))};
            events.push_back({input.at_ms, "c1", back});
            standing.take_back(play, input.at_ms, back);
        }
        State never = standing.played(play);
        never.taken_back_ms += standing.gone_ms;
        ASSERT_EQ(digest(fold(play, events)), digest(never));
    }
}

TEST(EngineProperty, Fault29CirclesWithoutInputComeToRest) {
    Dice dice(1);
    auto script = std::make_shared<scenario::Scenario>(*random_case(dice));
    script->customer.leaves_to = {};
    script->contact.total_s.reset();
    for (scenario::Node& node : script->nodes) {
        node.transitions = {
            {scenario::TransitionId{"round"}, scenario::Trigger::time, {}, 0, script->start, {}}};
        node.fallback.then = node.id;
    }
    Case play{script, small_rubric(), {}};
    State state = apply(play, initial_state(play), {0, "c1", Began{}}).state;
    int moments = 0;
    while (const auto due = due_next(play, state, INT64_MAX / 4)) {
        state = apply(play, state, *due).state;
        ASSERT_LT(++moments, 1000);
    }
    EXPECT_EQ(state.phase, Phase::talking);
}

} // namespace
} // namespace amends::engine::test
