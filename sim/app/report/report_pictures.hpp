#pragma once
// The report's pictures as inline SVG: with title and description, readable without colour. Empty where there
// is nothing to draw.
#include "sim/app/report/before_after.hpp"
#include "sim/ui/base/texts.hpp"

namespace amends::app {

/// Words as they may stand in a page and in an attribute.
std::string page_escaped(std::string_view words);

/// A line a person from points before to points after, with the pass mark.
std::string slope_picture(const BeforeAfter&, const ui::Texts&);
/// Each principle's change with its interval.
std::string principles_picture(const BeforeAfter&, const ui::Texts&);
/// Persons by principles: who rose and who fell in what.
std::string heat_picture(const BeforeAfter&, const ui::Texts&);
/// The shop's real figures by period: of the whole shop, else the mean of groups or persons.
std::string trend_picture(const BeforeAfter&, const ui::Texts&);
/// Two bars of a hundred, before and after; `id` is unique on the page.
std::string bars_picture(const std::string& id, double before, double after, const std::string& name,
                         const ui::Texts&);

} // namespace amends::app
