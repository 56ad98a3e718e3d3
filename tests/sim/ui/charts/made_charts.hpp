#pragma once
// Small charts whose numbers can be told by heart.
#include "sim/ui/charts/charts.hpp"

namespace amends::ui::test {

/// One goes up, with a name that must be escaped; one goes down.
inline SlopeChart two_people() {
    return {.title = "Points",
            .name_title = "Name",
            .before_title = "Before",
            .after_title = "After",
            .change_title = "Change",
            .rows = {{"a", "Up <&> \"quoted\"", 50, 90}, {"b", "Down", 80, 60.5}},
            .mark = 75,
            .mark_title = "mark"};
}

/// One interval clear of nothing, one over it.
inline IntervalChart two_criteria() {
    return {
        .title = "Change",
        .name_title = "Criterion",
        .value_title = "Change",
        .low_title = "Low",
        .high_title = "High",
        .note_title = "Reading",
        .nothing_title = "none",
        .rows = {{"c", "Communication", 8.9, 4.7, 13.1, "rose"}, {"r", "Resolution", 1, -3, 5, "chance"}}};
}

} // namespace amends::ui::test
