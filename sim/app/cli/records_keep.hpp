#pragma once
#include "sim/app/cli/arguments.hpp"
#include "sim/app/cli/environment.hpp"

#include <filesystem>

namespace amends::app::cli {

/// `amends records retain`: sets and applies how long texts are kept.
Exit retain_texts(const std::filesystem::path& folder, const RecordsCommand&, Environment&);

/// `amends records rebuild`: what tables say, made again from the events. 1 where something differed.
Exit rebuild_tables(const std::filesystem::path& folder, const RecordsCommand&, Environment&);

/// `amends records accept`: what `verify` finds in rows of tables is to stay, all of it or the findings that
/// are named. 1 where something is left.
Exit accept_found(const std::filesystem::path& folder, const RecordsCommand&, Environment&);

} // namespace amends::app::cli
