#pragma once
// The trained part of the judge: one row of small integers for each label.
#include "scoring/text/features.hpp"
#include "scoring/text/labels.hpp"
#include "support/problem.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends::text {

/// Weights of all labels. score = gram part / sqrt(grams) + trait part + bias; the label holds from
/// `threshold` on.
struct LinearModel {
    struct Row {
        std::int32_t gram_scale = 0, trait_scale = 0; ///< what one step of a weight is worth
        std::int64_t bias = 0, threshold = 0;
        bool trained = false;
    };
    std::array<Row, label_count> rows{};
    std::vector<std::int8_t> gram_weights;  ///< gram_buckets for each label in turn
    std::vector<std::int8_t> trait_weights; ///< trait_buckets for each label in turn

    [[nodiscard]] bool empty() const { return gram_weights.empty(); }
    /// Score above the threshold; ≥ 0 means that the label holds. 1000 is one unit of the training's margin.
    [[nodiscard]] std::int64_t margin(Label, const Features&) const;
    [[nodiscard]] int gram_weight(Label label, std::uint32_t bucket) const {
        return gram_weights[static_cast<std::size_t>(label) * gram_buckets + bucket];
    }
    [[nodiscard]] int trait_weight(Label label, std::uint32_t bucket) const {
        return trait_weights[static_cast<std::size_t>(label) * trait_buckets + bucket];
    }
};

/// Reads the bytes that write_model makes. Cut, foreign or damaged content is a problem (M001…) and yields an
/// empty model.
LinearModel read_model(const std::string& file_name, std::string_view content,
                       std::vector<support::Problem>& problems);
std::string write_model(const LinearModel&);

} // namespace amends::text
