#pragma once
// The desk: what the trainee sees beside the conversation and may act on.
#include "sim/scenario/condition.hpp"
#include "support/localized.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace amends::scenario {

using support::Localized;

/// Money in minor units of the desk's currency: an integer, or a share of a drawn `money` variable (`{"var":
/// "price", "percent": 20}`).
struct Amount {
    std::int64_t minor = 0;
    VariableId variable; ///< empty: `minor` counts
    int percent = 100;   ///< of the variable, floored
};

struct Item {
    ItemId id;
    Localized title, variant;
    std::string picture; ///< "goods/laptop" of the shipped pictures, or a file of the scenario's folder
    int quantity = 1;
    Amount price; ///< of one
};

struct TrackPoint {
    std::string at;
    Localized text;
}; ///< ISO 8601 with offset

enum class ShipmentState { none, packed, in_transit, out_for_delivery, delivered, stuck, lost, returned };

struct Shipment {
    Localized carrier;
    std::string number;
    ShipmentState state = ShipmentState::none;
    std::vector<TrackPoint> track; ///< oldest first
};

struct Order {
    OrderId id;
    std::string number;
    std::string placed; ///< ISO 8601 with offset
    Localized status;
    std::vector<Item> items;
    std::optional<Shipment> shipment;
    std::vector<Localized> tags; ///< short facts on the card: "within 7 days"
    Localized note;
};

struct Photo {
    PhotoId id;
    std::string picture;
    Localized caption;
    bool hidden = false; ///< visible only after a `reveal` effect or a customer line that shows it
};

struct Stock {
    ItemId item;
    int quantity = 0;
    Localized note;
};

/// A policy or a product article; both are searched alike.
struct Article {
    PolicyId id;
    Localized title, text;
    std::vector<Localized> keywords;
    bool hidden = false;
};

struct Department {
    DepartmentId id;
    Localized title;
};

enum class TicketSeverity { low, medium, high, critical };
enum class TicketState { open, in_progress, waiting, closed };

/// A hand-over that already exists when the contact begins.
struct Ticket {
    std::string number;
    std::string ticket_class; ///< technical, transaction, service or a shop's own
    TicketSeverity severity = TicketSeverity::medium;
    DepartmentId owner;
    std::string due; ///< ISO 8601 with offset
    TicketState state = TicketState::open;
    Localized text;
};

struct SavedReply {
    std::string id;
    Localized title, text;
};

/// A sentence the desk knows and the judge reads; `when` empty: always.
struct Fact {
    FactId id;
    Localized text;
    std::vector<Condition> when; ///< none or one
    bool hidden = false;         ///< only after a `reveal` effect
};

/// Who was talked to before this contact: bot logs and earlier chats.
struct EarlierLine {
    std::string who;
    std::string at;
    Localized text;
}; ///< who: customer, agent, bot

/// An action of this desk: whether it is possible now, what it changes and what the desk answers.
struct ActionRule {
    DeskAction action{};
    std::string object;              ///< item, order or empty for any
    std::vector<Condition> when;     ///< none or one: the precondition
    Localized refused;               ///< why not, when the precondition fails
    std::vector<Effect> effects;     ///< when accepted
    Localized answer;                ///< what the desk or the supervisor answers
    std::int64_t answer_after_s = 0; ///< 0: at once; ask_supervisor answers later
    std::vector<Effect> answer_effects;
    std::optional<Amount> grants; ///< ask_supervisor: the authority for money actions rises to this
    std::optional<Amount> cost;   ///< to the shop; for money actions the amount given when absent
};

struct Desk {
    std::string currency = "CNY";
    /// What the agent may grant alone, per money action (refund, partial_refund, coupon, freight_subsidy …);
    /// absent: not alone.
    std::map<DeskAction, Amount> authority;
    std::vector<Order> orders;
    std::vector<Photo> photos;
    std::vector<Stock> stock;
    std::vector<Article> policies, articles;
    std::vector<Department> departments;
    std::vector<Ticket> tickets;
    std::vector<SavedReply> saved_replies;
    std::vector<Fact> facts;
    std::vector<EarlierLine> earlier;
    std::vector<ActionRule> actions;
};

} // namespace amends::scenario
