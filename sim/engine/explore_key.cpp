#include "sim/engine/explore_key.hpp"

#include "sim/engine/pending_id.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>

namespace amends::engine::exploring {
namespace {

/// Feelings differ in bands of so many points even where no condition tells them apart.
constexpr int mood_band = 50;
constexpr int visits_told_apart = 3, fallbacks_told_apart = 4;

using Conditions = std::vector<scenario::Condition>;

/// One overload for each kind of condition.
struct Watcher {
    Watched& found;

    void operator()(const scenario::AllOf& all) { look_at(all.parts); }
    void operator()(const scenario::AnyOf& any) { look_at(any.parts); }
    void operator()(const scenario::NotThat& inverse) { look_at(inverse.part); }
    void operator()(const scenario::HasAct& act) {
        if (act.reach == scenario::Reach::ever) found.acts.insert(act.act.value);
    }
    void operator()(const scenario::HasLabel& label) {
        if (label.reach == scenario::Reach::ever) add(found.labels, label.label);
    }
    void operator()(const scenario::HasAction& action) { found.actions.insert(action.action); }
    void operator()(const scenario::FlagIs&) {}
    void operator()(const scenario::MoodIn& mood) { found.moods.insert({mood.min, mood.max + 1}); }
    void operator()(const scenario::ElapsedIn& elapsed) {
        found.seconds.insert(elapsed.min_s);
        if (elapsed.max_s) found.seconds.insert(*elapsed.max_s + 1);
    }
    void operator()(const scenario::VisitsIn& visits) { found.visits.insert(visits.node.value); }
    void operator()(const scenario::HasPromise&) {}

    void look_at(const Conditions& conditions) {
        for (const scenario::Condition& condition : conditions)
            std::visit(*this, condition.is);
    }
    void look_at(const std::vector<scenario::Line>& lines) {
        for (const scenario::Line& line : lines)
            look_at(line.when);
    }
    void look_at(const scenario::Node& node) {
        look_at(node.customer);
        for (const auto& burst : node.fallback.lines)
            look_at(burst);
        for (const auto& choice : node.choices)
            look_at(choice.when);
        for (const auto& transition : node.transitions)
            look_at(transition.when);
        for (const auto* expected : {&node.expects.due, &node.expects.welcome})
            for (const auto& expectation : *expected)
                look_at(expectation.when);
    }
};

/// In which of the ranges between the bounds a value lies.
template <class T>
std::size_t range_of(const std::set<T>& bounds, T value) {
    return static_cast<std::size_t>(std::distance(bounds.begin(), bounds.upper_bound(value)));
}

/// A key under construction: pieces behind one another, told apart.
struct Key {
    std::string text;

    void add(std::string_view piece) { (text += piece) += ','; }
    void add(std::int64_t number) { add(std::to_string(number)); }
    void end() { text += '|'; }
};

void add_actions(Key& key, const State& state) {
    std::set<std::string> done;
    for (const ActionRecord& action : state.actions)
        if (action.accepted && !scenario::is_free(action.action))
            done.insert(std::string(to_string(action.action)) + ' ' + argument(action.arguments, "object"));
    for (const std::string& action : done)
        key.add(action);
    key.end();
}

void add_promises(Key& key, const State& state) {
    std::set<std::string> promises;
    for (const LedgerEntry& entry : state.ledger)
        promises.insert(entry.measure + std::to_string(static_cast<int>(entry.state)));
    for (const std::string& promise : promises)
        key.add(promise);
    key.end();
}

void add_said(Key& key, const State& state, const Watched& watched) {
    text::LabelSet labels;
    std::set<std::string> acts;
    for (const TurnRecord& turn : state.turns) {
        labels |= turn.labels & watched.labels;
        for (const text::ActId& act : turn.acts)
            if (watched.acts.contains(act.value)) acts.insert(act.value);
    }
    key.add(labels.to_string());
    for (const std::string& act : acts)
        key.add(act);
    key.end();
}

void add_places(Key& key, const State& state, const Watched& watched) {
    for (const auto& [place, times] : state.visits) {
        if (!watched.visits.contains(place.value)) continue;
        key.add(place.value);
        key.add(std::min(times, visits_told_apart));
    }
    const auto fallbacks = state.fallbacks.find(state.place);
    key.add(fallbacks == state.fallbacks.end() ? 0 : std::min(fallbacks->second, fallbacks_told_apart));
    key.end();
}

void add_answers_awaited(Key& key, const State& state) {
    for (const Pending& pending : state.pending)
        if (answered_action(pending.id)) key.add(pending.id);
    key.end();
}

void add_changes(Key& key, const State& state) {
    for (const auto& [event, at_ms] : state.happened) {
        key.add(event.value);
        key.add(state.told.contains(event) ? "told" : "");
    }
    key.end();
    for (const auto& [action, most] : state.authority)
        key.add(most);
    key.end();
}

} // namespace

Watched watched_of(const scenario::Scenario& script) {
    Watched found;
    Watcher watcher{found};
    for (const scenario::Node& node : script.nodes)
        watcher.look_at(node);
    for (const scenario::Ending& ending : script.endings)
        watcher.look_at(ending.customer);
    for (const auto& rule : script.desk.actions)
        watcher.look_at(rule.when);
    for (const auto& fact : script.desk.facts)
        watcher.look_at(fact.when);
    for (const auto& way : script.resolution.ways)
        watcher.look_at(way.when);
    for (const auto& grade : script.resolution.actions)
        watcher.look_at(grade.when);
    watcher.look_at(script.resolution.solved_when);
    return found;
}

std::string key_of(const State& state, const Watched& watched) {
    Key key;
    key.add(state.place.value);
    key.add(static_cast<int>(state.phase));
    for (const auto& flag : state.flags)
        key.add(flag.value);
    key.end();
    add_actions(key, state);
    add_promises(key, state);
    add_said(key, state, watched);
    add_places(key, state, watched);
    add_answers_awaited(key, state);
    add_changes(key, state);
    key.add((state.mood + 100) / mood_band);
    key.add(static_cast<std::int64_t>(range_of(watched.moods, state.mood)));
    key.add(static_cast<std::int64_t>(range_of(watched.seconds, story_ms(state) / 1000)));
    key.add(state.offer_accepted ? "accepted" : "");
    return std::move(key.text);
}

int lateness_of(const Case& play, const State& state, std::int64_t clock_ms) {
    if (state.phase != Phase::talking) return 0;
    const std::int64_t waited = clock_ms - state.taken_back_ms - state.waiting_since_ms;
    return waited > limit_ms(play, state) ? 2 : waited > target_ms(play, state) ? 1 : 0;
}

} // namespace amends::engine::exploring
