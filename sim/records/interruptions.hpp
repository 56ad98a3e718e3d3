#pragma once
// Assessments that broke off with the program and were gone on with: docs/programmes.md has the rule.
#include "sim/records/reader.hpp"

#include <set>

namespace amends::records {

/// One time that an attempt was gone on with.
struct Interruption {
    std::int64_t seq = 0;             ///< the event that says so
    std::string since_utc, until_utc; ///< the last event before it, and going on
    std::int64_t gap_s = 0;           ///< whole seconds by the wall clock; below 0: it was set back meanwhile
};

/// Of an assessment, in order, out of its events; of a practice, which may be paused, none.
Outcome<std::vector<Interruption>> interruptions_of(Reader&, const std::string& attempt);
/// Attempts with an audit entry "resumed", of this desk and of those that were collected.
Outcome<std::set<std::string>> resumed_attempts(Reader&);

} // namespace amends::records
