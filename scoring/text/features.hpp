#pragma once
// A reply in its case as the linear model sees it: two lists of numbers.
#include "scoring/text/case_reading.hpp"

#include <cstdint>
#include <vector>

namespace amends::text {

/// What was seen, as a number, and the words of the reply it came from; code points [begin, end), empty for
/// the reply as a whole. `key` is a hash that is the same on every machine.
struct Feature {
    std::uint32_t key = 0, begin = 0, end = 0;
};

/// Each key once, sorted. Grams are words, letters and concepts in a row; traits are phrases found, their
/// order and scope, and the case.
struct Features {
    std::vector<Feature> grams, traits;
};

Features extract_features(const CompiledLexicon&, const CaseReading&, const Context&, const Reading& reply,
                          const std::vector<RuleHit>&);

} // namespace amends::text
