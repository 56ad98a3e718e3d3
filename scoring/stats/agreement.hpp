#pragma once
// How far two or more raters agree.
#include "scoring/stats/rates.hpp"

#include <optional>
#include <span>
#include <vector>

namespace amends::stats {

/// Two raters and one label: both gave it, only the first, only the second, neither.
struct TwoRaters {
    std::int64_t both = 0, first_only = 0, second_only = 0, neither = 0;
};

/// Cohen's κ, −1…1; nothing where chance alone would agree always (no rater or both raters ever gave the
/// label), or nothing was rated. J. Cohen, Educ. Psychol. Measurement 20 (1960) 37.
[[nodiscard]] std::optional<double> cohens_kappa(const TwoRaters&);

/// κ of any square table of counts, row by row: row = the first rater's category. Nothing as above.
[[nodiscard]] std::optional<double> cohens_kappa(std::span<const std::int64_t> table, std::size_t categories);

/// 95 % interval of κ, clipped to [−1, 1], by its large-sample variance; nothing where κ has none, and where
/// the variance is 0 (full agreement), because the formula knows no doubt there. J. L. Fleiss, J. Cohen, B.
/// S. Everitt, Psychol. Bull. 72 (1969) 323, formula 8.
[[nodiscard]] std::optional<Interval> kappa_interval(std::span<const std::int64_t> table,
                                                     std::size_t categories);
[[nodiscard]] std::optional<Interval> kappa_interval(const TwoRaters&);

enum class Scale { nominal, interval };

/// Krippendorff's α of units × raters, units in rows, with gaps; nothing where no unit has two ratings or all
/// ratings are equal. K. Krippendorff, Content Analysis (2013) 12.3.
[[nodiscard]] std::optional<double> krippendorffs_alpha(std::span<const std::optional<double>> ratings,
                                                        std::size_t raters, Scale);

} // namespace amends::stats
