#pragma once
// What is odd about a reply besides its labels: how it is written and where it was taken from.
#include "scoring/text/case_reading.hpp"
#include "scoring/text/language.hpp"
#include "scoring/text/verdict.hpp"

#include <string_view>
#include <vector>

namespace amends::text {

struct FindingsResult {
    std::vector<Finding> findings;
    bool gamed = false;    ///< the reply earns no principle
    bool wordless = false; ///< no letter, character or figure stands there: nothing is said
};

/// Findings stand in the order they were made in.
FindingsResult find_oddities(const Language&, const Context&, const CaseReading&, const Reading& reply,
                             const std::vector<RuleHit>& hits, std::string_view bytes);

/// The finding of that id, with its message.
Finding finding(std::string_view id, Span span);
/// By start, then id.
void sort_findings(std::vector<Finding>&);

} // namespace amends::text
