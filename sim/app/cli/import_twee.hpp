#pragma once
#include "sim/app/cli/arguments.hpp"
#include "sim/app/cli/environment.hpp"
#include "sim/author/package.hpp"
#include "support/result.hpp"

namespace amends::app::cli {

/// The case that a story in Twee 3 becomes, as a package of one; what could not be carried over is told line
/// by line.
support::Result<author::Package, author::Refused> package_of_twee(const ImportCommand&, std::string bytes,
                                                                  Environment&);

} // namespace amends::app::cli
