// The graph: what can be reached, where it stops, what never gets its turn.
#include "sim/scenario/check/conditions.hpp"

#include <algorithm>

namespace amends::scenario::checks {
namespace {

/// The parts a condition demands, all of them; none: it always holds.
Names demands_of(const std::vector<Condition>& when) {
    Names parts;
    const std::function<void(const Condition&)> collect = [&](const Condition& condition) {
        if (const auto* all = std::get_if<AllOf>(&condition.is)) {
            for (const Condition& part : all->parts)
                collect(part);
        } else if (!always_holds(condition)) {
            parts.insert(text_of(condition));
        }
    };
    if (!when.empty()) collect(when.front());
    return parts;
}

/// True when `later` cannot hold without `earlier` holding, and is tried after it.
bool shadows(const Transition& earlier, const Names& its, const Transition& later, const Names& others) {
    if (earlier.on != later.on) return false;
    if (earlier.on == Trigger::time && earlier.after_s > later.after_s) return false;
    return std::includes(others.begin(), others.end(), its.begin(), its.end());
}

class Graph {
public:
    explicit Graph(Checker& checker) : checker_(checker), settable_(settable_flags(checker.scenario)) {}

    void check_all() {
        const Path root;
        for (std::size_t i = 0; i < nodes().size(); ++i) {
            const Path path = root.at("nodes", i);
            check_transitions(nodes()[i], path);
            check_way_on(nodes()[i], path);
        }
        check_reach(root);
        check_event_loops(root);
    }

private:
    [[nodiscard]] const std::vector<Node>& nodes() const { return checker_.scenario.nodes; }

    void check_transitions(const Node&, const Path&);
    void check_way_on(const Node&, const Path&);
    void check_reach(const Path& root);
    void check_event_loops(const Path& root);
    [[nodiscard]] std::map<std::string_view, std::vector<std::string_view>> turned_around() const;

