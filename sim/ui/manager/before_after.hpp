#pragma once
// Before and after of a programme: the answer first, then the pass rate, pictures, tables, warnings.
#include "sim/ui/charts/draw_chart.hpp"
#include "sim/ui/manager/tables.hpp"

#include <map>

namespace amends::ui {

struct RateView {
    std::string title, value, note; ///< "Before", "70 %", "28 of 40 · 95 % interval 55 to 82 %"
    float part = 0;
};
struct BeforeAfterView {
    std::vector<std::pair<std::string, std::string>> programmes; ///< id and title, to choose from
    std::size_t programme = 0;
    bool is_counting = false;
    std::string answer;
    std::optional<RateView> before, after;
    std::string change, change_note; ///< "+20 points", "95 % interval +4.5 to +35.2"
    Tone change_tone = Tone::neutral;
    std::vector<std::string> facts; ///< sentences below the answer
    std::vector<std::string> warnings;
    std::optional<SlopeChart> slope;
    std::optional<IntervalChart> intervals;
    std::optional<HeatMap> heat;
    std::string heat_note, slope_note, intervals_note;
    std::vector<FigureTable> tables;
    std::string withheld; ///< why persons are not shown; empty: they are
    std::string rule;     ///< who is counted
};
struct BeforeAfterWidgets {
    PopoverState programmes;
    ChartWidgets slope, intervals, heat;
};
/// A chart that is to be written to a file.
struct ChartFile {
    std::string name; ///< without ending
    ChartScene scene;
    bool as_png = false;
};
struct BeforeAfterOutcome {
    std::optional<std::size_t> programme;
    bool exports_html = false, exports_csv = false, copied = false;
    std::optional<ChartFile> chart;
};

BeforeAfterOutcome draw_before_after(Ui&, Rect, const BeforeAfterView&, BeforeAfterWidgets&);

} // namespace amends::ui
