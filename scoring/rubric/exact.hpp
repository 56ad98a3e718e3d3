#pragma once
// Sums of fractions without rounding.
#include "scoring/rubric/score.hpp"

namespace amends::rubric {

__extension__ using Wide = __int128;

/// A sum of fractions, exact as long as its common denominator fits 100 bits (it is below 2^40 for any case a
/// person could play).
class ExactSum {
public:
    /// Adds weight · earned/possible. `possible` must be above 0.
    void add(std::int64_t weight, Fraction);
    /// Multiplies the sum with numerator/denominator; the denominator must be above 0.
    void scale(std::int64_t numerator, std::int64_t denominator);
    /// Adds a whole number.
    void add_whole(std::int64_t);
    /// The greatest integer not above the sum times `factor`.
    [[nodiscard]] std::int64_t floor_times(std::int64_t factor) const;
    /// Sum − whole: negative, 0, positive.
    [[nodiscard]] int compare(std::int64_t whole) const;

private:
    void add_wide(Wide numerator, Wide denominator);
    void reduce();
    Wide numerator_ = 0, denominator_ = 1;
};

} // namespace amends::rubric
