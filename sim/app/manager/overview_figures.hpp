#pragma once
// The counters over all attempts as the overview shows them.
#include "sim/app/report/report_words.hpp"
#include "sim/records/dashboard.hpp"
#include "sim/ui/manager/overview.hpp"

#include <functional>

namespace amends::app {

/// Charts by week of the 90 days that end with `today` (of UTC, as the counters are): how many of the closed
/// contacts were passed, and how many were finished. Neither where there were none.
void add_last_days(const ui::Texts&, const std::vector<records::TrendDay>&, const std::string& today,
                   ui::OverviewView&);

using TitleOfCase = std::function<std::string(const std::string& scenario)>;
/// Passed of closed attempts, a row a case and a column a phase, of one cohort (empty: of no programme).
/// Rates of fewer than `told_from` attempts only to whoever may open persons.
ui::FigureTable case_rates_table(const ui::Texts&, const std::vector<records::CaseRate>&,
                                 const std::string& cohort, const TitleOfCase&, ReportReader);

} // namespace amends::app
