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
/// A person of the programme; pressing the row opens what they sat.
struct PersonLine {
    std::string id, name, group, before, after, change, unconfirmed;
    Tone tone = Tone::neutral; ///< of the change
};
/// The attempts of one sitting, to be opened.
struct SatAttempts {
    std::string title;                                         ///< "Before"
    std::vector<std::pair<std::string, std::string>> attempts; ///< id and words: case and points
};
/// What the shop measured itself, apart from all that the program counts.
struct ShopFiguresView {
    std::string title, note;
    std::vector<RateView> measures; ///< "75 → 85 %"
    std::optional<TrendChart> trend;
    std::string trend_note;
    std::vector<FigureTable> tables;
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
    ShopFiguresView shop; ///< without a title: not told
    std::optional<FigureTable> simulated;
    std::vector<PersonLine> people;
    std::string open_person;           ///< whose row is open; empty: none
    std::vector<SatAttempts> open_sat; ///< of that person
    std::string withheld;              ///< why persons are not shown; empty: they are
    std::string rule;                  ///< who is counted
};
struct BeforeAfterWidgets {
    PopoverState programmes;
    ChartWidgets slope, intervals, heat, shop;
};
struct BeforeAfterOutcome {
    std::optional<std::size_t> programme;
    bool exports_html = false, exports_csv = false, copied = false;
    std::optional<ChartFile> chart;
    std::optional<std::string> turns_person; ///< open or close this row
    std::string opens_person, opens_attempt;
};

BeforeAfterOutcome draw_before_after(Ui&, Rect, const BeforeAfterView&, BeforeAfterWidgets&);

} // namespace amends::ui
