#pragma once
// Rates of passing: one, and two of different people.
#include <cstdint>

namespace amends::stats {

/// 97.5 % point of the standard normal distribution: all intervals are two-sided with 95 %.
inline constexpr double z95 = 1.959963984540054;

/// Both limits belong to it. A fraction, or a difference of fractions.
struct Interval {
    double low = 0, high = 0;
};

/// `passes` of `n`; 0 ≤ passes ≤ n.
struct Rate {
    std::int64_t passes = 0, n = 0;
};

/// passes / n. n above 0.
[[nodiscard]] double value(const Rate&);

/// Wilson's score interval without continuity correction, clipped to [0, 1]; n = 0: [0, 1], nothing is known.
/// E. B. Wilson, JASA 22 (1927) 209; R. G. Newcombe, Statistics in Medicine 17 (1998) 857, method 3.
[[nodiscard]] Interval wilson(const Rate&);

/// Interval of after − before for two groups of different people: Newcombe's hybrid score interval, not
/// clipped. Both n above 0. R. G. Newcombe, Statistics in Medicine 17 (1998) 873, method 10.
[[nodiscard]] Interval newcombe(const Rate& before, const Rate& after);

/// 2·asin√after − 2·asin√before, in −π…π. Both rates in 0…1. J. Cohen, Statistical Power Analysis (1988) 6.2.
[[nodiscard]] double cohens_h(double before, double after);

} // namespace amends::stats