    Checker& checker_;
    Names settable_;
    std::map<std::string_view, std::vector<std::string_view>> leads_to_; ///< live ways only
};

void Graph::check_transitions(const Node& node, const Path& path) {
    std::vector<Names> demands;
    auto& targets = leads_to_[node.id.value];
    for (std::size_t i = 0; i < node.transitions.size(); ++i) {
        const Transition& each = node.transitions[i];
        const Path at = path.at("transitions", i);
        if (each.on == Trigger::time && each.after_s < 1) {
            checker_.report(Code::time_transition_without_time, at, {{"name", each.id.value}});
        }
        demands.push_back(demands_of(each.when));
        bool live = each.when.empty() || !why_never(each.when.front(), settable_);
        for (std::size_t before = 0; before < i && live; ++before) {
            if (!shadows(node.transitions[before], demands[before], each, demands[i])) continue;
            checker_.report(Code::shadowed_transition, at,
                            {{"name", each.id.value}, {"before", node.transitions[before].id.value}});
            live = false;
        }
        if (live) targets.push_back(each.to.value);
    }
    if (!node.fallback.then.empty()) targets.push_back(node.fallback.then.value);
}

void Graph::check_way_on(const Node& node, const Path& path) {
    const bool every_reply_leads_on =
        std::any_of(node.transitions.begin(), node.transitions.end(), [](const Transition& t) {
            return t.on == Trigger::reply && (t.when.empty() || always_holds(t.when.front()));
        });
    if (!every_reply_leads_on && node.fallback.then.empty()) {
        const bool written = !node.fallback.lines.empty();
        checker_.report(written ? Code::fallback_without_then : Code::missing_fallback,
                        written ? path.at("fallback") : path.at("id"), {{"name", node.id.value}});
    } else if (!every_reply_leads_on && node.fallback.lines.size() == 1) {
        checker_.report(Code::fallback_says_one_thing, path.at("fallback"), {{"name", node.id.value}});
    }
    if (checker_.offers(Way::choices) && node.choices.empty()) {
        checker_.report(Code::missing_choices, path.at("id"), {{"name", node.id.value}});
    } else if (!checker_.offers(Way::choices) && !node.choices.empty() && !checker_.scenario.ways.empty()) {
        checker_.report(Code::choices_without_way, path.at("choices"), {{"name", node.id.value}});
    }
}

/// All that can be walked to from the places given.
template <class Edges>
std::set<std::string_view> spread(std::vector<std::string_view> from, const Edges& edges) {
    std::set<std::string_view> reached(from.begin(), from.end());
    while (!from.empty()) {
        const std::string_view at = from.back();
        from.pop_back();
        const auto next = edges.find(at);
        if (next == edges.end()) continue;
        for (const std::string_view to : next->second) {
            if (reached.insert(to).second) from.push_back(to);
        }
    }
    return reached;
}

std::map<std::string_view, std::vector<std::string_view>> Graph::turned_around() const {
    std::map<std::string_view, std::vector<std::string_view>> back;
    for (const auto& [from, targets] : leads_to_) {
        for (const std::string_view to : targets)
            back[to].push_back(from);
    }
    return back;
}

void Graph::check_reach(const Path& root) {
    const Scenario& s = checker_.scenario;
    if (!checker_.nodes.contains(s.start.value)) return; // told already
    std::vector<std::string_view> begin = {s.start.value};
    if (!s.customer.leaves_to.empty()) begin.emplace_back(s.customer.leaves_to.value);
    const auto reached = spread(begin, leads_to_);
    // An unknown target is told already; here it counts as a way out.
    std::vector<std::string_view> outs(checker_.endings.begin(), checker_.endings.end());
    for (const auto& [from, targets] : leads_to_) {
        for (const std::string_view to : targets) {
            if (!checker_.is_place(to)) outs.push_back(to);
        }
    }
    const auto can_end = spread(outs, turned_around());
    for (std::size_t i = 0; i < nodes().size(); ++i) {
        const std::string& id = nodes()[i].id.value;
        if (id.empty()) continue;
        const Path node = root.at("nodes", i);
        if (!reached.contains(id)) checker_.report(Code::unreachable_node, node.at("id"), {{"name", id}});
        if (!can_end.contains(id)) checker_.report(Code::dead_end, node.at("id"), {{"name", id}});
    }
    for (std::size_t i = 0; i < s.endings.size(); ++i) {
        const std::string& id = s.endings[i].id.value;
        const Path ending = root.at("endings", i);
        if (!id.empty() && !reached.contains(id)) {
            checker_.report(Code::unreachable_ending, ending.at("id"), {{"name", id}});
        }
    }
}

/// Events that trigger one another in a ring would never come to rest.
void Graph::check_event_loops(const Path& root) {
    const auto& events = checker_.scenario.events;
    std::map<std::string_view, std::vector<std::string_view>> triggers;
    std::set<std::string_view> triggered;
    walk_effects(checker_.scenario, [&](const Effect& effect, const Path&) {
        if (const auto* trigger = std::get_if<TriggerEvent>(&effect)) triggered.insert(trigger->event.value);
    });
    for (const Event& event : events) {
        for (const Effect& effect : event.effects) {
            const auto* trigger = std::get_if<TriggerEvent>(&effect);
            if (trigger != nullptr) triggers[event.id.value].push_back(trigger->event.value);
        }
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Path event = root.at("events", i);
        const std::string& id = events[i].id.value;
        const auto after = spread(triggers[id], triggers);
        if (after.contains(id)) {
            checker_.report(Code::endless_loop, event.at("effects"),
                            {{"names", fields::join({after.begin(), after.end()})}});
        }
        if (!events[i].at_s && !triggered.contains(id)) {
            checker_.report(Code::event_never_happens, event.at("id"), {{"name", id}});
        }
    }
}

} // namespace

void check_graph(Checker& checker) {
    Graph(checker).check_all();
}

} // namespace amends::scenario::checks
