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
