#pragma once
// A script as places and the ways between them.
#include "sim/author/graph_layout.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace amends::author {

enum class LinkKind : std::uint8_t { reply, action, time, fallback };

/// One way from a node to another place: a transition, or what follows its fallback lines.
struct ScriptLink {
    LinkKind kind = LinkKind::reply;
    std::string transition; ///< its id; empty: the fallback
    std::size_t index = 0;  ///< among the node's transitions
};
/// All ways from one place to another.
struct ScriptEdge {
    std::size_t from = 0, to = 0; ///< places
    std::vector<ScriptLink> links;
    bool loose = false; ///< to an ending that most nodes lead to
};
struct ScriptPlace {
    std::string id;
    bool ending = false;
    std::size_t index = 0; ///< among the nodes or the endings
    bool start = false;
    bool when_patience_ends = false;
    std::vector<std::size_t> out, in; ///< edges, in file order
};
struct ScriptGraph {
    std::vector<ScriptPlace> places; ///< nodes, then endings, in file order
    std::vector<ScriptEdge> edges;
    std::size_t start = 0;

    /// The place of that id, or `places.size()`.
    [[nodiscard]] std::size_t find(const std::string& id) const;
};

/// An ending that so many nodes lead to does not pull the picture towards it.
inline constexpr std::size_t hub_nodes_min = 5;

/// Also of a draft: ways to places that do not exist are left out.
[[nodiscard]] ScriptGraph graph_of(const scenario::Scenario&);
[[nodiscard]] GraphLayout lay_out(const ScriptGraph&, GraphBox node, GraphBox ending);

} // namespace amends::author
