#pragma once
// What a size can prove. Two-sided tests at 5 %.
#include <cstdint>
#include <optional>

namespace amends::stats {

/// People needed in each of two groups to find `before` against `after` with this power (0.5…0.999); nothing
/// where the rates are equal. Rates in 0…1. Arcsine: J. Cohen, Statistical Power Analysis (1988) 6.2.
[[nodiscard]] std::optional<std::int64_t> people_each(double before, double after, double power = 0.8);

/// Pairs needed when these shares of all people pass only before and only after; nothing where they are
/// equal. Their sum is at most 1. R. J. Connor, Biometrics 43 (1987) 207.
[[nodiscard]] std::optional<std::int64_t> pairs_needed(double before_only, double after_only,
                                                       double power = 0.8);

/// Smallest rise that `pairs` people can show when all changes go one way (nobody passes only before);
/// nothing where not even everyone changing would do.
[[nodiscard]] std::optional<double> smallest_rise(std::int64_t pairs, double power = 0.8);

/// How many times a mean's variance grows when each person gives `attempts_each` (at least 1) attempts that
/// are alike with this intraclass correlation. L. Kish, Survey Sampling (1965) 5.4.
[[nodiscard]] double design_effect(double attempts_each, double icc);

} // namespace amends::stats
