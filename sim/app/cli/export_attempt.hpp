#pragma once
#include "sim/app/cli/commands.hpp"

namespace amends::app::cli {

/// Statements or a printed debrief of attempts, into the command's file.
Exit export_attempts(const ExportCommand&, Environment&);

} // namespace amends::app::cli
