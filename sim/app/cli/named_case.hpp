#pragma once
#include "sim/app/cli/environment.hpp"
#include "sim/app/library.hpp"

namespace amends::app::cli {

/// The case by id, folder or file; nothing after having said why.
std::optional<LibraryCase> case_named(const std::string& name, const Environment&);

} // namespace amends::app::cli
