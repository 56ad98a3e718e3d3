#pragma once
// An attempt with its marks, as its page and the trainee's debrief show it.
#include "sim/app/manager/marks_words.hpp"
#include "sim/app/marks/visible.hpp"

namespace amends::app {

struct AttemptTelling {
    MarkTelling marks;
    std::string case_title;
    std::string person; ///< whose it is; empty: whoever looks may not know
    std::optional<FirstReading> first;
    bool opens_debrief = false, may_decide = false;
};
/// Turns that may not be read are left out and counted in a sentence.
ui::AttemptView attempt_view(const AttemptStanding&, const VisibleTurns&, const AttemptTelling&);

} // namespace amends::app
