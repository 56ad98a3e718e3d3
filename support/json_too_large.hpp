#pragma once
#include "support/json_read.hpp"

namespace amends::support {

/// J012: told of a file that is larger than what is read, without reading it.
[[nodiscard]] Problem too_large_problem(const std::string& file_name, const JsonLimits& = {});

} // namespace amends::support
