#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace amends::support {

/// The candidate nearest to a mistyped `name`, or empty when none is near (at most a third of its letters
/// wrong).
[[nodiscard]] std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

} // namespace amends::support
