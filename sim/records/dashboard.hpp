#pragma once
// The manager's figures over all attempts, read from counters that every transaction keeps.
#include "sim/records/reader.hpp"

namespace amends::records {

/// Closed attempts of a case. Void sittings and erased people are left out.
struct CaseRate {
    std::string cohort; ///< a programme's id; empty: attempts of no programme
    std::string phase, scenario;
    std::int64_t finished = 0, abandoned = 0, passed = 0;
    std::int64_t waiting = 0;          ///< for a person, among both
    std::int64_t totals = 0;           ///< finished ones with points
    std::int64_t total_sum_tenths = 0; ///< over those
    friend bool operator==(const CaseRate&, const CaseRate&) = default;
};
struct PrincipleMean {
    std::string cohort, phase, principle;
    std::int64_t due = 0, shown = 0; ///< turns
    friend bool operator==(const PrincipleMean&, const PrincipleMean&) = default;
};
struct TrendDay {
    std::string day;  ///< of UTC, on which the attempts were begun
    std::string mode; ///< "practice", "assessment"
    std::int64_t finished = 0, abandoned = 0, passed = 0, totals = 0, total_sum_tenths = 0;
    friend bool operator==(const TrendDay&, const TrendDay&) = default;
};
/// People of a programme with a counted baseline and a counted final under the same versions, by which they
/// passed; as sittings were closed or counted again after marks.
struct CohortPairs {
    std::string cohort;
    std::int64_t both = 0, before_only = 0, after_only = 0, neither = 0;
    std::int64_t totals = 0; ///< pairs with points on both sides
    std::int64_t before_sum_tenths = 0, after_sum_tenths = 0;
    std::int64_t other_versions = 0; ///< people with both under different versions: no pair
    friend bool operator==(const CohortPairs&, const CohortPairs&) = default;
};

struct Dashboard {
    std::vector<CaseRate> cases;           ///< by cohort, phase, case
    std::vector<PrincipleMean> principles; ///< by cohort, phase, principle
    std::vector<TrendDay> trend;           ///< by day and mode; days without any are left out
    std::vector<CohortPairs> pairs;        ///< by cohort
    friend bool operator==(const Dashboard&, const Dashboard&) = default;
};

inline constexpr int trend_days = 90;

/// All of it, the trend over the 90 days that end with `today` ("2026-11-23"). Of a file older than the
/// counters nothing.
Outcome<Dashboard> dashboard(Reader&, const std::string& today);
/// Of one programme, by phase and case.
Outcome<std::vector<CaseRate>> case_rates_of(Reader&, const std::string& cohort);
/// Of every programme that has pairs.
Outcome<std::vector<CohortPairs>> pairs_of_cohorts(Reader&);
/// Days of the 90 that end with `today`, oldest first.
Outcome<std::vector<TrendDay>> trend_until(Reader&, const std::string& today);

} // namespace amends::records
