#pragma once
// Scenario format 1 in memory. Read once, then const. scenarios/FORMAT.md is the reference; JSON keys are the
// members' names.
#include "sim/scenario/node.hpp"

namespace amends::scenario {

inline constexpr int format_version = 1;

enum class Channel { chat, phone, email, social };
enum class Topic {
    transit_damage,
    wrong_item,
    late,
    quality,
    service_attitude,
    not_as_imagined,
    refund_dispute,
    returns,
    other
};
enum class Temperament { calm, anxious, impatient, hot, stubborn };
/// The way of answering: free text or choices.
enum class Way { free, choices };

struct Contact {
    int max_chars = 300;        ///< of a bubble
    int target_s = 60;          ///< response time a good desk reaches
    int limit_s = 180;          ///< after which the reply is late beyond credit
    int pause_s = 3;            ///< after the last bubble, before the customer answers
    std::optional<int> total_s; ///< of the whole contact
};

struct Customer {
    Localized name;
    std::string portrait; ///< person of assets/pictures/portraits, or a file stem of the folder
    Temperament temperament = Temperament::calm;
    int mood = 0;         ///< −100…100 at the start
    int patience_s = 300; ///< waiting in all beyond the target before the customer leaves
    PlaceId leaves_to;    ///< ending when patience is out
    Localized about;      ///< a line under the name
    std::vector<Localized> tags;
};

enum class VariableKind { text, number, money, date };

struct Row {
    RowId id;
    Localized text;          ///< kind text
    std::int64_t number = 0; ///< number; money in minor units; date: days from `now`
};

/// Drawn alone: splitmix64(seed, scenario id, variable id) modulo its rows; or tied: the row with the same id
/// as another's.
struct Variable {
    VariableId id;
    VariableKind kind = VariableKind::text;
    VariableId tied_to;
    Localized unit, unit_one; ///< number: "{days:plural}" gives "3 days", "3 天"; unit_one.en is the singular
    std::vector<Row> rows;
};

/// What reaches the desk during the contact: stock gone, parcel lost.
struct StockChange {
    ItemId item;
    int quantity = 0;
    Localized note; ///< in place of the one that stood there
};
struct ShipmentChange {
    OrderId order;
    ShipmentState state{};
    Localized text;
};

struct Event {
    EventId id;
    std::optional<std::int64_t> at_s; ///< contact seconds; absent: only when triggered
    Localized notice;                 ///< as the desk shows it
    std::optional<int> tell_within_s; ///< the customer must be told within; else `withholding`
    std::vector<StockChange> stock;
    std::vector<ShipmentChange> shipments;
    std::vector<Effect> effects;
};

enum class Grade { right, acceptable, wrong };

/// An action that a way of solving the case needs.
struct NeededAction {
    DeskAction action{};
    std::string object;
    std::optional<Amount> amount_min, amount_max;
};

/// One way to solve the case.
struct ResolutionWay {
    WayId id;
    Localized title;
    Grade grade = Grade::right;
    std::vector<NeededAction> all;
    std::vector<Condition> when; ///< none or one
    Amount cost;                 ///< to the shop
};

/// How a single action is judged: the first rule that fits.
struct ActionGrade {
    DeskAction action{};
    std::string object;
    std::optional<Amount> amount_min, amount_max;
    std::vector<Condition> when;
    Grade grade = Grade::right;
    Localized reason;
};

struct Resolution {
    std::vector<ResolutionWay> ways;
    std::vector<ActionGrade> actions;
    Grade otherwise = Grade::wrong;     ///< an action no rule names
    std::vector<Condition> solved_when; ///< none or one; none: a right or acceptable way is complete
};

struct WrapOption {
    OptionId id;
    Localized text;
    bool right = false;
};

/// The wrap-up's questions; an empty list is not asked.
struct WrapUp {
    std::vector<WrapOption> classes;    ///< technical, transaction, service …; one is picked
    std::vector<WrapOption> severities; ///< one is picked
    std::vector<WrapOption> facts;      ///< key facts; all right ones are picked
    std::vector<WrapOption> follow_ups; ///< one is picked
    std::vector<WrapOption>
        causes; ///< people, machine, material, method, environment, unknown; one is picked
    std::vector<WrapOption> preventions; ///< all right ones are picked
    Localized evidence;                  ///< where the desk holds the cause's evidence
};

/// What a test of the scenario's own must reach.
struct TestExpectation {
    PlaceId ending;
    std::optional<Outcome> outcome;
    std::optional<bool> passed;
    std::optional<int> total_min, total_max;
    std::vector<PlaceId> visits; ///< in this order, others may stand between
    text::LabelSet labels;       ///< found at least once
};

struct ScenarioTest {
    TestId id;
    support::Lang lang = support::Lang::zh;
    std::uint64_t seed = 1;
    Way way = Way::free;
    std::vector<std::string> script; ///< lines as of `play --script`
    TestExpectation expect;
};

/// A problem the author knows of and accepts, with the reason.
struct Suppression {
    std::string code;
    std::string at;
    std::string reason;
}; ///< at: a place, choice or other id; empty: the whole file

/// A shared sub-script: its nodes join this scenario under `prefix`; its `exits` lead to places here.
struct Include {
    std::string part;
    std::string prefix;
    std::map<std::string, PlaceId> exits;
};

/// What this customer feels otherwise than the rubric's mood table says. Only what is present counts.
struct MoodOverride {
    std::map<text::Label, int> label; ///< effect of a label when it holds
    std::optional<int> promise_offered, promise_kept, promise_broken, promise_contradicted,
        promise_not_allowed;
    std::optional<int> action_right, action_acceptable, action_wrong;
    std::optional<int> per_10s_over_target;
    std::map<std::string, int> principle_percent, fault_percent; ///< by temperament
};

struct Scenario {
    ScenarioId id;
    int version = 1;
    Localized title, summary;
    Topic topic = Topic::other;
    Channel channel = Channel::chat;
    int difficulty = 1; ///< 1…5
    int minutes = 5;
    std::vector<support::Lang> languages;
    std::vector<Way> ways;   ///< the first is the default
    RubricId rubric;         ///< "default" when absent
    MoodOverride mood_table; ///< in place of the rubric's
    std::string now;         ///< ISO 8601 with offset: the moment the contact begins
    bool guided = false;     ///< the first case: teaches the desk, is not scored into statistics
    Contact contact;
    Customer customer;
    std::vector<Variable> variables;
    Desk desk;
    std::vector<FlagId> flags; ///< all that may be set
    Expects expects;           ///< due once in the whole contact (follow_up …)
    PlaceId start;
    std::vector<Node> nodes;
    std::vector<Ending> endings;
    std::vector<Event> events;
    Resolution resolution;
    WrapUp wrap_up;
    std::vector<ScenarioTest> tests;
    std::vector<Suppression> suppress;
    std::vector<Include> includes;
};

/// Null when there is none of that id.
const Node* find_node(const Scenario&, const PlaceId&);
const Ending* find_ending(const Scenario&, const PlaceId&);

} // namespace amends::scenario
