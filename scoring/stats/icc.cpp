#include "scoring/stats/icc.hpp"

#include "scoring/stats/power.hpp"

#include <algorithm>
#include <numeric>

namespace amends::stats {
namespace {

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

std::optional<Intraclass> intraclass(std::span<const std::vector<double>> groups) {
    double n = 0, sum = 0, sizes_squared = 0;
    std::int64_t count = 0;
    for (const std::vector<double>& group : groups) {
        const auto size = static_cast<double>(group.size());
        n += size;
        sum += sum_of(group);
        sizes_squared += size * size;
        if (!group.empty()) ++count;
    }
    const auto k = static_cast<double>(count);
    if (count < 2 || n <= k) return std::nullopt;
    const double mean = sum / n;
    double between = 0, within = 0;
    for (const std::vector<double>& group : groups) {
        if (group.empty()) continue;
        const double own = sum_of(group) / static_cast<double>(group.size());
        between += static_cast<double>(group.size()) * (own - mean) * (own - mean);
        for (const double value : group)
            within += (value - own) * (value - own);
    }
    const double msb = between / (k - 1), msw = within / (n - k);
    const double members = (n - sizes_squared / n) / (k - 1);
    const double spread = msb + (members - 1) * msw;
    if (spread <= 0) return std::nullopt;
    return Intraclass{(msb - msw) / spread, members, count, static_cast<std::int64_t>(n)};
}

double effective_size(std::span<const std::int64_t> sizes, double icc) {
    double n = 0, squares = 0;
    for (const std::int64_t size : sizes) {
        n += static_cast<double>(size);
        squares += static_cast<double>(size * size);
    }
    if (n <= 0) return 0;
    return n / design_effect(std::max(squares / n, 1.0), std::clamp(icc, 0.0, 1.0));
}

} // namespace amends::stats
