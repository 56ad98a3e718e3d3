#include "scoring/text/labels.hpp"

#include <algorithm>

namespace amends::text {
namespace {

constexpr std::array<std::string_view, label_count> label_ids = {
    "listening",     "clarifying",       "empathy",       "ownership",      "solution",     "timeline",
    "proactive",     "follow_up",        "respect",       "grounded_limit", "flat_refusal", "arguing",
    "lecturing",     "blaming_customer", "denying_fault", "dismissing",     "passing_buck", "empty_talk",
    "overpromising", "unclear",          "misinforming",  "exposing",       "rudeness",     "unsafe_request",
};

} // namespace

std::array<Label, label_count> all_labels() {
    std::array<Label, label_count> labels{};
    for (std::size_t i = 0; i < label_count; ++i)
        labels[i] = static_cast<Label>(i);
    return labels;
}

std::string_view to_string(Label label) {
    return label_ids[static_cast<std::size_t>(label)];
}

std::optional<Label> label_from(std::string_view id) {
    const auto found = std::find(label_ids.begin(), label_ids.end(), id);
    if (found == label_ids.end()) return std::nullopt;
    return static_cast<Label>(found - label_ids.begin());
}

} // namespace amends::text
