// Where each spot stands across the sheet. Four times every spot is joined with the middle one of its
// neighbours, from above or below, preferring left or right; the mean of the two middle ones of the four
// results counts.
#include "sim/author/graph_layers.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace amends::author::layers {
namespace {

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

/// The graph as one of the four passes sees it: turned over and mirrored as needed.
struct Seen {
    std::vector<Spots> layers;
    Spots place;
    std::vector<Spots> above; ///< neighbours in the layer before, from left to right
};

Seen seen_from(const Layered& graph, bool from_below, bool from_right) {
    Seen seen{graph.layers, Spots(graph.place.size()), from_below ? graph.down : graph.up};
    if (from_below) std::reverse(seen.layers.begin(), seen.layers.end());
    for (Spots& layer : seen.layers) {
        if (from_right) std::reverse(layer.begin(), layer.end());
        for (std::size_t i = 0; i < layer.size(); ++i)
            seen.place[layer[i]] = i;
    }
    for (Spots& neighbours : seen.above)
        std::sort(neighbours.begin(), neighbours.end(),
                  [&](std::size_t a, std::size_t b) { return seen.place[a] < seen.place[b]; });
    return seen;
}

/// The bend above a bend: their piece of a long edge is to be straight.
std::size_t bend_above(const Layered& graph, const Seen& seen, std::size_t spot) {
    if (!graph.is_bend(spot)) return nobody;
    for (const std::size_t other : seen.above[spot])
        if (graph.is_bend(other)) return other;
    return nobody;
}

/// Pieces that cross a straight piece of a long edge give way to it: pairs of a spot and its neighbour above.
std::vector<std::pair<std::size_t, std::size_t>> giving_way(const Layered& graph, const Seen& seen) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 1; i < seen.layers.size(); ++i) {
        const Spots& layer = seen.layers[i];
        std::size_t from = 0, done = 0;
        for (std::size_t at = 0; at < layer.size(); ++at) {
            const std::size_t bend = bend_above(graph, seen, layer[at]);
            if (bend == nobody && at + 1 < layer.size()) continue;
            const std::size_t to = bend == nobody ? seen.layers[i - 1].size() : seen.place[bend];
            for (; done <= at; ++done)
                for (const std::size_t other : seen.above[layer[done]]) {
                    const bool straight = graph.is_bend(other) && graph.is_bend(layer[done]);
                    if (!straight && (seen.place[other] < from || seen.place[other] > to))
                        pairs.emplace_back(layer[done], other);
                }
            from = to;
        }
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// Spots that stand exactly above each other: `root` is the topmost of each block.
struct Blocks {
    Spots root, next;
};

Blocks join_blocks(const Layered& graph, const Seen& seen) {
    const auto conflicts = giving_way(graph, seen);
    Blocks blocks{Spots(graph.layer_of.size()), Spots(graph.layer_of.size())};
    for (std::size_t i = 0; i < blocks.root.size(); ++i)
        blocks.root[i] = blocks.next[i] = i;
    for (const Spots& layer : seen.layers) {
        std::ptrdiff_t last = -1;
        for (const std::size_t spot : layer) {
            const Spots& above = seen.above[spot];
            if (above.empty()) continue;
            for (std::size_t m = (above.size() - 1) / 2; m <= above.size() / 2; ++m) {
                const std::size_t other = above[m];
                const auto place = static_cast<std::ptrdiff_t>(seen.place[other]);
                if (blocks.next[spot] != spot || last >= place
                    || std::binary_search(conflicts.begin(), conflicts.end(), std::pair{spot, other}))
                    continue;
                blocks.next[other] = spot;
                blocks.root[spot] = blocks.root[other];
                blocks.next[spot] = blocks.root[spot];
                last = place;
            }
        }
    }
    return blocks;
}

struct Neighbour {
    std::size_t block = 0;
    float apart = 0;
};

/// Blocks in an order in which each comes behind those at its left.
Spots sorted_blocks(const std::vector<std::vector<Neighbour>>& right, const Spots& root) {
    Spots waiting(root.size(), 0), open, sorted;
    for (const auto& list : right)
        for (const Neighbour& neighbour : list)
            ++waiting[neighbour.block];
    for (std::size_t i = root.size(); i-- > 0;)
        if (root[i] == i && waiting[i] == 0) open.push_back(i);
    while (!open.empty()) {
        sorted.push_back(open.back());
        open.pop_back();
        for (const Neighbour& neighbour : right[sorted.back()])
            if (--waiting[neighbour.block] == 0) open.push_back(neighbour.block);
    }
    return sorted;
}

/// As far left as the distances allow, then as near to the right neighbour as they allow.
std::vector<float> push_together(const Seen& seen, const Blocks& blocks, const std::vector<float>& half,
                                 const std::vector<float>& room) {
    const std::size_t count = blocks.root.size();
    std::vector<std::vector<Neighbour>> right(count);
    for (const Spots& layer : seen.layers)
        for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
            const float apart =
                half[layer[i]] + half[layer[i + 1]] + std::max(room[layer[i]], room[layer[i + 1]]);
            right[blocks.root[layer[i]]].push_back({blocks.root[layer[i + 1]], apart});
        }
    const Spots sorted = sorted_blocks(right, blocks.root);
    std::vector<float> x(count, 0);
    for (const std::size_t block : sorted)
        for (const Neighbour& neighbour : right[block])
            x[neighbour.block] = std::max(x[neighbour.block], x[block] + neighbour.apart);
    for (auto block = sorted.rbegin(); block != sorted.rend(); ++block) {
        float most = std::numeric_limits<float>::max();
        for (const Neighbour& neighbour : right[*block])
            most = std::min(most, x[neighbour.block] - neighbour.apart);
        if (!right[*block].empty()) x[*block] = std::max(x[*block], most);
    }
    for (std::size_t i = 0; i < count; ++i)
        x[i] = x[blocks.root[i]];
    return x;
}

