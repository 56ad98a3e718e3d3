#include "sim/engine/filled_line.hpp"

#include "sim/engine/render.hpp"
#include "sim/scenario/script_slots.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

bool takes_amount(scenario::DeskAction action, std::string_view name) {
    const auto parameters = scenario::parameters_of(action);
    return std::any_of(parameters.begin(), parameters.end(), [&](const scenario::ActionParameter& one) {
        return one.name == name && one.is_amount;
    });
}

} // namespace

scenario::DoLine filled_line(const Case& play, scenario::DoLine line) {
    for (auto& [name, value] : line.arguments) {
        if (value.find('{') == std::string::npos) continue;
        const auto slot = scenario::amount_slot(value);
        if (takes_amount(line.action, name) && slot && drawn_row(play, slot->variable) != nullptr)
            value = std::to_string(amount_of(play, *slot));
        else
            value = render(play, {value, value}, play.lang);
    }
    return line;
}

} // namespace amends::engine
