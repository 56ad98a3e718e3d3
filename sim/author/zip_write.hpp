#pragma once
#include "support/result.hpp"

#include <string>
#include <utility>
#include <vector>

namespace amends::author {

/// A path and its bytes.
using NamedBytes = std::pair<std::string, std::string>;

/// A zip archive of plain files in this order, deflated, without times or owners: the same files, the same
/// bytes. Names are UTF-8. An error when memory is short or a name cannot be written.
[[nodiscard]] support::Result<std::string> write_zip(const std::vector<NamedBytes>&);

} // namespace amends::author
