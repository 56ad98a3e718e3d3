#include "sim/engine/render.hpp"
#include "sim/engine/work.hpp"

namespace amends::engine {

const scenario::Item* find_item(const scenario::Scenario& script, const std::string& id) {
    for (const scenario::Order& order : script.desk.orders)
        for (const scenario::Item& item : order.items)
            if (item.id.value == id) return &item;
    return nullptr;
}

const scenario::Order* find_order(const scenario::Scenario& script, const std::string& id) {
    for (const scenario::Order& order : script.desk.orders)
        if (order.id.value == id) return &order;
    return nullptr;
}

const scenario::Event* find_event(const scenario::Scenario& script, const scenario::EventId& id) {
    for (const scenario::Event& event : script.events)
        if (event.id == id) return &event;
    return nullptr;
}

const support::Localized* stock_note(const Case& play, const State& state, const scenario::ItemId& item) {
    const support::Localized* note = nullptr;
    int quantity = 0;
    for (const scenario::Stock& stock : play.scenario->desk.stock) {
        if (stock.item != item) continue;
        note = &stock.note;
        quantity = stock.quantity;
    }
    std::int64_t last_ms = -1;
    for (const scenario::Event& event : play.scenario->events) {
        const auto happened = state.happened.find(event.id);
        if (happened == state.happened.end() || happened->second < last_ms) continue;
        for (const scenario::StockChange& change : event.stock) {
            if (change.item != item) continue;
            last_ms = happened->second;
            note = &change.note;
            quantity = change.quantity;
        }
    }
    const auto now = state.stock.find(item);
    const bool still_so = now == state.stock.end() || now->second == quantity;
    return note && still_so ? note : nullptr;
}

std::optional<std::int64_t> price_of(const Case& play, const std::string& object) {
    if (const scenario::Item* item = find_item(*play.scenario, object))
        return amount_of(play, item->price) * item->quantity;
    const scenario::Order* order = find_order(*play.scenario, object);
    if (!order) return std::nullopt;
    std::int64_t sum = 0;
    for (const scenario::Item& item : order->items)
        sum += amount_of(play, item.price) * item.quantity;
    return sum;
}

} // namespace amends::engine
