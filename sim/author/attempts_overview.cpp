#include "sim/author/attempts_overview.hpp"

#include <set>

namespace amends::author {
namespace {

void count(const AttemptFacts& attempt, AttemptsOverview& into) {
    ++into.attempts;
    into.passed += attempt.passed ? 1 : 0;
    into.abandoned += attempt.abandoned ? 1 : 0;
    if (!attempt.ending.empty()) ++into.endings[attempt.ending];
    std::set<scenario::PlaceId> came;
    for (const TurnFacts& turn : attempt.turns) {
        NodeAttempts& node = into.nodes[turn.node];
        node.came += came.insert(turn.node).second ? 1 : 0;
        node.fallbacks += turn.fell_back ? 1 : 0;
        if (turn.choice.empty()) continue;
        ++node.chosen;
        ++node.taken[turn.choice];
    }
    if (!attempt.passed && !attempt.turns.empty()) ++into.nodes[attempt.turns.back().node].lost;
}

} // namespace

int AttemptsOverview::passed_percent() const {
    return attempts == 0 ? 0 : (200 * passed + attempts) / (2 * attempts);
}

std::map<std::string, AttemptsOverview> overview_of(const std::vector<AttemptFacts>& attempts) {
    std::map<std::string, AttemptsOverview> all;
    for (const AttemptFacts& attempt : attempts)
        count(attempt, all[attempt.scenario]);
    return all;
}

AttemptsOverview joined(AttemptsOverview one, const AttemptsOverview& other) {
    one.attempts += other.attempts;
    one.passed += other.passed;
    one.abandoned += other.abandoned;
    for (const auto& [id, times] : other.endings)
        one.endings[id] += times;
    for (const auto& [id, from] : other.nodes) {
        NodeAttempts& into = one.nodes[id];
        into.came += from.came;
        into.lost += from.lost;
        into.fallbacks += from.fallbacks;
        into.chosen += from.chosen;
        for (const auto& [choice, times] : from.taken)
            into.taken[choice] += times;
    }
    return one;
}

const scenario::Node* most_lost_at(const AttemptsOverview& overview, const scenario::Scenario& script) {
    const scenario::Node* worst = nullptr;
    int most = 0;
    for (const scenario::Node& node : script.nodes) {
        const auto at = overview.nodes.find(node.id);
        if (at == overview.nodes.end() || at->second.lost <= most) continue;
        most = at->second.lost;
        worst = &node;
    }
    return worst;
}

std::vector<scenario::ChoiceId> never_taken(const AttemptsOverview& overview, const scenario::Node& node) {
    std::vector<scenario::ChoiceId> never;
    const auto at = overview.nodes.find(node.id);
    if (at == overview.nodes.end() || at->second.chosen == 0) return never;
    for (const scenario::Choice& choice : node.choices)
        if (!at->second.taken.contains(choice.id)) never.push_back(choice.id);
    return never;
}

} // namespace amends::author
