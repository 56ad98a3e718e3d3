#pragma once
// Before and after over several scenarios, whose mix may differ.
#include "scoring/stats/rates.hpp"

#include <optional>
#include <span>

namespace amends::stats {

/// Passes before and after in one scenario.
struct Stratum {
    Rate before, after;
};

struct CommonOdds {
    double chi_square = 0; ///< one degree of freedom
    double p = 1;
    std::optional<double>
        odds_ratio; ///< Mantel and Haenszel's, after against before; none: it would be ∞ or 0/0
};

/// Cochran–Mantel–Haenszel test that passing has the same odds before and after in every stratum. Strata that
/// can tell nothing (a margin of 0) are passed over; nothing when none is left. `corrected`: with Yates'
/// half, as R's mantelhaen.test does by default. N. Mantel, W. Haenszel, J. Nat. Cancer Inst. 22 (1959) 719.
[[nodiscard]] std::optional<CommonOdds> cochran_mantel_haenszel(std::span<const Stratum>,
                                                                bool corrected = true);

/// after − before as if both had met each scenario in the share of all attempts together: direct
/// standardisation. Strata where one side is empty are passed over; nothing when none is left. J. L. Fleiss,
/// B. Levin, M. C. Paik, Statistical Methods for Rates and Proportions (2003) 19.
[[nodiscard]] std::optional<double> standardised_difference(std::span<const Stratum>);

} // namespace amends::stats
