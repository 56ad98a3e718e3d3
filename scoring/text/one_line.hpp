#pragma once
// A turn of several bubbles, heard as the same words on one line.
#include "scoring/text/case_reading.hpp"
#include "scoring/text/context.hpp"
#include "scoring/text/language.hpp"

#include <string_view>

namespace amends::text {

/// Whether the model hears listening in the bubbles once they stand on one line; false for a single bubble.
[[nodiscard]] bool listens_on_one_line(const Language&, const Context&, const CaseReading&,
                                       std::string_view bytes);

} // namespace amends::text
