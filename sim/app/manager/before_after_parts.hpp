#pragma once
// Parts of the before/after page beside the pass rate: who is counted, contacts, critical faults, simulated
// figures, the shop's own, and a line a person. The words are the report's.
#include "sim/app/report/report_words.hpp"
#include "sim/ui/manager/before_after.hpp"

namespace amends::app {

/// For a column of figures: always one decimal, with a true minus.
std::string tenths_text(double, bool with_sign = false);
ui::FigureTable who_table(const BeforeAfter&, const ui::Texts&);
/// Measures of the contacts; of the simulated ones with their rule. Null: there are none.
std::optional<ui::FigureTable> measures_table(const BeforeAfter&, const ui::Texts&, bool simulated);
ui::FigureTable critical_table(const BeforeAfter&, const ui::Texts&);
/// What the shop measured itself; without any figures a sentence that says so.
ui::ShopFiguresView shop_figures_view(const BeforeAfter&, const ui::Texts&, ReportReader);
/// Empty where persons may not be opened.
std::vector<ui::PersonLine> person_lines(const BeforeAfter&, const ui::Texts&, ReportReader);

} // namespace amends::app
