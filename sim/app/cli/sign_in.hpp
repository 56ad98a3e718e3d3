#pragma once
#include "sim/app/cli/environment.hpp"
#include "sim/records/people.hpp"

namespace amends::app::cli {

/// 2 where the request cannot be met (a right, a PIN, an id), 3 where the store cannot.
Exit exit_of(const records::StoreFault&);
/// Says the fault and yields its code.
Exit told_fault(const records::StoreFault&, const Environment&);

/// The PIN of AMENDS_PIN_FILE (its first line), else typed on the terminal, twice when it is a new one.
/// Nothing after having said why.
std::optional<std::string> pin_for(bool is_new, const Environment&);
/// The first line of a file; nothing after having said why.
std::optional<std::string> first_line(const std::string& file, const Environment&);

/// Who asks: `person` signed in, or, where nobody is named and nobody listed, whoever is there first. Nothing
/// after having said why not; `code` is then the exit code. Who chooses a PIN is told what is kept of them.
std::optional<records::Actor> actor_for(records::Store&, const std::string& person, const Environment&,
                                        Exit& code);

} // namespace amends::app::cli
