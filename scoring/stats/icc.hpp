#pragma once
// How alike the members of a group are: an estimate for the design effect.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace amends::stats {

struct Intraclass {
    double icc = 0;     ///< at most 1; below 0 where members differ more than groups do
    double members = 0; ///< of a group, n0 below: the mean where all are equally large
    std::int64_t groups = 0, values = 0;
};

/// One-way analysis of variance: (MSB − MSW) / (MSB + (n0 − 1)·MSW), n0 = (N − Σn²/N) / (k − 1); for scores
/// and for 0/1 outcomes alike. Groups without values are left out. Nothing for fewer than two groups, where
/// no group has two values, and where all values are equal: then there is nothing to part. R. A. Fisher,
/// Statistical Methods for Research Workers (1925) ch. VII; for 0/1 M. S. Ridout, C. G. B. Demétrio, D.
/// Firth, Biometrics 55 (1999) 137.
[[nodiscard]] std::optional<Intraclass> intraclass(std::span<const std::vector<double>> groups);

/// How many independent people the members of groups of these sizes (each at least 1) are worth:
/// n / (1 + (Σm²/n − 1)·icc), an estimate below 0 taken as 0. 0 without any. L. Kish, Survey Sampling
/// (1965) 5.4.
[[nodiscard]] double effective_size(std::span<const std::int64_t> sizes, double icc);

} // namespace amends::stats
