#pragma once
// The words behind `amends people`, `amends programme` and `amends report`.
#include "sim/app/cli/arguments.hpp"

namespace CLI {
class App;
}

namespace amends::app::cli {

void define_people(CLI::App& people, PeopleCommand&);
/// What the words ask for, or what is wrong with them.
support::Result<Arguments, UsageFault> people_command(const CLI::App& people, const PeopleCommand&);

void define_report(CLI::App& report, ReportCommand&);
void define_programme(CLI::App& programme, ProgrammeCommand&);
support::Result<Arguments, UsageFault> programme_command(const CLI::App& programme, const ProgrammeCommand&);
void define_marks(CLI::App& marks, MarksCommand&);
support::Result<Arguments, UsageFault> marks_command(const CLI::App& marks, const MarksCommand&);

} // namespace amends::app::cli
