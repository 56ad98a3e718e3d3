#include "scoring/stats/agreement.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>

namespace amends::stats {
namespace {

double distance(double a, double b, Scale scale) {
    if (scale == Scale::nominal) return a == b ? 0 : 1;
    return (a - b) * (a - b);
}

/// How often each value was given, and how often each pair of values met in one unit, every unit weighing as
/// many ratings as it has.
struct Coincidences {
    std::map<double, double> values;
    std::map<std::pair<double, double>, double> pairs;
    double n = 0;
};

void add_unit(Coincidences& all, const std::vector<double>& ratings) {
    if (ratings.size() < 2) return;
    const double share = 1 / static_cast<double>(ratings.size() - 1);
    for (std::size_t a = 0; a < ratings.size(); ++a) {
        all.values[ratings[a]] += 1;
        all.n += 1;
        for (std::size_t b = 0; b < ratings.size(); ++b)
            if (a != b) all.pairs[{ratings[a], ratings[b]}] += share;
    }
}

} // namespace

std::optional<double> cohens_kappa(const TwoRaters& counts) {
    const std::array<std::int64_t, 4> table{counts.both, counts.first_only, counts.second_only,
                                            counts.neither};
    return cohens_kappa(table, 2);
}

std::optional<double> cohens_kappa(std::span<const std::int64_t> table, std::size_t categories) {
    assert(table.size() == categories * categories);
    const auto n = static_cast<double>(std::accumulate(table.begin(), table.end(), std::int64_t{0}));
    double same = 0, by_chance = 0;
    for (std::size_t c = 0; c < categories; ++c) {
        double row = 0, column = 0;
        for (std::size_t other = 0; other < categories; ++other) {
            row += static_cast<double>(table[c * categories + other]);
            column += static_cast<double>(table[other * categories + c]);
        }
        same += static_cast<double>(table[c * categories + c]);
        by_chance += row * column;
    }
    // Everything times n², so that whole numbers tell "always".
    if (n == 0 || by_chance == n * n) return std::nullopt;
    return (n * same - by_chance) / (n * n - by_chance);
}

std::optional<Interval> kappa_interval(const TwoRaters& counts) {
    const std::array<std::int64_t, 4> table{counts.both, counts.first_only, counts.second_only,
                                            counts.neither};
    return kappa_interval(table, 2);
}

std::optional<Interval> kappa_interval(std::span<const std::int64_t> table, std::size_t categories) {
    const auto kappa = cohens_kappa(table, categories);
    if (!kappa) return std::nullopt;
    const auto n = static_cast<double>(std::accumulate(table.begin(), table.end(), std::int64_t{0}));
    const auto share = [&](std::size_t row, std::size_t column) {
        return static_cast<double>(table[row * categories + column]) / n;
    };
    std::vector<double> rows(categories), columns(categories);
    for (std::size_t row = 0; row < categories; ++row)
        for (std::size_t column = 0; column < categories; ++column) {
            rows[row] += share(row, column);
            columns[column] += share(row, column);
        }
    double by_chance = 0, on_diagonal = 0, beside = 0;
    for (std::size_t row = 0; row < categories; ++row) {
        by_chance += rows[row] * columns[row];
        const double weight = 1 - (rows[row] + columns[row]) * (1 - *kappa);
        on_diagonal += share(row, row) * weight * weight;
        for (std::size_t column = 0; column < categories; ++column)
            if (row != column)
                beside += share(row, column) * (columns[row] + rows[column]) * (columns[row] + rows[column]);
    }
    const double rest = 1 - *kappa, level = *kappa - by_chance * rest;
    const double variance =
        (on_diagonal + rest * rest * beside - level * level) / (n * (1 - by_chance) * (1 - by_chance));
    constexpr double rounding = 1e-15; // what full agreement leaves
    if (variance <= rounding) return std::nullopt;
    const double half = z95 * std::sqrt(variance);
    return Interval{std::max(-1.0, *kappa - half), std::min(1.0, *kappa + half)};
}

std::optional<double> krippendorffs_alpha(std::span<const std::optional<double>> ratings, std::size_t raters,
                                          Scale scale) {
    assert(raters > 0 && ratings.size() % raters == 0);
    Coincidences all;
    for (std::size_t unit = 0; unit < ratings.size(); unit += raters) {
        std::vector<double> given;
        for (const auto& rating : ratings.subspan(unit, raters))
            if (rating) given.push_back(*rating);
        add_unit(all, given);
    }
    double seen = 0, expected = 0;
    for (const auto& [pair, count] : all.pairs)
        seen += count * distance(pair.first, pair.second, scale);
    for (const auto& [a, times_a] : all.values)
        for (const auto& [b, times_b] : all.values)
            expected += times_a * times_b * distance(a, b, scale);
    if (expected == 0) return std::nullopt;
    return 1 - (all.n - 1) * seen / expected;
}

} // namespace amends::stats
