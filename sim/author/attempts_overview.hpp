#pragma once
// Real attempts at a case, counted: where people come, where they are lost, what is never chosen. Nobody is
// named.
#include "sim/scenario/scenario.hpp"

#include <map>
#include <string>
#include <vector>

namespace amends::author {

/// A turn as a stored result tells it.
struct TurnFacts {
    scenario::PlaceId node;
    scenario::ChoiceId choice; ///< empty: typed
    bool fell_back = false;
};
/// An attempt that is closed.
struct AttemptFacts {
    std::string scenario; ///< by id, whatever its version
    bool passed = false, abandoned = false;
    scenario::PlaceId ending; ///< empty: none was reached
    std::vector<TurnFacts> turns;
};

struct NodeAttempts {
    int came = 0;      ///< attempts with a reply here
    int lost = 0;      ///< of these: not passed, and the last reply was here
    int fallbacks = 0; ///< replies here that no transition took
    int chosen = 0;    ///< replies here that were a choice
    std::map<scenario::ChoiceId, int> taken;
    friend bool operator==(const NodeAttempts&, const NodeAttempts&) = default;
};
struct AttemptsOverview {
    int attempts = 0, passed = 0, abandoned = 0;
    std::map<scenario::PlaceId, NodeAttempts> nodes;
    std::map<scenario::PlaceId, int> endings;

    friend bool operator==(const AttemptsOverview&, const AttemptsOverview&) = default;
    /// In whole percent, rounded; 0 without attempts.
    [[nodiscard]] int passed_percent() const;
};

[[nodiscard]] std::map<std::string, AttemptsOverview> overview_of(const std::vector<AttemptFacts>&);
/// Both together: a case and the one it was copied from.
[[nodiscard]] AttemptsOverview joined(AttemptsOverview, const AttemptsOverview&);
/// Where most attempts were lost; of equal ones the first in the script. Nothing while nobody was lost.
[[nodiscard]] const scenario::Node* most_lost_at(const AttemptsOverview&, const scenario::Scenario&);
/// Choices of the node that nobody has taken, in its order. None while nobody has chosen anything there.
[[nodiscard]] std::vector<scenario::ChoiceId> never_taken(const AttemptsOverview&, const scenario::Node&);

} // namespace amends::author
