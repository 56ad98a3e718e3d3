// The graph: what can be reached, where it stops, what never gets its turn.
#include "sim/scenario/check/conditions.hpp"

#include <algorithm>
#include <deque>

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

/// What a transition demands; null where its condition holds an error: of that nothing is known.
using Demanded = std::optional<Names>;

/// True when `later` cannot hold without `earlier` holding, and is tried after it.
bool shadows(const Transition& earlier, const Demanded& its, const Transition& later,
             const Demanded& others) {
    if (!its || !others || earlier.on != later.on) return false;
    if (earlier.on == Trigger::time && earlier.after_s > later.after_s) return false;
    return std::includes(others->begin(), others->end(), its->begin(), its->end());
}

class Graph {
public:
    explicit Graph(Checker& checker) : checker_(checker), settable_(settable_flags(checker)) {}

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
    /// To a place that does not exist, which is told already: also to the one that was probably meant.
    void lead_to(std::vector<std::string_view>& targets, const PlaceId&);
    void check_way_on(const Node&, const Path&);
    void check_reach(const Path& root);
    void check_ends(const Path& root, const std::set<std::string_view>& can_end);
    void check_event_loops(const Path& root);
    [[nodiscard]] std::map<std::string_view, std::vector<std::string_view>> turned_around() const;

    Checker& checker_;
    Names settable_;
    std::map<std::string_view, std::vector<std::string_view>> leads_to_; ///< live ways only
    std::deque<std::string> meant_;
    bool reach_known_ = true; ///< false: where some way leads could not be read
};

void Graph::check_transitions(const Node& node, const Path& path) {
    std::vector<Demanded> demands;
    auto& targets = leads_to_[node.id.value];
    for (std::size_t i = 0; i < node.transitions.size(); ++i) {
        const Transition& each = node.transitions[i];
        const Path at = path.at("transitions", i);
        if (each.on == Trigger::time && each.after_s < 1) {
            checker_.report(Code::time_transition_without_time, at, {{"name", each.id.value}});
        }
        const bool known = each.when.empty() || !checker_.is_faulty(at.at("when"));
        demands.push_back(known ? Demanded(demands_of(each.when)) : std::nullopt);
        bool live = each.when.empty() || !known || !why_never(each.when.front(), settable_);
        for (std::size_t before = 0; before < i && live; ++before) {
            if (!shadows(node.transitions[before], demands[before], each, demands[i])) continue;
            checker_.report(Code::shadowed_transition, at,
                            {{"name", each.id.value}, {"before", node.transitions[before].id.value}});
            live = false;
        }
        if (live) lead_to(targets, each.to);
        reach_known_ = reach_known_ && !each.to.empty();
    }
    const bool unread = (node.transitions.empty() && checker_.is_unread(path.at("transitions")))
                        || (node.fallback.then.empty() && checker_.is_unread(path.at("fallback")));
    if (unread) targets.emplace_back(); // perhaps to an ending
    reach_known_ = reach_known_ && !unread;
    if (!node.fallback.then.empty()) lead_to(targets, node.fallback.then);
}

void Graph::lead_to(std::vector<std::string_view>& targets, const PlaceId& place) {
    targets.push_back(place.value);
    if (place.empty() || checker_.is_place(place.value)) return;
    Names places = checker_.nodes;
    places.insert(checker_.endings.begin(), checker_.endings.end());
    if (std::string meant = near(place.value, places); !meant.empty())
        targets.push_back(meant_.emplace_back(std::move(meant)));
}

void Graph::check_way_on(const Node& node, const Path& path) {
    const bool every_reply_leads_on =
        std::any_of(node.transitions.begin(), node.transitions.end(), [](const Transition& t) {
            return t.on == Trigger::reply && (t.when.empty() || always_holds(t.when.front()));
        });
    if (!every_reply_leads_on && node.fallback.then.empty() && !checker_.is_faulty(path.at("fallback"))) {
        const bool written = !node.fallback.lines.empty();
        checker_.report(written ? Code::fallback_without_then : Code::missing_fallback,
                        written ? path.at("fallback") : path.at("id"), {{"name", node.id.value}});
    } else if (!every_reply_leads_on && node.fallback.lines.size() == 1) {
        checker_.report(Code::fallback_says_one_thing, path.at("fallback"), {{"name", node.id.value}});
    }
    if (checker_.offers(Way::choices) && node.choices.empty() && !checker_.is_faulty(path.at("choices"))) {
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
        if (reach_known_ && !reached.contains(id))
            checker_.report(Code::unreachable_node, node.at("id"), {{"name", id}});
    }
    check_ends(root, can_end);
    for (std::size_t i = 0; i < s.endings.size(); ++i) {
        const std::string& id = s.endings[i].id.value;
        const Path ending = root.at("endings", i);
        if (reach_known_ && !id.empty() && !reached.contains(id)) {
            checker_.report(Code::unreachable_ending, ending.at("id"), {{"name", id}});
        }
    }
}

/// Of the nodes from which no ending can be reached those that are to blame: whatever they lead to leads back
/// to them, or they lead nowhere. What only leads to such nodes is mended with them.
void Graph::check_ends(const Path& root, const std::set<std::string_view>& can_end) {
    std::map<std::string_view, std::set<std::string_view>> behind;
    for (const Node& node : nodes())
        if (!node.id.empty() && !can_end.contains(node.id.value))
            behind.emplace(node.id.value, spread(leads_to_[node.id.value], leads_to_));
    std::set<std::string_view> told;
    for (std::size_t i = 0; i < nodes().size(); ++i) {
        const std::string_view id = nodes()[i].id.value;
        const auto found = behind.find(id);
        if (found == behind.end() || !told.insert(id).second) continue;
        const auto& round = found->second;
        if (!std::all_of(round.begin(), round.end(), [&](std::string_view place) {
                const auto its = behind.find(place);
                return its != behind.end() && its->second.contains(id);
            }))
            continue;
        const Path node = root.at("nodes", i);
        if (round.size() < 2) {
            checker_.report(Code::dead_end, node.at("id"), {{"name", id}});
            continue;
        }
        std::vector<std::string_view> names;
        for (const Node& one : nodes())
            if (round.contains(one.id.value)) names.push_back(one.id.value);
        told.insert(names.begin(), names.end());
        checker_.report(Code::loop_without_way_out, node.at("id"), {{"names", fields::join(names)}});
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
