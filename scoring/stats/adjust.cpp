#include "scoring/stats/adjust.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace amends::stats {

std::vector<double> holm(std::span<const double> p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> adjusted(p.size());
    double highest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const double times = static_cast<double>(p.size() - rank);
        highest = std::max(highest, std::min(1.0, times * p[order[rank]]));
        adjusted[order[rank]] = highest;
    }
    return adjusted;
}

} // namespace amends::stats
