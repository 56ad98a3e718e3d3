#pragma once
// How long texts are kept. What a rule reaches loses its words like an erased attempt; its figures stay.
#include "sim/records/people.hpp"

namespace amends::records {

/// Months after an attempt's last event; null: for good. Practice is the trainee's own, assessments are
/// proof.
struct Retention {
    std::optional<int> practice_months, assessment_months; ///< 1…1200
    friend bool operator==(const Retention&, const Retention&) = default;
};
inline constexpr int retention_months_max = 1200;

/// None in a file that is older than rules.
Outcome<Retention> retention_of(Reader&);
/// A manager's (erase_people), with an audit entry.
Store::Ticket set_retention(Store&, Actor, Retention);

/// Closed attempts with words whose last event is older than their rule allows, oldest first. None when the
/// clock is more than 400 days behind the newest event of the store: set wrongly, it must delete nothing.
Outcome<std::vector<std::string>> texts_due(Reader&, const Retention&, const std::string& now_utc);
/// Takes the words out of those that are due: payloads and salts behind event 0, drafts, what was shared, the
/// comments and reasons of their marks and disputes, and all of a result but its figures. From tables, log
/// and free pages; the chain still verifies. The rule was a manager's, so nobody is asked again.
Store::Ticket retain_figures(Store&, const std::string& now_utc);

/// A result without words: points, labels, times, costs and versions.
std::string figures_of(const std::string& result);

} // namespace amends::records
