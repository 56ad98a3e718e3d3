#pragma once
// What the pairs of a report come to: points by criterion and topic, principles, measures. Private to the
// folder.
#include "sim/app/report/before_after.hpp"

#include <functional>

namespace amends::app {

/// Closed, not void, and not left before the first answer.
bool is_counted(const records::Sitting&);

/// Sums that become a mean.
struct Mean {
    double sum = 0;
    int count = 0;
    void add(double value) {
        sum += value;
        ++count;
    }
};

using FigureOfSide = std::function<std::optional<double>(const SatSide&)>;
/// Means of one figure over the pairs that have it on both sides; their changes into `differences`.
PointsPart points_of(const BeforeAfter&, const std::string& name, const FigureOfSide&,
                     std::vector<double>* differences = nullptr);
/// The same for every name of a map of figures that any pair has.
std::vector<PointsPart> parts_of(const BeforeAfter&, std::map<std::string, double> SatSide::*member);
/// Holm's adjustment over the parts whose p is told.
void adjust_for_each_other(const std::vector<PointsPart*>&);

/// The principles with Holm's adjustment, and which of them changed most.
void count_principles(BeforeAfter&);
/// What contacts came to, and critical faults.
void count_measures(BeforeAfter&);

} // namespace amends::app
