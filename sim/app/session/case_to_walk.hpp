#pragma once
// A case to be explored: nothing of it is stored.
#include "sim/app/session/ready_case.hpp"

namespace amends::app {

/// As `make_ready`, without the files of the judge, whose digests take as long as many a walk.
support::Result<engine::Case, NotReady> case_to_walk(const LibraryCase&, const std::filesystem::path& assets,
                                                     const JudgeFromFiles&, const PlaySettings&);

} // namespace amends::app
