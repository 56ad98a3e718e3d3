// Which layer each box stands in.
#include "sim/author/graph_layers.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace amends::author::layers {
namespace {

/// Bends of all edges together. Past this the longest edges run straight from box to box.
constexpr std::size_t bends_max = 30'000;

bool is_laid(const GraphEdge& edge) {
    return !edge.loose && edge.from != edge.to;
}

/// A rank for each box: an edge to a lower rank leads back. The story's own order.
Spots story_order(const GraphToLay& graph) {
    Spots rank(graph.boxes.size());
    std::iota(rank.begin(), rank.end(), std::size_t{1});
    if (graph.start < rank.size()) rank[graph.start] = 0;
    return rank;
}

std::vector<Spots> targets_of(const GraphToLay& graph) {
    std::vector<Spots> targets(graph.boxes.size());
    for (const GraphEdge& edge : graph.edges)
        if (is_laid(edge)) targets[edge.from].push_back(edge.to);
    return targets;
}

/// The same from a walk into the depth: a box ranks before what was entered from it.
Spots walked_order(const GraphToLay& graph) {
    const std::vector<Spots> targets = targets_of(graph);
    Spots rank(graph.boxes.size(), 0), next(graph.boxes.size(), 0);
    std::vector<bool> seen(graph.boxes.size());
    std::size_t left = graph.boxes.size();
    const auto walk = [&](std::size_t from) {
        Spots path{from};
        seen[from] = true;
        while (!path.empty()) {
            const std::size_t at = path.back();
            if (next[at] == targets[at].size()) {
                rank[at] = left--;
                path.pop_back();
            } else if (const std::size_t to = targets[at][next[at]++]; !seen[to]) {
                seen[to] = true;
                path.push_back(to);
            }
        }
    };
    if (graph.start < graph.boxes.size()) walk(graph.start);
    for (std::size_t box = 0; box < graph.boxes.size(); ++box)
        if (!seen[box]) walk(box);
    return rank;
}

std::ptrdiff_t edges_back(const GraphToLay& graph, const Spots& rank) {
    return std::count_if(graph.edges.begin(), graph.edges.end(), [&](const GraphEdge& edge) {
        return is_laid(edge) && rank[edge.from] > rank[edge.to];
    });
}

/// The lower and the upper end of an edge once it leads down.
struct Downward {
    std::size_t edge = 0, upper = 0, lower = 0;
    bool turned = false;
};

std::vector<Downward> edges_down(const GraphToLay& graph, const Spots& rank) {
    std::vector<Downward> down;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge& edge = graph.edges[i];
        if (!is_laid(edge)) continue;
        const bool turned = rank[edge.from] > rank[edge.to];
        down.push_back({i, turned ? edge.to : edge.from, turned ? edge.from : edge.to, turned});
    }
    return down;
}

/// As high as the edges allow, then towards what a box has more edges to.
Spots layers_of(std::size_t boxes, const std::vector<Downward>& edges, const Spots& rank) {
    Spots order(boxes), layer(boxes, 0);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank[a] < rank[b]; });
    std::vector<Spots> above(boxes), below(boxes);
    for (const Downward& edge : edges) {
        above[edge.lower].push_back(edge.upper);
        below[edge.upper].push_back(edge.lower);
    }
    for (const std::size_t box : order)
        for (const std::size_t upper : above[box])
            layer[box] = std::max(layer[box], layer[upper] + 1);
    for (auto box = order.rbegin(); box != order.rend(); ++box) {
        if (below[*box].size() <= above[*box].size()) continue;
        std::size_t lowest = std::numeric_limits<std::size_t>::max();
        for (const std::size_t lower : below[*box])
            lowest = std::min(lowest, layer[lower] - 1);
        layer[*box] = lowest;
    }
    return layer;
}

/// Boxes that only loose edges lead to stand below everything.
void sink_loose(const GraphToLay& graph, Spots& layer) {
    std::vector<bool> laid(graph.boxes.size()), loose(graph.boxes.size());
    for (const GraphEdge& edge : graph.edges) {
        if (is_laid(edge)) laid[edge.from] = laid[edge.to] = true;
        if (edge.loose) loose[edge.to] = true;
    }
    std::size_t below = 0;
    for (std::size_t box = 0; box < layer.size(); ++box)
        if (laid[box] || !loose[box]) below = std::max(below, layer[box] + 1);
    for (std::size_t box = 0; box < layer.size(); ++box)
        if (!laid[box] && loose[box]) layer[box] = below;
}

std::size_t add_bend(Layered& made, std::size_t layer) {
    made.layer_of.push_back(layer);
    made.up.emplace_back();
    made.down.emplace_back();
    return made.layer_of.size() - 1;
}

void add_chains(Layered& made, std::vector<Downward> edges) {
    const auto span = [&](const Downward& edge) {
        return made.layer_of[edge.lower] - made.layer_of[edge.upper];
    };
    std::stable_sort(edges.begin(), edges.end(),
                     [&](const Downward& a, const Downward& b) { return span(a) < span(b); });
    std::size_t bends = 0;
    for (const Downward& edge : edges) {
        bends += span(edge) - 1;
        if (bends > bends_max) break;
        Chain chain{edge.edge, edge.turned, {edge.upper}};
        for (std::size_t layer = made.layer_of[edge.upper] + 1; layer < made.layer_of[edge.lower]; ++layer)
            chain.spots.push_back(add_bend(made, layer));
        chain.spots.push_back(edge.lower);
        for (std::size_t i = 0; i + 1 < chain.spots.size(); ++i) {
            made.down[chain.spots[i]].push_back(chain.spots[i + 1]);
            made.up[chain.spots[i + 1]].push_back(chain.spots[i]);
        }
        made.chains.push_back(std::move(chain));
    }
}

/// The first order: as a walk from the top comes to them, so that what belongs together stands together.
void fill_layers(Layered& made) {
    const std::size_t count = made.layer_of.size();
    made.place.assign(count, 0);
    for (const std::size_t layer : made.layer_of)
        made.layers.resize(std::max(made.layers.size(), layer + 1));
    Spots by_layer(count);
    std::iota(by_layer.begin(), by_layer.end(), std::size_t{0});
    std::stable_sort(by_layer.begin(), by_layer.end(),
                     [&](std::size_t a, std::size_t b) { return made.layer_of[a] < made.layer_of[b]; });
    std::vector<bool> seen(count);
    for (const std::size_t first : by_layer) {
        Spots open{first};
        while (!open.empty()) {
            const std::size_t spot = open.back();
            open.pop_back();
            if (seen[spot]) continue;
            seen[spot] = true;
            Spots& layer = made.layers[made.layer_of[spot]];
            made.place[spot] = layer.size();
            layer.push_back(spot);
            open.insert(open.end(), made.down[spot].rbegin(), made.down[spot].rend());
        }
    }
}

} // namespace

Layered into_layers(const GraphToLay& graph) {
    const Spots story = story_order(graph), walked = walked_order(graph);
    const Spots& rank = edges_back(graph, walked) < edges_back(graph, story) ? walked : story;
    std::vector<Downward> edges = edges_down(graph, rank);
    Layered made;
    made.boxes = graph.boxes.size();
    made.layer_of = layers_of(made.boxes, edges, rank);
    sink_loose(graph, made.layer_of);
    made.up.resize(made.boxes);
    made.down.resize(made.boxes);
    add_chains(made, std::move(edges));
    fill_layers(made);
    return made;
}

} // namespace amends::author::layers
