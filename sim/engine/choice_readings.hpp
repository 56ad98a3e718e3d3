#pragma once
// Choices as the judge reads their words.
#include "sim/engine/play.hpp"
#include "sim/scenario/suppress.hpp"

namespace amends::engine {

/// The warnings S072 and S073: of a choice's principles, or of its faults, the judge finds none in the words;
/// or it finds a fault in a choice that has none. A single label more or less is no warning: readers differ
/// in that, and the choice's own labels count in the play. Each choice is read in each language as an answer
/// to its node's lines, at the desk as it stands in the beginning, drawn by seed 1. Nothing where choices are
/// not offered.
std::vector<scenario::Found> misread_choices(const std::shared_ptr<const scenario::Scenario>&,
                                             const std::shared_ptr<const rubric::Rubric>&, const JudgeReply&,
                                             const scenario::SourceMap&);

} // namespace amends::engine
