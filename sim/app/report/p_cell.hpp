#pragma once
// Where a p is told: the table of the statistics lets fewer than 20 pairs have figures and intervals alone.
#include "sim/app/report/before_after.hpp"

namespace amends::app {

/// Whether a p of this part is told at all.
[[nodiscard]] inline bool tells_p(const PointsPart& part) {
    return part.change && part.pairs >= stats::small_group_below;
}

} // namespace amends::app
