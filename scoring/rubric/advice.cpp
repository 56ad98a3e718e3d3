#include "scoring/rubric/advice.hpp"

#include <algorithm>

namespace amends::rubric {
namespace {

using text::Label;

int effect_of(const Rubric& rubric, Label label) {
    return rubric.mood.label[static_cast<std::size_t>(label)];
}

std::optional<AdviceItem> what_to_keep(const Rubric& rubric, const AttemptFacts& facts) {
    std::optional<AdviceItem> best;
    for (std::size_t i = 0; i < facts.turns.size(); ++i) {
        const TurnFacts& turn = facts.turns[i];
        if (turn.repeated || turn.gave_more) continue;
        const text::LabelSet earned = turn.labels & (turn.due | turn.welcome | facts.due_once);
        for (const Label label : text::all_labels()) {
            if (!text::is_principle(label) || !has(earned, label)) continue;
            if (!best || effect_of(rubric, label) > effect_of(rubric, best->label))
                best = AdviceItem{AdviceKind::earned, label, i};
        }
    }
    return best;
}

std::optional<AdviceItem> worst_fault(const Rubric& rubric, const std::vector<Loss>& losses,
                                      const std::vector<Label>& critical) {
    std::optional<AdviceItem> worst;
    bool worst_is_critical = false;
    for (const Loss& loss : losses) {
        if (!loss.fault) continue;
        const bool is_critical = std::find(critical.begin(), critical.end(), loss.label) != critical.end();
        const bool worse = !worst || (is_critical && !worst_is_critical)
                           || (is_critical == worst_is_critical
                               && effect_of(rubric, loss.label) < effect_of(rubric, worst->label));
        if (!worse) continue;
        worst = AdviceItem{AdviceKind::fault, loss.label, loss.turn};
        worst_is_critical = is_critical;
    }
    return worst;
}

std::optional<AdviceItem> most_missed(const std::vector<Loss>& losses) {
    std::array<int, text::label_count> times{};
    for (const Loss& loss : losses)
        if (!loss.fault) ++times[static_cast<std::size_t>(loss.label)];
    std::optional<AdviceItem> most;
    for (const Loss& loss : losses) {
        if (loss.fault) continue;
        const int here = times[static_cast<std::size_t>(loss.label)];
        if (!most || here > times[static_cast<std::size_t>(most->label)])
            most = AdviceItem{AdviceKind::missing, loss.label, loss.turn};
    }
    return most;
}

std::optional<AdviceItem> slowest(const AttemptFacts& facts) {
    std::optional<AdviceItem> slow;
    for (std::size_t i = 0; i < facts.turns.size(); ++i) {
        const TurnFacts& turn = facts.turns[i];
        if (turn.response_ms <= turn.target_ms) continue;
        if (!slow || turn.response_ms > facts.turns[slow->turn].response_ms)
            slow = AdviceItem{AdviceKind::slow, {}, i};
    }
    return slow;
}

std::optional<AdviceItem> what_to_change(const Rubric& rubric, const AttemptFacts& facts) {
    const Score result = score(rubric, facts, false);
    if (const auto fault = worst_fault(rubric, result.losses, result.critical)) return fault;
    const std::size_t last = facts.turns.empty() ? 0 : facts.turns.size() - 1;
    if (facts.promises_failed > 0) return AdviceItem{AdviceKind::promise, {}, last};
    if (facts.changes_withheld > 0) return AdviceItem{AdviceKind::withheld, {}, last};
    if (const auto missed = most_missed(result.losses)) return missed;
    return slowest(facts);
}

} // namespace

Advice advise(const Rubric& rubric, const AttemptFacts& facts) {
    return {what_to_keep(rubric, facts), what_to_change(rubric, facts)};
}

} // namespace amends::rubric
