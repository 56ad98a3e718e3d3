#pragma once
// From rules and model to labels, and from labels to the words they rest on.
#include "scoring/text/features.hpp"
#include "scoring/text/language.hpp"

#include <array>

namespace amends::text {

struct Decision {
    LabelSet labels;
    Features features;
    std::array<std::int64_t, label_count> margins{}; ///< of the model; 0 without one
};

/// Labels of the reply. A gamed reply earns no principle.
Decision decide_labels(const Language&, const Context&, const CaseReading&, const Reading& reply,
                       const Applied&, bool gamed);

/// At least one piece of evidence for each label, by label, then start.
std::vector<Evidence> explain(const Language&, const Reading& reply, const std::vector<RuleHit>&,
                              const Decision&, std::string_view bytes);

} // namespace amends::text
