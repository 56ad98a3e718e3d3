#pragma once
// Attempts that were begun and that nobody goes on with.
#include "sim/records/reader.hpp"

namespace amends::app {

/// How long an interrupted attempt waits to be gone on with. An assessment is one sitting.
inline constexpr std::chrono::hours practice_waits{24 * 14}, assessment_waits{24};

/// Closes an open attempt as abandoned, with what was saved; one that was played to its end and only lacks
/// its result is closed as finished. An attempt that cannot be read, of another engine version, is closed
/// without points. Null: done and durable.
std::optional<records::StoreFault> abandon(records::AttemptStore&, records::Reader&,
                                           const std::string& attempt);

/// Abandons what has waited too long at `now_ms` of the wall clock. Yields the ids that were closed.
records::Outcome<std::vector<std::string>> abandon_left_open(records::AttemptStore&, records::Reader&,
                                                             std::int64_t now_ms);

} // namespace amends::app
