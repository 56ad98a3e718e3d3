#pragma once
// Several tests looked at together.
#include <span>
#include <vector>

namespace amends::stats {

/// Holm's step-down adjusted p values, in the order given; each in 0…1. S. Holm, Scandinavian Journal of
/// Statistics 6 (1979) 65.
[[nodiscard]] std::vector<double> holm(std::span<const double> p);

} // namespace amends::stats
