#pragma once
// Where the places of a script stand on a sheet, from the top down, and how the ways between them run. Same
// graph, same picture.
#include <cstddef>
#include <vector>

namespace amends::author {

struct GraphPoint {
    float x = 0, y = 0;
};

/// A box of the graph. Sizes are the caller's units; so is all that comes back.
struct GraphBox {
    float width = 0, height = 0;
};
struct GraphEdge {
    std::size_t from = 0, to = 0;
    /// Not part of the layers: leads to where everything may lead, and is drawn straight, on request.
    bool loose = false;
};
struct GraphToLay {
    std::vector<GraphBox> boxes; ///< in the order of the story: an edge to an earlier one mostly leads back
    std::vector<GraphEdge> edges;
    std::size_t start = 0;
};
struct GraphGaps {
    float beside = 36, between_layers = 50, beside_way = 16;
};

/// The line of an edge, from where it leaves to where its arrow points.
struct GraphWay {
    std::vector<GraphPoint> points;
    bool back = false; ///< leads to an earlier layer
};
struct GraphLayout {
    std::vector<GraphPoint> middles; ///< of the boxes
    std::vector<int> layers;         ///< of the boxes, from 0 at the top
    std::vector<GraphWay> ways;      ///< of the edges
    float width = 0, height = 0;     ///< everything lies between 0 and these
};

/// Lays out by layers: few ways lead up, few cross, and long ones run straight. A box with loose edges alone
/// stands below all others.
[[nodiscard]] GraphLayout lay_out(const GraphToLay&, const GraphGaps& = {});

} // namespace amends::author
