#include "scoring/rubric/score.hpp"

#include "scoring/rubric/exact.hpp"

#include <algorithm>

namespace amends::rubric {
namespace {

using text::Label;
using text::LabelSet;

/// A promise, and a change to be told, weigh a quarter of the whole resolution, whose fraction the engine
/// gives in twelfths.
constexpr std::int64_t promise_weight = 3, change_weight = 3;

LabelSet principles_of(const Criterion& criterion) {
    LabelSet set = criterion.labels;
    if (set.none()) set.set();
    for (std::size_t i = text::principle_count; i < text::label_count; ++i)
        set.reset(i);
    return set;
}

std::int64_t count(const LabelSet& set) {
    return static_cast<std::int64_t>(set.count());
}

LabelSet earned_labels(const TurnFacts& turn) {
    return turn.repeated ? LabelSet{} : turn.labels;
}

LabelSet found_anywhere(const AttemptFacts& facts) {
    LabelSet all;
    for (const TurnFacts& turn : facts.turns)
        all |= earned_labels(turn);
    return all;
}

void add_to(Fraction& sum, std::int64_t earned, std::int64_t possible) {
    sum.earned += earned;
    sum.possible += possible;
}

/// Due labels, each missing one made good by a welcome one of the same turn, then what is due once.
Fraction label_points(const Criterion& criterion, const Rubric& rubric, const AttemptFacts& facts) {
    const LabelSet counted = principles_of(criterion);
    Fraction sum;
    for (const TurnFacts& turn : facts.turns) {
        const LabelSet due = turn.due & counted;
        const LabelSet found = earned_labels(turn);
        const std::int64_t missing = count(due & ~found);
        const std::int64_t instead = count(turn.welcome & counted & ~due & found);
        add_to(sum, count(due & found) + std::min(missing, instead), count(due));
    }
    const LabelSet once = facts.due_once & counted;
    add_to(sum, count(once & found_anywhere(facts)), count(once));
    if (facts.words_examined && criterion.labels.none() && facts.ended) {
        std::int64_t missing = 0;
        for (const TurnFacts& turn : facts.turns)
            missing += static_cast<std::int64_t>(turn.must_missing.size());
        const auto listed = static_cast<std::int64_t>(rubric.must_say.size());
        add_to(sum, std::max<std::int64_t>(0, listed - missing), listed);
    }
    return sum;
}

Fraction timeliness_points(const AttemptFacts& facts) {
    Fraction sum;
    for (const TurnFacts& turn : facts.turns) {
        if (turn.limit_ms <= 0 && turn.target_ms <= 0) continue;
        const std::int64_t earned = turn.response_ms <= turn.target_ms  ? 2
                                    : turn.response_ms <= turn.limit_ms ? 1
                                                                        : 0;
        add_to(sum, earned, 2);
    }
    return sum;
}

bool lost_composure(const LabelSet& labels) {
    return has(labels, Label::arguing) || has(labels, Label::lecturing) || has(labels, Label::rudeness);
}

Fraction composure_points(const AttemptFacts& facts) {
    Fraction sum;
    for (const TurnFacts& turn : facts.turns)
        if (turn.mood_low) add_to(sum, lost_composure(turn.labels) ? 0 : 1, 1);
    return sum;
}

Fraction source_points(Source source, const Criterion& criterion, const Rubric& rubric,
                       const AttemptFacts& facts) {
    switch (source) {
    case Source::labels: return label_points(criterion, rubric, facts);
    case Source::resolution: return facts.resolution;
    case Source::promises:
        return {facts.promises_kept * promise_weight,
                (facts.promises_kept + facts.promises_failed) * promise_weight};
    case Source::timeliness: return timeliness_points(facts);
    case Source::wrap_up: return facts.wrap_up;
    case Source::composure: return composure_points(facts);
    case Source::informing:
        return {(facts.changes - facts.changes_withheld) * change_weight, facts.changes * change_weight};
    }
    return {};
}

CriterionScore criterion_score(const Criterion& criterion, const Rubric& rubric, const AttemptFacts& facts) {
    CriterionScore result{criterion.id, {}, std::nullopt};
    for (const Source source : criterion.sources) {
        const Fraction part = source_points(source, criterion, rubric, facts);
        if (part.possible <= 0) continue;
        add_to(result.fraction, std::clamp<std::int64_t>(part.earned, 0, part.possible), part.possible);
    }
    if (result.fraction.possible > 0) {
        ExactSum points;
        points.add(1000, result.fraction);
        result.tenths = static_cast<int>(points.floor_times(1));
    }
    return result;
}

std::int64_t faults_of(const TurnFacts& turn) {
    std::int64_t faults = 0;
    for (const Label label : text::all_labels())
        if (text::is_fault(label) && has(turn.labels, label)) ++faults;
    // A phrase of the never-say list usually is the fault already found; only what goes beyond costs.
    return std::max(faults, static_cast<std::int64_t>(turn.never_said.size()));
}

std::int64_t deduction_of(const Rubric& rubric, const AttemptFacts& facts) {
    std::int64_t faults = 0;
    for (const TurnFacts& turn : facts.turns)
        faults += faults_of(turn);
    return std::min<std::int64_t>(rubric.deduction_max, faults * rubric.deduction_per_fault);
}

std::vector<Label> critical_of(const Rubric& rubric, const AttemptFacts& facts) {
    LabelSet found;
    for (const TurnFacts& turn : facts.turns) {
        LabelSet critical = turn.labels & rubric.critical;
        critical.reset(static_cast<std::size_t>(Label::misinforming));
        if (turn.critical_misinforming && has(turn.labels, Label::misinforming))
            add(critical, Label::misinforming);
        found |= critical;
    }
    std::vector<Label> result;
    for (const Label label : text::all_labels())
        if (has(found, label)) result.push_back(label);
    return result;
}

std::vector<Loss> losses_of(const AttemptFacts& facts) {
    std::vector<Loss> losses;
    for (std::size_t i = 0; i < facts.turns.size(); ++i) {
        const TurnFacts& turn = facts.turns[i];
        for (const Label label : text::all_labels()) {
            if (text::is_fault(label) && has(turn.labels, label)) losses.push_back({i, label, true, false});
            if (text::is_principle(label) && has(turn.due, label) && !has(earned_labels(turn), label))
                losses.push_back({i, label, false, false});
        }
    }
    if (facts.turns.empty()) return losses;
    const LabelSet missing = facts.due_once & ~found_anywhere(facts);
    for (const Label label : text::all_labels())
        if (has(missing, label)) losses.push_back({facts.turns.size() - 1, label, false, true});
    return losses;
}

/// What the criteria with something possible come to, out of 100; null when there is none.
std::optional<ExactSum> weighted_points(const Rubric& rubric, const std::vector<CriterionScore>& scores) {
    ExactSum sum;
    std::int64_t weights = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const int weight = rubric.criteria[i].weight;
        if (scores[i].fraction.possible <= 0 || weight <= 0) continue;
        sum.add(weight, scores[i].fraction);
        weights += weight;
    }
    if (weights == 0) return std::nullopt;
    sum.scale(100, weights);
    return sum;
}

void judge_total(const Rubric& rubric, const AttemptFacts& facts, ExactSum total, Score& result) {
    total.add_whole(-result.deduction - result.hint_cost);
    const bool below_floor = total.compare(0) < 0;
    result.total_tenths = below_floor ? 0 : static_cast<int>(total.floor_times(10));
    const bool reached = !below_floor ? total.compare(rubric.pass_mark) >= 0 : rubric.pass_mark <= 0;
    result.passed = reached && facts.ended && result.critical.empty();
    const bool close = total.compare(rubric.pass_mark - rubric.provisional_within) >= 0
                       && total.compare(rubric.pass_mark + rubric.provisional_within) <= 0;
    result.provisional = !result.passed || close;
}

} // namespace

Score score(const Rubric& rubric, const AttemptFacts& facts, bool assessment) {
    Score result;
    for (const Criterion& criterion : rubric.criteria)
        result.criteria.push_back(criterion_score(criterion, rubric, facts));
    result.critical = critical_of(rubric, facts);
    result.deduction = deduction_of(rubric, facts);
    result.hint_cost = std::clamp(facts.hint_cost, 0, std::max(0, rubric.hint_cost_max));
    result.losses = losses_of(facts);
    if (const auto total = weighted_points(rubric, result.criteria))
        judge_total(rubric, facts, *total, result);
    else
        result.provisional = true;
    result.provisional = result.provisional && assessment;
    return result;
}

} // namespace amends::rubric
