#pragma once
// A rubric: criteria, weights, effects, pass mark, critical faults. Data of a JSON file; all numbers are
// integers.
#include "scoring/text/acts.hpp"
#include "scoring/text/labels.hpp"
#include "support/localized.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace amends::rubric {

using support::Localized;
using CriterionId = support::Id<struct CriterionTag>;

/// What a criterion counts. Several criteria may use one source with other labels.
enum class Source { labels, resolution, promises, timeliness, wrap_up, composure, informing };

struct Criterion {
    CriterionId id;
    Localized title;
    int weight = 0;
    std::vector<Source> sources;
    text::LabelSet labels; ///< for Source::labels: the principles that count here; none: all
};

/// Percent of a change by temperament: index = temperament's name.
struct MoodTable {
    std::array<int, text::label_count> label{}; ///< effect of each label when it holds
    int promise_offered = 0, promise_kept = 0, promise_broken = 0, promise_contradicted = 0,
        promise_not_allowed = 0;
    int action_right = 0, action_acceptable = 0, action_wrong = 0;
    int per_10s_over_target = 0;
    std::map<std::string, int> principle_percent, fault_percent; ///< by temperament
    std::vector<int> repetition_percent = {100, 50,
                                           0}; ///< first, second, later times of one label in a contact
    friend bool operator==(const MoodTable&, const MoodTable&) = default;
};

/// Simulated satisfaction: 1…5 from mood at the end and outcome.
struct CsatRow {
    std::string outcome;
    int mood_min = -100;
    int csat = 1;
};

struct ListedPhrase {
    std::string id;
    std::vector<std::string> any_of;
    Localized reason;
};

/// A step of good service shown beside the conversation in practice: done when one of its labels or acts was
/// earned.
struct ServiceStep {
    std::string id;
    Localized title;
    text::LabelSet labels;
    std::vector<text::ActId> acts;
};

struct Rubric {
    std::string id;
    int version = 1;
    Localized title;
    std::vector<Criterion> criteria;
    int pass_mark = 75;
    int provisional_within = 5; ///< points around the pass mark
    int deduction_per_fault = 8, deduction_max = 40;
    int hint_cost_max = 10;
    text::LabelSet critical; ///< rudeness, unsafe_request; misinforming only with the finding named below
    std::string critical_finding = "critical_misinforming";
    MoodTable mood;
    std::vector<CsatRow> csat;
    int bad_review_below_mood = -60;
    std::vector<ServiceStep> steps;
    std::vector<ListedPhrase> never_say, must_say;
};

} // namespace amends::rubric
