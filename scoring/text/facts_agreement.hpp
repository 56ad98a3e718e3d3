#pragma once
// Does a reply say what the desk's facts say? No understanding: clauses about the same things with and
// without denial, and whether its times stand in the facts.
#include "scoring/text/case_reading.hpp"

#include <cstdint>
#include <vector>

namespace amends::text {

/// Something seen at code points [begin, end) of the reply, as a small number; kinds do not share numbers.
struct Agreement {
    std::uint32_t seen = 0, begin = 0, end = 0;
};

/// Linear in the reply, times the facts that bear on the matter.
/// No time and no amount stands in the reply but in the facts or what was said before.
[[nodiscard]] bool says_only_known_figures(const CaseReading&, const Reading& reply);
std::vector<Agreement> agreement_with_facts(const CaseReading&, const Reading& reply);

} // namespace amends::text
