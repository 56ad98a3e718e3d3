#pragma once
#include "sim/app/report/report_words.hpp"
#include "sim/ui/manager/before_after.hpp"

namespace amends::app {

/// The report as its page shows it. Who may not open persons gets neither their lines nor the figures of
/// fewer than `told_from`. The list of programmes is left to the page.
ui::BeforeAfterView before_after_view(const BeforeAfter&, const ui::Texts&, ReportReader);

} // namespace amends::app
