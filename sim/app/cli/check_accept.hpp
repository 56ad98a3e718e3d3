#pragma once
#include "sim/app/cli/check_tests.hpp"
#include "sim/app/cli/environment.hpp"

namespace amends::app::cli {

/// `check --accept`: the suppressions that a case lacks, one for each sample and choice the judge reads
/// otherwise; those that are not needed any more go; one that names no single reply is taken apart, its
/// reason kept. Each is told. Without a reason nothing is written.
Exit accept_misread(const LibraryCase&, const CheckedTests&, const std::string& reason, Environment&);

} // namespace amends::app::cli
