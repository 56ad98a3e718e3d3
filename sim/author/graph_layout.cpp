#include "sim/author/graph_layout.hpp"

#include "sim/author/graph_layers.hpp"

#include <algorithm>
#include <utility>

namespace amends::author {
namespace {

using layers::Chain;
using layers::Layered;

constexpr float port_gap = 14;   ///< between two lines at one box
constexpr float port_part = .8F; ///< of a box's width that lines may use
constexpr int bow_steps = 10;

struct Band {
    float top = 0, bottom = 0;
};

std::vector<Band> bands_of(const Layered& graph, const GraphToLay& boxes, const GraphGaps& gaps) {
    std::vector<Band> bands(graph.layers.size());
    float y = 0;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        float height = 0;
        for (const std::size_t spot : graph.layers[i])
            if (!graph.is_bend(spot)) height = std::max(height, boxes.boxes[spot].height);
        bands[i] = {y, y + height};
        y += height + gaps.between_layers;
    }
    return bands;
}

/// A bow that leaves and arrives upright. The first point is there already.
void add_bow(std::vector<GraphPoint>& points, GraphPoint to) {
    const GraphPoint from = points.back();
    if (from.x == to.x) {
        points.push_back(to);
        return;
    }
    const float lift = (to.y - from.y) / 2;
    for (int i = 1; i <= bow_steps; ++i) {
        const float t = static_cast<float>(i) / bow_steps, s = 1 - t;
        const float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
        points.push_back({(a + b) * from.x + (c + d) * to.x,
                          a * from.y + b * (from.y + lift) + c * (to.y - lift) + d * to.y});
    }
}

/// Where the lines of each box end, by chain: spread over its edge in the order in which they come.
struct Ports {
    std::vector<float> upper, lower; ///< x of a chain's two ends
};

void spread(std::vector<std::pair<float, std::size_t>>& lines, float middle, float width,
            std::vector<float>& x) {
    std::sort(lines.begin(), lines.end());
    const auto count = static_cast<float>(lines.size());
    const float gap = std::min(port_gap, width * port_part / count);
    for (std::size_t i = 0; i < lines.size(); ++i)
        x[lines[i].second] = middle + (static_cast<float>(i) - (count - 1) / 2) * gap;
}

Ports ports_of(const Layered& graph, const GraphToLay& boxes, const std::vector<float>& x) {
    Ports ports{std::vector<float>(graph.chains.size()), std::vector<float>(graph.chains.size())};
    std::vector<std::vector<std::pair<float, std::size_t>>> below(graph.boxes), above(graph.boxes);
    for (std::size_t i = 0; i < graph.chains.size(); ++i) {
        const auto& spots = graph.chains[i].spots;
        below[spots.front()].emplace_back(x[spots[1]], i);
        above[spots.back()].emplace_back(x[spots[spots.size() - 2]], i);
    }
    for (std::size_t box = 0; box < graph.boxes; ++box) {
        spread(below[box], x[box], boxes.boxes[box].width, ports.upper);
        spread(above[box], x[box], boxes.boxes[box].width, ports.lower);
    }
    return ports;
}

GraphWay way_of(const Layered& graph, const Chain& chain, const std::vector<Band>& bands,
                const std::vector<float>& x, float from_x, float to_x, const GraphToLay& boxes,
                const std::vector<GraphPoint>& middles) {
    const auto half = [&](std::size_t box) { return boxes.boxes[box].height / 2; };
    GraphWay way;
    way.back = chain.turned;
    const std::size_t first = chain.spots.front(), last = chain.spots.back();
    way.points.push_back({from_x, middles[first].y + half(first)});
    way.points.push_back({from_x, bands[graph.layer_of[first]].bottom});
    for (std::size_t i = 1; i + 1 < chain.spots.size(); ++i) {
        const Band& band = bands[graph.layer_of[chain.spots[i]]];
        add_bow(way.points, {x[chain.spots[i]], band.top});
        way.points.push_back({x[chain.spots[i]], band.bottom});
    }
    add_bow(way.points, {to_x, bands[graph.layer_of[last]].top});
    way.points.push_back({to_x, middles[last].y - half(last)});
    if (chain.turned) std::reverse(way.points.begin(), way.points.end());
    return way;
}

/// From a box round its right side to itself, or straight to a box that the layers do not lead to.
GraphWay free_way(const GraphEdge& edge, const GraphToLay& boxes, const std::vector<GraphPoint>& middles) {
    GraphWay way;
    const GraphPoint from = middles[edge.from], to = middles[edge.to];
    const GraphBox& box = boxes.boxes[edge.from];
    if (edge.from == edge.to) {
        const float right = from.x + box.width / 2, out = right + 18, up = box.height / 4;
        way.back = true;
        way.points = {{right, from.y - up}};
        for (int i = 1; i < bow_steps; ++i) {
            const float t = static_cast<float>(i) / bow_steps;
            way.points.push_back({right + (out - right) * 4 * t * (1 - t), from.y - up + 2 * up * t});
        }
        way.points.push_back({right, from.y + up});
        return way;
    }
    const bool down = to.y >= from.y;
    const float sign = down ? 1.F : -1.F;
    way.back = !down;
    way.points.push_back({from.x, from.y + sign * box.height / 2});
    add_bow(way.points, {to.x, to.y - sign * boxes.boxes[edge.to].height / 2});
    return way;
}

void measure(GraphLayout& layout, const GraphToLay& graph) {
    float low = 0, high = 0;
    const auto reach = [&](float left, float right) {
        low = std::min(low, left);
        high = std::max(high, right);
    };
    for (std::size_t i = 0; i < layout.middles.size(); ++i) {
        const float half = graph.boxes[i].width / 2;
        if (i == 0) low = layout.middles[i].x - half, high = layout.middles[i].x + half;
        reach(layout.middles[i].x - half, layout.middles[i].x + half);
        layout.height = std::max(layout.height, layout.middles[i].y + graph.boxes[i].height / 2);
    }
    for (const GraphWay& way : layout.ways)
        for (const GraphPoint& point : way.points)
            reach(point.x, point.x);
    for (GraphPoint& middle : layout.middles)
        middle.x -= low;
    for (GraphWay& way : layout.ways)
        for (GraphPoint& point : way.points)
            point.x -= low;
    layout.width = high - low;
}

} // namespace

GraphLayout lay_out(const GraphToLay& graph, const GraphGaps& gaps) {
    Layered layered = layers::into_layers(graph);
    layers::order_layers(layered);
    const std::vector<float> x = layers::place_across(layered, graph, gaps);
    const std::vector<Band> bands = bands_of(layered, graph, gaps);
    GraphLayout layout;
    for (std::size_t box = 0; box < layered.boxes; ++box) {
        const Band& band = bands[layered.layer_of[box]];
        layout.middles.push_back({x[box], (band.top + band.bottom) / 2});
        layout.layers.push_back(static_cast<int>(layered.layer_of[box]));
    }
    layout.ways.resize(graph.edges.size());
    const Ports ports = ports_of(layered, graph, x);
    for (std::size_t i = 0; i < layered.chains.size(); ++i)
        layout.ways[layered.chains[i].edge] = way_of(layered, layered.chains[i], bands, x, ports.upper[i],
                                                     ports.lower[i], graph, layout.middles);
    for (std::size_t i = 0; i < graph.edges.size(); ++i)
        if (layout.ways[i].points.empty()) layout.ways[i] = free_way(graph.edges[i], graph, layout.middles);
    measure(layout, graph);
    return layout;
}

} // namespace amends::author
