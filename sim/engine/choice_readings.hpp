#pragma once
// Choices as the judge reads their words.
#include "sim/engine/play.hpp"
#include "sim/scenario/suppress.hpp"

namespace amends::engine {

/// Yields a judge that belongs to one thread.
using JudgeMaker = std::function<JudgeReply()>;

/// The warnings S072 and S073: of a choice's principles, or of its faults, the judge finds none in the words;
/// or it finds a fault in a choice that has none. A single label more or less is no warning: readers differ
/// in that, and the choice's own labels count in the play. Each choice is read in each language as an answer
/// to its node's lines, at the desk as it stands in the beginning, with the first row of each variable.
/// Nothing where choices are not offered. The languages are read side by side, each by a judge of its own.
std::vector<scenario::Found> misread_choices(const std::shared_ptr<const scenario::Scenario>&,
                                             const std::shared_ptr<const rubric::Rubric>&, const JudgeMaker&,
                                             const scenario::SourceMap&);

} // namespace amends::engine
