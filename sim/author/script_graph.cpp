#include "sim/author/script_graph.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace amends::author {
namespace {

/// Builds the graph up, each pair of places once.
struct GraphBuilder {
    ScriptGraph graph;
    std::map<std::string, std::size_t> by_id;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> by_ends;

    void add_place(const scenario::PlaceId& id, bool ending, std::size_t index) {
        by_id.emplace(id.value, graph.places.size());
        graph.places.push_back({.id = id.value, .ending = ending, .index = index, .out = {}, .in = {}});
    }

    void add_link(std::size_t from, const scenario::PlaceId& to, ScriptLink link) {
        const auto found = by_id.find(to.value);
        if (to.empty() || found == by_id.end()) return;
        const auto [edge, is_new] = by_ends.try_emplace({from, found->second}, graph.edges.size());
        if (is_new) {
            graph.edges.push_back({.from = from, .to = found->second, .links = {}});
            graph.places[from].out.push_back(edge->second);
            graph.places[found->second].in.push_back(edge->second);
        }
        graph.edges[edge->second].links.push_back(std::move(link));
    }
};

LinkKind link_kind(scenario::Trigger trigger) {
    switch (trigger) {
    case scenario::Trigger::action: return LinkKind::action;
    case scenario::Trigger::time: return LinkKind::time;
    case scenario::Trigger::reply: break;
    }
    return LinkKind::reply;
}

} // namespace

std::size_t ScriptGraph::find(const std::string& id) const {
    const auto at =
        std::find_if(places.begin(), places.end(), [&](const ScriptPlace& place) { return place.id == id; });
    return static_cast<std::size_t>(at - places.begin());
}

ScriptGraph graph_of(const scenario::Scenario& script) {
    GraphBuilder made;
    for (std::size_t i = 0; i < script.nodes.size(); ++i)
        made.add_place(script.nodes[i].id, false, i);
    for (std::size_t i = 0; i < script.endings.size(); ++i)
        made.add_place(script.endings[i].id, true, i);
    for (std::size_t i = 0; i < script.nodes.size(); ++i) {
        const scenario::Node& node = script.nodes[i];
        for (std::size_t k = 0; k < node.transitions.size(); ++k) {
            const scenario::Transition& way = node.transitions[k];
            made.add_link(i, way.to, {link_kind(way.on), way.id.value, k});
        }
        made.add_link(i, node.fallback.then, {LinkKind::fallback, {}, 0});
    }
    const auto mark = [&](const scenario::PlaceId& id, bool ScriptPlace::*what) {
        if (const auto found = made.by_id.find(id.value); found != made.by_id.end())
            made.graph.places[found->second].*what = true;
    };
    mark(script.start, &ScriptPlace::start);
    mark(script.customer.leaves_to, &ScriptPlace::when_patience_ends);
    if (const auto start = made.by_id.find(script.start.value); start != made.by_id.end())
        made.graph.start = start->second;
    for (ScriptEdge& edge : made.graph.edges) {
        const ScriptPlace& to = made.graph.places[edge.to];
        edge.loose = to.ending && to.in.size() >= hub_nodes_min;
    }
    return std::move(made.graph);
}

GraphLayout lay_out(const ScriptGraph& script, GraphBox node, GraphBox ending) {
    GraphToLay graph;
    graph.start = script.start;
    for (const ScriptPlace& place : script.places)
        graph.boxes.push_back(place.ending ? ending : node);
    for (const ScriptEdge& edge : script.edges)
        graph.edges.push_back({edge.from, edge.to, edge.loose});
    return lay_out(graph);
}

} // namespace amends::author
