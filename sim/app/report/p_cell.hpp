#pragma once
// Where a p is told: the table of the statistics lets fewer than 20 pairs have figures and intervals alone.
#include "sim/app/report/before_after.hpp"

#include <algorithm>

namespace amends::app {

/// Whether a p of this part is told at all.
[[nodiscard]] inline bool tells_p(const PointsPart& part) {
    return part.change && part.pairs >= stats::small_group_below;
}

/// How many parts are tested, so that a p is told of each.
[[nodiscard]] inline std::int64_t tested(const std::vector<PointsPart>& parts) {
    return std::count_if(parts.begin(), parts.end(), tells_p);
}
[[nodiscard]] inline std::int64_t tested_principles(const BeforeAfter& all) {
    return std::count_if(all.principles.begin(), all.principles.end(),
                         [](const PrinciplePart& part) { return tells_p(part.rate); });
}

} // namespace amends::app
