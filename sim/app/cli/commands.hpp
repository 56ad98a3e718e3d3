#pragma once
// One function for each command.
#include "sim/app/cli/arguments.hpp"
#include "sim/app/cli/environment.hpp"

namespace amends::app::cli {

/// The playable cases in a numbered list; their ids in its order.
std::vector<std::string> print_numbered_cases(const Environment&);

Exit run(const HelpCommand&, Environment&);
Exit run(const VersionCommand&, Environment&);
Exit run(const ListCommand&, Environment&);
Exit run(const PlayCommand&, Environment&);
Exit run(const CheckCommand&, Environment&);
Exit run(const ExploreCommand&, Environment&);
Exit run(const ScoreCommand&, Environment&);
Exit run(const EvalCommand&, Environment&);
Exit run(const TrainCommand&, Environment&);
Exit run(const RecordsCommand&, Environment&);
Exit run(const StatsCommand&, Environment&);
Exit run(const NewCommand&, Environment&);
Exit run(const ImportCommand&, Environment&);
Exit run(const ExportCommand&, Environment&);
Exit run(const InboxCommand&, Environment&);
Exit run(const PeopleCommand&, Environment&);
Exit run(const ProgrammeCommand&, Environment&);
Exit run(const ReportCommand&, Environment&);
Exit run(const MarksCommand&, Environment&);
Exit run(const WindowCommand&, Environment&);

} // namespace amends::app::cli
