#pragma once
// Conditions and effects: structured data that a form can edit.
#include "scoring/text/acts.hpp"
#include "scoring/text/labels.hpp"
#include "sim/scenario/desk_action.hpp"
#include "sim/scenario/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace amends::scenario {

struct Condition;

/// Where a condition looks: at this turn, or (JSON `"ever": true`) at the whole contact so far.
enum class Reach { turn, ever };

struct AllOf {
    std::vector<Condition> parts;
}; ///< true when empty
struct AnyOf {
    std::vector<Condition> parts;
}; ///< false when empty
struct NotThat {
    std::vector<Condition> part;
}; ///< exactly one part

struct HasAct {
    text::ActId act;
    Reach reach = Reach::turn;
};
struct HasLabel {
    text::Label label{};
    Reach reach = Reach::turn;
};
/// A desk action that was accepted. Empty object: any. Amount limits in minor units, inclusive.
struct HasAction {
    DeskAction action{};
    std::string object;
    std::optional<std::int64_t> amount_min, amount_max;
    Reach reach = Reach::turn;
};
struct FlagIs {
    FlagId flag;
    bool set = true;
};
/// Mood after this turn's changes; −100…100, inclusive.
struct MoodIn {
    int min = -100, max = 100;
};
/// Contact time in seconds, jumps included.
struct ElapsedIn {
    std::int64_t min_s = 0;
    std::optional<std::int64_t> max_s;
};
/// How often a node has been entered, the present visit included.
struct VisitsIn {
    PlaceId node;
    int min = 1;
    std::optional<int> max;
};
enum class PromiseState { offered, conditional, due, kept, broken, contradicted, not_allowed };
/// A ledger entry of that measure (a desk action's name or "follow_up"; empty: any) in one of the states
/// (empty: any).
struct HasPromise {
    std::string measure;
    std::vector<PromiseState> states;
    Reach reach = Reach::ever;
};

struct Condition {
    std::variant<AllOf, AnyOf, NotThat, HasAct, HasLabel, HasAction, FlagIs, MoodIn, ElapsedIn, VisitsIn,
                 HasPromise>
        is;
};

struct SetFlag {
    FlagId flag;
    bool set = true;
};
struct ChangeMood {
    int by = 0;
};
struct ChangePatience {
    std::int64_t by_s = 0;
};
/// A photo, fact, policy or article becomes visible on the desk.
struct Reveal {
    std::string id;
};
/// The customer has accepted: of the measure named (a desk action's name), or of what was offered last when
/// empty.
struct AcceptOffer {
    std::string measure;
};
/// A change of the scenario's `events` happens now.
struct TriggerEvent {
    EventId event;
};

using Effect = std::variant<SetFlag, ChangeMood, ChangePatience, Reveal, AcceptOffer, TriggerEvent>;

} // namespace amends::scenario
