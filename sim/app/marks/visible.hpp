#pragma once
// Which turns of an attempt somebody may read.
#include "sim/app/marks/standing.hpp"

#include <algorithm>

namespace amends::app {

/// All of one's own and of assessments; of somebody else's practice what was shared, and everything where one
/// may read other people's records.
struct VisibleTurns {
    bool own = false, all = false;
    std::vector<std::int64_t> shared; ///< events that closed turns

    [[nodiscard]] bool turn(std::int64_t seq) const {
        return all || std::find(shared.begin(), shared.end(), seq) != shared.end();
    }
};
/// Refuses who may read nothing of it.
records::Outcome<VisibleTurns> visible_turns(records::Reader&, const records::Actor&, const AttemptStanding&);

} // namespace amends::app
