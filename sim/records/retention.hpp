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

/// Closed attempts with words that are older than their rule allows, in the order written. A clock that jumps
/// takes no words: the age counts from the latest date that the attempt's desk had written by then, so a
/// clock that was set back makes nothing old; and what was written before dates jumped by more than 400 days,
/// from row to row or from the newest to now, waits until a manager says that they are right.
Outcome<std::vector<std::string>> texts_due(Reader&, const Retention&, const std::string& now_utc);
/// How many more are older than their rule by their own date, which may be wrong.
Outcome<std::int64_t> texts_waiting(Reader&, const Retention&, const std::string& now_utc);
/// A manager's (erase_people), with an audit entry and an incident: this machine's clock and the dates of all
/// that was written so far are right. What they make old is due from then on.
Store::Ticket trust_dates(Store&, Actor, const std::string& now_utc);
/// Takes the words out of those that are due: payloads and salts behind event 0, drafts, what was shared, the
/// comments and reasons of their marks and disputes, and all of a result but its figures. From tables, log
/// and free pages; the chain still verifies. The rule was a manager's, so nobody is asked again.
Store::Ticket retain_figures(Store&, const std::string& now_utc);

/// A result without words: points, labels, times, costs and versions.
std::string figures_of(const std::string& result);

} // namespace amends::records
