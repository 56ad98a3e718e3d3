#pragma once
// Tables that the window and the page for the board show alike.
#include "sim/app/report/report_words.hpp"
#include "sim/ui/manager/tables.hpp"

namespace amends::app {

/// Who sat only one of the two beside who sat both, in mean points; nothing where all sat both. Means of
/// fewer than `told_from` people are told to nobody.
std::optional<ui::FigureTable> one_sided_table(const BeforeAfter&, const ui::Texts&);

/// The change that was seen, what of it would have come with no training at all, and what is left; its note
/// says why where that is not known. Nothing where no pair has points.
std::optional<ui::FigureTable> regression_table(const BeforeAfter&, const ui::Texts&);

} // namespace amends::app
