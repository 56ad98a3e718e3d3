#pragma once
#include "sim/app/cli/environment.hpp"
#include "sim/records/programmes.hpp"

namespace amends::app::cli {

/// What a sitting needs of the command.
struct SittingAsked {
    std::string phase;
    std::string scripts; ///< a folder with a script for each case, CASE.txt; empty: on the terminal
    bool json = false;
};
/// One person goes through the form of a phase, in the order drawn for them. An open sitting, which only a
/// crash leaves, is gone on with. Leaving ends it as abandoned.
Exit sit(records::Store&, const records::Actor&, const records::Programme&, const SittingAsked&,
         Environment&);

} // namespace amends::app::cli
