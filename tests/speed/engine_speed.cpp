// Steps of the engine beside a plain table of nodes that only looks up where an answer leads, and whole
// stored attempts folded. Both sides in turns, in one process. tests/speed/ink plays the same graph.
#include "sim/engine/engine.hpp"
#include "tests/sim/engine/golden.hpp"
#include "tests/speed/in_turns.hpp"

#include <fmt/format.h>

#include <array>

namespace {

using namespace amends;
using namespace amends::engine;

constexpr int node_count = 500, choices_each = 4, steps_each = 20;

std::string node_name(int index) {
    return "node_" + std::to_string(index);
}

int target_of(int node, int choice) {
    return (node * 7 + choice * 31 + 1) % node_count;
}

scenario::Node node_of(int index) {
    scenario::Node node;
    node.id = scenario::PlaceId{node_name(index)};
    node.customer = {{{"什么时候到?", "When does it arrive?"}, {}, {}}};
    for (int k = 0; k < choices_each; ++k) {
        scenario::Choice choice;
        choice.id = scenario::ChoiceId{"c" + std::to_string(index) + "_" + std::to_string(k)};
        choice.acts = {text::ActId{"x-act-" + std::to_string(k)}};
        add(choice.labels, text::Label::empathy);
        scenario::Transition transition;
        transition.id = scenario::TransitionId{"t" + std::to_string(k)};
        transition.when = {{scenario::HasAct{choice.acts[0], scenario::Reach::turn}}};
        transition.to = scenario::PlaceId{node_name(target_of(index, k))};
        node.choices.push_back(std::move(choice));
        node.transitions.push_back(std::move(transition));
    }
    return node;
}

/// 500 nodes with four choices each; every choice leads to another node.
Case big_case() {
    auto script = std::make_shared<scenario::Scenario>();
    script->id = scenario::ScenarioId{"speed"};
    script->now = "2026-03-12T20:14:00+08:00";
    script->start = scenario::PlaceId{node_name(0)};
    for (int i = 0; i < node_count; ++i)
        script->nodes.push_back(node_of(i));
    Case play;
    play.scenario = std::move(script);
    play.rubric = std::make_shared<rubric::Rubric>();
    play.way = scenario::Way::choices;
    return play;
}

/// The choices of a play: what the shell would send.
std::vector<Event> inputs_of(int play) {
    std::vector<Event> inputs = {{0, "c1", Began{}}};
    int node = 0;
    for (int step = 0; step < steps_each; ++step) {
        const int choice = (play + step) % choices_each;
        inputs.push_back(
            {step * 1000, "c1",
             ChoiceTaken{scenario::ChoiceId{"c" + std::to_string(node) + "_" + std::to_string(choice)}}});
        node = target_of(node, choice);
    }
    return inputs;
}

/// Plays of 20 steps by choices, as explore plays them.
void steps_of_the_engine(benchmark::State& rounds) {
    const Case play = big_case();
    std::vector<std::vector<Event>> plays;
    for (int i = 0; i < choices_each; ++i)
        plays.push_back(inputs_of(i));
    std::vector<Effect> effects;
    std::size_t turns = 0, next = 0;
    for (auto _ : rounds) {
        State state = initial_state(play);
        for (const Event& input : plays[next++ % plays.size()]) {
            effects.clear();
            apply_in_place(play, state, input, effects);
        }
        turns += state.turns.size();
    }
    if (turns != static_cast<std::size_t>(rounds.iterations()) * steps_each)
        rounds.SkipWithError("a choice was refused");
    rounds.SetItemsProcessed(static_cast<std::int64_t>(turns));
}
BENCHMARK(steps_of_the_engine);

/// The same graph as numbers.
void steps_of_a_plain_table(benchmark::State& rounds) {
    std::vector<std::array<int, choices_each>> table(node_count);
    for (int i = 0; i < node_count; ++i)
        for (int k = 0; k < choices_each; ++k)
            table[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)] = target_of(i, k);
    int at = 0;
    for (auto _ : rounds) {
        for (int step = 0; step < steps_each; ++step) {
            at = table[static_cast<std::size_t>(at)][static_cast<std::size_t>(step % choices_each)];
            benchmark::DoNotOptimize(at);
        }
    }
    rounds.SetItemsProcessed(rounds.iterations() * steps_each);
}
BENCHMARK(steps_of_a_plain_table);

/// Stored events of a shipped case, typed replies with promises, a jump and a change: events a second.
void events_of_a_shipped_case(benchmark::State& rounds) {
    const auto events = test::golden_events(test::golden_text(test::golden_folder() / "laptop_swap_zh.json"));
    const Case play = test::golden_case(std::get<Began>(events.at(0).payload));
    for (auto _ : rounds)
        benchmark::DoNotOptimize(fold(play, events));
    rounds.SetItemsProcessed(rounds.iterations() * static_cast<std::int64_t>(events.size()));
}
BENCHMARK(events_of_a_shipped_case);

} // namespace

int main(int argc, char** argv) {
    auto medians = speed::run_in_turns(argc, argv);
    const double engine = medians["steps_of_the_engine"].counters["items_per_second"],
                 table = medians["steps_of_a_plain_table"].counters["items_per_second"],
                 shipped = medians["events_of_a_shipped_case"].counters["items_per_second"];
    if (engine <= 0 || table <= 0) return 2;
    fmt::print(
        "engine: {:.0f} steps/s; plain table: {:.1f} million steps/s, 1 : {:.0f}; a shipped case: {:.0f} "
        "events/s (medians)\n",
        engine, table / 1e6, table / engine, shipped);
    return 0;
}
