// What the desk knows, as sentences: the judge's facts.
#include "sim/engine/pending_id.hpp"
#include "sim/engine/render.hpp"
#include "sim/engine/work.hpp"

#include <algorithm>
#include <array>

namespace amends::engine {
namespace {

using scenario::DeskAction;
using support::Lang;

/// One sentence in both languages, with {named} places.
struct Sentence {
    std::string_view zh, en;
    [[nodiscard]] std::string_view in(Lang lang) const { return lang == Lang::zh ? zh : en; }
};

constexpr Sentence order_placed = {"订单 {number} 于 {date} {clock} 下单,状态:{status}。",
                                   "Order {number} was placed on {date} at {clock}; status: {status}."};
constexpr Sentence order_plain = {"订单 {number},状态:{status}。", "Order {number}; status: {status}."};
constexpr Sentence item_line = {"订单里有{title},{variant},数量 {quantity},单价 {price}。",
                                "The order has {title}, {variant}, quantity {quantity}, at {price} each."};
constexpr Sentence item_plain = {"订单里有{title},数量 {quantity},单价 {price}。",
                                 "The order has {title}, quantity {quantity}, at {price} each."};
constexpr Sentence shipment_line = {"快递:{carrier},单号 {number},{state}。",
                                    "Shipment: {carrier}, number {number}, {state}."};
constexpr Sentence track_line = {"物流记录:{date} {clock},{text}。", "Tracking: {date} {clock}, {text}."};
constexpr Sentence stock_line = {"{title}现有库存 {quantity} 件。", "{title}: {quantity} in stock."};
constexpr Sentence photo_line = {"有客户照片:{caption}。", "There is a photo of the customer's: {caption}."};
constexpr Sentence article_line = {"{title}:{text}", "{title}: {text}"};
constexpr Sentence authority_line = {"客服可自行决定的{action}额度:{amount}。",
                                     "The agent may grant alone, {action}: up to {amount}."};
constexpr Sentence ticket_line = {"工单 {number} 由{owner}处理,{date} {clock} 前完成:{text}",
                                  "Ticket {number} is with {owner}, due {date} {clock}: {text}"};
constexpr Sentence now_line = {"现在是 {date}({weekday}){clock}。", "It is {clock} on {weekday}, {date}."};

constexpr std::array<Sentence, 8> shipment_states = {{{"尚未发货", "not sent yet"},
                                                      {"已打包", "packed"},
                                                      {"运输途中", "in transit"},
                                                      {"派送中", "out for delivery"},
                                                      {"已签收", "delivered"},
                                                      {"停滞不动", "stuck"},
                                                      {"已丢失", "lost"},
                                                      {"已退回", "returned"}}};

constexpr std::array<Sentence, scenario::desk_action_count> action_names = {
    {{"查询", "looking up"},
     {"查看", "inspection"},
     {"退款", "refund"},
     {"部分退款", "partial refund"},
     {"换货", "exchange"},
     {"补发", "re-dispatch"},
     {"上门取件", "pick-up"},
     {"运费补贴", "freight subsidy"},
     {"快递索赔", "courier claim"},
     {"催件", "chasing the parcel"},
     {"优惠券", "coupon"},
     {"工单", "ticket"},
     {"请示主管", "asking the supervisor"},
     {"回访", "follow-up"},
     {"备注", "note"}}};

/// Collects the sentences; `scope` is that between turns.
struct Teller {
    const Case& play;
    const State& state;
    Lang lang;
    std::vector<std::string> out;

