#pragma once
// A sitting is one sitting: what broke off with the program may be gone on with, and a break that is longer
// than the case leaves for a reply waits for a person. docs/programmes.md has the rule.
#include "sim/records/interruptions.hpp"
#include "sim/records/marks.hpp"

namespace amends::app {

struct LongBreak {
    std::int64_t gap_s = 0;      ///< of the longest
    std::int64_t limit_s = 0;    ///< after which a reply of this case is late beyond credit
    bool clock_set_back = false; ///< the wall clock was, so nobody knows how long it took
};

/// The longest of them beyond the limit, one during which the clock was set back before all; null: none.
std::optional<LongBreak> longest_beyond(const std::vector<records::Interruption>&, std::int64_t limit_s);
/// Of one attempt, with the limit of the case as it was played. Null for practice.
records::Outcome<std::optional<LongBreak>> long_break_of(records::Reader&, const records::AttemptRow&);
/// Whether a person has confirmed the result, and with it the break.
bool is_looked_at(const std::vector<records::Mark>& marks_of_attempt);

} // namespace amends::app
