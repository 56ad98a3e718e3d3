// The order within each layer: sweeps that put every spot at the mean of its neighbours, the best order kept.
#include "sim/author/graph_layers.hpp"

#include <algorithm>

namespace amends::author::layers {
namespace {

constexpr int sweeps = 16, sweeps_in_vain = 4;
/// Swapping neighbours looks at every pair; larger graphs do without.
constexpr std::size_t spots_swapped_max = 4'000;

/// Crossings between a layer and the one below: inversions, counted with a tree of sums.
std::size_t crossings_below(const Layered& graph, std::size_t layer) {
    if (layer + 1 >= graph.layers.size()) return 0;
    const std::size_t lower = graph.layers[layer + 1].size();
    std::vector<std::size_t> sums(lower + 1, 0), ends;
    std::size_t crossed = 0, seen = 0;
    for (const std::size_t spot : graph.layers[layer]) {
        ends.clear();
        for (const std::size_t to : graph.down[spot])
            ends.push_back(graph.place[to]);
        std::sort(ends.begin(), ends.end());
        for (const std::size_t end : ends) {
            std::size_t up_to = 0;
            for (std::size_t i = end + 1; i > 0; i &= i - 1)
                up_to += sums[i];
            crossed += seen - up_to;
        }
        for (const std::size_t end : ends)
            for (std::size_t i = end + 1; i <= lower; i += i & (~i + 1))
                ++sums[i];
        seen += ends.size();
    }
    return crossed;
}

void number_places(Layered& graph, std::size_t layer) {
    for (std::size_t i = 0; i < graph.layers[layer].size(); ++i)
        graph.place[graph.layers[layer][i]] = i;
}

/// Sorts a layer by the mean place of each spot's neighbours; who has none keeps the place.
void sort_by_mean(Layered& graph, std::size_t layer, const std::vector<std::vector<std::size_t>>& neighbours,
                  std::vector<double>& mean) {
    for (const std::size_t spot : graph.layers[layer]) {
        mean[spot] = static_cast<double>(graph.place[spot]);
        if (neighbours[spot].empty()) continue;
        double sum = 0;
        for (const std::size_t other : neighbours[spot])
            sum += static_cast<double>(graph.place[other]);
        mean[spot] = sum / static_cast<double>(neighbours[spot].size());
    }
    std::stable_sort(graph.layers[layer].begin(), graph.layers[layer].end(),
                     [&](std::size_t a, std::size_t b) { return mean[a] < mean[b]; });
    number_places(graph, layer);
}

/// Crossings of two neighbours' edges as they stand, and swapped.
std::pair<std::size_t, std::size_t> crossings_of_pair(const Layered& graph, std::size_t left,
                                                      std::size_t right) {
    std::size_t as_they_stand = 0, swapped = 0;
    for (const auto* sides : {&graph.up, &graph.down})
        for (const std::size_t a : (*sides)[left])
            for (const std::size_t b : (*sides)[right]) {
                as_they_stand += graph.place[a] > graph.place[b] ? 1 : 0;
                swapped += graph.place[a] < graph.place[b] ? 1 : 0;
            }
    return {as_they_stand, swapped};
}

bool swap_neighbours(Layered& graph) {
    bool better = false;
    for (std::size_t layer = 0; layer < graph.layers.size(); ++layer) {
        auto& spots = graph.layers[layer];
        for (std::size_t i = 0; i + 1 < spots.size(); ++i) {
            const auto [stand, swapped] = crossings_of_pair(graph, spots[i], spots[i + 1]);
            if (swapped >= stand) continue;
            std::swap(spots[i], spots[i + 1]);
            std::swap(graph.place[spots[i]], graph.place[spots[i + 1]]);
            better = true;
        }
    }
    return better;
}

} // namespace

std::size_t crossings(const Layered& graph) {
    std::size_t sum = 0;
    for (std::size_t layer = 0; layer < graph.layers.size(); ++layer)
        sum += crossings_below(graph, layer);
    return sum;
}

void order_layers(Layered& graph) {
    std::vector<double> mean(graph.layer_of.size());
    auto best = graph.layers;
    std::size_t fewest = crossings(graph);
    for (int sweep = 0, vain = 0; sweep < sweeps && vain < sweeps_in_vain && fewest > 0; ++sweep) {
        const std::size_t count = graph.layers.size();
        for (std::size_t i = 1; i < count; ++i) {
            const std::size_t layer = sweep % 2 == 0 ? i : count - 1 - i;
            sort_by_mean(graph, layer, sweep % 2 == 0 ? graph.up : graph.down, mean);
        }
        if (graph.layer_of.size() <= spots_swapped_max)
            for (int i = 0; i < 4 && swap_neighbours(graph); ++i) {
            }
        const std::size_t now = crossings(graph);
        ++vain;
        if (now >= fewest) continue;
        fewest = now;
        best = graph.layers;
        vain = 0;
    }
    graph.layers = std::move(best);
    for (std::size_t layer = 0; layer < graph.layers.size(); ++layer)
        number_places(graph, layer);
}

} // namespace amends::author::layers
