// Every condition and effect of a case, with its place.
#include "sim/scenario/check/checker.hpp"

namespace amends::scenario::checks {
namespace {

void on_when(const std::vector<Condition>& when, const Path& owner, const OnCondition& f,
             std::string_view key = "when") {
    if (!when.empty()) f(when.front(), owner.at(key));
}

template <class T>
void on_list(const std::vector<T>& list, const Path& owner, std::string_view key, const OnCondition& f) {
    for (std::size_t i = 0; i < list.size(); ++i)
        on_when(list[i].when, owner.at(key, i), f);
}

void on_expects(const Expects& expects, const Path& owner, const OnCondition& f) {
    const Path path = owner.at("expects");
    on_list(expects.due, path, "due", f);
    on_list(expects.welcome, path, "welcome", f);
}

void on_node(const Node& node, const Path& path, const OnCondition& f) {
    on_list(node.customer, path, "customer", f);
    on_expects(node.expects, path, f);
    on_list(node.choices, path, "choices", f);
    on_list(node.transitions, path, "transitions", f);
    const Path fallback = path.at("fallback");
    for (std::size_t i = 0; i < node.fallback.lines.size(); ++i) {
        const Path burst = fallback.at("lines", i);
        on_list(node.fallback.lines[i], burst, "", f);
    }
}

void on_effects(const std::vector<Effect>& effects, const Path& owner, std::string_view key,
                const OnEffect& f) {
    for (std::size_t i = 0; i < effects.size(); ++i)
        f(effects[i], owner.at(key, i));
}

} // namespace

void walk_conditions(const Scenario& scenario, const OnCondition& f) {
    const Path root;
    const Path desk = root.at("desk");
    on_list(scenario.desk.facts, desk, "facts", f);
    on_list(scenario.desk.actions, desk, "actions", f);
    on_expects(scenario.expects, root, f);
    for (std::size_t i = 0; i < scenario.nodes.size(); ++i)
        on_node(scenario.nodes[i], root.at("nodes", i), f);
    for (std::size_t i = 0; i < scenario.endings.size(); ++i) {
        on_list(scenario.endings[i].customer, root.at("endings", i), "customer", f);
    }
    const Path resolution = root.at("resolution");
    on_list(scenario.resolution.ways, resolution, "ways", f);
    on_list(scenario.resolution.actions, resolution, "actions", f);
    on_when(scenario.resolution.solved_when, resolution, f, "solved_when");
}

void walk_inside(const Condition& condition, const Path& path, const OnCondition& f) {
    f(condition, path);
    if (const auto* all = std::get_if<AllOf>(&condition.is)) {
        for (std::size_t i = 0; i < all->parts.size(); ++i)
            walk_inside(all->parts[i], path.at("all", i), f);
    } else if (const auto* any = std::get_if<AnyOf>(&condition.is)) {
        for (std::size_t i = 0; i < any->parts.size(); ++i)
            walk_inside(any->parts[i], path.at("any", i), f);
    } else if (const auto* inner = std::get_if<NotThat>(&condition.is)) {
        if (!inner->part.empty()) walk_inside(inner->part.front(), path.at("not"), f);
    }
}

void walk_effects(const Scenario& scenario, const OnEffect& f) {
    const Path root;
    const Path desk = root.at("desk");
    for (std::size_t i = 0; i < scenario.desk.actions.size(); ++i) {
        const Path rule = desk.at("actions", i);
        on_effects(scenario.desk.actions[i].effects, rule, "effects", f);
        on_effects(scenario.desk.actions[i].answer_effects, rule, "answer_effects", f);
    }
    for (std::size_t i = 0; i < scenario.nodes.size(); ++i) {
        const Path node = root.at("nodes", i);
        on_effects(scenario.nodes[i].effects, node, "effects", f);
        for (std::size_t j = 0; j < scenario.nodes[i].transitions.size(); ++j) {
            on_effects(scenario.nodes[i].transitions[j].effects, node.at("transitions", j), "effects", f);
        }
    }
    for (std::size_t i = 0; i < scenario.events.size(); ++i) {
        on_effects(scenario.events[i].effects, root.at("events", i), "effects", f);
    }
}

} // namespace amends::scenario::checks
