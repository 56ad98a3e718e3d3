#pragma once
#include "sim/app/cli/environment.hpp"
#include "sim/app/library.hpp"

namespace amends::app::cli {

/// The case by id, folder or file; nothing where there is none or more than one. Says nothing and may run
/// beside others of its kind. `shipped` is `shipped_resources`.
std::optional<LibraryCase> find_named(const std::string& name, const Environment&,
                                      const scenario::Resources& shipped);

/// The same case when it was found and read; else nothing, after having said why.
std::optional<LibraryCase> told_named(const std::string& name, std::optional<LibraryCase> found,
                                      const Environment&);

/// Both in one.
std::optional<LibraryCase> case_named(const std::string& name, const Environment&);

} // namespace amends::app::cli
