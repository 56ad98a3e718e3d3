#pragma once
// A reply in its case as the linear model sees it: two lists of buckets.
#include "scoring/text/case_reading.hpp"

#include <cstdint>
#include <vector>

namespace amends::text {

inline constexpr std::uint32_t gram_buckets = 1u << 16; ///< letters and words in a row
inline constexpr std::uint32_t trait_buckets = 1u
                                               << 13; ///< phrases found, their order and scope, and the case

/// A bucket and the words of the reply it came from; code points [begin, end), empty for the reply as a
/// whole.
struct Feature {
    std::uint32_t bucket = 0, begin = 0, end = 0;
};

/// Each bucket once, sorted.
struct Features {
    std::vector<Feature> grams, traits;
};

Features extract_features(const CompiledLexicon&, const CaseReading&, const Context&, const Reading& reply,
                          const std::vector<RuleHit>&);

} // namespace amends::text
