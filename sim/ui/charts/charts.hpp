#pragma once
// The charts of the manager's screens: numbers in, a scene and a table out. Pure.
#include "sim/ui/charts/scene.hpp"

#include <optional>

namespace amends::ui {

/// A number as it is told: one decimal at most, "—" where nothing is known, a true minus.
[[nodiscard]] std::string chart_number(std::optional<double>, bool with_sign = false);
/// Points as they are told everywhere, always to one decimal: "95.0". "—" for none.
[[nodiscard]] std::string chart_points(std::optional<double>, bool with_sign = false);

/// Each person's points before and after, a line from one to the other. Up is solid with a filled end, down
/// is broken with a triangle.
struct SlopeRow {
    std::string id, name;
    double before = 0, after = 0;
};
struct SlopeChart {
    std::string title, name_title, before_title, after_title, change_title;
    std::vector<SlopeRow> rows;
    double low = 0, high = 100;
    std::optional<double> mark; ///< the pass mark, a line across
    std::string mark_title;
    float height = 380;
};
[[nodiscard]] ChartScene scene_of(const SlopeChart&, float width, const ChartMeasure&);
[[nodiscard]] ChartTable table_of(const SlopeChart&);

/// A change with its interval a row, about a line of no change.
struct IntervalRow {
    std::string id, name;
    std::optional<double> value, low, high;
    std::string note; ///< at the right: what may be said of it
};
struct IntervalChart {
    std::string title, name_title, value_title, low_title, high_title, note_title, nothing_title;
    std::vector<IntervalRow> rows;
};
[[nodiscard]] ChartScene scene_of(const IntervalChart&, float width, const ChartMeasure&);
[[nodiscard]] ChartTable table_of(const IntervalChart&);

/// Person × principle: the number stands in each cell; below the mark it is orange with a triangle.
struct HeatRow {
    std::string id, name;
    std::vector<std::optional<double>> values;
};
struct HeatMap {
    std::string title, name_title;
    std::vector<std::string> columns;
    std::vector<HeatRow> rows;
    double mark = 75;
};
[[nodiscard]] ChartScene scene_of(const HeatMap&, float width, const ChartMeasure&);
[[nodiscard]] ChartTable table_of(const HeatMap&);

/// Values over time, up to three lines told apart by their signs.
struct TrendLine {
    std::string name;
    std::vector<std::optional<double>> values; ///< one a place
    std::vector<std::string> notes{};          ///< told behind the value, one a place; may be empty
};
struct TrendChart {
    std::string title, place_title;
    std::vector<std::string> places; ///< days, months or dates, in order
    std::vector<TrendLine> lines;
    double low = 0;
    std::optional<double> high; ///< none: a little over the largest value
    std::optional<double> mark;
    std::string mark_title;
    float height = 200;
};
[[nodiscard]] ChartScene scene_of(const TrendChart&, float width, const ChartMeasure&);
[[nodiscard]] ChartTable table_of(const TrendChart&);

} // namespace amends::ui
