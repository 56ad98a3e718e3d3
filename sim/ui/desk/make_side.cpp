// Orders, actions and knowledge of the desk as the side pane shows them.
#include "sim/engine/render.hpp"
#include "sim/ui/desk/make_desk_view.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

using scenario::DeskAction;

std::string words(const DeskInput& in, const scenario::Localized& text) {
    return engine::render(in.told.play, text, in.told.play.lang);
}

std::string moment_words(const DeskInput& in, const std::string& iso) {
    const auto moment = engine::parse_moment(iso);
    if (!moment) return iso;
    return engine::date_text(*moment, in.told.play.lang) + " " + engine::clock_of(*moment);
}

ItemView item_view(const DeskInput& in, const scenario::Item& item) {
    const engine::Case& play = in.told.play;
    ItemView view{.id = item.id.value,
                  .title = words(in, item.title),
                  .variant = words(in, item.variant),
                  .picture = item.picture,
                  .price =
                      engine::money_text(engine::amount_of(play, item.price), play.scenario->desk.currency),
                  .quantity = item.quantity};
    if (!view.picture.empty() && view.picture.rfind("goods/", 0) != 0)
        view.picture = in.scenario_root + view.picture;
    const auto stock = in.told.state.stock.find(item.id);
    if (stock != in.told.state.stock.end()) {
        view.stock = stock->second > 0 ? in.texts.get("desk.stock_count", {{"count", stock->second}})
                                       : in.texts.get("desk.stock_none");
    }
    if (const support::Localized* note = engine::stock_note(play, in.told.state, item.id))
        view.stock_note = words(in, *note);
    return view;
}

bool is_revealed(const DeskInput& in, const std::string& id, bool hidden) {
    return !hidden || in.told.state.revealed.contains(id);
}

/// What an action's `object` may be: the items of the orders, or the orders themselves.
std::vector<std::pair<std::string, std::string>> objects_of(const DeskInput& in) {
    std::vector<std::pair<std::string, std::string>> objects;
    for (const scenario::Order& order : in.told.play.scenario->desk.orders) {
        for (const scenario::Item& item : order.items)
            objects.emplace_back(item.id.value, words(in, item.title));
    }
    return objects;
}

std::string authority_hint(const DeskInput& in, DeskAction action) {
    const auto at = in.told.state.authority.find(action);
    if (at == in.told.state.authority.end()) return in.texts.get("desk.authority_none");
    return in.texts.get("desk.authority_up_to",
                        {{"amount", engine::money_text(at->second, in.told.play.scenario->desk.currency)}});
}

std::vector<std::pair<std::string, std::string>> options_of(const DeskInput& in, std::string_view name) {
    std::vector<std::pair<std::string, std::string>> options;
    if (name == "object") return objects_of(in);
    if (name == "department") {
        for (const scenario::Department& department : in.told.play.scenario->desk.departments) {
            options.emplace_back(department.id.value, words(in, department.title));
        }
    }
    if (name == "class") {
        for (const std::string_view id : {"technical", "transaction", "service"}) {
            options.emplace_back(id, in.texts.get(std::string("desk.class_").append(id)));
        }
    }
    if (name == "severity") {
        for (const std::string_view id : {"low", "medium", "high", "critical"}) {
            options.emplace_back(id, in.texts.get(std::string("desk.severity_").append(id)));
        }
    }
    if (name == "in") {
        for (const int minutes : {10, 30})
            options.emplace_back(std::to_string(minutes * 60),
                                 in.texts.get("desk.in_minutes", {{"minutes", minutes}}));
        for (const int hours : {1, 4, 24, 48})
            options.emplace_back(std::to_string(hours * 3600),
                                 in.texts.get("desk.in_hours", {{"hours", hours}}));
        options.emplace_back(std::to_string(3 * 24 * 3600), in.texts.get("desk.in_days", {{"days", 3}}));
    }
    return options;
}

std::vector<ActionField> fields_of(const DeskInput& in, DeskAction action) {
    std::vector<ActionField> fields;
    for (const scenario::ActionParameter& parameter : scenario::parameters_of(action)) {
        if (parameter.name == "at") continue; // the form offers spans; scripts may name an instant
        ActionField field{.name = std::string(parameter.name),
                          .is_amount = parameter.is_amount,
                          .required = parameter.required || parameter.name == "in"};
        field.label = in.texts.get(std::string("desk.field_").append(parameter.name));
        field.options = options_of(in, parameter.name);
        if (parameter.is_amount) field.hint = authority_hint(in, action);
        fields.push_back(std::move(field));
    }
    return fields;
}

