#pragma once
// Whether a reply speaks of the case it answers at all.
#include "scoring/text/case_reading.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace amends::text {

/// How a reply stands to its case.
struct CaseFit {
    std::size_t shared = 0; ///< pieces outside the lexicon's phrases that customer, facts or history hold too
    std::size_t named = 0;  ///< goods, parts and damage of this case that it names
    std::size_t kinds = 0;  ///< kinds of principle its words lay claim to
    /// Code points of the first goods it names, where the case names goods and none of the reply's.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> foreign_goods;
};

CaseFit fit_of(const CompiledLexicon&, const CaseReading&, const Reading& reply,
               const std::vector<RuleHit>& hits);

/// Code points that weighty phrases of the lexicon cover.
std::vector<bool> covered_by_phrases(const CompiledLexicon&, const Reading&);

} // namespace amends::text
