#pragma once
// The labels of the codebook (docs/principles): ten principles and fourteen faults, a closed list.
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amends::text {

enum class Label : std::uint8_t {
    listening,
    clarifying,
    empathy,
    ownership,
    solution,
    timeline,
    proactive,
    follow_up,
    respect,
    grounded_limit,
    flat_refusal,
    arguing,
    lecturing,
    blaming_customer,
    denying_fault,
    dismissing,
    passing_buck,
    empty_talk,
    overpromising,
    unclear,
    misinforming,
    exposing,
    rudeness,
    unsafe_request,
};

inline constexpr std::size_t label_count = 24;
inline constexpr std::size_t principle_count = 10;

/// A set of labels; index = static_cast<std::size_t>(Label).
using LabelSet = std::bitset<label_count>;

[[nodiscard]] constexpr bool is_principle(Label label) {
    return static_cast<std::size_t>(label) < principle_count;
}
[[nodiscard]] constexpr bool is_fault(Label label) {
    return !is_principle(label);
}

/// All labels in the order of the codebook.
std::array<Label, label_count> all_labels();

/// The id used in JSON, database and command line: "grounded_limit".
std::string_view to_string(Label);
std::optional<Label> label_from(std::string_view id);

inline bool has(const LabelSet& set, Label label) {
    return set.test(static_cast<std::size_t>(label));
}
inline void add(LabelSet& set, Label label) {
    set.set(static_cast<std::size_t>(label));
}

} // namespace amends::text
