#pragma once
// The debrief on paper: a page that needs nothing else and prints to A4.
#include "sim/ui/debrief/debrief.hpp"

namespace amends::app {

/// Who, when, and under what number it is found again; what is empty is left out.
struct DebriefPageFacts {
    std::string person, played_on, attempt, made_on;
};

/// Verdict, points where the view shows them, the transcript with what each mark rests on and what would have
/// earned more, actions and promises. In the language of the texts; the words of the case are as they were
/// played.
std::string debrief_page(const ui::DebriefView&, const ui::Texts&, const DebriefPageFacts&);

} // namespace amends::app