std::pair<float, float> extent(const std::vector<float>& x, const std::vector<float>& half) {
    float low = std::numeric_limits<float>::max(), high = std::numeric_limits<float>::lowest();
    for (std::size_t i = 0; i < x.size(); ++i) {
        low = std::min(low, x[i] - half[i]);
        high = std::max(high, x[i] + half[i]);
    }
    return {low, high};
}

} // namespace

std::vector<float> place_across(const Layered& graph, const GraphToLay& boxes, const GraphGaps& gaps) {
    const std::size_t count = graph.layer_of.size();
    if (count == 0) return {};
    std::vector<float> half(count, 0), room(count, gaps.beside_way);
    for (std::size_t i = 0; i < graph.boxes; ++i) {
        half[i] = boxes.boxes[i].width / 2;
        room[i] = gaps.beside;
    }
    std::array<std::vector<float>, 4> results;
    std::array<std::pair<float, float>, 4> extents;
    std::size_t narrowest = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const bool from_right = i % 2 == 1;
        const Seen seen = seen_from(graph, i >= 2, from_right);
        results[i] = push_together(seen, join_blocks(graph, seen), half, room);
        if (from_right)
            for (float& x : results[i])
                x = -x;
        extents[i] = extent(results[i], half);
        const auto width = [&](std::size_t at) { return extents[at].second - extents[at].first; };
        if (width(i) < width(narrowest)) narrowest = i;
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const float shift = i % 2 == 0 ? extents[narrowest].first - extents[i].first
                                       : extents[narrowest].second - extents[i].second;
        for (float& x : results[i])
            x += shift;
    }
    std::vector<float> x(count);
    for (std::size_t spot = 0; spot < count; ++spot) {
        std::array<float, 4> all{results[0][spot], results[1][spot], results[2][spot], results[3][spot]};
        std::sort(all.begin(), all.end());
        x[spot] = (all[1] + all[2]) / 2;
    }
    return x;
}

} // namespace amends::author::layers
