#include "sim/app/manager/overview_figures.hpp"

#include "sim/app/manager/weeks.hpp"
#include "sim/app/spoken_time.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace amends::app {
namespace {

using records::CaseRate;
using records::TrendDay;

/// Contacts of a week in one mode.
struct WeekCount {
    std::int64_t closed = 0, finished = 0, passed = 0;
};
struct WeekCounts {
    WeekCount assessed, practised;
};

std::map<std::int64_t, WeekCounts> weeks_of(const std::vector<TrendDay>& days) {
    std::map<std::int64_t, WeekCounts> weeks;
    for (const TrendDay& day : days) {
        const auto week = week_of(day.day);
        if (!week) continue;
        WeekCount& count = day.mode == "assessment" ? weeks[*week].assessed : weeks[*week].practised;
        count.finished += day.finished;
        count.closed += day.finished + day.abandoned;
        count.passed += day.passed;
    }
    return weeks;
}

std::string passed_of(const ui::Texts& texts, std::int64_t passed, std::int64_t closed) {
    return texts.get("manager.passed_of", {{"passed", passed}, {"closed", closed}});
}

void add_week(const ui::Texts& texts, const WeekCount& count, ui::TrendLine& passed, ui::TrendLine& played) {
    passed.values.push_back(count.closed > 0 ? std::optional(100.0 * static_cast<double>(count.passed)
                                                             / static_cast<double>(count.closed))
                                             : std::nullopt);
    passed.notes.push_back(passed_of(texts, count.passed, count.closed));
    played.values.emplace_back(static_cast<double>(count.finished));
}

std::string rate_cell(const ui::Texts& texts, const CaseRate* rate, ReportReader reader) {
    const std::int64_t closed = rate ? rate->finished + rate->abandoned : 0;
    if (closed == 0) return "—";
    if (closed < told_from && !reader.opens_persons) return texts.get("manager.few_attempts");
    return texts.get("manager.case_rate", {{"percent", (200 * rate->passed + closed) / (2 * closed)},
                                           {"passed", rate->passed},
                                           {"closed", closed}});
}

/// In the order in which they are sat; "" is an assessment of no programme.
constexpr std::array<std::string_view, 5> phase_columns{"baseline", "final", "resit", "", "practice"};

std::string phase_word(const ui::Texts& texts, std::string_view phase) {
    return texts.get("manager.phase." + std::string(phase.empty() ? "none" : phase));
}

} // namespace

void add_last_days(const ui::Texts& texts, const std::vector<TrendDay>& days, const std::string& today,
                   ui::OverviewView& view) {
    view.passed.reset();
    view.played.reset();
    const auto last = week_of(today);
    const auto weeks = weeks_of(days);
    if (weeks.empty() || !last) return;
    ui::TrendChart passed{
        .title = texts.get("manager.weekly_passed"),
        .place_title = texts.get("manager.week_of"),
        .lines = {{texts.get("manager.assessments"), {}}, {texts.get("manager.phase.practice"), {}}},
        .high = 100};
    ui::TrendChart played{.title = texts.get("manager.weekly_played"),
                          .place_title = passed.place_title,
                          .lines = passed.lines};
    constexpr std::int64_t weeks_back = (records::trend_days + 6) / 7 - 1;
    for (std::int64_t week = std::min(*last - weeks_back, weeks.begin()->first);
         week <= std::max(*last, weeks.rbegin()->first); ++week) {
        const auto at = weeks.find(week);
        const WeekCounts counts = at == weeks.end() ? WeekCounts{} : at->second;
        passed.places.push_back(spoken_day(texts, monday_of(week)));
        add_week(texts, counts.assessed, passed.lines[0], played.lines[0]);
        add_week(texts, counts.practised, passed.lines[1], played.lines[1]);
    }
    played.places = passed.places;
    view.passed = std::move(passed);
    view.played = std::move(played);
}

ui::FigureTable case_rates_table(const ui::Texts& texts, const std::vector<CaseRate>& rates,
                                 const std::string& cohort, const TitleOfCase& title_of,
                                 ReportReader reader) {
    std::map<std::string, std::map<std::string_view, const CaseRate*>> by_case;
    std::vector<std::string_view> columns;
    for (const std::string_view phase : phase_columns)
        for (const CaseRate& rate : rates) {
            if (rate.cohort != cohort || rate.phase != phase || rate.finished + rate.abandoned == 0) continue;
            by_case[rate.scenario][phase] = &rate;
            if (columns.empty() || columns.back() != phase) columns.push_back(phase);
        }
    ui::FigureTable table{.id = "case_rates", .title = {}};
    table.head = {texts.get("manager.case")};
    for (const std::string_view phase : columns)
        table.head.push_back(phase_word(texts, phase));
    for (const auto& [scenario, phases] : by_case) {
        std::vector<std::string> cells{title_of(scenario)};
        for (const std::string_view phase : columns) {
            const auto at = phases.find(phase);
            cells.push_back(rate_cell(texts, at == phases.end() ? nullptr : at->second, reader));
        }
        table.rows.push_back(std::move(cells));
    }
    std::stable_sort(table.rows.begin(), table.rows.end(),
                     [](const auto& a, const auto& b) { return a.front() < b.front(); });
    table.note = texts.get("manager.case_rates_note");
    return table;
}

} // namespace amends::app
