#pragma once
// What a play has come to when it stands at a node: the context a reply written for that node is judged in.
#include "sim/engine/play.hpp"

namespace amends::engine {

struct Standing {
    Case play; ///< with the values that this play has drawn
    text::Context context;
    text::LabelSet due, welcome; ///< of the node itself, without what was left open before it
    State state;                 ///< of that play
};

/// The standings in one language, with the first row of each variable.
///
/// By node, of the shortest play that comes there by choices and waiting; where choices are not offered, by
/// the samples as their author labelled them. Nodes that only actions lead to are found in the case's own
/// tests; a node that neither reaches is left out. Values are those of the case, and what a test draws
/// itself; only a node that no test reaches with them has the values that a test's seed draws. Same case,
/// same standings.
struct StandingCase {
    Case play;
    std::map<scenario::PlaceId, Standing> at;
};
std::vector<StandingCase> standing_cases(const std::shared_ptr<const scenario::Scenario>&,
                                         const std::shared_ptr<const rubric::Rubric>&);

} // namespace amends::engine
