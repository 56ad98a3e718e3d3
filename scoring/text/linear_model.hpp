#pragma once
// The trained part of the judge: one row of small integers for each label.
#include "scoring/text/features.hpp"
#include "scoring/text/labels.hpp"
#include "support/problem.hpp"
#include "support/sha256.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

/// Weights of all labels. score = gram part / sqrt(known grams) + trait part + bias; the label holds from
/// `threshold` on.
struct LinearModel {
    struct Row {
        std::int32_t gram_scale = 0, trait_scale = 0; ///< what one step of a weight is worth
        std::int64_t bias = 0, threshold = 0;
        bool trained = false;
    };
    /// What the training saw often enough, sorted, and its weights: label_count for each key in turn.
    struct Table {
        std::vector<std::uint32_t> keys;
        std::vector<std::int8_t> weights;
        /// Where keys with these first 16 bits begin, and behind them the end; empty: looked for by halves.
        std::vector<std::uint32_t> begins{};
    };
    std::array<Row, label_count> rows{};
    Table grams, traits;
    support::Sha256 file{}; ///< of the bytes it was read from

    [[nodiscard]] bool empty() const { return grams.keys.empty(); }
    /// The features the model knows; `key` becomes the place in the table. The functions below take these.
    [[nodiscard]] Features known(const Features&) const;
    /// Score above the threshold; ≥ 0 means that the label holds. 1000 is one unit of the training's margin.
    [[nodiscard]] std::int64_t margin(Label, const Features& known) const;
    [[nodiscard]] int gram_weight(Label label, std::uint32_t place) const {
        return grams.weights[place * label_count + static_cast<std::size_t>(label)];
    }
    [[nodiscard]] int trait_weight(Label label, std::uint32_t place) const {
        return traits.weights[place * label_count + static_cast<std::size_t>(label)];
    }
};

/// Reads the bytes that write_model makes. Cut, foreign or damaged content is a problem (M001…) and yields an
/// empty model.
LinearModel read_model(const std::string& file_name, std::string_view content,
                       std::vector<support::Problem>& problems);
std::string write_model(const LinearModel&);
/// What the shipped model may take at most as a file: each store keeps a copy.
inline constexpr std::size_t most_model_bytes = 2u << 20;

} // namespace amends::text
