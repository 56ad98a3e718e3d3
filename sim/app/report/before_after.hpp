#pragma once
// Before and after of a programme in numbers: who is counted, and what may be said of it. docs/programmes.md
// has the rules.
#include "scoring/stats/icc.hpp"
#include "scoring/stats/means.hpp"
#include "scoring/stats/verdict.hpp"
#include "scoring/text/labels.hpp"
#include "sim/app/report/measures.hpp"
#include "sim/app/report/real_figures.hpp"
#include "sim/records/programmes.hpp"

#include <map>

namespace amends::app {

/// Rates of fewer people are told to nobody who may not open the persons.
inline constexpr std::int64_t told_from = 5;

/// A sitting as the report sees it.
struct SatSide {
    std::string sitting;
    char form = 'A';
    bool finished = false, passed = false;
    std::optional<double> total; ///< mean of the points, null where it was abandoned
    std::int64_t unconfirmed = 0, suspected = 0;
    std::int64_t long_breaks = 0;     ///< attempts that broke off for longer than their case's limit
    std::int64_t longest_break_s = 0; ///< of those; 0 too where the clock was set back
    std::string versions;
    std::map<std::string, double> criteria; ///< mean points of 100 by criterion
    std::map<std::string, double> topics;   ///< mean totals by topic
    SideFigures figures;
};

/// One person of the programme with the first closed baseline and final that are not void.
struct ReportPerson {
    std::string person, name, group;
    char first_form = 'A';
    std::optional<SatSide> before, after;
    bool is_comparable = true; ///< both sides under the same versions

    [[nodiscard]] bool is_pair() const { return before && after && is_comparable; }
};

/// Pass or not of some pairs.
struct PairedPart {
    std::string name; ///< of the group, or the forms' order "A–B"
    stats::PairedCounts counts;
};

/// Points before and after of the pairs that have both.
struct PointsPart {
    std::string name; ///< of the criterion or topic; empty: the totals
    std::int64_t pairs = 0;
    double before = 0, after = 0; ///< means
    std::optional<stats::PairedMean> change;
    std::optional<stats::Interval> bootstrap; ///< of the totals alone
    double p_holm = 1;                        ///< among the criteria
};

/// Per cent of the due turns in which a principle was shown: one rate a person and side, over all cases of
/// the sitting, because turns of one person are alike. The pairs are the people with a due turn on both
/// sides.
struct PrinciplePart {
    PointsPart rate;     ///< name: the label; p_holm among the principles
    Shown before, after; ///< turns of all those people together, for looking up
    /// How the change goes together with the change of the total, over the same people; no cause.
    std::optional<stats::Correlation> with_points;
};

/// Contacts of the pairs and the critical faults in them.
struct CriticalPart {
    std::int64_t contacts = 0, suspected = 0, confirmed = 0;
};

/// What would have come back up without any training, in points.
struct Regression {
    std::int64_t people = 0; ///< of this programme with a baseline
    std::int64_t rest = 0;   ///< others with a baseline in programmes of the same rubric
    std::optional<double> mean, rest_mean, rest_sd;
    std::optional<double> r;        ///< correlation of the two sittings; from ten pairs on
    std::optional<double> expected; ///< where they were chosen for low scores or lie below the rest
    bool below_rest = false;        ///< by half a standard deviation or more of at least `rest_min` others
};
inline constexpr std::int64_t rest_min = 20;

/// Those who sat only one of the two beside the pairs, in mean points. Counted are those with points: an
/// abandoned sitting has none.
struct DropOuts {
    std::int64_t left = 0;                         ///< the baseline alone
    std::int64_t came = 0;                         ///< the final alone
    std::int64_t stayed = 0;                       ///< pairs with a baseline's points
    std::optional<double> left_mean, stayed_mean;  ///< of the baseline
    std::optional<double> came_mean, stayed_after; ///< of the final
};

enum class Equality { alike, unknown, unequal };
std::string_view to_string(Equality);

struct BeforeAfter {
    records::Programme programme;
    std::vector<ReportPerson> people;
    stats::PairedCounts counts;          ///< an abandoned sitting counts as not passed
    stats::PairedCounts finished_counts; ///< the same without abandoned ones
    std::int64_t abandoned_pairs = 0;    ///< pairs with an abandoned side
    std::int64_t only_before = 0, only_after = 0, neither = 0, other_versions = 0;
    std::int64_t unconfirmed = 0, suspected = 0;       ///< in the sittings of the pairs
    std::int64_t interrupted = 0, longest_break_s = 0; ///< sittings of the pairs with a long break
    std::int64_t voided = 0, resits = 0, resits_passed = 0, recounted = 0;
    PointsPart points;
    std::vector<PointsPart> criteria, topics;
    std::vector<PairedPart> groups, orders;
    std::vector<PrinciplePart> principles; ///< in the order of the codebook
    std::vector<std::string> changed_most; ///< at most three of them, the greatest first, Holm's p below 0.05
    std::vector<PointsPart> measures;      ///< by the ids of measure_kinds()
    std::string currency;                  ///< of given_away
    CriticalPart critical_before, critical_after;
    RealFigures real; ///< what the shop measured itself; in a section of its own
    Regression regression;
    DropOuts drop_outs;
    std::optional<stats::Intraclass>
        groups_alike; ///< changes of the points by group; null: one group, or none
    double worth = 0; ///< independent people that the pairs come to by it
    Equality forms = Equality::unknown;
    text::LabelSet not_counting;      ///< by the calibrations the pairs were marked under
    text::LabelSet calibration_waits; ///< by the newest one, where some of the pairs were not marked under it
    /// Ids of texts under report.warning.
    std::vector<std::string> warnings;
};

/// Reads the programme's sittings and counts. The bootstrap is seeded by the programme.
records::Outcome<BeforeAfter> before_after(records::Reader&, const records::Programme&);

} // namespace amends::app