    void tell(const Sentence& sentence,
              std::initializer_list<std::pair<std::string_view, std::string>> places) {
        out.push_back(fill(sentence.in(lang), places));
    }
    [[nodiscard]] std::string text(const support::Localized& localized) const {
        return render(play, localized, lang);
    }
    void tell_text(const support::Localized& localized) {
        if (std::string sentence = text(localized); !sentence.empty()) out.push_back(std::move(sentence));
    }
    [[nodiscard]] std::string money(std::int64_t minor) const {
        return money_text(minor, play.scenario->desk.currency);
    }
    [[nodiscard]] bool visible(const std::string& id, bool hidden) const {
        return !hidden || state.revealed.count(id) > 0;
    }
};

std::string date_in(const std::string& at, Lang lang) {
    const auto moment = parse_moment(at);
    return moment ? date_text(*moment, lang) : std::string();
}

std::string clock_in(const std::string& at) {
    const auto moment = parse_moment(at);
    return moment ? clock_of(*moment) : std::string();
}

void tell_items(Teller& teller, const scenario::Order& order) {
    for (const scenario::Item& item : order.items) {
        const std::string variant = teller.text(item.variant);
        const std::string price = teller.money(amount_of(teller.play, item.price));
        const std::string quantity = std::to_string(item.quantity);
        if (variant.empty())
            teller.tell(item_plain,
                        {{"title", teller.text(item.title)}, {"quantity", quantity}, {"price", price}});
        else
            teller.tell(item_line, {{"title", teller.text(item.title)},
                                    {"variant", variant},
                                    {"quantity", quantity},
                                    {"price", price}});
    }
}

void tell_shipment(Teller& teller, const scenario::Order& order) {
    const auto state = static_cast<std::size_t>(shipment_now(teller.play, teller.state, order));
    teller.tell(shipment_line, {{"carrier", teller.text(order.shipment->carrier)},
                                {"number", order.shipment->number},
                                {"state", std::string(shipment_states.at(state).in(teller.lang))}});
    for (const scenario::TrackPoint& point : order.shipment->track)
        teller.tell(track_line, {{"date", date_in(point.at, teller.lang)},
                                 {"clock", clock_in(point.at)},
                                 {"text", teller.text(point.text)}});
}

void tell_orders(Teller& teller) {
    for (const scenario::Order& order : teller.play.scenario->desk.orders) {
        const std::string status = teller.text(order.status);
        if (parse_moment(order.placed))
            teller.tell(order_placed, {{"number", order.number},
                                       {"date", date_in(order.placed, teller.lang)},
                                       {"clock", clock_in(order.placed)},
                                       {"status", status}});
        else
            teller.tell(order_plain, {{"number", order.number}, {"status", status}});
        tell_items(teller, order);
        if (order.shipment) tell_shipment(teller, order);
        for (const support::Localized& tag : order.tags)
            teller.tell_text(tag);
        teller.tell_text(order.note);
    }
}

void tell_stock(Teller& teller) {
    for (const scenario::Stock& stock : teller.play.scenario->desk.stock) {
        const scenario::Item* item = find_item(*teller.play.scenario, stock.item.value);
        const auto now = teller.state.stock.find(stock.item);
        const int quantity = now == teller.state.stock.end() ? stock.quantity : now->second;
        teller.tell(stock_line, {{"title", item ? teller.text(item->title) : stock.item.value},
                                 {"quantity", std::to_string(quantity)}});
        if (const support::Localized* note = stock_note(teller.play, teller.state, stock.item))
            teller.tell_text(*note);
    }
}

void tell_articles(Teller& teller, const std::vector<scenario::Article>& articles) {
    for (const scenario::Article& article : articles)
        if (teller.visible(article.id.value, article.hidden))
            teller.tell(article_line,
                        {{"title", teller.text(article.title)}, {"text", teller.text(article.text)}});
}

void tell_authority(Teller& teller) {
    for (const auto& [action, amount] : teller.state.authority)
        teller.tell(
            authority_line,
            {{"action", std::string(action_names.at(static_cast<std::size_t>(action)).in(teller.lang))},
             {"amount", teller.money(amount)}});
}

void tell_tickets(Teller& teller) {
    for (const scenario::Ticket& ticket : teller.play.scenario->desk.tickets) {
        std::string owner = ticket.owner.value;
        for (const scenario::Department& department : teller.play.scenario->desk.departments)
            if (department.id == ticket.owner) owner = teller.text(department.title);
        teller.tell(ticket_line, {{"number", ticket.number},
                                  {"owner", owner},
                                  {"date", date_in(ticket.due, teller.lang)},
                                  {"clock", clock_in(ticket.due)},
                                  {"text", teller.text(ticket.text)}});
    }
}

void tell_changes(Teller& teller) {
    for (const scenario::Event& event : teller.play.scenario->events) {
        if (!teller.state.happened.count(event.id)) continue;
        teller.tell_text(event.notice);
        for (const scenario::ShipmentChange& change : event.shipments)
            teller.tell_text(change.text);
    }
}

/// What desk and supervisor have answered by now.
void tell_answers(Teller& teller) {
    for (std::size_t i = 0; i < teller.state.actions.size(); ++i) {
        const ActionRecord& action = teller.state.actions[i];
        if (!action.accepted || scenario::is_free(action.action)) continue;
        const bool thinking =
            std::any_of(teller.state.pending.begin(), teller.state.pending.end(),
                        [&](const Pending& pending) { return answered_action(pending.id) == i; });
        if (!thinking) teller.out.push_back(answer_of(teller.play, action, teller.lang));
    }
}

void tell_facts(Teller& teller) {
    for (const scenario::Fact* fact : known_facts(teller.play, teller.state))
        teller.tell_text(fact->text);
}

void tell_photos(Teller& teller) {
    for (const scenario::Photo& photo : teller.play.scenario->desk.photos)
        if (teller.visible(photo.id.value, photo.hidden))
            teller.tell(photo_line, {{"caption", teller.text(photo.caption)}});
}

void tell_now(Teller& teller) {
    const auto now = parse_moment(now_of(teller.play, teller.state));
    if (!now || teller.play.scenario->now.empty()) return;
    teller.tell(now_line, {{"date", date_text(*now, teller.lang)},
                           {"weekday", weekday_text(*now, teller.lang)},
                           {"clock", clock_of(*now)}});
}

} // namespace

std::vector<const scenario::Fact*> known_facts(const Case& play, const State& state) {
    std::vector<const scenario::Fact*> known;
    for (const scenario::Fact& fact : play.scenario->desk.facts)
        if ((!fact.hidden || state.revealed.count(fact.id.value) > 0)
            && holds(play, state, shown_scope(state), fact.when))
            known.push_back(&fact);
    return known;
}

scenario::ShipmentState shipment_now(const Case& play, const State& state, const scenario::Order& order) {
    scenario::ShipmentState now = order.shipment ? order.shipment->state : scenario::ShipmentState::none;
    for (const scenario::Event& event : play.scenario->events)
        for (const scenario::ShipmentChange& change : event.shipments)
            if (change.order == order.id && state.happened.count(event.id)) now = change.state;
    return now;
}

std::vector<std::string> facts_of(const Case& play, const State& state, Lang lang) {
    Teller teller{play, state, lang, {}};
    tell_now(teller);
    tell_orders(teller);
    tell_photos(teller);
    tell_stock(teller);
    tell_articles(teller, play.scenario->desk.policies);
    tell_articles(teller, play.scenario->desk.articles);
    tell_authority(teller);
    tell_tickets(teller);
    tell_changes(teller);
    tell_answers(teller);
    tell_facts(teller);
    return std::move(teller.out);
}

} // namespace amends::engine
