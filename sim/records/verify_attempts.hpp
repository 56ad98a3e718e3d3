#pragma once
// Attempts with their events and results, as `verify` goes through them. Private to the folder.
#include "sim/records/verify.hpp"

namespace amends::records {

/// Counts and findings of every attempt, or of the one named, go into the report; the newest attempt first.
void check_attempts(Reader&, const std::optional<std::string>& only, VerifyReport&);

} // namespace amends::records
