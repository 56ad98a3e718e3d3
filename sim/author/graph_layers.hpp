#pragma once
// The steps of a layered layout. For graph_layout.cpp and its tests.
#include "sim/author/graph_layout.hpp"

namespace amends::author::layers {

using Spots = std::vector<std::size_t>;

/// An edge as a chain of spots, one a layer, from the upper end to the lower.
struct Chain {
    std::size_t edge = 0;
    bool turned = false; ///< the edge leads up
    std::vector<std::size_t> spots;
};

/// Boxes and the bends of long edges, in layers. A spot below `boxes` is a box, any other a bend.
struct Layered {
    std::size_t boxes = 0;
    std::vector<std::size_t> layer_of;            ///< of the spots
    std::vector<std::vector<std::size_t>> layers; ///< spots from left to right
    std::vector<std::size_t> place;               ///< of the spots within their layers
    std::vector<std::vector<std::size_t>> up, down;
    std::vector<Chain> chains;

    [[nodiscard]] bool is_bend(std::size_t spot) const { return spot >= boxes; }
};

/// Boxes in layers so that edges lead down, but for as few as can be; bends where an edge passes a layer.
[[nodiscard]] Layered into_layers(const GraphToLay&);
/// Orders each layer so that few edges cross.
void order_layers(Layered&);
/// How often edges cross.
[[nodiscard]] std::size_t crossings(const Layered&);
/// The middle of each spot across the sheet: long edges straight, boxes above and below each other (Brandes
/// and Köpf, "Fast and Simple Horizontal Coordinate Assignment", 2001).
[[nodiscard]] std::vector<float> place_across(const Layered&, const GraphToLay&, const GraphGaps&);

} // namespace amends::author::layers
