#pragma once
// Facts of turns and of the attempt → points, verdict, advice. Pure; exact fractions of integers.
#include "scoring/rubric/rubric.hpp"

#include <optional>

namespace amends::rubric {

/// earned/possible; possible 0 means "not applicable".
struct Fraction {
    std::int64_t earned = 0, possible = 0;
    friend bool operator==(const Fraction&, const Fraction&) = default;
};

struct TurnFacts {
    text::LabelSet labels;       ///< found
    text::LabelSet due, welcome; ///< of the node; due is empty on a later visit
    std::int64_t response_ms = 0, target_ms = 0, limit_ms = 0;
    bool mood_low = false; ///< the customer's mood was below −20 before the turn
    bool critical_misinforming = false;
    bool gave_more = false; ///< it offered or gave what the case could have been solved without
    bool repeated = false;  ///< word for word an earlier reply: its principles earn nothing
    std::vector<std::string> never_said, must_missing; ///< ids of listed phrases
};

struct AttemptFacts {
    std::vector<TurnFacts> turns;
    text::LabelSet due_once;                             ///< due once in the whole contact
    Fraction resolution;                                 ///< from the engine: way reached and single actions
    std::int64_t promises_kept = 0, promises_failed = 0; ///< failed: broken, contradicted, not_allowed
    std::int64_t changes = 0, changes_withheld = 0;
    Fraction wrap_up;
    int hint_cost = 0;
    bool ended = false;          ///< an ending was reached
    bool words_examined = false; ///< free text: the must-say list applies
};

/// A label that was due and did not come, or a fault: where, for the debrief.
struct Loss {
    std::size_t turn = 0;
    text::Label label{};
    bool fault = false;
    bool once = false; ///< due once in the contact; `turn` is the last one
    friend bool operator==(const Loss&, const Loss&) = default;
};

struct CriterionScore {
    CriterionId id;
    Fraction fraction;
    std::optional<int> tenths; ///< 0…1000: points with one decimal, floored; null when not applicable
};

struct Score {
    std::optional<int> total_tenths; ///< 0…1000, floored; null when nothing was possible
    bool passed = false;
    bool provisional = false; ///< in an assessment: fail, or within the rubric's points of the mark, or a
                              ///< suspected critical fault
    std::vector<text::Label> critical;
    std::vector<CriterionScore> criteria;
    std::int64_t deduction = 0; ///< for faults, points
    std::int64_t hint_cost = 0; ///< for hints, points
    std::vector<Loss> losses;
};

/// total = 100·Σ w·earned/possible ÷ Σ w − deductions, compared exactly with the pass mark.
Score score(const Rubric&, const AttemptFacts&, bool assessment);

} // namespace amends::rubric
