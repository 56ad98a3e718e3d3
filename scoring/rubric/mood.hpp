#pragma once
// The customer's mood as integers.
#include "scoring/rubric/rubric.hpp"

#include <string_view>

namespace amends::rubric {

/// ⌊effect · percent / 100⌋, towards minus infinity.
[[nodiscard]] int share(int effect, int percent);
/// −100…100.
[[nodiscard]] int clamp_mood(std::int64_t mood);
/// What a change of that sign comes to with this temperament (fault_percent below 0, principle_percent above;
/// 100 when the table does not name the temperament).
[[nodiscard]] int tempered(const MoodTable&, std::string_view temperament, int effect);
/// The effect of a label that has been earned `times_before` times in this contact. Only principles wear off.
[[nodiscard]] int label_effect(const MoodTable&, std::string_view temperament, text::Label, int times_before);

} // namespace amends::rubric
