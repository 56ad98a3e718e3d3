#pragma once
// The manager's first page: programmes with how far they are, who is overdue, what waits, this month's
// practice, the last 90 days, and how each case goes in each phase.
#include "sim/ui/charts/draw_chart.hpp"
#include "sim/ui/manager/tables.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

struct OverviewTile {
    std::string id, value, title, note;
    Icon icon = Icon::none;
    Tone tone = Tone::neutral;
};
/// How many of a programme's people have sat a phase.
struct PhaseProgress {
    std::string title, words; ///< "Baseline", "38 of 40 · until 30 November"
    float part = 0;
    bool is_overdue = false;
};
struct ProgrammeCard {
    std::string id, title, note; ///< note: people, way of answering
    std::vector<PhaseProgress> phases;
    std::string answer; ///< the report's first sentence; empty while it is counted
};
struct OverdueRow {
    std::string person, name, what; ///< what: the phase and programme
    std::string since;
};
/// How often each case was passed, by phase, of what one chooses: a programme, or what belongs to none.
struct CaseRatesView {
    std::vector<std::pair<std::string, std::string>> choices; ///< id and title
    std::size_t chosen = 0;
    FigureTable table; ///< without rows: nothing was sat
};
struct OverviewView {
    std::vector<OverviewTile> tiles;
    std::vector<ProgrammeCard> programmes;
    std::vector<OverdueRow> overdue;
    bool offers_demonstration = false;
    std::optional<TrendChart> passed, played; ///< by week of the last 90 days; none: nothing was played
    CaseRatesView cases;
};
struct OverviewWidgets {
    std::vector<float> heights; ///< of the cards in the last frame
    ChartWidgets passed, played;
    PopoverState cases;
};
struct OverviewOutcome {
    std::string opens_report; ///< a programme
    std::string opens_person;
    bool looks_at_demonstration = false;
    std::optional<std::size_t> cases_of; ///< of the choices
    bool copied = false;
    std::optional<ChartFile> chart; ///< to be written to a file
};

OverviewOutcome draw_overview(Ui&, Rect, const OverviewView&, OverviewWidgets&);

} // namespace amends::ui