DoneAction done_view(const DeskInput& in, const engine::ActionRecord& action) {
    std::string what = action_name(in.texts, action.action);
    const auto amount = action.arguments.find("amount");
    if (amount != action.arguments.end()) {
        const std::string money =
            engine::money_text(std::atoll(amount->second.c_str()), in.told.play.scenario->desk.currency);
        what = in.texts.get("desk.done_amount", {{"action", what}, {"amount", money}});
    }
    return {.text = action.accepted ? what : in.texts.get("desk.done_refused", {{"action", what}}),
            .time = clock_text(in.told.play, engine::story_at(in.told.state, action.at_ms)),
            .accepted = action.accepted};
}

std::vector<ArticleView> articles(const DeskInput& in, const std::vector<scenario::Article>& from) {
    std::vector<ArticleView> views;
    for (const scenario::Article& article : from) {
        if (!is_revealed(in, article.id.value, article.hidden)) continue;
        ArticleView view{
            .id = article.id.value, .title = words(in, article.title), .text = words(in, article.text)};
        for (const scenario::Localized& keyword : article.keywords)
            view.keywords += words(in, keyword) + " ";
        views.push_back(std::move(view));
    }
    return views;
}

std::string department_title(const DeskInput& in, std::string_view id) {
    for (const scenario::Department& department : in.told.play.scenario->desk.departments)
        if (department.id.value == id) return words(in, department.title);
    return std::string(id);
}

/// A shop's own class has no words of ours: it is shown as it is written.
std::string class_words(const DeskInput& in, const std::string& id) {
    for (const std::string_view known : {"technical", "transaction", "service"})
        if (id == known) return in.texts.get("desk.class_" + id);
    return id;
}

std::string ticket_about(const DeskInput& in, const std::string& ticket_class, const std::string& severity,
                         const std::string& owner) {
    return in.texts.get("desk.ticket_about", {{"class", class_words(in, ticket_class)},
                                              {"severity", in.texts.get("desk.severity_" + severity)},
                                              {"owner", department_title(in, owner)}});
}

TicketView kept_ticket(const DeskInput& in, const scenario::Ticket& ticket) {
    constexpr std::array severities{"low", "medium", "high", "critical"};
    constexpr std::array states{"open", "in_progress", "waiting", "closed"};
    constexpr std::array tones{Tone::warn, Tone::accent, Tone::neutral, Tone::good};
    const auto state = static_cast<std::size_t>(ticket.state);
    return {.number = ticket.number,
            .text = words(in, ticket.text),
            .state = in.texts.get(std::string("desk.ticket_").append(states.at(state))),
            .about =
                ticket_about(in, ticket.ticket_class,
                             severities.at(static_cast<std::size_t>(ticket.severity)), ticket.owner.value),
            .due = in.texts.get("desk.ticket_due", {{"due", moment_words(in, ticket.due)}}),
            .tone = tones.at(state)};
}

/// Entered in this contact; `place` counts from 1 beside those that were there.
TicketView entered_ticket(const DeskInput& in, const engine::ActionRecord& action, std::size_t place) {
    const auto value = [&](const char* name) {
        const auto at = action.arguments.find(name);
        return at == action.arguments.end() ? std::string() : at->second;
    };
    return {.number = in.texts.get("desk.ticket_new", {{"place", place}}),
            .text = value("text"),
            .state = in.texts.get("desk.ticket_open"),
            .about =
                ticket_about(in, value("class").empty() ? "service" : value("class"),
                             value("severity").empty() ? "medium" : value("severity"), value("department")),
            .due = value("due").empty()
                       ? std::string()
                       : in.texts.get("desk.ticket_due", {{"due", moment_words(in, value("due"))}}),
            .tone = Tone::warn};
}

} // namespace

const std::string& action_name(const Texts& texts, DeskAction action) {
    return texts.get(std::string("action.").append(scenario::to_string(action)));
}

