#pragma once
#include "sim/app/cli/arguments.hpp"
#include "sim/app/cli/environment.hpp"

#include <filesystem>

namespace amends::app::cli {

/// `amends records import`: other desks' stores into this one. 1 where something differs, 2 where a store was
/// not taken.
Exit import_records(const std::filesystem::path& folder, const RecordsCommand&, Environment&);

} // namespace amends::app::cli
