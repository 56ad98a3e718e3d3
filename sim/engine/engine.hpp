#pragma once
// The play: a pure state machine. It knows neither window nor file nor database nor clock and never calls the
// judge.
#include "scoring/rubric/score.hpp"
#include "sim/engine/event.hpp"

#include <memory>
#include <optional>
#include <set>

namespace amends::engine {

/// Scenario + rubric + drawn values: all that does not change during a play.
struct Case {
    std::shared_ptr<const scenario::Scenario> scenario; ///< resolved: includes inlined
    std::shared_ptr<const rubric::Rubric> rubric;
    std::map<std::string, std::string> drawn; ///< variable id → row id
    support::Lang lang = support::Lang::zh;
    Mode mode = Mode::practice;
    scenario::Way way = scenario::Way::free;
    std::uint64_t seed = 1;
    std::string contact = "c1"; ///< events of another contact (a shift has several) pass it by
};

/// The case an attempt's event 0 describes.
Case make_case(std::shared_ptr<const scenario::Scenario>, std::shared_ptr<const rubric::Rubric>,
               const Began&);
/// Draws every variable. splitmix64(seed, scenario id, variable id) modulo its rows.
std::map<std::string, std::string> draw(const scenario::Scenario&, std::uint64_t seed);
/// The order in which a node's choices are shown, drawn from the seed.
std::vector<std::size_t> choice_order(const Case&, const scenario::Node&);
/// Fills {variable} and {variable:form}; unknown names stay as they are (the checker refuses them).
std::string render(const Case&, const support::Localized&, support::Lang);
/// An amount with its variable drawn, in minor units.
std::int64_t amount_of(const Case&, const scenario::Amount&);

struct LedgerEntry {
    std::size_t turn = 0;    ///< of the attempt
    std::size_t promise = 0; ///< index in that turn's verdict
    std::string measure, object, currency;
    std::optional<std::int64_t> amount;
    std::int64_t made_ms = 0; ///< contact time, jumps included
    std::optional<std::int64_t> due_ms;
    scenario::PromiseState state = scenario::PromiseState::due;
    std::string condition_id; ///< reserved for what the script says fulfils it; empty otherwise
    friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

struct ActionRecord {
    scenario::DeskAction action{};
    std::map<std::string, std::string> arguments;
    std::int64_t at_ms = 0;
    std::size_t turn = 0;  ///< the turn it belongs to
    bool accepted = false; ///< preconditions and authority allowed it
    std::string refusal;   ///< id of why not: "authority", "precondition", "parameter", "unknown_object",
                           ///< "over_paid", "done_already", "out_of_stock"
    scenario::Grade grade = scenario::Grade::acceptable;
    std::int64_t cost = 0;              ///< minor units
    int rule = -1;                      ///< index in the desk's actions; -1: none fits
    std::optional<std::int64_t> due_ms; ///< follow_up: the moment it is entered for, jumps included
    friend bool operator==(const ActionRecord&, const ActionRecord&) = default;
};

struct TurnRecord {
    scenario::PlaceId node;
    bool first_visit = true;
    int visit = 1;           ///< which visit of the node; a fallback stays in the same one
    bool repeated = false;   ///< word for word an earlier reply of this contact
    std::uint64_t words = 0; ///< digest of the reply's words, to find repetition
    std::vector<std::string> never_said, must_said; ///< ids of the rubric's listed phrases in it
    text::LabelSet labels, due, welcome;
    std::vector<text::ActId> acts;
    scenario::ChoiceId choice;    ///< empty for free text
    scenario::TransitionId fired; ///< empty: fallback
    bool fell_back = false;
    std::int64_t closed_ms = 0, response_ms = 0, target_ms = 0, limit_ms = 0;
    int mood_before = 0, mood_after = 0;
    bool critical_misinforming = false;
    std::int64_t not_understood = 0;
    friend bool operator==(const TurnRecord&, const TurnRecord&) = default;
};

struct Pending {
    std::int64_t due_ms = 0;
    std::string id;
    friend auto operator<=>(const Pending&, const Pending&) = default;
};

enum class Phase { talking, wrap_up, finished, abandoned };

/// Ids, counters, flags and the ledger; no texts. Equal states behave alike.
struct State {
    Phase phase = Phase::talking;
    scenario::PlaceId place;    ///< node, or the ending reached
    std::int64_t now_ms = 0;    ///< contact time of the last event, without jumps
    std::int64_t jumped_ms = 0; ///< what time jumps have added
    std::vector<std::pair<std::int64_t, std::int64_t>> jumps; ///< each: when, in contact time, and how far
    std::int64_t waiting_since_ms = 0;                        ///< when the customer last spoke
    std::int64_t first_bubble_ms = -1;                        ///< of the open turn; -1: none yet
    int open_bubbles = 0;
    std::int64_t patience_ms = 0; ///< what is left
    int mood = 0;
    bool paused = false, offer_accepted = false;
    std::set<scenario::FlagId> flags;
    std::set<std::string> revealed; ///< photos, facts, policies shown by the script
    std::map<scenario::PlaceId, int> visits;
    std::map<scenario::PlaceId, int> fallbacks;
    std::vector<TurnRecord> turns;
    std::size_t turn_actions_from = 0; ///< first of `actions` since the customer last spoke
    std::uint64_t open_words = 0;      ///< of the open turn, as in TurnRecord
    std::set<std::string> open_never_said, open_must_said;
    text::LabelSet carried_due, carried_welcome; ///< of nodes left by an action or by time before any reply
    std::vector<ActionRecord> actions;
    std::vector<LedgerEntry> ledger;
    std::set<Pending> pending;                          ///< by (due time, id)
    std::map<scenario::EventId, std::int64_t> happened; ///< event → contact ms
    std::set<scenario::EventId> told;                   ///< passed on to the customer in time
    std::set<scenario::EventId> withheld;               ///< not passed on within the time allowed
    std::map<scenario::ItemId, int> stock;
    std::map<scenario::DeskAction, std::int64_t> authority;
    std::map<int, int> label_counts;  ///< label index → times earned, for the decreasing effect
    std::vector<int> hints;           ///< costs taken
    std::set<std::string> hints_seen; ///< "node/index": each costs once
    std::map<std::string, std::vector<std::string>> wrapped;
    std::int64_t interruptions = 0;
    std::int64_t taken_back_ms = 0; ///< of the shell's time that does not count: pauses, what was taken back
    int idle_moves = 0; ///< time transitions since the last input; bounded, so that none can circle
    bool closed_by_agent = false;
    bool closed_early = false; ///< a goodbye before the customer had accepted
    friend bool operator==(const State&, const State&) = default;
};

/// What the outside shows or does; the state has already changed.
struct CustomerSays {
    std::vector<std::size_t> lines;
    scenario::PlaceId place;
    enum class From { node, fallback, ending } from = From::node;
    int fallback_round = 0;
};
struct MoodChanged {
    int from = 0, to = 0;
};
struct DeskAnswers {
    std::size_t action = 0;
}; ///< index in State::actions; text in the rule
struct DeskNotice {
    scenario::EventId event;
};
struct ActionRefused {
    std::size_t action = 0;
};
struct TimeJumped {
    scenario::PlaceId node;
    std::int64_t by_ms = 0;
};
struct PromiseChanged {
    std::size_t entry = 0;
};
struct CustomerLeft {};
struct EndingReached {
    scenario::PlaceId ending;
};

using Effect = std::variant<CustomerSays, MoodChanged, DeskAnswers, DeskNotice, ActionRefused, TimeJumped,
                            PromiseChanged, CustomerLeft, EndingReached>;

struct Step {
    State state;
    std::vector<Effect> effects;
};

/// The state before any event.
State initial_state(const Case&);
/// The state after the event. What fell due up to event.at_ms is worked off first, ordered by (due time, id).
/// An event that makes no sense here (see `why_not`) leaves the state unchanged and yields no effects.
Step apply(const Case&, State, const Event&);
/// In place, for long folds.
void apply_in_place(const Case&, State&, const Event&, std::vector<Effect>&);

/// What falls due next at or before `until_ms`, as an event to store and apply; null when nothing does.
std::optional<Event> due_next(const Case&, const State&, std::int64_t until_ms);

/// Why an event is impossible now: a stable id ("unknown_choice", "not_your_turn", "empty_reply", "finished"
/// …) and a sentence. Null: it is possible.
struct WhyNot {
    std::string id;
    support::Localized message;
};
std::optional<WhyNot> why_not(const Case&, const State&, const Payload&);

/// All events folded; `rewound_to` is obeyed (apply alone cannot: it knows no earlier events).
State fold(const Case&, const std::vector<Event>&);

/// Time on the desk's calendar since the contact began, for a moment of contact time: with the jumps before
/// it.
std::int64_t story_at(const State&, std::int64_t contact_ms);
/// Choices shown now, in the drawn order.
std::vector<const scenario::Choice*> open_choices(const Case&, const State&);
/// The customer lines an effect names, rendered, those whose condition fails left out when the effect was
/// made.
std::vector<std::string> lines_of(const Case&, const CustomerSays&, support::Lang);

/// What desk or supervisor answers to an accepted action, rendered; a plain confirmation when the rule is
/// silent.
std::string answer_of(const Case&, const ActionRecord&, support::Lang);
/// Why an action was refused, rendered: the rule's own words or a sentence of ours.
std::string refusal_of(const Case&, const ActionRecord&, support::Lang);
/// The action as it would be recorded now: accepted or with the refusal's id. Changes nothing: for greyed-out
/// buttons.
ActionRecord try_action(const Case&, const State&, const ActionTaken&);
/// The moment on the desk's calendar, jumps included: "2026-03-12T20:14:00+08:00".
std::string now_of(const Case&, const State&);

/// The facts sentences the judge reads: desk, policies, known events.
std::vector<std::string> facts_of(const Case&, const State&, support::Lang);
/// The desk's facts that are known by now.
std::vector<const scenario::Fact*> known_facts(const Case&, const State&);
/// The state of an order's shipment after the changes that have reached the desk.
scenario::ShipmentState shipment_now(const Case&, const State&, const scenario::Order&);

struct Result {
    rubric::Score score;
    rubric::AttemptFacts facts;
    std::optional<scenario::Outcome> outcome;
    std::optional<int> simulated_csat; ///< 1…5, 模拟
    bool front_line_resolution = false, first_contact_resolution = false, bad_review = false;
    std::int64_t cost_given = 0;
    std::optional<std::int64_t> cheapest_right;
    std::vector<std::string> findings; ///< "overcompensation", "closed_before_acceptance"
};
/// Points and simulated figures of a state; meaningful at any moment, final once finished.
Result result_of(const Case&, const State&);

/// The whole state as canonical text, one member a line: equal states, equal text, on every machine.
std::string digest(const State&);

} // namespace amends::engine