void add_orders(const DeskInput& in, DeskView& view) {
    for (const scenario::Order& order : in.told.play.scenario->desk.orders) {
        OrderView card{.id = order.id.value,
                       .number = order.number,
                       .placed = moment_words(in, order.placed),
                       .status = words(in, order.status),
                       .note = words(in, order.note)};
        for (const scenario::Item& item : order.items)
            card.items.push_back(item_view(in, item));
        for (const scenario::Localized& tag : order.tags)
            card.tags.push_back(words(in, tag));
        if (order.shipment) {
            card.carrier = words(in, order.shipment->carrier);
            card.tracking = order.shipment->number;
            const auto state = static_cast<int>(engine::shipment_now(in.told.play, in.told.state, order));
            card.shipment = in.texts.get("desk.shipment_" + std::to_string(state));
            for (const scenario::TrackPoint& point : order.shipment->track) {
                card.track.insert(card.track.begin(), {moment_words(in, point.at), words(in, point.text)});
            }
            for (const scenario::Event& event : in.told.play.scenario->events) {
                const auto happened = in.told.state.happened.find(event.id);
                if (happened == in.told.state.happened.end()) continue;
                for (const scenario::ShipmentChange& change : event.shipments) {
                    if (change.order != order.id) continue;
                    card.track.insert(
                        card.track.begin(),
                        {clock_text(in.told.play, engine::story_at(in.told.state, happened->second)),
                         words(in, change.text)});
                }
            }
        }
        view.orders.push_back(std::move(card));
    }
    for (const scenario::Photo& photo : in.told.play.scenario->desk.photos) {
        if (!is_revealed(in, photo.id.value, photo.hidden)) continue;
        view.photos.emplace_back(photo.picture, words(in, photo.caption));
    }
}

void add_actions(const DeskInput& in, DeskView& view) {
    using enum DeskAction;
    constexpr std::array order{look_up,       inspect, exchange,        refund,    partial_refund,
                               redispatch,    pickup,  freight_subsidy, coupon,    chase_parcel,
                               courier_claim, ticket,  ask_supervisor,  follow_up, note};
    // What was promised in the last words is still done in the wrap-up: the ledger is settled when that ends.
    const bool over =
        in.told.state.phase != engine::Phase::talking && in.told.state.phase != engine::Phase::wrap_up;
    for (const DeskAction action : order) {
        const bool named = std::any_of(
            in.told.play.scenario->desk.actions.begin(), in.told.play.scenario->desk.actions.end(),
            [&](const scenario::ActionRule& rule) { return rule.action == action; });
        const bool always = action == look_up || action == note || action == follow_up || action == ticket
                            || action == ask_supervisor;
        const bool granted = in.told.play.scenario->desk.authority.contains(action);
        const bool graded =
            std::any_of(in.told.play.scenario->resolution.actions.begin(),
                        in.told.play.scenario->resolution.actions.end(),
                        [&](const scenario::ActionGrade& grade) { return grade.action == action; });
        if (!named && !always && !granted && !graded) continue;
        ActionButton button{.action = action,
                            .label = action_name(in.texts, action),
                            .help =
                                in.texts.get(std::string("action_help.").append(scenario::to_string(action))),
                            .enabled = !over};
        if (over) button.why_not = in.texts.get("desk.action_over");
        button.fields = fields_of(in, action);
        view.actions.push_back(std::move(button));
    }
    for (const engine::ActionRecord& action : in.told.state.actions)
        view.done.push_back(done_view(in, action));
    std::string limits;
    for (const auto& [action, amount] : in.told.state.authority) {
        if (!limits.empty()) limits += in.texts.get("desk.list_comma");
        limits +=
            in.texts.get("desk.authority_one",
                         {{"action", action_name(in.texts, action)},
                          {"amount", engine::money_text(amount, in.told.play.scenario->desk.currency)}});
    }
    if (!limits.empty()) view.authority = in.texts.get("desk.authority", {{"limits", limits}});
}

void add_knowledge(const DeskInput& in, DeskView& view) {
    const scenario::Desk& desk = in.told.play.scenario->desk;
    view.policies = articles(in, desk.policies);
    view.articles = articles(in, desk.articles);
    for (const scenario::SavedReply& reply : desk.saved_replies) {
        view.saved_replies.push_back(
            {.id = reply.id, .title = words(in, reply.title), .text = words(in, reply.text)});
    }
    for (const scenario::Ticket& ticket : desk.tickets)
        view.tickets.push_back(kept_ticket(in, ticket));
    for (const engine::ActionRecord& action : in.told.state.actions)
        if (action.action == DeskAction::ticket && action.accepted)
            view.tickets.push_back(entered_ticket(in, action, view.tickets.size() + 1));
    for (const scenario::Fact* fact : engine::known_facts(in.told.play, in.told.state))
        if (std::string sentence = words(in, fact->text); !sentence.empty())
            view.known.push_back(std::move(sentence));
}

} // namespace amends::ui
