#pragma once
// Verbs of `amends programme` that stand in files of their own. Private to the folder.
#include "sim/app/cli/arguments.hpp"
#include "sim/app/cli/asking.hpp"

namespace amends::app::cli {

using AskedOfProgramme = Asking<ProgrammeCommand>;

/// Takes the shop's real figures from a table: all of them, or with errors none.
Exit import_figures(const AskedOfProgramme&);

/// Plays every case of both forms with the simulated trainees, once for each version of case, rubric and
/// judge.
Exit explore_forms(const AskedOfProgramme&);

} // namespace amends::app::cli
